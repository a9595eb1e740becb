"""A factory: the claims of one invented text, as an outlet prints it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from services.ingestion.model import Admission, Article

START = datetime(2025, 3, 10, 12, tzinfo=UTC)


def claims(text: str, outlet: str, days: int = 0) -> tuple[Claim, ...]:
    """The claims of a text that `outlet` prints so many days after the first day."""
    at = START + timedelta(days=days)
    article = Article(
        seq=1, seen_at=at, id=outlet[:8].ljust(32, "0"), kind=Admission.ARTICLE, url=f"https://{outlet}/a", outlet=outlet,
        title="", text=text, published_at=at,
    )  # fmt: skip
    return extract_claims(article).claims


def figures(text: str, outlet: str, days: int = 0) -> list[Claim]:
    """Those with a quantity."""
    return [c for c in claims(text, outlet, days) if c.quantity is not None]


def figure(text: str, outlet: str, number: float) -> Claim:
    """The claim with the figure `number`."""
    return next(c for c in figures(text, outlet) if c.quantity is not None and c.quantity.number == number)
