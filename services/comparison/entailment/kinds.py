"""Words of kinds that nobody and nothing is at once: two trades, two churches, two peoples."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from services.comparison.words.lands import kinds_of_land
from services.comparison.words.rows import read_rows
from services.comparison.words.vocabulary import nation

_BRITISH = frozenset({"england", "scotland", "wales"})
_COUNTRY = frozenset({"country"})


@cache
def _groups() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for kind, *groups in read_rows("entailment", "kinds"):
        found[kind] = {word: n for n, group in enumerate(groups) for word in group.split(",")}
    return found


def exclusive(left: frozenset[str], right: frozenset[str], passed_over: str = "") -> bool:
    """Whether a word of the one excludes one of the other, and the one has nothing of the same group besides.

    Args:
        left: words that say what somebody or something is.
        right: words that say it of somebody or something that may be the same.
        passed_over: a class of words that does not count.

    >>> exclusive(frozenset({"swedish", "surgeon"}), frozenset({"lawyer"}))
    True
    >>> exclusive(frozenset({"painter", "architect"}), frozenset({"architect"}))
    False

    """
    for kind, groups in _groups().items():
        if kind == passed_over:
            continue
        mine, theirs = ({groups[word] for word in words if word in groups} for words in (left, right))
        if mine and theirs and not mine & theirs:
            return True
    lands, others = (_peoples(words) for words in (left, right))
    return bool(lands and others and not lands & others)


def _peoples(words: frozenset[str]) -> frozenset[str]:
    """The countries of the adjectives of `words`; what lies in Britain is Britain, and a continent is no country."""
    found = {nation(word) for word in words if nation(word) != word}
    found = {"britain" if land in _BRITISH else land for land in found}
    return frozenset(land for land in found if kinds_of_land(land) == _COUNTRY)


@cache
def _countries() -> frozenset[str]:
    return frozenset(row[1].strip() for row in read_rows("words", "demonyms"))


def lands_of(words: Iterable[str]) -> frozenset[str]:
    """The countries among names, be it in their adjective.

    >>> sorted(lands_of(["Danish", "Norway", "Halden"]))
    ['denmark', 'norway']
    """
    return frozenset(nation(word.lower()) for word in words) & _countries()
