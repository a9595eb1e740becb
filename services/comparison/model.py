"""What comparison says of two claims, and what it hands on to scoring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.extraction.model import Claim, Span


class Judgement(StrEnum):
    """SEMANTICS "verdict"; it knows no weights."""

    AGREEMENT = "agreement"
    UPDATE = "update"
    REVISION = "revision"
    DISPUTE = "dispute"
    CONTRADICTION = "contradiction"
    INCOMPARABLE = "incomparable"


class Field(StrEnum):
    """What of a fact can differ; consensus exists per (fact, field)."""

    QUANTITY = "quantity"
    TIME = "time"
    PLACE = "place"
    PERSON = "person"
    ROLE = "role"
    DIRECTION = "direction"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`left` is the newer claim, `right` the older."""

    left: str
    right: str
    judgement: Judgement
    field: Field | None
    """The one field that differs; None for agreement and incomparable."""
    agrees: tuple[Field, ...]
    """Fields that both state and that match: the cells of a fact are linked by these."""
    rule: str
    reason: str
    """One sentence that a person can read, with both values."""
    left_value: str = ""
    right_value: str = ""
    left_span: Span | None = None
    right_span: Span | None = None
    z: float | None = None
    """Distance of two quantities (SCORING "Consensus of a fact"), where quantities were compared."""
    confidence: float = 1.0

    @property
    def of_sentences(self) -> bool:
        """Whether only the words of two sentences say so, no frame that was read (docs/comparison.md)."""
        return self.rule.endswith(".sentences")

    @property
    def of_weekdays(self) -> bool:
        """Whether two days of the week differ: one beside the words may be the day on which they were said."""
        return self.rule.endswith(".weekday.sentences")


@dataclass(frozen=True, slots=True)
class Copy:
    """How much of this article's own text stands in an earlier article."""

    article_id: str
    outlet: str
    containment: float
    """Share of 5-word shingles found there, 0 to 1."""
    words: int = 1000
    """Own words of the shorter of the two: with only a few the share says little."""


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim with the fact that it belongs to and the verdicts against earlier claims of that fact."""

    claim: Claim
    fact_id: str
    verdicts: tuple[Verdict, ...]
    corroborated: tuple[Verdict, ...] = ()
    """Where it contradicts a member of the fact: agreements of claims of any fact with that member, in that field."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything comparison has to say of one admitted entry."""

    seq: int
    seen_at: datetime
    article_id: str
    url: str
    outlet: str
    title: str
    published_at: datetime
    kind: str
    supersedes: str | None
    placed: tuple[PlacedClaim, ...]
    withdrawn: tuple[str, ...] = ()
    """Claims that leave the record with this entry (takedown or an older version)."""
    merged: tuple[tuple[str, str], ...] = ()
    """(younger fact, older fact): the younger id becomes an alias."""
    copies: tuple[Copy, ...] = ()
    wire: str | None = None
    backfilled: bool = False
    """From an archive; a verdict against a claim of later publication has that one as `left`."""
    command: str | None = None
    """An operator's command to scoring (`schemas.wire.COMMAND`), at its place in the log."""
