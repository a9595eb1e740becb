"""The values that an article states, each at its place in a sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.comparison.values.quantity import SAME_Z, distance, same_amount
from services.extraction.model import Quantity

NAME = "name"
"""Sort of a name."""
_ALIKE = 0.02
"""How far two figures may be apart that are one, where no claim tells how they are rounded."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value in a sentence."""

    field: Field
    sort: str
    """Of which sort another must be to stand in its place: a unit, "day", "name", a scale of endings."""
    claim: Profile
    """The claim that tells it, or one of its sentence."""
    at: tuple[int, int]
    """Places of its first and last token in the sentence."""
    key: frozenset[str] = frozenset()
    """Of a name: its words; of a day: which of the week, if that is how it is told."""
    day: tuple[int, int, int] = (0, 0, 0)
    """Of a day, a month or a year: what is not told is 0."""
    figure: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Of a figure: as it is told, and what its hedge allows; of a stretch of time in days."""
    way: int = 0
    """Of an ending: on which side of its scale; of a name that has won or lost: which of the two."""

    @property
    def sentence(self) -> Sentence:
        """The sentence in which it stands."""
        return read_sentence(self.claim.claim.told)

    @property
    def is_name(self) -> bool:
        """Whether it is a name, without any part that it has in what happened."""
        return self.sort == NAME

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands in its article."""
        return self.claim.claim.sentence.start, *self.at

    @property
    def quantity(self) -> Quantity | None:
        """What extraction has read of the figure, where it has."""
        quantity = self.claim.claim.quantity if self.field is Field.QUANTITY else None
        if quantity is None or self.figure[0] != quantity.number:
            return None
        return quantity

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends in its sentence."""
        tokens = self.sentence.tokens
        return tokens[self.at[0]].start, tokens[self.at[1]].end

    @property
    def words(self) -> str:
        """As the text has it."""
        start, end = self.span
        return self.claim.claim.told[start:end]

    def same(self, other: Stated) -> bool:
        """Whether two values of one sort are one."""
        if self.sort != other.sort:
            return False
        if self.field is Field.QUANTITY:
            a, b = self.quantity, other.quantity
            if a is not None and b is not None and a.unit == b.unit:
                return same_amount(a, b)
            return math.isclose(self.figure[0], other.figure[0], rel_tol=_ALIKE)
        if self.field is Field.TIME:
            if self.key and other.key:
                return self.key == other.key
            return all(a == b for a, b in zip(self.day, other.day, strict=True) if a and b)
        if self.way and other.way:
            return self.way == other.way and (not self.key or not self.key.isdisjoint(other.key))
        return self.key <= other.key or other.key <= self.key

    def allows(self, other: Stated) -> bool:
        """Whether what the one tells may be what the other does: "nearly 27,000", "26,794"."""
        if self.sort != other.sort or self.field is not Field.QUANTITY:
            return self.same(other)
        a, b = self.quantity, other.quantity
        if a is not None and b is not None and a.unit == b.unit:
            return distance(a, b).z <= SAME_Z
        return self.figure[1] <= other.figure[2] and other.figure[1] <= self.figure[2]
