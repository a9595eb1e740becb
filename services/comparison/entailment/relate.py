"""What one sentence says of another: the first rule that can decide it does."""

from __future__ import annotations

from services.comparison.entailment.alignment import coverage
from services.comparison.entailment.amounts import differing_amounts
from services.comparison.entailment.contradictions import contradiction
from services.comparison.entailment.model import Judged, Relation, Statement
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.sums import derivable

_FOLLOWS = 0.7
"""Share of the hypothesis' words that the premise must have for it to follow, where nothing speaks against it."""
_COUNTED = 0.5
"""The same for a hypothesis whose number is a sum or a product of the premise's."""


def judge(premise: Statement, hypothesis: Statement) -> Judged:
    """The relation with the rule that decided it; neutral by no rule where none applies."""
    for rule in (differing_amounts, contradiction, following):
        found = rule(premise, hypothesis)
        if found is not None:
            return found
    return Judged(Relation.NEUTRAL, "")


def following(premise: Statement, hypothesis: Statement) -> Judged | None:
    """Nearly all words of the hypothesis, and every number of it, stand in the premise or follow from its numbers."""
    given = [numeral.value for numeral in premise.numerals]
    new = [numeral.value for numeral in hypothesis.numerals if numeral.value not in given]
    if not all(derivable(value, given) for value in new):
        return None
    share = coverage(Reading(premise), Reading(hypothesis))
    if new and share >= _COUNTED:
        return Judged(Relation.ENTAILMENT, "derived")
    return Judged(Relation.ENTAILMENT, "covered") if share >= _FOLLOWS else None


def relate(premise: Statement, hypothesis: Statement) -> str:
    """Whether the hypothesis follows from the premise, contradicts it, or neither."""
    return judge(premise, hypothesis).relation.value
