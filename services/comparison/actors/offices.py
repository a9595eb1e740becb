"""Into which office somebody is put: finance chief is not chief executive."""

from __future__ import annotations

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import Reading, State
from services.comparison.values.times import compare_times
from services.comparison.words.vocabulary import GENERIC, OFFICES, listed, table_rows
from services.extraction.model import Role

FILLED = frozenset({"appoint", "elect"})
"""Concepts of being put into an office."""
OFFICE_WON = {word: row[0] for row in table_rows("offices_won") for word in row[1].split(",")}
"""What is won by a vote -> the office that it fills."""


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


def won_office(profile: Profile) -> str | None:
    """The office that the winner of a vote wins: "the presidential election"; None of other contests and of primaries.

    >>> OFFICE_WON["presidential"], OFFICE_WON["mayoralty"]
    ('president', 'mayor')
    """
    words = frozenset(w.lower() for p in profile.of(Role.TOPIC) for w in p.words)
    offices = {OFFICE_WON[w] for w in words if w in OFFICE_WON}
    return min(offices) if len(offices) == 1 and words.isdisjoint(listed("no_election")) else None


def elected(left: Profile, right: Profile) -> bool:
    """Whether one is elected to the office for which the other wins the vote: "was elected president"."""
    for one, other in ((left, right), (right, left)):
        if one.concept == "win" and other.concept in FILLED:
            won = won_office(one)
            return won is not None and _offices(other) == {won}
    return False


def one_vote(left: Profile, right: Profile) -> bool:
    """Whether the two tell who won one office: "took the presidency", "won the presidential vote"."""
    if left.concept == right.concept == "win":
        return won_office(left) is not None and won_office(left) == won_office(right)
    return elected(left, right)


_BODY_WORDS = 2
"""Words that name a body without a name: "the dockers' union"."""


def one_vacancy(left: Profile, right: Profile) -> bool:
    """Whether both tell on which day one office of one body was filled: "chair of the dockers' union"."""
    if not FILLED.issuperset((left.concept, right.concept)) or not left.near(right):
        return False
    if compare_times(left.claim.when, right.claim.when).state is not State.SAME:
        return False
    offices = [{p.key for p in x.of(Role.ATTRIBUTE)} for x in (left, right)]
    body = (left.nouns & right.nouns) - GENERIC - offices[0]
    words = (left.words & right.words) - offices[0]
    return bool(offices[0] & offices[1] and body) and len(words) >= _BODY_WORDS
