"""Ages of people, alone and hedged."""

from __future__ import annotations

import pytest

from services.extraction.model import Hedge
from services.extraction.quantities import find_quantities
from tests.extraction.quantities.expressions import APPROX, AT_LEAST, AT_MOST, RANGE, is_interval, is_point

AGES = [
    ("A 34-year-old baker was found.", 34, "age"),
    ("The baker, aged 34, was found.", 34, "age"),
    ("The baker is 34 years old.", 34, "age"),
    ("Ulrika, 34, said so.", 34, "age"),
    ("The baker, 34, was found.", 34, "age"),
    ("She was just 17 when she left.", 17, "age"),
    ("Ines Kalm was 81 when she died.", 81, "age"),
    ("At 29 Ines Kalm is the youngest judge in the land.", 29, "age"),
    ("At 81, she was the oldest runner.", 81, "age"),
    ("Ines Kalm is 61 and still runs.", 61, "age"),
    ("A six-month-old girl was found.", 0.5, "age"),
    ("The baker died at 91, his son said.", 91, "age"),
    ("The baker is dead at eighty-two.", 82, "age"),
]


@pytest.mark.parametrize(("text", "value", "unit"), AGES)
def test_age_is_a_point_in_years(text: str, value: float, unit: str) -> None:
    is_point(text, value, unit)


COUNTS = [
    ("New York was 61, and Boston was ahead.", 61),
    ("At 29 Elm Street it burned.", 29),
    ("At 9, she left for work.", 9),
    ("Ines Kalm is 12 and 3 this season.", 12),
]


@pytest.mark.parametrize(("text", "value"), COUNTS)
def test_what_is_no_age(text: str, value: float) -> None:
    assert "age" not in [q.unit for q in find_quantities(text) if q.number == value]


HEDGED_AGES = [
    ("a man in his mid-40s", 44, 46, "age", APPROX),
    ("a woman in her sixties", 60, 69, "age", APPROX),
    ("people aged 65 and over", 65, None, "age", AT_LEAST),
    ("children under 12", 0, 12, "age", AT_MOST),
    ("adults 18 and older", 18, None, "age", AT_LEAST),
    ("20- to 30-year-old women", 20, 30, "age", RANGE),
    ("children ages 5 to 11", 5, 11, "age", RANGE),
    ("The ages of those who fell ill on the ferry range from 19 to 64.", 19, 64, "age", RANGE),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "hedge"), HEDGED_AGES)
def test_hedge_bends_the_interval_of_ages(
    text: str, low: float | None, high: float | None, unit: str, hedge: Hedge
) -> None:
    is_interval(text, low, high, unit, hedge)
