"""Two places: one, one within the other, or different."""

from __future__ import annotations

import re
from functools import lru_cache

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import Reading, State
from services.comparison.words.lands import kinds_of_land
from services.comparison.words.vocabulary import is_region, listed, nation
from services.extraction.model import Role


def shown(profile: Profile) -> str:
    """The places of a claim as a person reads them."""
    keys = [p.key for p in profile.claim.frame.participants if p.role is Role.PLACE or p.kind == "place"]
    return ", ".join(dict.fromkeys(keys)) or "no place"


_KINDS = listed("kinds_of_place")
"""Words of names of places that say of what kind they are: two that share no other are two places."""


def _telling(places: frozenset[str]) -> frozenset[str]:
    return places - _KINDS or places


_ASIDE = re.compile(
    r", (?:(?:to|of|in|for|from|by|with|at) )?(?:who|whom|whose|which|where|when)\b[^,]*,?"
    r"|\b(?:than|unlike|compared (?:with|to)|(?:above|below) (?:the|that))\b[^,;]*"
)
"""What tells more of a name, or of another with which it is compared."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 600


@lru_cache(maxsize=16_384)
def _aside(text: str) -> frozenset[str]:
    """Words that stand in a clause only where it tells of another place.

    >>> sorted(_aside("Inflation in Ostia was 5%, above the rate in Merland") & {"ostia", "merland"})
    ['merland']
    """
    text = text[:_LONGEST]
    said = (nation(w.lower()) for m in _ASIDE.finditer(text) for w in _WORD.findall(m.group()))
    return frozenset(said) - {nation(w.lower()) for w in _WORD.findall(_ASIDE.sub(" ", text))}


def _where(left: Profile, right: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the places of two claims; where both say where it is, what is built or opened there is none."""
    apart = [p.places - {w for x in p.of(Role.PATIENT) for w in x.words} for p in (left, right)]
    named = [any(x.named for x in p.of(Role.PLACE)) for p in (left, right)]
    return (apart[0], apart[1]) if all(apart) and all(named) else (left.places, right.places)


def compare_places(left: Profile, right: Profile) -> Reading:
    """SAME where a name of a place is shared, DIFFERENT where both name places of one level and none is shared.

    A country or region against a town is no difference: the one may lie in the other.
    """
    aside = [_aside(p.claim.text) for p in (left, right)]
    a, b = (_telling(where - out or where) for where, out in zip(_where(left, right), aside, strict=True))
    here, there = left.mentions - aside[0], right.mentions - aside[1]
    if not a or not b:
        # a place of the one that stands elsewhere in the other ("the Kessel tunnel fire") is the same place
        shared = (a & there) | (b & here)
        return Reading(Field.PLACE, State.SAME if shared else State.UNSTATED)
    values = shown(left), shown(right)
    # what a kind of place alone cannot show, it can still tell apart: "Sallow Bay", "Upper Sallow Moor"
    mine, theirs = left.places - right.mentions, right.places - left.mentions
    if (a & b or a & there or b & here) and mine and theirs:
        return Reading(Field.PLACE, State.UNSURE, *values)  # two quarters of one town
    if a & b or a & there or b & here:
        return Reading(Field.PLACE, State.SAME, *values)
    if {is_region(w) for w in a} != {is_region(w) for w in b} or _other_level(a, b):
        return Reading(Field.PLACE, State.COMPATIBLE, *values)
    return Reading(Field.PLACE, State.DIFFERENT, *values)


def _other_level(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the one names states and the other countries: "the Mexican border", "in Texas"."""
    kinds = [frozenset[str]().union(*(kinds_of_land(nation(w)) for w in words)) for words in (left, right)]
    return all(is_region(w) for w in left | right) and kinds[0].isdisjoint(kinds[1])
