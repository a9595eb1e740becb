"""Who came out on top in a sentence, where two stand against each other: the winner, the buyer, the taker of a town."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from services.comparison.accounts.phrases import any_of
from services.comparison.words.rows import read_rows

_WORDS = re.compile(r"[A-Z][\w.-]*(?:\s+(?:of\s+|&\s+)?[A-Z][\w.-]*){0,3}")
NAMED = (
    r"(?:the\s+)?(?:(?!(?:to|by|against|of|for|with|from|in|at|on|over|after|and|or|as)\b)[a-z]\w*\s+){0,2}"
    rf"(?P<name>{_WORDS.pattern})"
)
"""A name with an article, a title or a trade before it: "the distiller Veltra Spirits"."""


def on_top(sentence: str, one: Collection[str], other: Collection[str]) -> int:
    """+1 where a sentence puts `one` over `other`, -1 the other way round, 0 where it says neither or both.

    Arguments:
        sentence: as it stands.
        one: words of a name, lower case, that the other has not.
        other: likewise.

    >>> on_top("It ended in a defeat to Corrie Athletic.", {"corrie"}, {"dunmere"})
    1
    >>> on_top("The takeover of Cobalt was announced.", {"cobalt"}, {"halden"})
    -1

    """
    ways = set(_ways(sentence, frozenset(one), frozenset(other)))
    return ways.pop() if len(ways) == 1 else 0


def _ways(sentence: str, one: frozenset[str], other: frozenset[str]) -> Iterator[int]:
    for part, start, end, _ in placed(sentence):
        words = {w.lower() for w in re.findall(r"\w+", sentence[start:end])}
        if words & one and not words & other:
            yield part
        elif words & other and not words & one:
            yield -part


@lru_cache(maxsize=16_384)
def placed(sentence: str) -> tuple[tuple[int, int, int, int], ...]:
    """Whom a sentence puts on top (1) or has overcome (-1): where the name begins and ends, and what says so begins.

    >>> placed("It ended in a defeat to Corrie Athletic.")
    ((1, 24, 40, 14),)
    """
    found = ((part, *m.span("name"), m.start()) for part, pattern in _patterns() for m in pattern.finditer(sentence))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    found = []
    for place, part, phrases in read_rows("accounts", "roles"):
        way = any_of(phrases.split("|"))
        pattern = (
            rf"\b(?i:{way})\s+{NAMED}" if place == "behind" else rf"{NAMED}\s*(?:,[^,]{{1,60}},\s*)?(?i:{way})(?!\w)"
        )
        found.append((1 if part == "over" else -1, re.compile(pattern)))
    return tuple(found)
