"""Who stands on which side of two claims: the same, others, or the same ones with exchanged roles."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.model import Field
from services.comparison.names import name_tokens, same_name
from services.comparison.offices import compare_offices
from services.comparison.origins import same_origin
from services.comparison.profile import Profile
from services.comparison.states import Reading, State
from services.comparison.vocabulary import GENERIC, SOLE, both, either, is_person_noun, is_region, nation, strong_names
from services.extraction.model import Modality, Participant, Role

_OFFICES = ("appoint", "elect", "become", "replace")
_FILLED = ("appoint", "elect")
_COUNTERPARTS = (Role.RECIPIENT, Role.PATIENT)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the participants of two claims stand to each other."""

    person: Reading
    """PERSON: the ones who act or to whom it happens; ROLE where they are exchanged."""
    clash: str = ""
    """Why these are two different things, in words; empty where nothing says so."""


def same_participant(left: Participant, right: Participant) -> bool:
    """Whether two participants can be one."""
    if left.named and right.named:
        if _two_of_a_kind(left, right):
            return False
        if same_name(left.key, right.key):
            return True
        mine, theirs = set(left.words), set(right.words)
        if min(len(mine), len(theirs)) > 1 and (mine <= theirs or theirs <= mine):
            return True  # "the Tyria probe", "the probe Tyria"
        if _bare(left, right) or _bare(right, left):
            return True
        shared = mine & theirs - GENERIC
        return left.words[:1] == right.words[:1] and bool(shared - {left.words[0] if left.words else ""})
    return left.key == right.key


def _two_of_a_kind(left: Participant, right: Participant) -> bool:
    """As in "a Torvian convoy", "a Kessarine convoy": one common noun, other names before it."""
    common = left.key == right.key and left.key[:1].islower()
    mine, theirs = (frozenset(p.words[1:]) - GENERIC for p in (left, right))
    return common and bool(mine and theirs) and not mine & theirs


def _bare(left: Participant, right: Participant) -> bool:
    """Whether the left is the bare name of the thing on the right: "Tyria", "the Tyria capsule"."""
    capital, things = left.key[:1].isupper(), left.kind == right.kind == "thing"
    return capital and things and not is_person_noun(right.key) and set(name_tokens(left.key)) <= set(right.words)


def _same_any(left: tuple[Participant, ...], right: tuple[Participant, ...]) -> Participant | None:
    for a in left:
        for b in right:
            if same_participant(a, b):
                return a
    return None


def _keys(participants: tuple[Participant, ...]) -> str:
    return ", ".join(dict.fromkeys(p.key for p in participants))


def swapped(left: Profile, right: Profile) -> bool:
    """Whether who acts in the one is acted upon in the other ("A beat B", "B beat A"; "A won", "B beat A")."""
    if _sides_swapped(left, right):
        return True
    if not either(left.concept, right.concept, "swap"):
        return False
    if _nameless_swapped(left, right):
        return True
    agents = left.named(Role.AGENT), right.named(Role.AGENT)
    others = left.named(Role.RECIPIENT), right.named(Role.RECIPIENT)
    if not all(others):  # "A extradited X to B", "B extradited X to A": X is no counterpart
        others = left.named(*_COUNTERPARTS), right.named(*_COUNTERPARTS)
    elif _others(left.named(Role.PATIENT), right.named(Role.PATIENT)):
        return False
    if _same_any(agents[0], agents[1]) or (others[0] and others[1] and _same_any(others[0], others[1])):
        return False
    one = _same_any(agents[0], others[1]) is not None
    two = _same_any(agents[1], others[0]) is not None
    if one and two:
        return True
    if not (one or two) or (one and others[0] and agents[1]) or (two and others[1] and agents[0]):
        return False
    # "A won the cup", "B beat A": the same event only where what was won is told in both
    topics = [{w for p in x.of(Role.TOPIC) for w in p.words} - GENERIC for x in (left, right)]
    return bool(topics[0] & topics[1]) and left.near(right)


def _others(mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> bool:
    """Whether both name somebody, and not one and the same."""
    return bool(mine and theirs) and _same_any(mine, theirs) is None


def _sides_swapped(left: Profile, right: Profile) -> bool:
    """As in "Torvian troops ambushed a Kessarine convoy": sides told by an adjective act or are acted upon."""
    mine, theirs = (_sides(x, Role.AGENT) for x in (left, right))
    here, there = (_sides(x, *_COUNTERPARTS) for x in (left, right))
    crossed = bool(mine & there) and bool(theirs & here)
    return crossed and not mine & theirs and not here & there and left.near(right)


def _sides(profile: Profile, *roles: Role) -> frozenset[str]:
    """Names that stand before a common noun in the clause: "Torvian" of "Torvian troops"."""
    words = (nation(w.lower()) for p in profile.of(*roles) if not p.key[:1].isupper() for w in p.words[1:])
    return frozenset(words) & _written(profile)


def _written(profile: Profile) -> frozenset[str]:
    """Words that the clause writes with a capital, its first one too."""
    first = profile.claim.text.partition(" ")[0]
    return profile.mentions | {nation(first.lower())} if first[:1].isupper() else profile.mentions


def _nameless_swapped(left: Profile, right: Profile) -> bool:
    """As in "rebels took Imlek from government troops": two sides without names, and a place or thing that has one."""
    mine, theirs = ({p.key for p in x.of(Role.AGENT) if not p.named} for x in (left, right))
    here, there = ({p.key for p in x.of(*_COUNTERPARTS) if not p.named} for x in (left, right))
    apart = not mine & theirs and not here & there
    named = bool(strong_names(left.mentions & right.mentions))
    return apart and named and bool(mine & there) and bool(theirs & here) and left.near(right)


def compare_roles(left: Profile, right: Profile) -> Reading:
    """SAME where the same one acts in both, of an event whose roles can be exchanged."""
    if left.concept in _OFFICES and right.concept in _OFFICES:
        return compare_offices(left, right)
    if not both(left.concept, right.concept, "swap"):
        return Reading(Field.ROLE, State.UNSTATED)
    same = _same_any(left.named(Role.AGENT), right.named(Role.AGENT))
    return Reading(Field.ROLE, State.SAME if same else State.UNSTATED)


def align(left: Profile, right: Profile) -> Alignment:
    """Align the participants of two claims of one concept, or of two that exclude each other."""
    if swapped(left, right):
        shown = tuple(
            f"{_keys(p.named(Role.AGENT)) or '?'} over {_keys(p.named(*_COUNTERPARTS)) or '?'}" for p in (left, right)
        )
        return Alignment(Reading(Field.ROLE, State.DIFFERENT, shown[0], shown[1], "swapped"))
    return _align_roles(left, right)


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
    match = _same_any(mine, theirs)
    if match is None and mine and theirs and _resolved_elsewhere(left, right, mine, theirs):
        return max((*mine, *theirs), key=lambda p: p.key)
    return match


def _excused(left: Profile, right: Profile, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> bool:
    """Whether two that fill one role need not be two: one is the speaker, or stands in another role of the other."""
    spoken = same_origin(left, right) and _speaks(left, right, mine, theirs)
    return spoken or _elsewhere(left, right, mine, theirs)


def _resolved_elsewhere(
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


def coreferent(left: Profile, right: Profile) -> bool:
    """Whether somebody without a name on the left ("the judge") is told by name and office on the right.

    The office must be the right one's, and the name must stand in the left article.
    """
    for a in left.of(Role.AGENT, Role.PATIENT):
        for b in right.named(Role.AGENT, Role.PATIENT):
            names = strong_names(frozenset(name_tokens(b.key)))
            if not a.named and names & left.story and (a.key in b.words or a.key in right.around or _the(a, b, left)):
                return left.lately(right)
    return False


def _the(a: Participant, b: Participant, left: Profile) -> bool:
    """Whether the left speaks of the one thing of its kind ("the stadium"), and the right one is a place or a body."""
    return a.kind == b.kind != "thing" and a.kind != "person" and f"the {a.key}" in left.claim.text.lower()


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
    return _same_any(mine, rest_right) is not None or _same_any(rest_left, theirs) is not None


def _speaks(left: Profile, right: Profile, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> bool:
    """Whether one of the two is the speaker ("we"), who speaks for whom the other names."""
    return _is_origin(left, mine) or _is_origin(right, theirs)


def _is_origin(profile: Profile, participants: tuple[Participant, ...]) -> bool:
    origin = profile.origin
    return origin is not None and any(same_name(p.key, origin.name) for p in participants)


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
    if swapped(left, right) or coreferent(left, right) or coreferent(right, left):
        return ""
    named = left.named(Role.AGENT, Role.PATIENT), right.named(Role.AGENT, Role.PATIENT)
    if all(named) and not _same_any(*named) and _resolved_elsewhere(left, right, *named):
        return ""
    doers = (
        left.of(Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.TOPIC),
        right.of(Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.TOPIC),
    )
    if not _same_any(*doers) and not (same_origin(left, right) and _speaks(left, right, *doers)):
        return "identity.nobody-in-common"
    mine, theirs = (x.of(Role.PATIENT, Role.RECIPIENT) for x in (left, right))
    if bool(mine) != bool(theirs) and not _mentioned_elsewhere(left, right, mine or theirs):
        return "identity.object"
    if mine and theirs and not any(_known_again(a, b, left, right) for a in mine for b in theirs):
        if _fills(left, right) and not (any(p.named for p in mine) and any(p.named for p in theirs)):
            return "identity.object"  # "the former prosecutor was sworn in", "Mirko Dahl was appointed"
        return (
            ""
            if both(left.concept, right.concept, "sole") and _same_any(left.named(Role.AGENT), right.named(Role.AGENT))
            else _other(left, right)
        )
    return ""


def _other(left: Profile, right: Profile) -> str:
    # who was appointed, who was bought: the object is the value there
    return "" if _fills(left, right) else "identity.object"


def _fills(left: Profile, right: Profile) -> bool:
    """Whether one is put into an office: then the one to whom it happens is the value, not the one who does it."""
    return left.concept in _FILLED or right.concept in _FILLED


def _mentioned_elsewhere(left: Profile, right: Profile, objects: tuple[Participant, ...]) -> bool:
    return any(set(p.words) & (left.mentions & right.mentions) for p in objects)


def _known_again(left: Participant, right: Participant, mine: Profile, theirs: Profile) -> bool:
    if left.named and right.named:
        return same_participant(left, right)
    if left.named or right.named:
        # "the pact" for "the Osten gas pact"
        return bool(set(left.words) & set(right.words) - GENERIC) and bool(
            set(left.words + right.words) & mine.mentions & theirs.mentions
        )
    return left.key == right.key and (
        len(set(left.words) & set(right.words)) > 1
        or (bool(_same_any(mine.named(Role.AGENT), theirs.named(Role.AGENT))) and mine.near(theirs))
        or (same_origin(mine, theirs) and mine.near(theirs))
    )


def _exclusive(
    left: Profile, right: Profile, role: Role, mine: tuple[Participant, ...], theirs: tuple[Participant, ...]
) -> Reading | None:
    """What it means that one role is filled by two: a value that differs, another thing, or nothing (None)."""
    concepts = left.concept, right.concept
    if role is Role.AGENT and both(*concepts, "patient") and not both(*concepts, "sole"):
        return None  # who did it is told in many ways; the one to whom it happened decides
    sole = both(*concepts, "sole") or (not either(*concepts, "vague") and bool(SOLE & left.nouns & right.nouns))
    contestable = sole and role is (Role.PATIENT if _fills(left, right) else Role.AGENT)
    return Reading(Field.PERSON, State.DIFFERENT, _keys(mine), _keys(theirs), "sole" if contestable else "clash")
