"""A factory: claims of one invented text, published on Wednesday 21 May 2025."""

from __future__ import annotations

from datetime import UTC, datetime

from services.extraction.claims import extract_claims
from services.extraction.model import Claim, Role
from services.ingestion.model import Admission, Article

PUBLISHED = datetime(2025, 5, 21, 10, tzinfo=UTC)


def article(text: str, *, title: str = "", outlet: str = "paper.example", seq: int = 1) -> Article:
    return Article(
        seq=seq,
        seen_at=PUBLISHED,
        id="article-1",
        kind=Admission.ARTICLE,
        url="https://paper.example/1",
        outlet=outlet,
        title=title,
        text=text,
        published_at=PUBLISHED,
    )


def claims_of(text: str, *, title: str = "") -> tuple[Claim, ...]:
    """What frames make of the text; sentences as they stand are the matter of test_plain."""
    return tuple(c for c in extract_claims(article(text, title=title)).claims if c.frame.predicate != "plain")


def keys(claim: Claim, role: Role) -> set[str]:
    """Keys of the participants in a role."""
    return {p.key for p in claim.frame.participants if p.role is role}


def words(claim: Claim, role: Role) -> set[str]:
    """Words of the participants in a role."""
    return {w for p in claim.frame.participants if p.role is role for w in p.words}


def about(claims: tuple[Claim, ...], predicate: str) -> Claim:
    """The one claim with this predicate."""
    found = [c for c in claims if c.frame.predicate == predicate]
    assert len(found) == 1, [c.frame.predicate for c in claims]
    return found[0]
