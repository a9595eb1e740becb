"""Dates that only one of two sentences has, and which of them may date one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from services.comparison.sentences.alignment import Sentence, like
from services.comparison.sentences.centuries import CENTURY
from services.comparison.sentences.model import Candidate, Difference, Kind
from services.comparison.sentences.tables import lists


def date_candidates(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    for unit in ("weekday", "month", "day", "year", CENTURY):
        mine, theirs = (
            [(i, t.value, t.stem) for i, t in enumerate(s.tokens) if t.unit == unit and _dates(s, i, other)]
            for s, other in ((left, right), (right, left))
        )
        lack = [m for m in mine if not any(_one_date(m[1:], t[1:]) for t in theirs)]
        others = [t for t in theirs if not any(_one_date(t[1:], m[1:]) for m in mine)]
        for i, _, _ in lack[:2]:
            for j, _, _ in others[:2]:
                if unit == "year" and _of_two_nouns(left, i, right, j):
                    continue  # "the 2020 candidates", "the 2016 election"; "the 2011 directive", "who left in 2008"
                yield Candidate(Difference.DATE, (i, i), (j, j), alike=len(lack) == len(others) == 1)


def _dates(sentence: Sentence, at: int, other: Sentence) -> bool:
    """Whether a date is that of what its sentence tells, as far as its words show."""
    return not of_saying(sentence, at) and not counted_from(sentence, at) and not _after_what(sentence, at, other)


_LENGTHS = frozenset({"minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})
_ORDER = frozenset({"after", "before", "following"})


def counted_from(sentence: Sentence, at: int) -> bool:
    """Whether a stretch of time is counted from a date: "a week after his April 12 arrest".

    >>> from services.comparison.sentences.alignment import read_sentence
    >>> counted_from(read_sentence("He died a week after his April 12 arrest."), 7)
    True
    """
    words = [t.lower for t in sentence.tokens[max(0, at - _REACH) : at]]
    return any(a in _LENGTHS and b in _ORDER for a, b in pairwise(words))


_REACH = 6
"""Words before a date with what is counted from it, and behind it with that of which it dates the aftermath."""


def _after_what(sentence: Sentence, at: int, other: Sentence) -> bool:
    """Whether a date is that of what came after what the other sentence tells: "on May 12 after the attack"."""
    behind = next((i for i in range(at + 1, min(len(sentence.tokens), at + 3)) if not sentence.tokens[i].unit), at)
    if behind == at or sentence.tokens[behind].lower not in _ORDER or any(t.lower in _ORDER for t in other.tokens):
        return False
    told = sentence.tokens[behind + 1 : behind + 1 + _REACH]
    return any(t.kind is Kind.WORD and t.tells and other.has(t) for t in told)


def of_saying(sentence: Sentence, at: int) -> bool:
    """Whether the date is when something was said: "said on Wednesday", "on Wednesday said"."""
    behind = [t for t in sentence.tokens[at + 1 : at + 2] if t.start - sentence.tokens[at].end <= 1]
    return any(t.lower in lists()["speech"] for t in (*sentence.tokens[max(0, at - 2) : at], *behind))


def before_noun(sentence: Sentence, at: int) -> bool:
    """Whether what stands there belongs to a noun behind it: "the 2012 election"."""
    if at + 1 >= len(sentence.tokens):
        return False
    here, after = sentence.tokens[at : at + 2]
    return after.kind in (Kind.WORD, Kind.NAME, Kind.TITLE) and after.clause == here.clause


def _of_two_nouns(left: Sentence, i: int, right: Sentence, j: int) -> bool:
    """Whether two dates belong to two nouns, by the next word; or the one to a noun that the other sentence lacks."""
    if before_noun(left, i) and before_noun(right, j):
        return not like(left.tokens[i + 1].stem, right.tokens[j + 1].stem)
    return any(
        before_noun(s, at) and s.tokens[max(0, at - 1)].lower in _ARTICLES and not other.has(s.tokens[at + 1])
        for s, at, other in ((left, i, right), (right, j, left))
    )


_ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their"})


def _one_date(a: tuple[float, str], b: tuple[float, str]) -> bool:
    return a[0] == b[0] if a[0] else a[1] == b[1]


def dates_of(sentence: Sentence) -> frozenset[tuple[str, float | str]]:
    """Parts of dates that a sentence tells."""
    return frozenset((t.unit, t.value or t.stem) for t in sentence.tokens if t.kind is Kind.DATE)


def dates_told(sentence: Sentence) -> frozenset[tuple[str, float | str]]:
    """Parts of dates of what a sentence tells: not of when somebody said it, and not from which a stretch is counted.

    >>> from services.comparison.sentences.alignment import read_sentence
    >>> sorted(dates_told(read_sentence("It began on 3 March, the ministry said on Thursday.")))
    [('day', 3.0), ('month', 3.0)]
    """
    dated = (i for i, t in enumerate(sentence.tokens) if t.kind is Kind.DATE)
    kept = (sentence.tokens[i] for i in dated if not of_saying(sentence, i) and not counted_from(sentence, i))
    return frozenset((t.unit, t.value or t.stem) for t in kept)
