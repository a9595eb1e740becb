"""Rules of fields: one event told with another participant, number or direction."""

from __future__ import annotations

from services.comparison.entailment.alignment import (
    DIFFERENT,
    PLACES,
    SAME,
    Reading,
    coverage,
    mentioned,
    same_thing,
    steps,
)
from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.events import HALF_COVERED, LIGHT, aligned, main_clauses, supported
from services.comparison.entailment.sums import derivable

_WITH = 3
"""Steps in the tree of syntax within which a place belongs to a noun."""
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
    return None


def other_filler(left: Reading, right: Reading) -> str | None:
    """One event, one argument the same, another not, and the hypothesis' filler elsewhere in the premise."""
    for found in aligned(left, right):
        first, second = found.premise, found.hypothesis
        if first.negated != second.negated or second.unreal or first.lemma in LIGHT:
            continue
        if second.nominal and right.indefinite(second.index):
            continue  # a guild has more than one member
        if len(found.different) == 1 and found.same and not found.absent and not supported(left, right, second):
            slot, _, j = found.different[0]
            # "remains in Asia were found in Laos": the wider place stands with the participant
            wider = slot in PLACES and any(steps(left, i, right, j) <= _WITH for _, i, _ in found.same)
            if mentioned(left, right, j) and not wider:
                return f"other_filler.{slot}"
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
    """“left for X” against "left X": the goal is not the start."""
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


def _ends(clause: Clause) -> tuple[list[int], list[int]]:
    """Where a clause of leaving goes to, and where it starts from."""
    goals = [i for slot, i in clause.obliques if slot in {"for", "to"}]
    return goals, [*clause.objects, *(i for slot, i in clause.obliques if slot == "from")]


def _meet_in(left: Reading, heads: list[int], right: Reading, tails: list[int]) -> bool:
    return any(same_thing(left, i, right, j) == SAME for i in heads for j in tails)


def number(left: Reading, right: Reading) -> str | None:
    """The same unit, and no quantity of the premise compatible with that of the hypothesis, nor with it by a sum."""
    if coverage(left, right) < HALF_COVERED:
        return None
    given = [numeral.value for numeral in left.statement.numerals]
    if all(derivable(numeral.value, given) for numeral in right.statement.numerals):
        return None
    for second in right.statement.quantities:
        if second.unit in {"day", "rank", "score"}:
            continue
        same = [q for q in left.statement.quantities if q.unit == second.unit]
        if same and not any(_meet(q.low, q.high, second.low, second.high) for q in same):
            return "number"
    return None


def _meet(low: float | None, high: float | None, other_low: float | None, other_high: float | None) -> bool:
    """Whether two intervals share a value."""
    return (low is None or other_high is None or low <= other_high) and (
        high is None or other_low is None or other_low <= high
    )
