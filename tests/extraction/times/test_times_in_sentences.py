"""What the sentence around a time makes of it: its tense, the period named before, its neighbour."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from services.extraction.quantities import find_quantities
from services.extraction.times import find_periods
from tests.extraction.times.test_time_expressions import TUESDAY, only

TENSES = [
    ("She will be led by Feld, named by the council on Friday.", date(2025, 5, 2)),
    ("The court will hear it soon after it rejected an appeal on Friday.", date(2025, 5, 2)),
    ("The court will hear it soon after the council rejected a plan on Friday.", date(2025, 5, 2)),
    ("The court will open the wing after talks with the city on Friday.", date(2025, 5, 9)),
    ("The chief, who retires on Friday, thanked the crew.", date(2025, 5, 9)),
    ("Feld urged the council to back a bill up for a vote on Friday.", date(2025, 5, 9)),
    ("Feld said the bill was up for a vote on Friday.", date(2025, 5, 2)),
    ("The crew signed up for a course on Friday.", date(2025, 5, 2)),
]


@pytest.mark.parametrize(("text", "day"), TENSES)
def test_participles_are_past_and_retires_is_future(text: str, day: date) -> None:
    assert only(text).start == day


TO_COME = [
    ("The bridge will stay closed on March 9.", date(2026, 3, 9)),
    ("The bridge will be opened on June 1.", date(2026, 6, 1)),
    ("The games will be held in Orvin on March 9.", date(2026, 3, 9)),
    ("The bridge is to open on March 1.", date(2026, 3, 1)),
    ("It is to be formally opened on March 1.", date(2026, 3, 1)),
    ("The final has been moved to March 9.", date(2026, 3, 9)),
    ("The bridge was opened on March 1.", date(2025, 3, 1)),
    ("It has been closed since March 1.", date(2025, 3, 1)),
]


@pytest.mark.parametrize(("text", "start"), TO_COME)
def test_a_passive_of_the_future_lies_ahead(text: str, start: date) -> None:
    published = datetime(2025, 10, 20, 12, tzinfo=UTC) if start.month == 3 else datetime(2025, 9, 20, 12, tzinfo=UTC)
    (found,) = find_periods(text, published, 0)
    assert found.start == start


CALLED_OFF = [
    # Tuesday 6 May 2025: the day of what is called off is the nearest, past or to come
    ("Feld canceled her Wednesday show.", date(2025, 5, 7)),
    ("Feld canceled a Monday show in Lisk.", date(2025, 5, 5)),
    ("Shows in Lisk Thursday have been cancelled.", date(2025, 5, 8)),
    ("Feld cancelled it on Friday.", date(2025, 5, 2)),
    ("Feld has scrapped a rally in the old harbour of Lisk for Thursday.", date(2025, 5, 8)),
    ("Feld sang there Wednesday.", date(2025, 4, 30)),
    ("The board extended the deadline for all claims by two days, to Thursday.", date(2025, 5, 8)),
    ("Feld is to speak in Lisk and Orr on Wednesday, then in Torvik on Thursday.", date(2025, 5, 8)),
    ("Feld spoke in Lisk on Wednesday, then in Torvik on Thursday.", date(2025, 5, 1)),
    ("Rain is expected late Wednesday or early Thursday.", date(2025, 5, 7)),
]


@pytest.mark.parametrize(("text", "start"), CALLED_OFF)
def test_what_is_called_off_or_listed_lies_ahead(text: str, start: date) -> None:
    assert find_periods(text, TUESDAY)[-1].start == start


COUNTED_FROM_BEFORE = [
    ("It closed on May 3. The next day it reopened.", date(2025, 5, 4)),
    ("It sold 90 in January and 80 that month abroad.", date(2025, 1, 1)),
    ("Sales rose in March from the same month last year.", date(2024, 3, 1)),
    ("Rents rose in March, a report of Friday shows, but not the month before.", date(2025, 2, 1)),
    ("Rents rose in March. On Friday they fell by more than a year earlier.", date(2024, 5, 2)),
]


@pytest.mark.parametrize(("text", "start"), COUNTED_FROM_BEFORE)
def test_what_is_counted_from_the_period_named_before(text: str, start: date) -> None:
    assert find_periods(text, TUESDAY)[-1].start == start


BOTH = [
    ("The port grew in January and February.", "2025-01-01", "2025-02-28"),
    ("Visits in March and April were few.", "2025-03-01", "2025-04-30"),
    ("Nine drowned on Saturday and Sunday.", "2025-05-03", "2025-05-04"),
    ("It grew in January and February 2021.", "2021-01-01", "2021-02-28"),
    ("The wage rises in 2026 and 2027.", "2026-01-01", "2027-12-31"),
    ("In January and February the port grew.", "2025-01-01", "2025-02-28"),
    ("They said that in 2019 and 2020 nobody came.", "2019-01-01", "2020-12-31"),
    ("The club won the cup in 2019 and 2022.", "2022-01-01", "2022-12-31"),
    ("Sales rose by 3 and 4 percent in 2023 and 2024, respectively.", "2024-01-01", "2024-12-31"),
    ("It fell in January and in February.", "2025-02-01", "2025-02-28"),
    ("It grew in January and March.", "2025-03-01", "2025-03-31"),
    ("It sold 30 in January and February was worse.", "2025-02-01", "2025-02-28"),
    ("It sold 30 and 40 in January and February, respectively.", "2025-02-01", "2025-02-28"),
]


@pytest.mark.parametrize(("text", "start", "end"), BOTH)
def test_two_neighbours_are_one_stretch(text: str, start: str, end: str) -> None:
    last = find_periods(text, TUESDAY)[-1]
    assert (str(last.start), str(last.end)) == (start, end)


SENTENCE_BEFORE = [
    ("It closed in January 2019.", "It reopened in June of that year.", "2019-06-01"),
    ("It closed in January 2019.", "It reopened in June of the same year.", "2019-06-01"),
    ("It closed in January 2019.", "It reopened in June that year.", "2019-06-01"),
    ("Nine drowned on Sunday.", "A day earlier five had drowned.", "2025-05-03"),
    ("Nine drowned on Saturday.", "Two days later the search ended.", "2025-05-05"),
    ("Nine drowned on Friday.", "The next day the search ended.", "2025-05-03"),
    ("It sold 90 in March, up from 70 in February.", "It had sold 80 the month before.", "2025-02-01"),
    ("It was founded in 1908.", "Sales grew by 3 percent from a year earlier.", "2024-05-01"),
    ("It was founded in 1908.", "Three years later the mill burned.", "1911-01-01"),
    ("It was founded in 1908.", "It sold 80 in June.", "2024-06-01"),
]


@pytest.mark.parametrize(("before", "text", "start"), SENTENCE_BEFORE)
def test_what_is_counted_from_the_sentence_before(before: str, text: str, start: str) -> None:
    found = find_periods(text, TUESDAY, before=find_periods(before, TUESDAY))
    assert [str(p.start) for p in found] == [start]


def test_a_deadline_that_was_met_is_past() -> None:
    assert only("The toll stood at 18 by Monday.").start == date(2025, 5, 5)
    assert only("The toll should be known by Monday.").start == date(2025, 5, 12)


WINDOWS = [
    ("The levy would raise $40 million over ten years.", "2025-05-06", "2035-05-06"),
    ("Over a decade, the plan would save $40 million.", "2025-05-06", "2035-05-06"),
    ("The council proposed to cut fares over the three years.", "2025-05-06", "2028-05-06"),
    ("The dam will lose 12 percent over 18 months.", "2025-05-06", "2026-11-06"),
]


@pytest.mark.parametrize(("text", "start", "end"), WINDOWS)
def test_what_a_plan_is_spread_over_lies_ahead(text: str, start: str, end: str) -> None:
    found = only(text)
    assert (str(found.start), str(found.end), found.vague) == (start, end, True)
    assert not [q for q in find_quantities(text) if q.unit == "day"]


@pytest.mark.parametrize(
    "text",
    [
        "The levy raised $40 million over ten years.",
        "Fares rose over the three years.",
        "She would rule for over ten years.",
        "The trial will last over three years.",
        "He planned it over 10 years ago, in secret.",
    ],
)
def test_a_bound_and_what_is_past_are_no_window_ahead(text: str) -> None:
    assert "window" not in {p.rule for p in find_periods(text, TUESDAY)}


# (text of Tuesday 6 May 2025, first and last day of its last period)
BOUNDED = [
    ("The club has sold 400 seats so far this year.", "2025-01-01/2025-05-06"),
    ("So far in 2025 the club has sold 400 seats.", "2025-01-01/2025-05-06"),
    ("The club sold 400 seats in 2025 to date.", "2025-01-01/2025-05-06"),
    ("So far, the club has sold 400 seats for this year.", "2025-01-01/2025-12-31"),
    ("The club sold 400 seats so far in 2019.", "2019-01-01/2019-12-31"),
    ("The gate was shut from sunrise on Friday to sunset on Sunday.", "2025-05-02/2025-05-04"),
    ("The gate will be shut from Tuesday to Thursday.", "2025-05-06/2025-05-08"),
    ("The gate is shut from Tuesday to Thursday.", "2025-05-06/2025-05-08"),
    ("The gate fell on Friday. Only 24 hours later the wall fell.", "2025-05-03/2025-05-03"),
    ("The gate fell on Friday. Two hours later the wall fell.", "2025-05-02/2025-05-02"),
    ("The gate fell on Friday. The wall had fallen two days before.", "2025-04-30/2025-04-30"),
    ("The club said on Friday that it would shut the gate on Saturday.", "2025-05-03/2025-05-03"),
    ("The club said on Monday that it would shut the gate on Thursday.", "2025-05-08/2025-05-08"),
    ("The owners would meet the mayor of Torvik at the old town hall on Wednesday.", "2025-05-07/2025-05-07"),
    ("She would visit the part of the town that was hit on Wednesday.", "2025-04-30/2025-04-30"),
    ("It was the worst day for the crew since 9/11.", "2001-09-11/2025-05-06"),
]


@pytest.mark.parametrize(("text", "days"), BOUNDED)
def test_words_beside_a_time_set_its_bounds(text: str, days: str) -> None:
    *_, first = text.split(". ")
    start = text.index(first)
    before = find_periods(text, TUESDAY, 0, start)
    found = find_periods(text, TUESDAY, start, before=before)
    assert f"{found[-1].start}/{found[-1].end}" == days


def test_a_share_of_nine_in_eleven_is_no_day() -> None:
    assert not find_periods("It sold 9/11ths of it on 19/11 roads.", TUESDAY)
