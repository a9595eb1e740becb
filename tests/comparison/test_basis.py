"""What a change is measured against, as news writes it."""

from __future__ import annotations

from datetime import date

import pytest

from services.comparison.profiles.basis import basis_of
from services.extraction.model import Grain, Period

JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31), Grain.MONTH)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Wages rose 0.4% in January from December", "month"),
        ("Wages rose 5.2% in January from a year earlier", "year"),
        ("Compared with January of last year wages are up 5.2 percent", "year"),
        ("compared with December 0.4 percent", "month"),
        ("In January wages were 0.4 percent higher than a month before", "month"),
        ("Sales grew 3% against the same month of last year", "year"),
        ("Sales grew 3% from the same period a year ago", "year"),
        ("Sales grew 3% on the corresponding quarter", "year"),
        ("Prices rose 2% year-on-year", "year"),
        ("Prices rose 2% on the month", "month"),
        ("Prices rose 2% over the previous quarter", "quarter"),
        ("annual inflation was 2%", "year"),
        ("Prices have risen 4% from October", "3 months"),
        ("The ban runs from March to June", None),
        ("The shop is closed from December 24", None),
        ("Prices rose 2% in January", None),
    ],
)
def test_the_stretch_of_a_change(text: str, basis: str | None) -> None:
    assert basis_of(text, JANUARY) == basis


def test_a_month_says_nothing_where_the_change_is_of_no_month() -> None:
    assert basis_of("Wages rose 0.4% from December", None) is None
