"""Two sentences as their relation is decided on: words with their syntax, numbers, quantities and periods."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.extraction.model import Period, Quantity


class Relation(StrEnum):
    """What the second of two sentences is to the first."""

    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parsed sentence; `head` is the index of its governor (its own for a root)."""

    text: str
    lemma: str
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    head: int
    start: int
    end: int

    @property
    def named(self) -> bool:
        """Whether it is (part of) a proper name."""
        return self.pos == "PROPN"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, without its hedge: words `first` up to and without `end`."""

    first: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or a few, read."""

    text: str
    words: tuple[Word, ...]
    numerals: tuple[Numeral, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The relation and the rule that decided it."""

    relation: Relation
    rule: str
