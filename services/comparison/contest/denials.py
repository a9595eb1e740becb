"""Where what is asserted and what is denied can both be true: supposed, planned, of other words or of another time."""

from __future__ import annotations

import re
from datetime import timedelta

from services.comparison.actors.sameness import same_any, same_participant
from services.comparison.contest.moment import together
from services.comparison.model import Field
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.mood import only_thought
from services.comparison.values.polarity import opposed
from services.comparison.values.states import State
from services.comparison.words.vocabulary import both, either
from services.extraction.model import Claim, Modality, Polarity, Quantity, Role

_SOON = timedelta(days=4)
"""What was not so last week may be so now: asserted and denied contradict on one day or in one news cycle."""
_ATTITUDE = "oppose"
"""What one is against another may be for: voters approve what the governor opposes."""


def both_polarities(left: Profile, right: Profile, states: dict[Field, State]) -> str:
    """Why what is asserted and what is denied can both be true; empty where only one can."""
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
    return together(left, right, states)


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


_LEVEL_OR_WON = {"win", "draw"}
_DECIDED = re.compile(r"\bpenalt(?:y|ies)\b|\bshoot-?out\b|\bextra time\b|\bovertime\b|\bon aggregate\b", re.IGNORECASE)
"""Who wins so has drawn before: "finished 1-1; Haven won the shoot-out"."""


def _won_in_the_end(left: Profile, right: Profile) -> bool:
    """Whether the one tells of a draw and the other who won in the end."""
    ends = (left, right)
    return {x.concept for x in ends} == _LEVEL_OR_WON and any(_DECIDED.search(x.claim.told) for x in ends)
