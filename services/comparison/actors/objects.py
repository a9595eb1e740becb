"""Whether two claims without numbers tell of one thing: who is in both, and to what it is done."""

from __future__ import annotations

from services.comparison.actors.exchanged import swapped
from services.comparison.actors.offices import one_vacancy, one_vote
from services.comparison.actors.participants import fills, resolved_elsewhere, speaks
from services.comparison.actors.sameness import coreferent, same_any, same_participant
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.words.vocabulary import GENERIC, both
from services.extraction.model import Modality, Participant, Role


def unlike_frames(left: Profile, right: Profile) -> str:
    """Why two claims without numbers are no statements of one thing; empty where they may be.

    What is done must be done to the same thing: "rejected a bill" and "approved the budget" share an agent only. A
    thing without a name is known again by at least two words ("the water bill"); "a bill" is any bill.
    """
    if left.claim.quantity is not None or right.claim.quantity is not None:
        return ""
    planned = left.claim.modality is right.claim.modality is Modality.PLANNED
    if (left.embedded or right.embedded) and not planned:
        return "identity.embedded"
    if one_vote(left, right) or one_vacancy(left, right) or swapped(left, right):
        return ""
    if coreferent(left, right) or coreferent(right, left):
        return ""
    named = left.named(Role.AGENT, Role.PATIENT), right.named(Role.AGENT, Role.PATIENT)
    if all(named) and not same_any(*named) and resolved_elsewhere(left, right, *named):
        return ""
    doers = (
        left.of(Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.TOPIC),
        right.of(Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.TOPIC),
    )
    if not same_any(*doers) and not (same_origin(left, right) and speaks(left, right, *doers)):
        return "identity.nobody-in-common"
    mine, theirs = (x.of(Role.PATIENT, Role.RECIPIENT) for x in (left, right))
    if bool(mine) != bool(theirs) and not _mentioned_elsewhere(left, right, mine or theirs):
        return "identity.object"
    if mine and theirs and not any(_known_again(a, b, left, right) for a in mine for b in theirs):
        if fills(left, right) and not (any(p.named for p in mine) and any(p.named for p in theirs)):
            return "identity.object"  # "the former prosecutor was sworn in", "Mirko Dahl was appointed"
        return (
            ""
            if both(left.concept, right.concept, "sole") and same_any(left.named(Role.AGENT), right.named(Role.AGENT))
            else _other(left, right)
        )
    return ""


def _other(left: Profile, right: Profile) -> str:
    # who was appointed, who was bought: the object is the value there
    return "" if fills(left, right) else "identity.object"


def _mentioned_elsewhere(left: Profile, right: Profile, objects: tuple[Participant, ...]) -> bool:
    return any(set(p.words) & (left.mentions & right.mentions) for p in objects)


def _known_again(left: Participant, right: Participant, mine: Profile, theirs: Profile) -> bool:
    if left.named and right.named:
        return same_participant(left, right)
    if left.named or right.named:
        # "the pact" for "the Osten gas pact"; "its takeover of the gas firm" for "its takeover of the gas firm Osten"
        shared = set(left.words) & set(right.words) - GENERIC
        doer = same_any(mine.named(Role.AGENT), theirs.named(Role.AGENT)) is not None
        told = left.key == right.key and len(shared) > 1 and doer
        return told or (bool(shared) and bool(set(left.words + right.words) & mine.mentions & theirs.mentions))
    return left.key == right.key and (
        len(set(left.words) & set(right.words)) > 1
        or (bool(same_any(mine.named(Role.AGENT), theirs.named(Role.AGENT))) and mine.near(theirs))
        or (same_origin(mine, theirs) and mine.near(theirs))
    )
