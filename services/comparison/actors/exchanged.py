"""Whether two claims exchange the roles of their participants: "A beat B", "B beat A"."""

from __future__ import annotations

from services.comparison.actors.sameness import filled, same_any
from services.comparison.entailment.vocabulary import same_thing
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import State
from services.comparison.values.times import compare_times
from services.comparison.words.vocabulary import GENERIC, either, nation, strong_names
from services.extraction.model import Participant, Role

COUNTERPARTS = (Role.RECIPIENT, Role.PATIENT)


def swapped(left: Profile, right: Profile) -> bool:
    """Whether who acts in the one is acted upon in the other ("A beat B", "B beat A"; "A won", "B beat A")."""
    if _sides_swapped(left, right):
        return True
    if not either(left.concept, right.concept, "swap"):
        return False
    if _nameless_swapped(left, right):
        return True
    sides = _sides_of(left, right)
    if not crossed(left, right) or sides is None:
        return False
    agents, others = sides
    one = same_any(agents[0], others[1]) is not None
    two = same_any(agents[1], others[0]) is not None
    if one and two:
        return True
    if (one and others[0] and agents[1]) or (two and others[1] and agents[0]):
        return False
    # "A won the cup", "B beat A": the same event only where what was won is told in both
    return left.near(right) and (_one_contest(left, right) or (any(others) and _one_thing(left, right)))


def crossed(left: Profile, right: Profile) -> bool:
    """Whether one who acts in the one is acted upon in the other, and nobody stands on one side in both.

    Of one contest that is a contradiction (`swapped`); of two the claims have nothing to do with each other.
    """
    sides = _sides_of(left, right) if either(left.concept, right.concept, "swap") else None
    if sides is None:
        return False
    agents, others = sides
    if same_any(agents[0], agents[1]) or (others[0] and others[1] and same_any(others[0], others[1])):
        return False
    return same_any(agents[0], others[1]) is not None or same_any(agents[1], others[0]) is not None


_Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def _sides_of(left: Profile, right: Profile) -> tuple[_Sides, _Sides] | None:
    """Those who act in either, and those who are acted upon; None where something else was done to another."""
    agents = left.named(Role.AGENT), right.named(Role.AGENT)
    others = left.named(Role.RECIPIENT), right.named(Role.RECIPIENT)
    if not all(others):  # "A extradited X to B", "B extradited X to A": X is no counterpart
        if not (any(others) and _one_thing(left, right)):
            others = left.named(*COUNTERPARTS), right.named(*COUNTERPARTS)
    elif filled(left, right, Role.PATIENT) is State.DIFFERENT:
        return None
    return agents, others


def _one_thing(left: Profile, right: Profile) -> bool:
    """Whether one thing went from hand to hand: "bought the airport from the city", "the city bought the airport"."""
    return same_any(left.of(Role.PATIENT), right.of(Role.PATIENT)) is not None


def _one_contest(left: Profile, right: Profile) -> bool:
    """Whether what was won is a word of both: of what the one won, and of the sentence of the other."""
    topics = [{w for p in x.of(Role.TOPIC) for w in p.words} - GENERIC for x in (left, right)]
    told = [x.around | x.words for x in (left, right)]
    return bool(topics[0] & (topics[1] | told[1]) or topics[1] & told[0])


def _sides_swapped(left: Profile, right: Profile) -> bool:
    """As in "Torvian troops ambushed a Kessarine convoy": sides told by an adjective act or are acted upon."""
    mine, theirs = (_sides(x, Role.AGENT) for x in (left, right))
    here, there = (_sides(x, *COUNTERPARTS) for x in (left, right))
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
    """As in "rebels took Imlek from government troops": two sides without names, and a place or thing that has one.

    From whom it was taken may be told by one of the two alone, where both tell one day.
    """
    mine, theirs = (_nameless(x, Role.AGENT) for x in (left, right))
    here, there = (_nameless(x, *COUNTERPARTS) for x in (left, right))
    apart = not _meet(mine, theirs) and not _meet(here, there)
    if not apart or not strong_names(left.mentions & right.mentions) or not left.near(right):
        return False
    if _meet(mine, there) and _meet(theirs, here):
        return True
    taken = (_meet(mine, there) and not here) or (_meet(theirs, here) and not there)
    return taken and bool(mine and theirs) and _one_thing(left, right) and _on_one_day(left, right)


def _nameless(profile: Profile, *roles: Role) -> tuple[Participant, ...]:
    return tuple(p for p in profile.of(*roles) if not p.named)


def _meet(mine: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> bool:
    """Whether a side is in both: told by one noun, or by two for one thing with a word in common before them."""
    return any(
        p.key == q.key or (same_thing(p.key, q.key) and bool(set(p.words[1:]) & set(q.words[1:])))
        for p in mine
        for q in theirs
    )


def _on_one_day(left: Profile, right: Profile) -> bool:
    """Whether both tell when, and it is the same time."""
    return left.claim.when is not None and compare_times(left.claim.when, right.claim.when).state is State.SAME
