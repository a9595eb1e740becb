"""A sentence as words with their kinds: numbers with unit and magnitude, moods, forms of one word."""

from __future__ import annotations

import pytest

from services.comparison.sentences.alignment import like, read_sentence
from services.comparison.sentences.dates import dates_of
from services.comparison.sentences.model import Kind
from services.comparison.sentences.mood import asks, conditional, is_margin
from services.comparison.sentences.tokens import read_tokens


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $3.4 billion.", 3.4e9, "$"),
        ("Some 63% agreed.", 63, "%"),
        ("About 7.5 per cent agreed.", 7.5, "%"),
        ("A 15-year-old won.", 15, "age"),
        ("Twenty-five ships sailed.", 25, "count"),
        ("One hundred and twenty ships sailed.", 120, "count"),
        ("Two thousand three hundred ships sailed.", 2300, "count"),
        ("A hundred and one ships sailed.", 101, "count"),
        ("Between two hundred and three hundred ships sailed.", 200, "count"),
        ("Some two hundred and ten thousand ships sailed.", 210e3, "count"),
        ("Repairs took two and a half million euros.", 2.5e6, "€"),
        ("Half a million ships sailed.", 5e5, "count"),
        ("Two dozen ships sailed.", 24, "count"),
        ("They want $100 to $150 billion more.", 100e9, "$"),
        ("A 4-hour truce began.", 4, "hours"),
        ("Ada Kolar won by a 51-44 margin.", 51, "%"),
        ("Repairs took 2.5 million euros.", 2.5e6, "€"),
        ("The session took 15 ½ hours.", 15.5, "hours"),
    ],
)
def test_numbers_are_read_with_unit_and_magnitude(text: str, value: float, unit: str) -> None:
    number = next(t for t in read_tokens(text) if t.kind is Kind.NUMBER)
    assert (number.value, number.unit) == (value, unit)


def test_a_dozen_is_a_round_number() -> None:
    number = next(t for t in read_tokens("Two dozen ships sailed.") if t.kind is Kind.NUMBER)
    assert number.low < 23
    assert number.high > 26


def test_suppositions_and_margins_of_polls_are_known() -> None:
    assert conditional(read_sentence("If Kolar resigns, the council falls."))
    assert not conditional(read_sentence("Kolar resigned."))
    assert is_margin("The margin of sampling error is plus or minus 3.4 points.")


def test_a_question_says_neither_the_one_nor_the_other() -> None:
    assert asks('Has Kolar resigned?"')
    assert not asks("Kolar has resigned.")


@pytest.mark.parametrize(
    "text", ["It was known in the 1990s.", "The ship of the 640s was found.", "Mills of the 1840’s"]
)
def test_a_decade_is_neither_a_year_nor_a_number(text: str) -> None:
    assert not [t for t in read_tokens(text) if t.kind in (Kind.DATE, Kind.NUMBER)]


def test_forms_of_one_word_are_alike() -> None:
    assert like("resign", "resigned")
    assert not like("trail", "train")


@pytest.mark.parametrize("text", ["on 3 March", "on March 3", "on the 3rd of March", "on the third of March"])
def test_a_day_and_its_month_are_read(text: str) -> None:
    assert dates_of(read_sentence(f"The truce took effect {text}.")) == {("day", 3.0), ("month", 3.0)}


def test_a_figure_before_march_is_no_date() -> None:
    assert not dates_of(read_sentence("Some 2,500 March in the rain."))
