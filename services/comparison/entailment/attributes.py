"""Rules of kind: two words that nobody and nothing is at once, one in the premise, the other in the hypothesis."""

from __future__ import annotations

from services.comparison.entailment.alignment import SAME, fits, same_thing
from services.comparison.entailment.events import aligned
from services.comparison.entailment.kinds import exclusive
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.vocabulary import opposite

_NEAR = frozenset({"amod", "compound", "nmod", "advmod", "acomp"})


def attribute(left: Reading, right: Reading) -> str | None:
    """What one is said to be, with words that exclude one another: "a liberal thinker", "a conservative"."""
    for second in right.clauses:
        for first in left.clauses:
            if not (first.nominal and second.nominal) or first.negated != second.negated:
                continue
            if not any(same_thing(left, i, right, j) == SAME for i in first.subjects for j in second.subjects):
                continue
            mine = frozenset[str]().union(*map(left.adjectives, left.joined(first.index)))
            theirs = right.adjectives(second.index)
            if not mine & theirs and any(opposite(a, b) for a in mine for b in theirs):
                return "attribute"
            if not first.negated and _excluded(left, right, first.index, second.index):
                return "attribute"
    return None


def _excluded(left: Reading, right: Reading, i: int, j: int, passed_over: str = "") -> bool:
    """Whether the nouns exclude one another, with all that the premise says its one is."""
    mine = described(left, i).union(*(described(left, k) for k in _beside(left, i)))
    return exclusive(mine, described(right, j), passed_over)


def _beside(reading: Reading, i: int) -> list[int]:
    """The other nouns that say what the same one is: joined, set beside, or its name."""
    found = [*reading.joined(i), *reading.also(i)]
    found += [k for c in reading.clauses if c.nominal and i in (c.index, *c.subjects) for k in (c.index, *c.subjects)]
    return [k for k in found if k != i]


def described(reading: Reading, i: int) -> frozenset[str]:
    """The noun at `i` and what stands before it, in small letters."""
    near = [i, *(k for k in reading.kids[i] if reading.words[k].dep in _NEAR)]
    return frozenset({reading.words[k].lemma for k in near} | {reading.words[k].text.lower() for k in near})


def other_kind(left: Reading, right: Reading) -> str | None:
    """One event with an argument of another kind: "by the Swiss architect Frick", "by an Italian architect"."""
    for found in aligned(left, right):
        first, second = found.premise, found.hypothesis
        if first.negated != second.negated or first.unreal != second.unreal or not found.same or found.different:
            continue
        taken = {j for _, _, j in found.same}
        for slot, j in second.arguments:
            fillers = [i for name, i in first.arguments if fits(name, slot)]
            if j in taken or not fillers or right.names(j):
                continue
            only = any(left.words[k].text.lower() == "only" for i in fillers for k in left.kids[i])
            if all(
                _excluded(left, right, i, j, "" if only else "sex") for i in fillers
            ):  # a man and a woman may both be hurt
                return "other_kind"
    return None
