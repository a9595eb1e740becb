"""Clauses of two statements that tell of one event."""

from __future__ import annotations

from collections.abc import Iterator

from services.comparison.entailment.alignment import SAME, Match, match, same_thing
from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.vocabulary import listed, same_event

LIGHT = listed("light")
"""Verbs that say too little to make two clauses one event."""
NEARLY_COVERED, MOSTLY_COVERED, COVERED, HALF_COVERED = 0.8, 0.75, 0.6, 0.5
"""Shares of the hypothesis' words that the premise must have; the weaker the evidence of a rule, the more."""


def main_clauses(reading: Reading) -> list[Clause]:
    """What a short hypothesis asserts: its predicates with an argument, nominal ones instead of their "be"."""
    return [c for c in reading.clauses if c.arguments and c.lemma != "be"]


def aligned(left: Reading, right: Reading) -> Iterator[Match]:
    for second in main_clauses(right):
        for first in left.clauses:
            if same_event(first.lemma, second.lemma):
                yield match(left, first, right, second)


def supported(left: Reading, right: Reading, second: Clause, least: int = 1) -> bool:
    """Whether the premise has the event of the hypothesis with the same polarity, and no argument against it."""
    for first in left.clauses:
        if same_event(first.lemma, second.lemma) and first.negated == second.negated and first.unreal <= second.unreal:
            found = match(left, first, right, second)
            if len(found.same) >= least and not found.different and not _anothers(left, first, right, second):
                return True
    return False


def _anothers(left: Reading, first: Clause, right: Reading, second: Clause) -> bool:
    """Whether another did it: both have a doer that is no pronoun, and that of the hypothesis does something else."""
    if first.nominal or not first.subjects or not second.subjects:
        return False
    others = {i for c in left.clauses if c.index != first.index for i in c.subjects} - set(first.subjects)
    j = second.subjects[0]
    return (
        left.words[first.subjects[0]].pos != "PRON"
        and not any(same_thing(left, i, right, j) == SAME for i in first.subjects)
        and any(same_thing(left, i, right, j) == SAME for i in others)
    )
