"""Words of the comparison of sentences: how much each tells, which turn a direction, which name a speaker."""

from __future__ import annotations

from functools import cache

from services.comparison.words.rows import read_lists, read_rows


def rows(name: str) -> list[list[str]]:
    """Rows of a table beside this module, comments left out."""
    return read_rows("sentences", name)


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of lists.tsv by their name."""
    return read_lists("sentences")


@cache
def _weights() -> dict[str, float]:
    return {word: float(tier) for tier, words in rows("words") for word in words.split()}


RAREST = 10.2
"""Weight of a word that the table does not have."""


def weight_of(stem: str) -> float:
    """How much a word tells: the negative logarithm of the share of newspaper sentences that have it.

    >>> weight_of("president") < weight_of("delegate") < weight_of("xylophon") == RAREST
    True
    """
    return _weights().get(stem, RAREST)


@cache
def directions() -> dict[str, tuple[str, int]]:
    """Word -> the scale on which it moves and in which direction."""
    return {word: (scale, int(sign)) for scale, sign, words in rows("directions") for word in words.split()}


@cache
def places() -> frozenset[str]:
    """Words of names that are places more often than not, counted over newspapers."""
    return frozenset(word for _, words in rows("places") for word in words.split())


@cache
def _persons() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in rows("persons")}


def persons(kind: str) -> frozenset[str]:
    """Words that are people's names, counted over newspapers: "surnames" or "given".

    >>> "george" in persons("given"), "court" in persons("surnames")
    (True, False)
    """
    return _persons()[kind]
