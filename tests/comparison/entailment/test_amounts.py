"""The strict relation of two sentences that differ in amounts only. All sentences are our own."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.comparison.entailment import relate
from services.comparison.entailment.amounts import Interval, relation_of
from services.comparison.entailment.model import Relation
from services.evaluation.sentences import read_statements

PAIRS = [
    ("The mill has 40 looms", "The mill has 40 looms", "entailment"),
    ("The mill has 40 looms", "The mill has 30 looms", "contradiction"),
    ("The mill has 40 looms", "The mill has more than 30 looms", "entailment"),
    ("The mill has 40 looms", "The mill has more than 40 looms", "contradiction"),
    ("The mill has 40 looms", "The mill has at least 40 looms", "entailment"),
    ("The mill has 40 looms", "The mill has fewer than 40 looms", "contradiction"),
    ("The mill has 40 looms", "The mill has fewer than 41 looms", "entailment"),
    ("The mill has forty looms", "The mill has 40 looms", "entailment"),
    ("The mill has more than 40 looms", "The mill has 50 looms", "neutral"),
    ("The mill has more than 40 looms", "The mill has 30 looms", "contradiction"),
    ("The mill has more than 40 looms", "The mill has more than 30 looms", "entailment"),
    ("The mill has more than 30 looms", "The mill has fewer than 60 looms", "neutral"),
    ("The mill has about 40 looms", "The mill has 41 looms", "neutral"),
    ("The mill has 40 looms and 3 vats", "The mill has 40 looms and 4 vats", "contradiction"),
    ("The mill has 40 looms and 3 vats", "The mill has up to 50 looms and more than 2 vats", "entailment"),
    ("It cost $ 9 000 to run", "It cost $ less than 8 000 to run", "contradiction"),
]


@pytest.mark.parametrize(("premise", "hypothesis", "relation"), PAIRS)
def test_relation(premise: str, hypothesis: str, relation: str) -> None:
    assert relate(*read_statements([premise, hypothesis])) == relation


BOUNDS = st.one_of(st.integers(-50, 50).map(float), st.sampled_from([-math.inf, math.inf]))
INTERVALS = st.builds(
    lambda a, b, left, right: Interval(min(a, b), max(a, b), left and a != b, right and a != b),
    BOUNDS,
    BOUNDS,
    st.booleans(),
    st.booleans(),
).filter(lambda i: math.isfinite(i.low) or math.isfinite(i.high))


@given(INTERVALS, INTERVALS)
def test_contradiction_has_no_direction(left: Interval, right: Interval) -> None:
    there, back = relation_of(left, right), relation_of(right, left)
    assert (there is Relation.CONTRADICTION) == (back is Relation.CONTRADICTION)


@given(INTERVALS)
def test_everything_entails_itself(interval: Interval) -> None:
    assert relation_of(interval, interval) is Relation.ENTAILMENT


@given(INTERVALS, INTERVALS, INTERVALS)
def test_entailment_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    if relation_of(a, b) is relation_of(b, c) is Relation.ENTAILMENT:
        assert relation_of(a, c) is Relation.ENTAILMENT
