"""Whether two statements are of one time and place, as far as they say."""

from __future__ import annotations

from services.comparison.actors.identity import near
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import State
from services.comparison.values.times import long_apart


def together(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why the two are not of one time and place; empty where they are, as far as they say."""
    time = states[Field.TIME]
    if long_apart(left.claim.when, right.claim.when):
        return "time.long-ago"
    if time is State.UNSURE:
        return "time.unsure"
    if time is not State.SAME and not near(left, right):
        return "time.far"
    if states[Field.PLACE] is State.UNSURE:
        return "place.unsure"
    return ""
