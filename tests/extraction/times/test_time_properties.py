"""What holds of every text and every day of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.extraction.times import find_periods
from services.extraction.times.calendar import easter, month_of
from tests.extraction.linear import takes_linear_time

PUBLISHED = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
FRAGMENTS = st.sampled_from(
    ["Monday", "Tuesday", "May", "May", "5", "31", "2024", "1990", "s", "last", "next", "this", "year", "month", "week", "weekend", "ago", "two",
     "a", "the", "of", "end", "half", "first", "quarter", "Q", "3", "since", "until", "by", "to", "-", "/", ",", ".", "from", "between", "and",
     "fall", "summer", "early", "late", "will", "said", "earlier", "later", "Christmas", "Day", "days", "centuries", "9999", "1000", "same", "\n"]
)  # fmt: skip


@given(st.text(max_size=300), PUBLISHED)
def test_any_text_is_read_without_error(text: str, published: datetime) -> None:
    for found in find_periods(text, published):
        assert found.span is not None
        assert 0 <= found.span.start < found.span.end <= len(text)


@given(st.lists(FRAGMENTS, max_size=40).map(" ".join), PUBLISHED)
@settings(max_examples=400)
def test_periods_are_ordered_and_do_not_end_before_they_start(text: str, published: datetime) -> None:
    for found in find_periods(text, published):
        if found.start is not None and found.end is not None:
            assert found.start <= found.end


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 1, 1)), PUBLISHED)
def test_a_full_date_is_read_as_written_whenever_published(day: date, published: datetime) -> None:
    months = "January February March April May June July August September October November December".split()  # noqa: SIM905
    name = months[day.month - 1]
    forms = [f"on {name} {day.day}, {day.year}", f"on {day.day} {name} {day.year}", f"on {day.isoformat()}"]
    for form in forms:
        assert [(p.start, p.end) for p in find_periods(f"It opened {form}.", published)] == [(day, day)]


@given(PUBLISHED, st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_weekday_without_cue_is_within_the_week_before(published: datetime, name: str) -> None:
    (found,) = find_periods(f"It opened on {name}.", published)
    assert found.start is not None
    assert found.start.strftime("%A") == name
    assert 0 <= (published.date() - found.start).days <= 6


@given(st.integers(min_value=1, max_value=9999 * 12 - 1))
def test_months_follow_one_another_without_gap(index: int) -> None:
    first, second = month_of(1, index), month_of(1, index + 1) if index < 9998 * 12 else month_of(1, index)
    assert (second.start - first.end).days in {1, (first.start - first.end).days}


EASTERS = [(2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]


@pytest.mark.parametrize(("year", "month", "day"), EASTERS)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


HOSTILE = ["last " * 40_000, "May 5 " * 33_000, "Monday, " * 25_000, "2024-" * 40_000, "two days ago " * 15_000, "to " * 60_000, "1990s" * 40_000,
           "will " * 20_000 + "Monday " * 10_000, "the end of the " * 13_000, "." * 200_000, "Christmas " * 20_000,
           "2019 " + "a year earlier " * 13_000, "in two days " * 16_000, "that month " * 18_000, "the next week " * 14_000,
           "votes on Friday " * 12_000, "the week ended May 3 " * 9_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_text_takes_linear_time(text: str) -> None:
    takes_linear_time(lambda told: find_periods(told, datetime(2025, 5, 6, tzinfo=UTC)), text)


@pytest.mark.parametrize(
    "text", ["It lasted from Monday to the", "It ran between March and the early", "2019 until late"]
)
def test_a_stretch_whose_end_was_cut_off_is_read_as_far_as_it_goes(text: str) -> None:
    found = find_periods(text, datetime(2025, 3, 3, tzinfo=UTC))
    assert [text[p.span.start : p.span.end] for p in found if p.span is not None] in (["Monday"], ["March"], ["2019"])
