"""Fractions of a whole, multiples, ranks, magnitudes and times that something was done."""

from __future__ import annotations

import pytest

from services.extraction.quantities import find_quantities
from tests.extraction.quantities.expressions import is_point, only

SHARES = [
    ("a third of the voters stayed at home", 100 / 3),
    ("two-thirds of the herd died", 200 / 3),
    ("three quarters of the bridges are closed", 75),
    ("a quarter of the bridges are closed", 25),
    ("one in five pupils skipped lunch", 20),
    ("three in four pupils skipped lunch", 75),
    ("one pupil in four skipped lunch", 25),
    ("the test was failed by one nine-year-old in ten", 10),
    ("nine out of 10 dentists agreed", 90),
    ("one-fifth of the bridges are closed", 20),
    ("half of the bridges are closed", 50),
    ("40 per cent of the bridges are closed", 40),
    ("40pc of the bridges are closed", 40),
    ("forty percent of the bridges are closed", 40),
]


@pytest.mark.parametrize(("text", "percent"), SHARES)
def test_fraction_of_a_whole_is_a_percentage(text: str, percent: float) -> None:
    found = only(text)
    assert (found.number, found.unit) == (pytest.approx(percent), "percent")


SET_FORMS = [
    ("Exports grew twelvefold.", 12, "ratio"),
    ("Exports saw a 12-fold rise.", 12, "ratio"),
    ("Exports doubled.", 2, "ratio"),
    ("Exports tripled.", 3, "ratio"),
    ("Exports halved.", 0.5, "ratio"),
    ("The herd is three times as large.", 3, "ratio"),
    ("The herd is twice the size of ours.", 2, "ratio"),
    ("The error is plus or minus 4 percent.", 4, "percent"),
    ("Three Iraqis drowned.", 3, "people"),
    ("They paid four taxes.", 4, "tax"),
    ("A magnitude 6.2 quake struck.", 6.2, "magnitude"),
    ("A 6.2-magnitude quake struck.", 6.2, "magnitude"),
    ("She finished third.", 3, "rank"),
    ("She took 21st place.", 21, "rank"),
    ("They crossed the river 7,887 times.", 7887, "count"),
    ("They crossed the river twice.", 2, "count"),
    ("She came in 12th.", 12, "rank"),
    ("She is ranked No. 5.", 5, "rank"),
    ("The count made Orvin number four among the ports.", 4, "rank"),
]


@pytest.mark.parametrize("text", ["One man in three boats drowned.", "One woman in 40 winters has drowned."])
def test_one_of_many_things_is_no_share(text: str) -> None:
    assert "percent" not in {q.unit for q in find_quantities(text)}


@pytest.mark.parametrize(("text", "value", "unit"), SET_FORMS)
def test_set_form_is_a_point(text: str, value: float, unit: str) -> None:
    is_point(text, value, unit)
