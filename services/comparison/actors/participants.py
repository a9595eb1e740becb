"""Who stands on which side of two claims: the same, others, or the same ones with exchanged roles."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.actors.exchanged import COUNTERPARTS, crossed, swapped
from services.comparison.actors.offices import FILLED, compare_offices, elected
from services.comparison.actors.sameness import coreferent, keys_of, same_any
from services.comparison.model import Field
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import Reading, State
from services.comparison.words.names import name_tokens, same_name
from services.comparison.words.vocabulary import SOLE, both, either, is_region, strong_names
from services.extraction.model import Participant, Role

_OFFICES = ("appoint", "elect", "become", "replace")


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the participants of two claims stand to each other."""

    person: Reading
    """PERSON: the ones who act or to whom it happens; ROLE where they are exchanged."""
    clash: str = ""
    """Why these are two different things, in words; empty where nothing says so."""


def compare_roles(left: Profile, right: Profile) -> Reading:
    """SAME where the same one acts in both, of an event whose roles can be exchanged."""
    if left.concept in _OFFICES and right.concept in _OFFICES:
        return compare_offices(left, right)
    if not both(left.concept, right.concept, "swap"):
        return Reading(Field.ROLE, State.UNSTATED)
    same = same_any(left.named(Role.AGENT), right.named(Role.AGENT))
    return Reading(Field.ROLE, State.SAME if same else State.UNSTATED)


def align(left: Profile, right: Profile) -> Alignment:
    """Align the participants of two claims of one concept, or of two that exclude each other."""
    if elected(left, right):
        return _align_elected(left, right)
    if swapped(left, right):
        shown = tuple(
            f"{keys_of(p.named(Role.AGENT)) or keys_of(p.of(Role.AGENT)) or '?'} over"
            f" {keys_of(p.named(*COUNTERPARTS)) or keys_of(p.of(*COUNTERPARTS)) or '?'}"
            for p in (left, right)
        )
        return Alignment(Reading(Field.ROLE, State.DIFFERENT, shown[0], shown[1], "swapped"))
    if both(left.concept, right.concept, "swap") and crossed(left, right):
        return Alignment(Reading(Field.PERSON, State.UNSTATED), "who acts in the one is acted upon in the other")
    return _align_roles(left, right)


def _align_elected(left: Profile, right: Profile) -> Alignment:
    """Who won the vote and who was elected: whoever else acts in either is the voters."""
    mine, theirs = (p.named(Role.PATIENT if p.concept in FILLED else Role.AGENT) for p in (left, right))
    found = _match(left, right, mine, theirs)
    if found is not None or not (mine and theirs):
        return Alignment(_matched(left, right, found))
    return Alignment(Reading(Field.PERSON, State.DIFFERENT, keys_of(mine), keys_of(theirs), "sole"))


def _align_roles(left: Profile, right: Profile) -> Alignment:
    found: Participant | None = None
    other: Reading | None = None
    for role in (Role.PATIENT, Role.AGENT, Role.RECIPIENT):
        mine, theirs = _actors(left, role), _actors(right, role)
        match = _match(left, right, mine, theirs)
        if match is not None:
            found = found or match
        elif mine and theirs and not _excused(left, right, mine, theirs):
            clash = _exclusive(left, right, role, mine, theirs)
            if clash is not None and other is not None:
                return Alignment(other, "two participants differ")
            other = other or clash
    if other is not None and other.note == "clash":
        return Alignment(Reading(Field.PERSON, State.UNSTATED), f"{other.left} is not {other.right}")
    if other is not None:
        return Alignment(other)
    return Alignment(_matched(left, right, found))


def _match(
    left: Profile, right: Profile, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]
) -> Participant | None:
    match = same_any(mine, theirs)
    if match is None and mine and theirs and resolved_elsewhere(left, right, mine, theirs):
        return max((*mine, *theirs), key=lambda p: p.key)
    return match


def _excused(left: Profile, right: Profile, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> bool:
    """Whether two that fill one role need not be two: one is the speaker, or stands in another role of the other."""
    spoken = same_origin(left, right) and speaks(left, right, mine, theirs)
    return spoken or _elsewhere(left, right, mine, theirs)


def resolved_elsewhere(
    left: Profile, right: Profile, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]
) -> bool:
    """Whether one of the two stands for a pronoun, and its article also names the one that the other has.

    "the abbot of Inverlair, who died" was read as Inverlair that died: the nearest name is not always the right one.
    """
    return _doubtful(left, mine, right, theirs) or _doubtful(right, theirs, left, mine)


def _doubtful(here: Profile, mine: tuple[Participant, ...], there: Profile, theirs: tuple[Participant, ...]) -> bool:
    outside = all(not here.claim.span.contains(p.mention) for p in mine)
    meant = [p for p in theirs if not strong_names(frozenset(name_tokens(p.key))).isdisjoint(here.story)]
    return outside and here.near(there) and bool(meant) and all(there.claim.span.contains(p.mention) for p in meant)


def _matched(left: Profile, right: Profile, found: Participant | None) -> Reading:
    if found is not None:
        return Reading(Field.PERSON, State.SAME, found.key, found.key)
    # a name that stands in other roles ("the Kessel tunnel fire", "a fire in the Kessel tunnel") ties them as well
    shared = sorted(w for w in (left.names & right.names) - left.places - right.places if not is_region(w))
    shared = shared or sorted(strong_names(_spoken_of(left) & _spoken_of(right)) - left.places - right.places)
    said = sorted(strong_names(left.mentions & right.mentions) - left.places - right.places)
    if shared or len(said) > 1:
        told = " ".join(shared or said)
        return Reading(Field.PERSON, State.SAME, told, told, "names")
    if coreferent(left, right) or coreferent(right, left):
        return Reading(Field.PERSON, State.SAME, note="coreference")
    return Reading(Field.PERSON, State.UNSTATED)


def _spoken_of(profile: Profile) -> frozenset[str]:
    """Capitals in those who act or are acted upon: "a Zephair cargo plane" has no name of its own."""
    return frozenset(w for p in profile.of(Role.AGENT, Role.PATIENT) for w in p.words) & profile.mentions


def _actors(profile: Profile, role: Role) -> tuple[Participant, ...]:
    """Named participants in a role, without what is counted: "four Americans" names nobody."""
    quantity = profile.claim.quantity
    counted = {c.removesuffix("s") for c in quantity.counted[:1]} if quantity is not None else set()
    return tuple(
        p for p in profile.named(role) if not {w.lower().removesuffix("s") for w in (p.key, *p.words[:1])} & counted
    )


def _elsewhere(left: Profile, right: Profile, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> bool:
    """Whether the participant of the one stands in another role in the other."""
    rest_right = tuple(p for p in right.claim.frame.participants if p.named)
    rest_left = tuple(p for p in left.claim.frame.participants if p.named)
    return same_any(mine, rest_right) is not None or same_any(rest_left, theirs) is not None


def speaks(left: Profile, right: Profile, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> bool:
    """Whether one of the two is the speaker ("we"), who speaks for whom the other names."""
    return _is_origin(left, mine) or _is_origin(right, theirs)


def _is_origin(profile: Profile, participants: tuple[Participant, ...]) -> bool:
    origin = profile.origin
    return origin is not None and any(same_name(p.key, origin.name) for p in participants)


def fills(left: Profile, right: Profile) -> bool:
    """Whether one is put into an office: then the one to whom it happens is the value, not the one who does it."""
    return left.concept in FILLED or right.concept in FILLED


def _exclusive(
    left: Profile, right: Profile, role: Role, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]
) -> Reading | None:
    """What it means that one role is filled by two: a value that differs, another thing, or nothing (None)."""
    concepts = left.concept, right.concept
    if role is Role.AGENT and both(*concepts, "patient") and not both(*concepts, "sole"):
        return None  # who did it is told in many ways; the one to whom it happened decides
    sole = both(*concepts, "sole") or (not either(*concepts, "vague") and bool(SOLE & left.nouns & right.nouns))
    contestable = sole and role is (Role.PATIENT if fills(left, right) else Role.AGENT)
    return Reading(Field.PERSON, State.DIFFERENT, keys_of(mine), keys_of(theirs), "sole" if contestable else "clash")
