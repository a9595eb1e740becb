"""Dates that only one of two sentences has, and which of them may date one thing."""

from __future__ import annotations

from collections.abc import Iterator

from services.comparison.sentences.alignment import Sentence, like
from services.comparison.sentences.centuries import CENTURY
from services.comparison.sentences.model import Candidate, Difference, Kind
from services.comparison.sentences.tables import lists


def date_candidates(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    for unit in ("weekday", "month", "day", "year", CENTURY):
        mine, theirs = (
            [(i, t.value, t.stem) for i, t in enumerate(s.tokens) if t.unit == unit and not of_saying(s, i)]
            for s in (left, right)
        )
        lack = [m for m in mine if not any(_one_date(m[1:], t[1:]) for t in theirs)]
        others = [t for t in theirs if not any(_one_date(t[1:], m[1:]) for m in mine)]
        for i, _, _ in lack[:2]:
            for j, _, _ in others[:2]:
                if unit == "year" and _of_two_nouns(left, i, right, j):
                    continue  # "the 2020 candidates", "the 2016 election"; "the 2011 directive", "who left in 2008"
                yield Candidate(Difference.DATE, (i, i), (j, j), alike=len(lack) == len(others) == 1)


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
