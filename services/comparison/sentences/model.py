"""A sentence as words with their kinds, and a value in which two of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST = 6
"""A sentence with more names or numbers of its own than these is a list."""


WEEKDAY = "weekday"
"""Unit of a date that is a day of the week."""


class Kind(StrEnum):
    WORD = "word"
    NAME = "name"
    TITLE = "title"
    """A word before a name: "Senator"."""
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    STOP = "stop"
    """Tells nothing by itself."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `start` and `end` are offsets into the sentence."""

    kind: Kind
    stem: str
    """What it is compared by."""
    lower: str
    start: int
    end: int
    weight: float = 0.0
    """How much it tells: the rarer the more; 0 of values and stop words."""
    value: float = 0.0
    """Of a number or a date."""
    low: float = 0.0
    high: float = 0.0
    """Of a number: what its hedge allows."""
    unit: str = ""
    """Of a number: "$", "£", "€", "%", "age", "count" or a stretch of time ("days"); of a date: "weekday", "month",
    "day", "year" or "century"; of a name: "letters" where it is in capitals only."""
    clause: int = 0
    """Which clause of the sentence it stands in, by the marks between them."""

    @property
    def tells(self) -> bool:
        """Whether it can tie two sentences."""
        return self.weight > 0.0


class Difference(StrEnum):
    """In which kind of value two sentences differ."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    DIRECTION = "direction"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two values that may fill one slot: places of their tokens in either sentence, first and last."""

    kind: Difference
    left: tuple[int, int]
    right: tuple[int, int]
    alike: bool = True
    """One unit, names of one length, a negated verb that the other has."""
    restricted: bool = False
    """One of two numbers counts a part or more of what the other counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value in which two tellings differ; offsets into the two sentences."""

    kind: Difference
    left: tuple[int, int]
    right: tuple[int, int]
    score: float
    """Log odds that only one of the two can be true."""
    unit: str = ""
    """Of a number or a date, as that of its token."""
