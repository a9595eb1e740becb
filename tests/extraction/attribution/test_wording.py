"""The pieces of patterns that several rooms share match what they say they do."""

from __future__ import annotations

import re

import pytest

from services.extraction.attribution.wording import FIGURE, HEDGES, ON_DAY


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("At least 40 boats", "4"),
        ("no fewer than forty boats", "forty"),
        ("an estimated $3 million", "$3"),
        ("just over dozens of boats", "dozens"),
        ("twelve", "twelve"),
    ],
)
def test_a_figure_stands_behind_its_hedges(words: str, figure: str) -> None:
    found = re.match(rf"{HEDGES}({FIGURE})", words)
    assert found is not None
    assert found[1] == figure


@pytest.mark.parametrize("words", ["one of them", "phone", "tenant", "the harbour"])
def test_words_that_hold_a_number_are_none(words: str) -> None:
    assert re.match(rf"{HEDGES}{FIGURE}", words) is None


@pytest.mark.parametrize(("words", "day"), [(" on Monday.", " on Monday"), (" Friday", " Friday")])
def test_days(words: str, day: str) -> None:
    assert re.match(ON_DAY, words)[0] == day  # type: ignore[index]
