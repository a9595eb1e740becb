"""What measures of work and pay count, and how they rose or fell. All places are invented."""

from __future__ import annotations

import pytest

from services.extraction.model import QuantityRole
from tests.extraction.claims_of import claims_of

RISEN = [
    ("Unemployment in Varnia inched up to 6.2%, from 6.1% in March.", "unemployment", 6.2),
    ("It was a good month for Varnia, with the jobless rate ticking up to 6.2 percent.", "unemployment", 6.2),
    ("Inflation in Varnia crept up to 3.1 percent.", "inflation", 3.1),
    ("Unemployment in Varnia fell below 6 percent.", "unemployment", 6),
    ("The average age of the crew was 51.", "age", 51),
]


@pytest.mark.parametrize(("sentence", "predicate", "number"), RISEN)
def test_what_a_measure_crept_up_to_is_its_level(sentence: str, predicate: str, number: float) -> None:
    levels = [c for c in claims_of(sentence) if c.frame.predicate == predicate and c.quantity]
    assert number in {c.quantity.number for c in levels if c.quantity and c.quantity.role is QuantityRole.LEVEL}


COUNTED = [
    ("Varnia lost 9,000 jobs. The number of unemployed grew by 17,000.", 17_000, "people"),
    ("Varnia lost 9,000 jobs. Unemployment there rose by 17,000.", 17_000, "people"),
    ("The ranks of the unemployed in Varnia shrank by 17,000.", 17_000, "people"),
    ("Payrolls in Varnia grew by 17,000.", 17_000, "job"),
    ("The landslide buried 22 of the village's 40 barns.", 22, "barn"),
    ("Varnia counted 9,000 strikers. Hotel employment rose by 17,000.", 17_000, "job"),
]


@pytest.mark.parametrize(("sentence", "number", "unit"), COUNTED)
def test_a_measure_says_what_its_bare_number_counts(sentence: str, number: float, unit: str) -> None:
    assert (number, unit) in {(c.quantity.number, c.quantity.unit) for c in claims_of(sentence) if c.quantity}


PAID = [
    ("Average hourly earnings in Varnia fell to $21.40.", "USD/hour"),
    ("Weekly earnings in Varnia rose to $910.", "USD/week"),
]


@pytest.mark.parametrize(("sentence", "unit"), PAID)
def test_earnings_by_the_hour_are_pay(sentence: str, unit: str) -> None:
    assert [(c.frame.predicate, c.quantity.unit) for c in claims_of(sentence) if c.quantity] == [("pay", unit)]


def test_a_turnout_stands_at_its_level_whatever_it_is_down_by() -> None:
    claims = claims_of("Turnout in Orvin stood at 58 percent, down four points on the last vote.")
    assert {c.frame.predicate for c in claims} == {"turnout"}


RAISED = [
    ("The council in Varnia voted to raise the minimum wage to $9 in two phases.", "pay", "USD"),
    ("Varnia pays a minimum wage of $8 an hour. The council would raise the wage to $9.", "pay", "USD/hour"),
    ("Varnia pays a minimum wage of $8 an hour. The council would raise the salary to $9,000.", "pay", "USD"),
    ("Kestrel Motors raised $9 for the school in Varnia.", "collect", "USD"),
]


@pytest.mark.parametrize(("text", "predicate", "unit"), RAISED)
def test_a_measure_that_is_raised_to_so_much_is_no_money_that_is_raised(text: str, predicate: str, unit: str) -> None:
    last = [c for c in claims_of(text) if c.quantity][-1]
    assert last.quantity is not None
    assert (last.frame.predicate, last.quantity.unit) == (predicate, unit)
