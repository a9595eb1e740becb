"""The words of this measure: references into articles that are not ours, and what became of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.extraction.model import Span


class Kind(StrEnum):
    """Which field of a sentence is changed."""

    NUMBER = "number"
    TOLL = "toll"
    """A number that may have grown by the time of the later article: it only changes to what growth cannot be."""
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    DIRECTION = "direction"
    NEGATION = "negation"

    @property
    def field(self) -> str:
        """The name under which results are told: a toll is a number."""
        return "number" if self is Kind.TOLL else self.value


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence: the article's address and the sentence's range in its text."""

    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class Change:
    """One field of the sentence that may be changed, and where its words stand in the article's text."""

    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class PairReference:
    """Two sentences of different outlets that agree, by reference only."""

    id: str
    told: Place
    """The later one: its fields are changed."""
    against: Place
    """The earlier one."""
    check: str
    """First eight hex digits of the digest of both sentences: the texts are those that were read."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the later sentence did when it came after the earlier one."""

    pair: str
    kind: Kind | None
    """None: nothing was changed."""
    judgement: str
    """The decisive judgement between the two sentences, or "silent"."""
    why: str
    """The rule of the verdict, or what stopped the comparison."""
