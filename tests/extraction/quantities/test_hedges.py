"""Hedges and ranges, and the interval that each allows."""

from __future__ import annotations

import pytest

from services.extraction.model import Hedge
from services.extraction.quantities import find_quantities
from tests.extraction.quantities.expressions import APPROX, AT_LEAST, AT_MOST, EXACT, RANGE, is_interval, only

HEDGED = [
    ("about 15,000 miners", 14_250, 15_750, APPROX),
    ("between a trivial number and 300 miners", 0, 300, RANGE),
    ("between almost nothing and about 300 miners", 0, 315, APPROX),
    ("between a slight fall in staff and a fall in staff of 300 miners", 0, 300, RANGE),
    ("between a harbour and 300 miners", 300, 300, EXACT),
    ("around 15,000 miners", 14_250, 15_750, APPROX),
    ("some 120 miners", 114, 126, APPROX),
    ("roughly 600 miners", 570, 630, APPROX),
    ("an estimated 600 miners", 570, 630, APPROX),
    ("600 or so miners", 570, 630, APPROX),
    ("about a dozen miners", 11, 13, APPROX),
    ("nearly 8,000 miners", 7500, 8000, APPROX),
    ("almost 90 miners", 85.5, 90, APPROX),
    ("just under 8,000 miners", 7500, 8000, APPROX),
    ("just over 8,000 miners", 8000, 8500, APPROX),
    ("more than 300 miners", 300, None, AT_LEAST),
    ("over 300 miners", 300, None, AT_LEAST),
    ("at least 300 miners", 300, None, AT_LEAST),
    ("upwards of 300 miners", 300, None, AT_LEAST),
    ("no fewer than 300 miners", 300, None, AT_LEAST),
    ("300 or more miners", 300, None, AT_LEAST),
    ("more than an estimated 300 miners", 300, None, AT_LEAST),
    ("up to 300 miners", 0, 300, AT_MOST),
    ("fewer than 300 miners", 0, 300, AT_MOST),
    ("no more than 300 miners", 0, 300, AT_MOST),
    ("as many as 300 miners", 0, 300, AT_MOST),
    ("exactly 300 miners", 300, 300, EXACT),
    ("only 300 miners", 300, 300, EXACT),
    ("between 10,000 and 12,000 miners", 10_000, 12_000, RANGE),
    ("10 to 15 miners", 10, 15, RANGE),
    ("10-15 miners", 10, 15, RANGE),
    ("2-3 million miners", 2e6, 3e6, RANGE),
    ("two or three miners", 2, 3, RANGE),
    ("thousands of miners", 1000, 999_999, APPROX),
    ("hundreds of miners", 100, 1999, APPROX),
    ("dozens of miners", 20, 199, APPROX),
    ("tens of thousands of miners", 10_000, 199_000, APPROX),
    ("hundreds of thousands of miners", 100_000, 1_999_000, APPROX),
    ("several hundred miners", 300, 999, APPROX),
    ("perhaps 600 miners", 570, 630, APPROX),
    ("something like 600 miners", 570, 630, APPROX),
    ("twenty-odd miners", 19, 21, APPROX),
    ("close on 90 miners", 85.5, 90, APPROX),
    ("a handful of miners", 2, 9, APPROX),
    ("hundreds and hundreds of miners", 100, 1999, APPROX),
    ("anywhere from 50 to 80 miners", 50, 80, RANGE),
    ("five or six hundred miners", 500, 600, RANGE),
    ("between six and eight hundred miners", 600, 800, RANGE),
]


@pytest.mark.parametrize(("text", "low", "high", "hedge"), HEDGED)
def test_hedge_bends_the_interval_of_people(text: str, low: float, high: float | None, hedge: Hedge) -> None:
    found = only(f"Yesterday {text} returned.")
    assert (found.low, found.high, found.hedge) == (low, high, hedge)
    assert (found.unit, found.counted) == ("people", ("miner",))


HEDGED_OTHERWISE = [
    ("more than 90% of the bridges", 90, 100, "percent", AT_LEAST),
    ("less than 5% of the bridges", 0, 5, "percent", AT_MOST),
    ("5-7% of the bridges", 5, 7, "percent", RANGE),
    ("55 percent to 60 percent of the bridges", 55, 60, "percent", RANGE),
    ("nearly half of the bridges", 47.5, 50, "percent", APPROX),
    ("between $100 and $200", 100, 200, "USD", RANGE),
    ("$1 billion to $2 billion", 1e9, 2e9, "USD", RANGE),
    ("$1-2 billion", 1e9, 2e9, "USD", RANGE),
    ("approximately $800 per month", 760, 840, "USD/month", APPROX),
    ("exports more than doubled", 2, None, "ratio", AT_LEAST),
    ("millions of dollars were lost", 1e6, 999_999_999, "USD", APPROX),
    ("temperatures in the low thirties", 30, 33, "count", APPROX),
    ("below 5 degrees Celsius", None, 5, "degC", AT_MOST),
    ("the toll is estimated at 4,000", 3800, 4200, "count", APPROX),
    ("the toll has passed 40", 40, None, "count", AT_LEAST),
    ("the toll has climbed past 40", 40, None, "count", AT_LEAST),
    ("the toll is nearing 40", 38, 40, "count", APPROX),
    ("the cost is $40, give or take", 38, 42, "USD", APPROX),
    ("no higher than $40", 0, 40, "USD", AT_MOST),
    ("between 35C and 40C", 35, 40, "degC", RANGE),
    ("prices range from $5 to $9", 5, 9, "USD", RANGE),
    ("10- to 15-metre waves", 10, 15, "m", RANGE),
    ("a three- to five-day trip", 3, 5, "day", RANGE),
    ("a term of 25 years to life", 25 * 365.2425, None, "day", AT_LEAST),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "hedge"), HEDGED_OTHERWISE)
def test_hedge_bends_the_interval_in_any_unit(
    text: str, low: float | None, high: float | None, unit: str, hedge: Hedge
) -> None:
    is_interval(text, low, high, unit, hedge)


WEIGHED = [
    ("The strike went on for more than a week.", 7, None, AT_LEAST),
    ("The strike lasted less than an hour.", 0, 1 / 24, AT_MOST),
    ("She was held for about a week.", 6.65, 7.35, APPROX),
    ("He was freed within 48 hours of his arrest.", 0, 2, AT_MOST),
    ("It takes at least a day.", 1, None, AT_LEAST),
]


@pytest.mark.parametrize(("text", "low", "high", "hedge"), WEIGHED)
def test_one_of_a_unit_counts_where_it_is_weighed(text: str, low: float, high: float | None, hedge: Hedge) -> None:
    is_interval(text, low, high, "day", hedge)


@pytest.mark.parametrize(
    "text",
    [
        "It shut more than a week ago.",
        "The film is about a year in Lisk.",
        "A week passed.",
        "He died more than a year after the vote.",
    ],
)
def test_a_unit_that_is_not_weighed_or_lies_off_is_no_length(text: str) -> None:
    assert find_quantities(text) == ()


def test_within_is_a_bound_of_measures_alone() -> None:
    is_interval("It sank within 40 metres of the pier.", 0, 40, "m", AT_MOST)
    is_interval("It won votes within three parties.", 3, 3, "party", EXACT)


NO_HEDGE_OF_IT = [
    ("The clerk handed over 200 pages.", 200, "page"),
    ("The heirs signed over $40,000 to the town.", 40_000, "USD"),
    ("The banker lied to the auditors about $3 million.", 3e6, "USD"),
    ("There were questions about 12 ballots.", 12, "ballot"),
    ("She talked about 30 bridges.", 30, "bridge"),
]


@pytest.mark.parametrize(("text", "value", "unit"), NO_HEDGE_OF_IT)
def test_a_word_that_belongs_to_the_verb_bends_no_number(text: str, value: float, unit: str) -> None:
    is_interval(text, value, value, unit, EXACT)


def test_a_hedge_behind_such_a_word_still_bends_it() -> None:
    is_interval("The heirs turned over about $40,000 to the town.", 38_000, 42_000, "USD", APPROX)
    is_interval("She took over 20 mills.", 20, None, "mill", AT_LEAST)


WEIGHED = [
    ("There is about a 20 percent chance.", 19, 21, "percent", APPROX),
    ("She has about a one in five chance.", 19, 21, "percent", APPROX),
    ("It saw nearly a 20 percent fall.", 19, 20, "percent", APPROX),
    ("It was almost a 20-day wait.", 19, 20, "day", APPROX),
    ("It was a film about a 20 percent fall.", 20, 20, "percent", EXACT),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "hedge"), WEIGHED)
def test_an_article_may_stand_behind_a_hedge(text: str, low: float, high: float, unit: str, hedge: Hedge) -> None:
    is_interval(text, low, high, unit, hedge)
