"""Extraction on the real streams: a pure function of one message."""

from __future__ import annotations

from datetime import UTC, datetime

from schemas.wire import ARTICLE, CLAIMS, ContractError
from services.extraction.claims import extract_claims
from services.extraction.model import ArticleClaims
from services.ingestion.model import Admission, Article


class Extraction:
    """Bundles of claims, and what takes the number of an article that cannot be read."""

    def bundle(self, payload: bytes) -> bytes:
        """The claims of the admitted entry in `payload`."""
        article = ARTICLE.decode(payload)
        if article.kind is not Admission.ARTICLE:
            return CLAIMS.encode(empty_bundle(article, article.kind))
        return CLAIMS.encode(extract_claims(article))

    def tombstone(self, payload: bytes, seq: int) -> bytes:
        """A bundle without claims for an entry that is a dead letter.

        A message that is not even of the contract (nobody but ingestion writes there) has no clock: it gets the
        beginning of time, and the clock of later stages never runs backwards.
        """
        try:
            return CLAIMS.encode(empty_bundle(ARTICLE.decode(payload), Admission.TOMBSTONE))
        except ContractError:
            return CLAIMS.encode(empty_bundle(_nothing(seq), Admission.TOMBSTONE))


def empty_bundle(article: Article, kind: Admission) -> ArticleClaims:
    """What extraction says of an entry without text."""
    return ArticleClaims(
        article.seq, article.seen_at, article.id, article.url, article.outlet, article.title, article.published_at,
        kind.value, article.supersedes, (), section=article.section,
    )  # fmt: skip


def _nothing(seq: int) -> Article:
    start = datetime(1970, 1, 1, tzinfo=UTC)
    return Article(seq, start, f"unreadable-{seq}", Admission.TOMBSTONE, "", "", "", "", start)


handle = Extraction()
