"""Claims of sentences that one day tells, and what two of them say of each other."""

from __future__ import annotations

from datetime import UTC, datetime

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile, profile
from services.comparison.tellings.verdicts import retell
from services.extraction.claims import extract_claims
from services.ingestion.model import Admission, Article

TOLD = "The Orrin Valley council said on Monday that Petra Lindqvist, 41, will pay $2.4 million for 12 trams by June."
AGAIN = "Petra Lindqvist, 41, is to pay $2.4 million for 12 trams by June, according to the Orrin Valley council."


def told_on(text: str, outlet: str, day: int) -> list[Profile]:
    """What an outlet claims by a text on a day of March."""
    at = datetime(2025, 3, day, 12, tzinfo=UTC)
    article = Article(
        seq=1, seen_at=at, id=outlet[:8].ljust(32, "0"), kind=Admission.ARTICLE, url=f"https://{outlet}/a", outlet=outlet,
        title="", text=text, published_at=at,
    )  # fmt: skip
    return [profile(c) for c in extract_claims(article).claims]


def fields_of(told: str, again: str) -> set[Field | None]:
    """The fields in which claims of two sentences of one day differ as retellings."""
    mine, theirs = told_on(told, "one.example", 14), told_on(again, "two.example", 14)
    return {r.field for a in mine for b in theirs if (r := retell(a, b)) is not None}
