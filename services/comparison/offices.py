"""Into which office somebody is put: finance chief is not chief executive."""

from __future__ import annotations

from services.comparison.model import Field
from services.comparison.profile import Profile
from services.comparison.states import Reading, State
from services.comparison.vocabulary import OFFICES
from services.extraction.model import Role


def office_of(words: frozenset[str]) -> str | None:
    """The office that a phrase names, by the way of the table that has most of its words; None where no table knows it.

    >>> office_of(frozenset({"officer", "chief", "financial"})), office_of(frozenset({"vice", "president"}))
    ('finance chief', 'vice president')
    """
    ways = [(len(way), office) for office, way in OFFICES if way <= words]
    return max(ways)[1] if ways else None


def compare_offices(left: Profile, right: Profile) -> Reading:
    """DIFFERENT where both name an office of the table and not the same one."""
    mine, theirs = (_offices(p) for p in (left, right))
    if len(mine) != 1 or len(theirs) != 1:
        return Reading(Field.ROLE, State.UNSTATED)
    state = State.SAME if mine == theirs else State.DIFFERENT
    return Reading(Field.ROLE, state, min(mine), min(theirs), "office")


def _offices(profile: Profile) -> frozenset[str]:
    found = (office_of(frozenset(w.lower() for w in p.words)) for p in profile.of(Role.ATTRIBUTE))
    return frozenset(office for office in found if office is not None)
