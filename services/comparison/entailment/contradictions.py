"""Finds a contradiction between two parsed statements; every rule names the one field that differs."""

from __future__ import annotations

from services.comparison.entailment.attributes import attribute, other_kind
from services.comparison.entailment.fields import crossed, motion, order, other_filler, respectively, swapped
from services.comparison.entailment.figures import number, other_number, quantifier
from services.comparison.entailment.model import Judged, Relation, Statement
from services.comparison.entailment.omissions import left_out, moved
from services.comparison.entailment.polarity import (
    antonym,
    denied_noun,
    denied_thing,
    denied_word,
    opposed,
    polarity,
)
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.standing import no_longer, other_body, other_employer, other_holder, superlative

_RULES = (
    polarity, antonym, opposed, denied_noun, attribute, denied_thing, swapped, other_filler, respectively, crossed,
    motion, order, moved, left_out, other_kind, other_holder, other_employer, no_longer, other_body, superlative,
    quantifier, other_number, number, denied_word,
)  # fmt: skip
"""From the strictest to the loosest."""


def contradiction(premise: Statement, hypothesis: Statement) -> Judged | None:
    """The first rule that sees a contradiction; None where none does."""
    left, right = Reading(premise), Reading(hypothesis)
    for rule in _RULES:
        name = rule(left, right)
        if name:
            return Judged(Relation.CONTRADICTION, name)
    return None
