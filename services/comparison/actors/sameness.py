"""Whether two participants of two claims are one: by their names, by their words, by what the other article tells."""

from __future__ import annotations

from services.comparison.profiles.profile import Profile
from services.comparison.values.states import State
from services.comparison.words.names import name_tokens, same_name
from services.comparison.words.vocabulary import GENERIC, is_person_noun, listed, strong_names
from services.extraction.model import Participant, Role


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
        if _bare(left, right) or _bare(right, left) or _judged(left, right) or _judged(right, left):
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


_VERDICTS = listed("verdicts")


def _judged(left: Participant, right: Participant) -> bool:
    """Whether the right is the verdict on the one whom the left names: "the appeal of Orr", "Orr's conviction"."""
    who = set(name_tokens(left.key))
    return left.key[:1].isupper() and len(who) > 1 and right.key in _VERDICTS and who <= set(right.words)


def same_any(left: tuple[Participant, ...], right: tuple[Participant, ...]) -> Participant | None:
    """The first of `left` that is one of `right`; None where there is none."""
    for a in left:
        for b in right:
            if same_participant(a, b):
                return a
    return None


def filled(left: Profile, right: Profile, role: Role) -> State:
    """Whether both name somebody in a role, and the same."""
    mine, theirs = left.named(role), right.named(role)
    if not mine or not theirs:
        return State.UNSTATED
    return State.SAME if same_any(mine, theirs) is not None else State.DIFFERENT


def keys_of(participants: tuple[Participant, ...]) -> str:
    """Participants as a person reads them."""
    return ", ".join(dict.fromkeys(p.key for p in participants))


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
