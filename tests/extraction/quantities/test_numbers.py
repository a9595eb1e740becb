"""Numbers in digits and words: their value, their rounding, their place, and what two of them share. All sentences are our own."""

from __future__ import annotations

import pytest

from services.extraction.quantities import find_quantities
from tests.extraction.quantities.expressions import is_point, only

DIGITS = [
    ("The dam holds 1,234 lamps.", 1234, "lamp"),
    ("The archive lists 1 234 567 letters.", 1_234_567, "letter"),
    ("The archive lists 1\u202f234\u202f567 letters.", 1_234_567, "letter"),
    ("A crop of 1.234,5 tonnes was weighed.", 1_234_500, "kg"),
    ("They sold 10,50,000 lamps.", 1_050_000, "lamp"),
    ("It holds 2.5 million lamps.", 2_500_000, "lamp"),
    ("It holds 3 bn lamps.", 3_000_000_000, "lamp"),
    ("It holds 7 lakh lamps.", 700_000, "lamp"),
    ("It holds 2 crore lamps.", 20_000_000, "lamp"),
    ("The post reached 12m people.", 12_000_000, "people"),
    ("It holds 2\u00bd litres.", 0.0025, "m3"),
    ("The walk took 2 1/2 hours.", 2.5 / 24, "day"),
    ("The archive lists 1-1/2 million letters.", 1_500_000, "letter"),
    ("It sold 4,000 rail and bus tickets.", 4000, "ticket"),
]
WORDS = [
    ("Nineteen sailors drowned.", 19, "people"),
    ("The zoo has twenty-four owls.", 24, "owl"),
    ("The zoo has two dozen owls.", 24, "owl"),
    ("The zoo has a dozen owls.", 12, "owl"),
    ("The zoo has half a dozen owls.", 6, "owl"),
    ("The zoo has a hundred and five owls.", 105, "owl"),
    ("The zoo has three hundred owls.", 300, "owl"),
    ("The zoo has two thousand five hundred owls.", 2500, "owl"),
    ("The zoo has one hundred twenty owls.", 120, "owl"),
    ("It drew half a million visitors.", 500_000, "people"),
    ("It drew one and a half million visitors.", 1_500_000, "people"),
    ("It drew 2 ½ million visitors.", 2_500_000, "people"),
    ("It drew five hundred thousand visitors.", 500_000, "people"),
    ("One ferry capsized.", 1, "ferry"),
    ("One elderly woman died.", 1, "people"),
    ("A quarter of a million owls were ringed.", 250_000, "owl"),
    ("Three-quarters of a million owls were ringed.", 750_000, "owl"),
    ("A million and a half owls were ringed.", 1_500_000, "owl"),
    ("The zoo has a pair of owls.", 2, "owl"),
    ("A trio of owls left the zoo.", 3, "owl"),
]


@pytest.mark.parametrize(("text", "value", "unit"), DIGITS + WORDS)
def test_plain_number_is_a_point(text: str, value: float, unit: str) -> None:
    is_point(text, value, unit)


STEPS = [
    ("15,000 crates", 1000),
    ("14,872 crates", 1),
    ("2.96 billion crates", 10_000_000),
    ("130 crates", 10),
    ("90 crates", 1),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_rounding_that_the_number_shows(text: str, step: float) -> None:
    assert only(text).step == step


def test_span_covers_hedge_sign_number_unit_and_rate() -> None:
    text = "He was paid around $150 a month for it."
    assert only(text).span.of(text) == "around $150 a month"


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "In all, 40 crates fell and 12 sailors swam."
    assert [q.span.of(text) for q in find_quantities(text, 20)] == ["12"]
    assert [q.span.of(text) for q in find_quantities(text, 0, 20)] == ["40"]


TWO_NUMBERS = [
    ("It raised the fee from 10 to 12 cents.", [(0.10, "USD"), (0.12, "USD")]),
    ("It fell from 14 to 11 lamps.", [(14, "lamp"), (11, "lamp")]),
    ("It grew from 3 to 4 million lamps.", [(3e6, "lamp"), (4e6, "lamp")]),
    ("It keeps 40 full-time and 30 part-time guards.", [(40, "people"), (30, "people")]),
    ("Two boys, aged 12 and 14, are missing.", [(2, "people"), (12, "age"), (14, "age")]),
    ("Of 60 members, 20 won seats.", [(60, "people"), (20, "count")]),
    ("Lawmakers passed 12 bills on 40 pages.", [(12, "bill"), (40, "page")]),
]


@pytest.mark.parametrize(("text", "values"), TWO_NUMBERS)
def test_a_unit_or_a_noun_that_two_numbers_share(text: str, values: list[tuple[float, str]]) -> None:
    found = find_quantities(text)
    assert [(q.number, q.unit) for q in found] == [(pytest.approx(value), unit) for value, unit in values]
