"""Whether a field that differs can contradict at all: where only one of the two values can be true."""

from __future__ import annotations

from services.comparison.contest.denials import both_polarities
from services.comparison.contest.figures import both_figures
from services.comparison.contest.happenings import both_places, both_times
from services.comparison.contest.moves import both_moves
from services.comparison.contest.naming import named_in_words
from services.comparison.contest.persons import both_persons, both_roles
from services.comparison.model import Field
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.scopes.judging import compare_scopes
from services.comparison.values.states import Reading, State


def contestable(left: Profile, right: Profile, reading: Reading, readings: dict[Field, Reading]) -> str:
    """Why the difference says nothing; empty where only one of the two can be true."""
    states = {f: r.state for f, r in readings.items()}
    recurring = reading.field is Field.TIME and states[Field.QUANTITY] is State.SAME
    who = reading.field is Field.PERSON
    named = named_in_words(left, right, who=who) and (recurring or named_in_words(right, left, who=who))
    spoken = reading.field is Field.POLARITY and same_origin(left, right)  # "we" is the speaker
    unnamed = "identity.unnamed" if reading.field is not Field.QUANTITY and not named and not spoken else ""
    scopes = compare_scopes(left, right, reading.field)
    if scopes.apart:
        return scopes.rule
    check = {
        Field.QUANTITY: both_figures,
        Field.TIME: both_times,
        Field.PLACE: both_places,
        Field.PERSON: both_persons,
        Field.ROLE: both_roles,
        Field.DIRECTION: both_moves,
        Field.POLARITY: both_polarities,
    }[reading.field]
    return check(left, right, states) or unnamed
