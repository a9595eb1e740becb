"""Extraction on the real streams: a pure function of one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from schemas.wire import ARTICLE, CLAIMS, ContractError
from services.extraction.claims import extract_claims
from services.ingestion.model import Admission, Article
from services.runtime.logging import get_logger
from services.runtime.tracing import identify

log = get_logger("extraction")


class Extraction:
    """Bundles of claims, and what takes the number of an article that cannot be read."""

    def warm(self) -> None:
        """Load models and tables, so that an entry is given out only to a worker that can begin it."""
        moment = datetime(2025, 1, 1, tzinfo=UTC)
        text = (
            'The Orrin bridge was closed on Monday after 12 cables snapped, "all of them old", the harbour office said.'
        )
        extract_claims(
            Article(1, moment, "warm", Admission.ARTICLE, "", "harbour.example", "Bridge closed", text, moment)
        )

    def bundle(self, payload: bytes) -> bytes:
        """The claims of the admitted entry in `payload`; none for a withdrawal and a tick."""
        article = ARTICLE.decode(payload)
        if article.kind is not Admission.TOMBSTONE:
            identify(article.id, outlet=article.outlet, seq=article.seq, characters=len(article.text))
        bundle = extract_claims(article)
        log.debug("article.read", claims=len(bundle.claims))
        return CLAIMS.encode(bundle)

    def tombstone(self, payload: bytes, seq: int) -> bytes:
        """A bundle without claims for an entry that is a dead letter.

        A message that is not even of the contract (nobody but ingestion writes there) has no clock: it gets the
        beginning of time, and the clock of later stages never runs backwards.
        """
        try:
            article = ARTICLE.decode(payload)
        except ContractError:
            start = datetime(1970, 1, 1, tzinfo=UTC)
            article = Article(seq, start, f"unreadable-{seq}", Admission.TOMBSTONE, "", "", "", "", start)
        return CLAIMS.encode(extract_claims(replace(article, kind=Admission.TOMBSTONE, text="", command=None)))


handle = Extraction()
