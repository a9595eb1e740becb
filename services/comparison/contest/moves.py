"""Where up and down can both be true: of two things, or of a stretch and a day."""

from __future__ import annotations

from services.comparison.actors.sameness import same_participant
from services.comparison.contest.moment import together
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import State
from services.comparison.words.vocabulary import strong_names
from services.extraction.model import Participant, Role


def both_moves(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why both moves can be true; empty where one thing moved: a tax that is cut and a budget that grows are two."""
    if left.embedded or right.embedded:
        return "identity.embedded"
    alone = (left.claim.quantity is None) != (right.claim.quantity is None)
    if alone and states[Field.TIME] is not State.SAME:
        return "direction.other-stretch"  # "has doubled since May", "fell by 18 points": a stretch and a day
    moved = left.of(Role.PATIENT), right.of(Role.PATIENT)
    if all(moved) and not any(
        same_participant(a, b) or _named_beside(a, right) or _named_beside(b, left) for a in moved[0] for b in moved[1]
    ):
        return "direction.other-thing"
    return together(left, right, states)


def _named_beside(participant: Participant, other: Profile) -> bool:
    """Whether the other clause says the proper name of a participant: "Kolar shares", "shares in the maker Kolar"."""
    return participant.named and not strong_names(participant.words).isdisjoint(other.mentions)
