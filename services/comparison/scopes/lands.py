"""Parts of a land or a city ("Upper Lethe", "in rural Belden"): figures of a part are not those of the whole."""

from __future__ import annotations

import re
from functools import lru_cache

from services.comparison.words.rows import read_lists

_LISTS = read_lists("scopes")
_SIDES = "|".join(sorted(_LISTS["sides"]))
_NAMED = re.compile(
    r"\b(?:Upper|Lower|Inner|Outer|Greater|Mid|Old|New|"
    + "|".join(side.capitalize() for side in _SIDES.split("|"))
    + r")[ -]([A-Z][^\W\d_]{2,})"
)
"""A part with a name of its own: "Upper Lethe" is not Lethe, whatever is told of it."""
_TOLD = re.compile(
    rf"\b(?:(?:{_SIDES}|upper|lower|rural|urban|inland|coastal|suburban) (?=[A-Z])"
    rf"|(?:[Ii]n|[Aa]cross) the (?:(?:country|region|state|city|province)['’]s )?(?:far |deep |rural )?(?:{_SIDES})\b"
    r"|[Ii]n (?:the )?(?:rural|urban|inner-city|coastal|mountain|suburban) (?:areas|districts|regions|communities)"
    r"|\b[Ii]nland\b|\b[Oo]ffshore\b|[Oo]n the coast\b|[Aa]long the coast\b|[Ii]n the (?:mountains|hills|valleys)\b"
    r"|[Ii]n the (?:countryside|suburbs|capital|inner city)\b)"
)
"""A part told in words: of an event it says where, of a measure whose it is."""
_BEFORE_NAME = re.compile(r"\b([a-z]+) of ([A-Z][^\W\d_]{2,})")
_BEHIND_NAME = re.compile(r"\b([A-Z][^\W\d_]{2,}) ([a-z]+)\b")
_LEVELS = {kind: level for level in ("town", "land") for kind in _LISTS[level]}
"""Kinds of places that may bear one name: the city of Lethe lies in the province of Lethe."""
_LONGEST = 600


@lru_cache(maxsize=16_384)
def _named_parts(text: str) -> frozenset[str]:
    return frozenset(_NAMED.findall(text))


@lru_cache(maxsize=16_384)
def _levels(text: str) -> frozenset[tuple[str, str]]:
    found = [(m[2], m[1]) for m in _BEFORE_NAME.finditer(text)] + [(m[1], m[2]) for m in _BEHIND_NAME.finditer(text)]
    return frozenset((name, _LEVELS[kind]) for name, kind in found if kind in _LEVELS)


@lru_cache(maxsize=16_384)
def _told_parts(text: str) -> frozenset[str]:
    """The parts that a text tells of in words, "north" for "in the north" and for "northern Lethe"."""
    return frozenset(m.group().split()[-1].lower().removesuffix("ern") for m in _TOLD.finditer(text))


@lru_cache(maxsize=16_384)
def _bare(text: str, name: str) -> bool:
    return name in re.findall(r"[^\W\d_]+", _NAMED.sub(" ", text))


def other_part(left: str, right: str, *, measured: bool) -> bool:
    """Whether one text tells of a part of what the other tells of as a whole.

    Arguments:
        left: a clause or a sentence.
        right: another.
        measured: whether a measure is told (a rate, a price), which a part has of its own.
            An event of a part is one of the whole.

    >>> other_part("Upper Lethe lost 9%", "Lethe lost 4%", measured=True)
    True
    >>> other_part("A fire in northern Lethe", "A fire in Lethe", measured=False)
    False

    """
    left, right = left[:_LONGEST], right[:_LONGEST]
    here, there = _named_parts(left), _named_parts(right)
    apart = [(name, left, right) for name in sorted(here - there)] + [
        (name, right, left) for name in sorted(there - here)
    ]
    if any(_bare(whole, name) and not _bare(part, name) for name, part, whole in apart):
        return True
    return measured and _told_parts(left) != _told_parts(right)


def other_level(left: str, right: str) -> bool:
    """Whether two sentences tell of places of two levels that bear one name.

    >>> other_level("deaths in the city of Lethe", "deaths in Lethe province")
    True

    """
    here, there = (dict(_levels(text[:_LONGEST])) for text in (left, right))
    return any(here[name] != there[name] for name in here.keys() & there.keys())
