"""What holds of every text and every number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.extraction.model import Hedge
from services.extraction.quantities import find_quantities
from tests.extraction.linear import takes_linear_time

COUNTS = st.integers(min_value=21, max_value=10**9)
HEDGES = ["", "about ", "nearly ", "more than ", "at least ", "up to ", "fewer than ", "just over ", "some "]
FRAGMENTS = st.sampled_from(
    ["12", "1,234", "$", "%", "-", "to", "between", "and", "million", "half", "a", "third", "of", "them", "May", "2024", "in", "five", "one",
     "hundred", "more", "than", "or", "so", "troops", ".", ",", "'", "s", "\u20ac", "m", "bn", "year", "old", "fold", "\n", "degrees", "C", "(", "/"]
)  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_is_read_without_error_and_spans_lie_in_it(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.span.start < found.span.end <= len(text)


@given(st.lists(FRAGMENTS, max_size=40).map(" ".join))
@settings(max_examples=300)
def test_intervals_are_ordered_and_hold_the_number(text: str) -> None:
    ends = 0
    for found in find_quantities(text):
        assert found.span.end > ends
        ends = found.span.end
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
            if found.number is not None:
                slack = 1e-9 * max(1.0, abs(found.number))
                assert found.low - slack <= found.number <= found.high + slack


@given(COUNTS, st.sampled_from(HEDGES))
def test_grouped_digits_are_read_as_written(count: int, hedge: str) -> None:
    found = find_quantities(f"They found {hedge}{count:,} lamps there.")
    assert [q.number for q in found] == [count]
    assert found[0].counted == ("lamp",)


@given(COUNTS)
def test_about_x_never_excludes_x(count: int) -> None:
    (found,) = find_quantities(f"about {count:,} lamps")
    assert found.hedge is Hedge.APPROX
    assert found.low is not None
    assert found.high is not None
    assert found.low <= count <= found.high


@given(st.integers(min_value=1, max_value=99))
def test_words_and_digits_agree(count: int) -> None:
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    small = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    spelled = small[count] if count < 20 else tens[count // 10] + (f"-{small[count % 10]}" if count % 10 else "")
    noun = "sailor" if count == 1 else "sailors"
    (left,) = find_quantities(f"{spelled} {noun} drowned")
    (right,) = find_quantities(f"{count} {noun} drowned")
    assert (left.low, left.high, left.unit, left.counted) == (right.low, right.high, right.unit, right.counted)


@given(st.integers(min_value=1, max_value=9999))
def test_units_of_one_length_meet(kilometres: int) -> None:
    (left,) = find_quantities(f"a walk of {kilometres} km")
    (right,) = find_quantities(f"a walk of {kilometres * 1000:,} metres")
    assert (left.low, left.high, left.unit) == (right.low, right.high, right.unit)


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["m", "bn"]))
def test_short_and_long_magnitudes_meet(count: int, short: str) -> None:
    long = {"m": "million", "bn": "billion"}[short]
    (left,) = find_quantities(f"It cost ${count}{short}.")
    (right,) = find_quantities(f"It cost ${count} {long}.")
    assert (left.low, left.high, left.unit) == (right.low, right.high, right.unit)


HOSTILE = ["1 " * 100_000, "1," * 100_000, "9" * 200_000, "a hundred and " * 14_000, "- " * 100_000, "one in " * 28_000, "of thousands " * 15_000,
           "$" * 200_000, "about " * 33_000, "1-1" * 66_000, "+1" * 100_000, "http://" * 28_000, "a@" * 100_000, "1:" * 100_000,
           "a half of a " * 16_000, "an hour and " * 16_000, "aged 12, " * 20_000, "5 to 6 " * 28_000, "from 3 to " * 20_000, "old and new " * 16_000,
           "3 Old Sections and " * 10_000, "pages 3 and " * 16_000, "Five Big " * 22_000, "12 red and " * 18_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_text_takes_linear_time(text: str) -> None:
    takes_linear_time(find_quantities, text)
