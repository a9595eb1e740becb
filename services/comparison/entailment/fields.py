"""Rules of fields: one event told with another participant, number or direction."""

from __future__ import annotations

from services.comparison.entailment.alignment import (
    DIFFERENT,
    PLACES,
    SAME,
    Match,
    coverage,
    match,
    mentioned,
    same_thing,
)
from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.events import COVERED, LIGHT, aligned, main_clauses, supported
from services.comparison.entailment.kinds import lands_of
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.vocabulary import listed

_EMPTY = frozenset({"say", "tell", "be", "have"})
_FURTHER = frozenset({"more", "another", "again", "further", "additional", "other"})
_ONCE = listed("once")
_LEAVING = frozenset({"leave", "depart", "departure", "flee", "sail", "exit"})


def swapped(left: Reading, right: Reading) -> str | None:
    """Who did it and to whom it was done are exchanged."""
    for found in aligned(left, right):
        first, second = found.premise, found.hypothesis
        others = [*second.objects, *(i for _, i in second.obliques)][:1]
        theirs = [*first.objects, *(i for _, i in first.obliques)][:1]
        if (
            first.lemma in LIGHT
            or not (first.subjects and second.subjects and others and theirs)
            or first.nominal != second.nominal
        ):
            continue
        crossed = (
            same_thing(left, first.subjects[0], right, others[0]) == SAME
            and same_thing(left, theirs[0], right, second.subjects[0]) == SAME
        )
        if (
            crossed
            and same_thing(left, first.subjects[0], right, second.subjects[0]) != SAME
            and first.negated == second.negated
        ):
            return "swapped"
        if first.negated == second.negated and _turned(left, first, right, second):
            return "swapped"
    return _beaten(left, right)


def _turned(left: Reading, first: Clause, right: Reading, second: Clause) -> bool:
    """Who bought from whom is exchanged."""
    if first.nominal or second.nominal or not (first.subjects and second.subjects):
        return False
    mine, theirs = first.subjects[0], second.subjects[0]
    if same_thing(left, mine, right, theirs) == SAME:
        return False
    return any(
        slot == name and same_thing(left, i, right, theirs) == SAME and same_thing(left, mine, right, j) == SAME
        for slot, j in second.obliques
        for name, i in first.obliques
        if slot in {"from", "to", "with"}
    )


def _beaten(left: Reading, right: Reading) -> str | None:
    """Who was beaten in the premise wins in the hypothesis."""
    for second in main_clauses(right):
        for first in left.clauses:
            if first.lemma != "beat" or second.lemma != "win" or first.negated or second.negated or second.unreal:
                continue
            losers = any(same_thing(left, i, right, j) == SAME for i in first.objects for j in second.subjects)
            winners = any(same_thing(left, i, right, j) == SAME for i in first.subjects for j in second.subjects)
            if losers and not winners and coverage(left, right) >= COVERED:
                return "swapped"
    return None


def crossed(left: Reading, right: Reading) -> str | None:
    """Two clauses of one verb in the premise, and the hypothesis has who of the one with what of the other."""
    for second in main_clauses(right):
        own = [c for c in left.clauses if c.lemma == second.lemma and c.negated == second.negated]
        if len(own) < 2 or second.lemma in _EMPTY:
            continue
        hits = [{j for _, _, j in match(left, c, right, second).same} for c in own]
        wanted = [j for slot, j in second.arguments if slot in {"subject", "object"} or right.names(j)]
        pair = set(wanted[:2])
        apart = len(pair) == 2 and all(any(j in h for h in hits) for j in pair) and not any(pair <= h for h in hits)
        if apart and all(len(c.arguments) > 1 for c in own):
            return "crossed"
    return None


def other_filler(left: Reading, right: Reading) -> str | None:
    """One event, one argument the same, another not, and the hypothesis' filler elsewhere in the premise."""
    for found in aligned(left, right):
        first, second = found.premise, found.hypothesis
        if first.negated != second.negated or second.unreal:
            continue
        if first.lemma in LIGHT and not _made(left, found):
            continue
        if second.nominal and right.indefinite(second.index):
            continue  # a guild has more than one member
        named = any(right.names(j) for *_, j in found.different)
        anchored = any(named or j not in right.dates for *_, j in found.same)
        if len(found.different) == 1 and anchored and not found.absent and not supported(left, right, second):
            slot, i, j = found.different[0]
            # "remains in Asia were found in Laos": the wider place stands with the participant
            wider = slot in PLACES and any(_within(left, k, right, j) for _, k, _ in found.same)
            dated = j in right.dates and second.lemma in _ONCE and not _FURTHER & right.lemmas
            lands = lands_of(left.names(i)) and lands_of(right.names(j)) & left.lands
            if (mentioned(left, right, j) or dated or lands) and not wider:
                return f"other_filler.{slot}"
    return None


def _made(left: Reading, found: Match) -> bool:
    """Whether one thing was made, once: "made in Cork"; what is made every day is made in many places."""
    past = left.words[found.premise.index].tag in {"VBN", "VBD"}
    return found.premise.lemma == "make" and past and any(slot == "object" for slot, *_ in found.same)


def _within(left: Reading, i: int, right: Reading, j: int) -> bool:
    """Whether the place at word `j` of the hypothesis stands in the phrase of word `i` of the premise."""
    for k in range(len(left.words)):
        if same_thing(left, k, right, j) == SAME:
            at = k
            while at != i and left.words[at].head != at and left.words[at].pos not in {"VERB", "AUX"}:
                at = left.words[at].head
            if at == i:
                return True
    return False


def order(left: Reading, right: Reading) -> str | None:
    """One event told after another, and before it."""
    for found in aligned(left, right):
        if found.premise.negated != found.hypothesis.negated or found.different or not found.same:
            continue
        for slot, j in found.hypothesis.obliques:
            turned = {"before": "after", "after": "before"}.get(slot)
            if any(name == turned and same_thing(left, i, right, j) == SAME for name, i in found.premise.obliques):
                return "order"
    return None


def respectively(left: Reading, right: Reading) -> str | None:
    """“A and B got x and y, respectively”: the hypothesis pairs A with y."""
    if "respectively" not in left.lemmas:
        return None
    for first in left.clauses:
        own = [left.joined(i) for _, i in first.arguments if left.words[i].dep != "conj"]
        lists = [group for group in (*own, *(left.members(i) for _, i in first.arguments)) if len(group) > 1]
        for a, heads in enumerate(lists):
            for tails in lists[a + 1 :]:
                if len(heads) == len(tails) and _crossed(left, right, heads, tails):
                    return "respectively"
    return None


def _crossed(left: Reading, right: Reading, heads: tuple[int, ...], tails: tuple[int, ...]) -> bool:
    """Whether the hypothesis has one of the first list and one of the second in unlike places."""

    def place(group: tuple[int, ...]) -> int | None:
        own = [left.phrase_words(i) for i in group]
        shared = set.intersection(*map(set, own))
        hits = [n for n, words in enumerate(own) if (set(words) - shared) & right.lemmas]
        return hits[0] if len(hits) == 1 else None

    first, second = place(heads), place(tails)
    return first is not None and second is not None and first != second


def motion(left: Reading, right: Reading) -> str | None:
    """“left for X” against "left X", and from one place to another against the way back."""
    for origin, goal in _ways(left):
        for start, end in _ways(right):
            back = same_thing(left, origin, right, end) == SAME and same_thing(left, goal, right, start) == SAME
            if back and coverage(left, right) >= COVERED and left.names(origin) != left.names(goal):
                return "motion"
    for second in main_clauses(right):
        for first in left.clauses:
            if not {first.lemma, second.lemma} <= _LEAVING or first.negated != second.negated:
                continue
            (theirs, goals), (origins, starts) = zip(_ends(first), _ends(second), strict=True)
            crossed = _meet_in(left, theirs, right, starts) or _meet_in(left, origins, right, goals)
            others = any(same_thing(left, i, right, j) == DIFFERENT for i in first.subjects for j in second.subjects)
            if crossed and not others:
                return "motion"
    return None


def _ways(reading: Reading) -> list[tuple[int, int]]:
    """Where ways start and end: "from X to Y"."""
    found: list[tuple[int, int]] = []
    for i, word in enumerate(reading.words):
        if word.text.lower() == "from" and word.dep == "prep":
            nouns = [k for k in reading.kids[i] if reading.words[k].dep == "pobj" and reading.names(k)]
            near = [*reading.kids[i], *reading.kids[word.head], *(k for n in nouns for k in reading.kids[n])]
            ends = [
                n for k in near if reading.words[k].text.lower() == "to" for n in reading.kids[k] if reading.names(n)
            ]
            found += [(nouns[0], ends[0])] if nouns and ends else []
    return found


def _ends(clause: Clause) -> tuple[list[int], list[int]]:
    """Where a clause of leaving goes to, and where it starts from."""
    goals = [i for slot, i in clause.obliques if slot in {"for", "to"}]
    return goals, [*clause.objects, *(i for slot, i in clause.obliques if slot == "from")]


def _meet_in(left: Reading, heads: list[int], right: Reading, tails: list[int]) -> bool:
    return any(same_thing(left, i, right, j) == SAME for i in heads for j in tails)
