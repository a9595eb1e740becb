"""Where two times or places can both be true: of what happens more than once, or is only named."""

from __future__ import annotations

import re

from services.comparison.actors.identity import one_happening
from services.comparison.actors.sameness import same_participant
from services.comparison.contest.moment import together
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import State
from services.comparison.values.times import recalled
from services.comparison.words.vocabulary import both, strong_names
from services.extraction.model import Role

_RECURRING = 50
"""A number of at least this that is told twice is told of one event; "three people" is not."""
_DATES = re.compile(r"\b(?:after|before|since|following) (?:his|her|its|their|the|an?|that) (?:[\w-]+ ){0,3}$")
_STAGES = {
    **dict.fromkeys(("nominate", "name", "pick", "choose", "select", "tap", "propose"), "chosen"),
    **dict.fromkeys(("confirm", "approve", "elect"), "approved"),
    **dict.fromkeys(("swear", "install", "inaugurate"), "installed"),
}
"""Verbs of an office told at several times: who was named in May is sworn in in October."""


def both_times(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why both times can be true; empty where only one can: it happens once, and is no mere noun that dates another."""
    quantity = left.claim.quantity
    if (
        states[Field.QUANTITY] is State.SAME
        and quantity is not None
        and _telling(quantity.number or quantity.high or 0)
    ):
        known = left.mentions & right.mentions and left.head is not None and left.head == right.head
        return "" if known or states[Field.PERSON] is State.SAME else "time.other-scope"
    if left.attributive or right.attributive or _behind_another(left) or _behind_another(right):
        return "time.of-a-noun"
    if _STAGES.get(left.claim.frame.lemma) != _STAGES.get(right.claim.frame.lemma):
        return "time.other-stage"
    if _other_patients(left, right):
        return "time.other-event"
    if _then_and_now(left, right):
        return "time.long-ago"
    once = both(left.concept, right.concept, "once") or (left.unique and right.unique)
    if not once:
        return "time.other-scope"
    if any(p.claim.quantity is not None and not _of_silence(p) for p in (left, right)):
        return "time.other-scope"
    return "" if states[Field.PERSON] is State.SAME or _of_one_place(left, right, states) else "time.other-event"


_AGAIN = 730
"""Days after which somebody may well do again what is done once: resign, marry, be arrested."""
_NEVER_AGAIN = frozenset({"die", "birth", "found", "build", "premiere", "discover", "write", "paint", "compose"})


def _then_and_now(left: Profile, right: Profile) -> bool:
    """Whether the one recalls what was years ago and the other tells what is news: "left the board in 2007"."""
    if recalled(left.claim) == recalled(right.claim) or left.concept in _NEVER_AGAIN:
        return False
    ends = [p.claim.when.end for p in (left, right) if p.claim.when is not None and p.claim.when.end is not None]
    return len(ends) > 1 and (max(ends) - min(ends)).days > _AGAIN


def _telling(number: float) -> bool:
    return abs(number) >= _RECURRING


def _behind_another(profile: Profile) -> bool:
    """Whether the event is only the noun by which another is dated: "a week after his sudden resignation"."""
    claim = profile.claim
    return _DATES.search(claim.told[: max(0, claim.frame.trigger.start - claim.sentence.start)][-60:]) is not None


def _other_patients(left: Profile, right: Profile) -> bool:
    """Whether what carries the identity of the event is named in both and not the same."""
    mine, theirs = left.named(Role.PATIENT), right.named(Role.PATIENT)
    carried = both(left.concept, right.concept, "patient") or both(left.concept, right.concept, "sole")
    return carried and bool(mine and theirs) and not any(same_participant(a, b) for a in mine for b in theirs)


def _of_silence(profile: Profile) -> bool:
    """As in "erupted for the first time in 61 years": the figure is how long it had not happened."""
    quantity = profile.claim.quantity
    return quantity is not None and quantity.unit == "day" and profile.unique


def _of_one_place(left: Profile, right: Profile, states: dict[Field, State]) -> bool:
    """Whether what is held is known by where it is held: "the parliamentary election in Ostria"."""
    mine, theirs = ({p.key for p in x.of(Role.PATIENT)} for x in (left, right))
    local = both(left.concept, right.concept, "local") and states[Field.PLACE] is State.SAME
    if local and mine & theirs and left.lately(right):
        return True
    # "the driver was killed at Kestrel Square", in two articles that name one driver
    placed = states[Field.PLACE] is State.SAME and bool(strong_names(left.places & right.places))
    named = [{n for n in p.claim.context if " " in n} for p in (left, right)]
    people = any(p.kind == "person" and p.key in mine & theirs for p in left.of(Role.PATIENT))
    return placed and people and not named[0].isdisjoint(named[1])


def both_places(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why both places can be true; empty where only one can."""
    single = both(left.concept, right.concept, "once") or (
        both(left.concept, right.concept, "day") and states[Field.TIME] is State.SAME
    )
    if not single or not (states[Field.PERSON] is State.SAME or one_happening(left, right)):
        return "place.other-event"
    if states[Field.QUANTITY] not in (State.UNSTATED, State.SAME):
        return "place.other-scope"
    return together(left, right, states)
