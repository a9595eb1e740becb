"""Whether a field that differs can contradict at all: where only one of the two values can be true."""

from __future__ import annotations

import re
from datetime import timedelta

from services.comparison.identity import near, one_happening
from services.comparison.model import Field
from services.comparison.names import name_tokens
from services.comparison.offices import FILLED, one_vote
from services.comparison.origins import same_origin
from services.comparison.polarity import opposed
from services.comparison.profile import Profile
from services.comparison.quantity import RANK
from services.comparison.retelling.mood import only_thought
from services.comparison.sameness import same_any, same_participant
from services.comparison.scopes.judging import compare_scopes
from services.comparison.states import Reading, State
from services.comparison.times import length, long_apart, other_stretch, recalled
from services.comparison.vocabulary import SOLE, WEAK_NAMES, both, either, has, strong_names
from services.extraction.model import Claim, Modality, Participant, Polarity, Quantity, Role

_CLOSE = timedelta(days=2)
"""Two articles that name the winner or the new head without a date are of one event when published this close."""
_SOON = timedelta(days=4)
"""What was not so last week may be so now: asserted and denied contradict on one day or in one news cycle."""
PERIOD = 28
"""Days from which a stated time is a period of accounts, not the day on which it is told."""
_RECURRING = 50
"""A number of at least this that is told twice is told of one event; "three people" is not."""

_SUPPOSED = re.compile(r"\W*(?:even |only |but |and )?(?:if|unless|whether|in case|as if)\b", re.IGNORECASE)
"""A clause that supposes what it says: "if they do not pass the bill"."""
_UNKNOWN = re.compile(
    r"\b(?:if|unless|whether|(?:no (?:evidence|proof|sign|indication|hint)|unclear|unknown)\W+(?:that\W+)?)\s*$",
    re.IGNORECASE,
)
"""What stands before such a clause: "asked whether", "there was no evidence that"."""
_FOR_NOW = re.compile(r"\W*(?:until|till|for now\b|for the time being\b)", re.IGNORECASE)
"""Behind "remains in office": whoever goes stays that long."""
_UNTIL_THEN = re.compile(r"\b(?:until|till) then\b|\bin the meantime\b|\bmeanwhile\b", re.IGNORECASE)
"""The same before it, or in the clause."""
_DATES = re.compile(r"\b(?:after|before|since|following) (?:his|her|its|their|the|an?|that) (?:[\w-]+ ){0,3}$")
_STAGES = {
    **dict.fromkeys(("nominate", "name", "pick", "choose", "select", "tap", "propose"), "chosen"),
    **dict.fromkeys(("confirm", "approve", "elect"), "approved"),
    **dict.fromkeys(("swear", "install", "inaugurate"), "installed"),
}
"""Verbs of an office told at several times: who was named in May is sworn in in October."""
_ATTITUDE = "oppose"
"""What one is against another may be for: voters approve what the governor opposes."""


_LEVEL_OR_WON = {"win", "draw"}
_DECIDED = re.compile(r"\bpenalt(?:y|ies)\b|\bshoot-?out\b|\bextra time\b|\bovertime\b|\bon aggregate\b", re.IGNORECASE)
"""Who wins so has drawn before: "finished 1-1; Haven won the shoot-out"."""


def _won_in_the_end(left: Profile, right: Profile) -> bool:
    """Whether the one tells of a draw and the other who won in the end."""
    ends = (left, right)
    return {x.concept for x in ends} == _LEVEL_OR_WON and any(_DECIDED.search(x.claim.told) for x in ends)


def contestable(left: Profile, right: Profile, reading: Reading, readings: dict[Field, Reading]) -> str:
    """Why the difference says nothing; empty where only one of the two can be true."""
    states = {f: r.state for f, r in readings.items()}
    recurring = reading.field is Field.TIME and states[Field.QUANTITY] is State.SAME
    who = reading.field is Field.PERSON
    named = _named_in_words(left, right, who=who) and (recurring or _named_in_words(right, left, who=who))
    spoken = reading.field is Field.POLARITY and same_origin(left, right)  # "we" is the speaker
    if reading.field is not Field.QUANTITY and not named and not spoken:
        return "identity.unnamed"
    scopes = compare_scopes(left, right, reading.field)
    if scopes.apart:
        return scopes.rule
    check = {
        Field.QUANTITY: _quantity,
        Field.TIME: _time,
        Field.PLACE: _place,
        Field.PERSON: _person,
        Field.ROLE: _role,
        Field.DIRECTION: _direction,
        Field.POLARITY: _polarity,
    }[reading.field]
    return check(left, right, states)


def _together(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """The two must be of one time, as far as they say."""
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


def _role(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Who sold it now may have bought it long ago."""
    return "time.long-ago" if recalled(left.claim) != recalled(right.claim) else _together(left, right, states)


def _quantity(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    if refusal := _together(left, right, states):
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


def _named_in_words(profile: Profile, other: Profile, *, who: bool) -> bool:
    """Whether the clause itself names one of its participants: a pronoun that was resolved may be resolved wrongly.

    Not where the article names one person only, and nobody of whom `other` tells. `who`: who did it is what differs.
    """
    if not profile.pronoun or _alone(profile, other):
        return True  # "which opened in 1974", "signed on Monday" belong to the noun that stands before them
    words = profile.claim.text.lower()
    named = [p for p in profile.claim.frame.participants if p.named and p.role is not Role.PLACE]
    named = list(_contested(profile)) if who else named
    if _IT.search(words) and not _SOMEBODY.search(words):
        words = profile.claim.told.lower()  # "Mount Hesk had been quiet until it erupted": its own sentence names it
    return not named or any(p.key.lower().split()[-1] in words for p in named)


def _alone(profile: Profile, other: Profile) -> bool:
    """Whether "he" can be one only: of all names of two words that stand around the clause one is a participant's."""
    own = {p.key for p in profile.claim.frame.participants if p.named and p.role is not Role.PLACE}
    told = profile.claim.told.lower()
    around = {n for n in profile.claim.context if " " in n and f"the {n.lower()}" not in told}
    theirs = frozenset(w for p in other.claim.frame.participants if p.kind != "place" for w in name_tokens(p.key))
    meant = {name for name in around if name in own}
    return len(around) == len(meant) == 1 and not strong_names(theirs - profile.mentions) & profile.story


_IT = re.compile(r"\bit\b")
_SOMEBODY = re.compile(r"\b(?:he|she|they|him|her|them)\b")


def _direction(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """The same thing must have moved: a tax that is cut and a budget that grows are two."""
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
    return _together(left, right, states)


def _named_beside(participant: Participant, other: Profile) -> bool:
    """Whether the other clause says the proper name of a participant: "Kolar shares", "shares in the maker Kolar"."""
    return participant.named and not strong_names(participant.words).isdisjoint(other.mentions)


def _time(left: Profile, right: Profile, states: dict[Field, State]) -> str:
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
    once = both(left.concept, right.concept, "once") or (left.unique and right.unique)
    if not once:
        return "time.other-scope"
    if any(p.claim.quantity is not None and not _of_silence(p) for p in (left, right)):
        return "time.other-scope"
    return "" if states[Field.PERSON] is State.SAME or _of_one_place(left, right, states) else "time.other-event"


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


def _supposed(claim: Claim) -> bool:
    """Whether the clause only supposes or asks what it says, that nobody knows it, or that it holds for now."""
    at, end = (max(0, place - claim.sentence.start) for place in (claim.span.start, claim.span.end))
    if _SUPPOSED.match(claim.text) or _UNKNOWN.search(claim.told[:at][-60:]):
        return True
    trigger = max(0, claim.frame.trigger.start - claim.sentence.start)
    if only_thought(claim.told, (trigger, trigger)):
        return True
    stays = claim.frame.lemma in ("remain", "stay", "continue")
    return stays and (_FOR_NOW.match(claim.told[end:]) is not None or _UNTIL_THEN.search(claim.told[:end]) is not None)


def _behind_another(profile: Profile) -> bool:
    """Whether the event is only the noun by which another is dated: "a week after his sudden resignation"."""
    claim = profile.claim
    return _DATES.search(claim.told[: max(0, claim.frame.trigger.start - claim.sentence.start)][-60:]) is not None


def _other_patients(left: Profile, right: Profile) -> bool:
    """Whether what carries the identity of the event is named in both and not the same."""
    mine, theirs = left.named(Role.PATIENT), right.named(Role.PATIENT)
    carried = both(left.concept, right.concept, "patient") or both(left.concept, right.concept, "sole")
    return carried and bool(mine and theirs) and not any(same_participant(a, b) for a in mine for b in theirs)


def _telling(number: float) -> bool:
    return abs(number) >= _RECURRING


def _place(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    single = both(left.concept, right.concept, "once") or (
        both(left.concept, right.concept, "day") and states[Field.TIME] is State.SAME
    )
    if not single or not (states[Field.PERSON] is State.SAME or one_happening(left, right)):
        return "place.other-event"
    if states[Field.QUANTITY] not in (State.UNSTATED, State.SAME):
        return "place.other-scope"
    return _together(left, right, states)


def _person(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Who won, who was appointed: only where what was won or filled is named, and the same."""
    if not _object(left) & _object(right) and not one_vote(left, right) and not _one_prize(left, right, states):
        return "person.other-event"
    if not all(_is_someone(p) for x in (left, right) for p in _contested(x)):
        return "person.unnamed"
    close = abs(left.claim.published_at - right.claim.published_at) <= _CLOSE
    if states[Field.TIME] is not State.SAME and not close:
        return "person.other-time"
    return _together(left, right, states)


def _one_prize(left: Profile, right: Profile, states: dict[Field, State]) -> bool:
    """Whether two prizes in other words ("gold", "the title") are of one contest: one day, one place, its words."""
    one = states[Field.TIME] is State.SAME and states[Field.PLACE] is State.SAME
    return one and bool(_object(left) & SOLE and _object(right) & SOLE) and len(left.words & right.words) > 1


def _object(profile: Profile) -> frozenset[str]:
    """What was won, filled or made, in words."""
    contested = {w for p in _contested(profile) for w in p.words}
    roles = (Role.TOPIC, Role.ATTRIBUTE, Role.PATIENT, Role.RECIPIENT)
    return frozenset(w for p in profile.of(*roles) for w in p.words) - contested


def _is_someone(participant: Participant) -> bool:
    words = participant.key.split()
    known = participant.kind in ("person", "thing") and len(words) > 1 and all(w[:1].isupper() for w in words)
    return known and not any(w.lower() in WEAK_NAMES for w in words)


def _contested(profile: Profile) -> tuple[Participant, ...]:
    role = Role.PATIENT if profile.concept in FILLED else Role.AGENT
    return profile.named(role)


def _of_outcome(told: Quantity, left: Profile, right: Profile) -> bool:
    """Whether the one figure only says how it came out: a score, or the votes for what the other says was rejected."""
    if told.unit in ("score", "vote"):
        return True
    return told.unit == "count" and not told.counted and both(left.concept, right.concept, "voted")


def _denied_whole(left: Profile, right: Profile) -> bool:
    """Whether the one denies without a figure what the other says was done: "banned X for two years"."""
    denied, told = (left, right) if left.claim.polarity is Polarity.NEGATED else (right, left)
    done = (x.named(Role.PATIENT, Role.RECIPIENT) for x in (denied, told))
    return denied.claim.quantity is None and told.claim.quantity is not None and same_any(*done) is not None


def _polarity(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    if (
        states[Field.PERSON] is not State.SAME
        and states[Field.PLACE] is not State.SAME
        and not same_origin(left, right)
    ):
        return "polarity.other-event"
    told = [q for q in (left.claim.quantity, right.claim.quantity) if q is not None]
    if len(told) == 1 and not _of_outcome(told[0], left, right) and not _denied_whole(left, right):
        return "polarity.other-scope"
    if either(left.concept, right.concept, "vague") and left.claim.quantity is not None:
        return "polarity.other-words"  # "40% were without", "40% have no"
    if left.concept != right.concept and opposed(left, right) is None:
        return "polarity.other-words"  # what is denied must be what is asserted, not its like
    if states[Field.QUANTITY] in (State.UNSURE, State.COMPATIBLE) or left.qualified or right.qualified:
        return "polarity.other-scope"
    if any(_supposed(x.claim) for x in (left, right)) or _won_in_the_end(left, right):
        return "polarity.supposed"
    planned = left.claim.modality is right.claim.modality is Modality.PLANNED
    if (left.embedded or right.embedded) and not planned:
        return "identity.embedded"  # "refused to release two years of returns", "a call to release two years of them"
    doers = left.of(Role.AGENT), right.of(Role.AGENT)
    if (
        all(doers)
        and (
            _ATTITUDE in (left.claim.frame.lemma, right.claim.frame.lemma)
            or not either(left.concept, right.concept, "patient")
        )
        and not any(same_participant(a, b) for a in doers[0] for b in doers[1])
    ):
        return "" if same_origin(left, right) else "polarity.other-doer"
    if states[Field.TIME] is not State.SAME and abs(left.claim.published_at - right.claim.published_at) > _SOON:
        return "polarity.far"
    return _together(left, right, states)
