"""Two sentences that differ in amounts only: the strict relation of their intervals, before any tolerance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import SequenceMatcher

from services.comparison.entailment.model import Judged, Relation, Statement


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a hedged number allows; `open_low` and `open_high` exclude the bound itself."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def within(self, other: Interval) -> bool:
        """Whether every value of this interval is one of `other`."""
        low = self.low > other.low or (self.low == other.low and (self.open_low or not other.open_low))
        high = self.high < other.high or (self.high == other.high and (self.open_high or not other.open_high))
        return low and high

    def disjoint(self, other: Interval) -> bool:
        """Whether no value belongs to both."""
        if self.low > other.high or other.low > self.high:
            return True
        touching_above = self.low == other.high and (self.open_low or other.open_high)
        return touching_above or (other.low == self.high and (other.open_low or self.open_high))


def relation_of(premise: Interval, hypothesis: Interval) -> Relation:
    """Within entails, disjoint contradicts, anything else is neutral.

    >>> two, more_than_two = Interval(2, 2), Interval(2, math.inf, open_low=True)
    >>> str(relation_of(two, more_than_two)), str(relation_of(more_than_two, Interval(5, 5)))
    ('contradiction', 'neutral')
    """
    if premise.within(hypothesis):
        return Relation.ENTAILMENT
    return Relation.CONTRADICTION if premise.disjoint(hypothesis) else Relation.NEUTRAL


_HEDGES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): meaning
    for meaning, phrases in {
        "above": "more than|over|above|greater than|exceeding|in excess of|upwards of|higher than|well over",
        "from": "at least|no fewer than|no less than|not less than|a minimum of|minimum of",
        "below": "less than|fewer than|under|below|lower than|well under|short of",
        "to": "at most|up to|no more than|not more than|a maximum of|maximum of|as many as|as much as",
        "about": "about|around|roughly|approximately|some|nearly|almost|close to|an estimated|estimated",
        "exact": "exactly|precisely|just|only|a total of",
    }.items()
    for phrase in phrases.split("|")
}
_LONGEST = max(map(len, _HEDGES))
_YEARS = range(1800, 2101)
_TOLERANCE = 0.05
"""What "about" allows to either side; the same as extraction's."""


def interval_of(value: float, hedge: str) -> Interval:
    """The values that a number under a hedge allows."""
    if hedge == "above":
        return Interval(value, math.inf, open_low=True)
    if hedge == "from":
        return Interval(value, math.inf)
    if hedge == "below":
        return Interval(-math.inf, value, open_high=True)
    if hedge == "to":
        return Interval(-math.inf, value)
    slack = abs(value) * _TOLERANCE if hedge == "about" else 0.0
    return Interval(value - slack, value + slack)


Item = str | float
"""A word, or the value of a number however it was written."""


def items_of(statement: Statement) -> list[Item]:
    """Words in lower case with each number as one value; signs that only separate are left out."""
    starts = {numeral.first: numeral for numeral in statement.numerals}
    items: list[Item] = []
    i = 0
    while i < len(statement.words):
        numeral = starts.get(i)
        if numeral is not None:
            items.append(numeral.value)
            i = numeral.end
            continue
        word = statement.words[i].text.lower().strip()
        if word and word not in {".", ",", ";", "?", "!", '"', "''", "``"}:
            items.append(word)
        i += 1
    return items


def differing_amounts(premise: Statement, hypothesis: Statement) -> Judged | None:
    """The relation of two sentences whose only differences are numbers and their hedges; None for all others."""
    left, right = items_of(premise), items_of(hypothesis)
    relations: list[Relation] = []
    years: list[bool] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        first, second = _amount(left, i1, i2), _amount(right, j1, j2)
        if first is None or second is None:
            return None
        if not first[1] and not second[1]:
            # a hedge that both have stands before the stretch that differs
            shared = _hedge_before(left, i1)
            first, second = (first[0], shared), (second[0], shared)
        years.append(first[0] in _YEARS and second[0] in _YEARS and not first[1] and not second[1])
        relations.append(relation_of(interval_of(*first), interval_of(*second)))
    if not relations:
        return Judged(Relation.ENTAILMENT, "same_words")
    if any(years) and not all(years):
        return Judged(Relation.NEUTRAL, "amounts")  # another figure, of another year
    for relation in (Relation.CONTRADICTION, Relation.NEUTRAL):
        if relation in relations:
            return Judged(relation, "amounts")
    return Judged(Relation.ENTAILMENT, "amounts")


def _amount(items: list[Item], first: int, end: int) -> tuple[float, str] | None:
    """Number and hedge of a differing stretch, where need be with the equal number right behind it."""
    hedge = ""
    i = first
    while i < end and not isinstance(items[i], float):
        phrase = next((n for n in range(min(_LONGEST, end - i), 0, -1) if _phrase(items[i : i + n]) in _HEDGES), 0)
        if not phrase:
            return None
        hedge = _HEDGES[_phrase(items[i : i + phrase])]
        i += phrase
    value = items[i] if i < len(items) else None
    if not isinstance(value, float) or end - i > 1:
        return None
    return value, hedge


def _hedge_before(items: list[Item], end: int) -> str:
    """Meaning of the longest hedge that ends right before item `end`; empty where there is none."""
    for n in range(min(_LONGEST, end), 0, -1):
        phrase = _phrase(items[end - n : end])
        if phrase in _HEDGES:
            return _HEDGES[phrase]
    return ""


def _phrase(items: list[Item]) -> tuple[str, ...]:
    return tuple(item if isinstance(item, str) else "#" for item in items)
