"""Where a thing happened, and who did it, in whatever words: "ran aground off", "scored the only goal".

A table has the words for each deed that happens once, at one place or by one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from services.comparison.accounts.phrases import any_of
from services.comparison.accounts.roles import NAMED
from services.comparison.accounts.sides import denied, supposed
from services.comparison.words.rows import read_rows

Deed = tuple[str, int, int]
"""The deed, and where in the sentence its words begin and end."""


class Doer(NamedTuple):
    """Who did a deed, as a sentence has it."""

    deed: str
    name: tuple[int, int]
    """Where the name begins and ends."""
    words: tuple[int, int]
    """Where what says so begins and ends."""


AT = "at"


@lru_cache(maxsize=16_384)
def deeds_at(sentence: str) -> tuple[Deed, ...]:
    """The deeds that a sentence tells of and that happen at one place, each with where its words begin and end.

    >>> deeds_at("Monday's grounding of the tanker was the third.")
    (('ground', 9, 21),)
    """
    patterns = ((deed, pattern) for deed, (where, pattern) in _patterns() if where == AT)
    return tuple((deed, *m.span()) for deed, pattern in patterns for m in pattern.finditer(sentence))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, tuple[str, re.Pattern[str]]], ...]:
    found = []
    for deed, where, phrases in read_rows("accounts", "deeds"):
        way = any_of(phrases.split("|"))
        if where == AT:
            pattern = rf"(?<![\w-])(?i:{way})(?![\w-])"
        elif where == "behind":
            pattern = rf"(?<![\w-])(?P<way>(?i:{way})),?\s+{NAMED}"
        else:
            pattern = rf"{NAMED}\s*(?:,[^,]{{1,60}},\s*)?(?:,?\s*\bwho\s+)?(?P<way>(?i:{way}))(?!\w)"
        found.append((deed, (where, re.compile(pattern))))
    return tuple(found)


@lru_cache(maxsize=16_384)
def doers(sentence: str) -> tuple[Doer, ...]:
    """Who did what.

    >>> doers("Its discoverer, Ruta Fenn, is a teacher."), doers("It was not Ruta Fenn who discovered it.")
    ((Doer(deed='discoverer', name=(16, 25), words=(4, 14)),), ())
    """
    return tuple(dict.fromkeys(_doers(sentence)))


def _doers(sentence: str) -> Iterator[Doer]:
    for deed, (where, pattern) in _patterns():
        if where == AT:
            continue
        for match in pattern.finditer(sentence):
            starts = match.start() if where == "behind" else match.end("name")
            if not supposed(sentence, starts) and not any(denied(sentence, at) for at in (match.start(), starts)):
                yield Doer(deed, match.span("name"), match.span("way"))
