"""What two readings of a pair amount to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.comparison.nli.decision import Opinion, Probabilities, decide

SHARE = st.floats(0, 1, allow_nan=False)


@st.composite
def probabilities(draw: st.DrawFn) -> Probabilities:
    entail = draw(SHARE)
    return Probabilities(entail, draw(st.floats(0, 1 - entail)))


@pytest.mark.parametrize(
    ("forward", "backward", "expected"),
    [
        ((0.01, 0.98), (0.02, 0.97), Opinion(agrees=False, probability=0.97)),
        ((0.98, 0.01), (0.96, 0.02), Opinion(agrees=True, probability=0.96)),
        ((0.01, 0.98), (0.02, 0.94), None),  # mutual or not at all
        ((0.99, 0.00), (0.30, 0.10), None),  # one clause merely follows from the other
        ((0.97, 0.01), (0.01, 0.97), None),
        ((0.10, 0.10), (0.10, 0.10), None),
        ((0.00, 0.95), (0.00, 0.95), Opinion(agrees=False, probability=0.95)),
        ((math.nan, math.nan), (math.nan, math.nan), None),
    ],
)
def test_an_opinion_needs_both_directions(
    forward: tuple[float, float], backward: tuple[float, float], expected: Opinion | None
) -> None:
    assert decide(Probabilities(*forward), Probabilities(*backward), 0.95) == expected


@given(probabilities(), probabilities(), st.floats(0.501, 1))
def test_the_order_of_the_clauses_does_not_matter(one: Probabilities, other: Probabilities, threshold: float) -> None:
    assert decide(one, other, threshold) == decide(other, one, threshold)


@given(probabilities(), probabilities(), st.floats(0.501, 0.99))
def test_a_stricter_threshold_only_silences(one: Probabilities, other: Probabilities, threshold: float) -> None:
    strict = decide(one, other, threshold + 0.01)
    assert strict is None or strict == decide(one, other, threshold)


@pytest.mark.parametrize("threshold", [0.5, 0.0, -1, 1.01, math.nan])
def test_a_threshold_at_which_both_could_be_said_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        decide(Probabilities(0.5, 0.5), Probabilities(0.5, 0.5), threshold)
