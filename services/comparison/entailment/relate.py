"""What one sentence says of another: the first rule that can decide it does."""

from __future__ import annotations

from services.comparison.entailment.amounts import differing_amounts
from services.comparison.entailment.contradictions import contradiction
from services.comparison.entailment.model import Judged, Relation, Statement

_RULES = (differing_amounts, contradiction)


def judge(premise: Statement, hypothesis: Statement) -> Judged:
    """The relation with the rule that decided it; neutral by no rule where none applies."""
    for rule in _RULES:
        found = rule(premise, hypothesis)
        if found is not None:
            return found
    return Judged(Relation.NEUTRAL, "")


def relate(premise: Statement, hypothesis: Statement) -> str:
    """Whether the hypothesis follows from the premise, contradicts it, or neither."""
    return judge(premise, hypothesis).relation.value
