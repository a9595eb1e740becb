"""Where two figures can both be true: of another one's rank, another stretch or another period."""

from __future__ import annotations

from services.comparison.actors.sameness import same_any
from services.comparison.contest.moment import together
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.quantity import RANK
from services.comparison.values.states import State
from services.comparison.values.times import length, other_stretch
from services.comparison.words.vocabulary import both, has
from services.extraction.model import Participant, Role

PERIOD = 28
"""Days from which a stated time is a period of accounts, not the day on which it is told."""


def both_figures(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why both figures can be true; empty where only one can."""
    if refusal := together(left, right, states):
        return refusal
    if _is_rank(left) and same_any(_who(left), _who(right)) is None:
        return "quantity.whose"
    if other_stretch(left.claim.when, right.claim.when):
        return "time.other-stretch"
    if _of_a_period(left) != _of_a_period(right) and both(left.concept, right.concept, "measure"):
        return "time.unstated"
    return ""


def _is_rank(profile: Profile) -> bool:
    return profile.claim.quantity is not None and profile.claim.quantity.unit == RANK


def _who(profile: Profile) -> tuple[Participant, ...]:
    return profile.named(Role.AGENT, Role.PATIENT)


def _of_a_period(profile: Profile) -> bool:
    """Whether a figure is of a stated quarter, half or year: one of no stated time may be of another."""
    when = profile.claim.when
    accounts = has(profile.concept, "repeat") and has(profile.concept, "measure")
    return accounts and when is not None and when.span is not None and length(when) >= PERIOD
