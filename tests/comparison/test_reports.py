"""Figures of one monthly report agree in many words; those of another month, measure or number do not."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.model import Judgement
from tests.comparison.test_told_in_words import told

MAIN = "The economy added 171,000 jobs in August."
RATE = "The jobless rate edged up to 7.9 percent in August."
ABOARD = "The Solveig carried 56 passengers and 10 crew when she left Lunde on Monday."

PAIRS = [
    (MAIN, "The gain of 171,000 jobs in August beat forecasts.", True),
    (MAIN, "Last month the economy added 171,000 jobs.", True),
    (MAIN, "The economy added 171,000 jobs in March.", False),
    (RATE, "Unemployment rose to 7.9 percent last month.", True),
    (RATE, "Inflation rose to 7.9 percent last month.", False),
]


def judgements(first: str, second: str) -> set[Judgement]:
    """What comparison says of the figures of two articles of one day."""
    older = [c for c in told(first, "one.example") if c.quantity is not None]
    newer = [c for c in told(second, "two.example") if c.quantity is not None]
    return {compare(new, old).judgement for new in newer for old in older}


@pytest.mark.parametrize(("first", "second", "agree"), PAIRS)
def test_one_figure_of_one_month(first: str, second: str, *, agree: bool) -> None:
    assert (Judgement.AGREEMENT in judgements(first, second)) is agree


@pytest.mark.parametrize(
    "text",
    [
        "The Solveig carried 66 passengers and crew when she left Lunde on Monday.",
        "The Solveig carried 66 passengers, crew and guards when she left Lunde on Monday.",
    ],
)
def test_kinds_that_are_counted_together_are_another_number(text: str) -> None:
    assert Judgement.CONTRADICTION not in judgements(ABOARD, text)


def test_one_kind_with_another_number_contradicts() -> None:
    text = "The Solveig carried 86 passengers when she left Lunde on Monday."
    assert Judgement.CONTRADICTION in judgements(ABOARD, text)
