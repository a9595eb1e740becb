"""Who won, was appointed or sold it: where two can have done it."""

from __future__ import annotations

from datetime import timedelta

from services.comparison.actors.offices import one_vote
from services.comparison.contest.moment import together
from services.comparison.contest.naming import contested
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import State
from services.comparison.values.times import recalled
from services.comparison.words.vocabulary import SOLE, WEAK_NAMES
from services.extraction.model import Participant, Role

_CLOSE = timedelta(days=2)
"""Two articles that name the winner or the new head without a date are of one event when published this close."""


def both_persons(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why both can be who won or was appointed; empty where what was won or filled is named, and the same."""
    if not _object(left) & _object(right) and not one_vote(left, right) and not _one_prize(left, right, states):
        return "person.other-event"
    if not all(_is_someone(p) for x in (left, right) for p in contested(x)):
        return "person.unnamed"
    close = abs(left.claim.published_at - right.claim.published_at) <= _CLOSE
    if states[Field.TIME] is not State.SAME and not close:
        return "person.other-time"
    return together(left, right, states)


def _one_prize(left: Profile, right: Profile, states: dict[Field, State]) -> bool:
    """Whether two prizes in other words ("gold", "the title") are of one contest: one day, one place, its words."""
    one = states[Field.TIME] is State.SAME and states[Field.PLACE] is State.SAME
    return one and bool(_object(left) & SOLE and _object(right) & SOLE) and len(left.words & right.words) > 1


def _object(profile: Profile) -> frozenset[str]:
    """What was won, filled or made, in words."""
    won_by = {w for p in contested(profile) for w in p.words}
    roles = (Role.TOPIC, Role.ATTRIBUTE, Role.PATIENT, Role.RECIPIENT)
    return frozenset(w for p in profile.of(*roles) for w in p.words) - won_by


def _is_someone(participant: Participant) -> bool:
    words = participant.key.split()
    known = participant.kind in ("person", "thing") and len(words) > 1 and all(w[:1].isupper() for w in words)
    return known and not any(w.lower() in WEAK_NAMES for w in words)


def both_roles(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why both roles can be one's own: who sold it now may have bought it long ago; empty where only one can."""
    return "time.long-ago" if recalled(left.claim) != recalled(right.claim) else together(left, right, states)
