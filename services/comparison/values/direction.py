"""Rose against fell, raised against cut."""

from __future__ import annotations

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.polarity import opposed
from services.comparison.values.states import Reading, State

_WORDS = {1: "up", -1: "down"}


def compare_directions(left: Profile, right: Profile) -> Reading:
    """DIFFERENT where one rises and the other falls, against the same basis."""
    a, b = left.direction, right.direction
    lemmas = left.claim.frame.lemma, right.claim.frame.lemma
    if opposed(left, right) is Field.DIRECTION or (a and b and a != b):
        return Reading(Field.DIRECTION, State.DIFFERENT, *lemmas, "opposite")
    if a and b:
        return Reading(Field.DIRECTION, State.SAME, _WORDS[a], _WORDS[b])
    return Reading(Field.DIRECTION, State.UNSTATED)
