"""Time expressions and the days that each must give, seen from a day of publication. All sentences are our own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from services.extraction.model import Grain, Period, Relation
from services.extraction.times import find_periods

TUESDAY = datetime(2025, 5, 6, 9, 0, tzinfo=UTC)


def only(text: str, published: datetime = TUESDAY) -> Period:
    """The one period of a text."""
    found = find_periods(text, published)
    assert len(found) == 1, [p.span and p.span.of(text) for p in found]
    return found[0]


DAYS = [
    ("It opened today.", "2025-05-06"),
    ("It opened yesterday.", "2025-05-05"),
    ("It opened the day before yesterday.", "2025-05-04"),
    ("It opens tomorrow.", "2025-05-07"),
    ("It opened last night.", "2025-05-05"),
    ("It opened this morning.", "2025-05-06"),
    ("It opened on Monday.", "2025-05-05"),
    ("It opened on Tuesday.", "2025-05-06"),
    ("It opened on Wednesday.", "2025-04-30"),
    ("It opened last Tuesday.", "2025-04-29"),
    ("It opens next Tuesday.", "2025-05-13"),
    ("It opens this Friday.", "2025-05-09"),
    ("It will open on Friday.", "2025-05-09"),
    ("He had invited them to the palace on Friday.", "2025-05-09"),
    ("On Friday the court will rule.", "2025-05-09"),
    ("The council has set the vote for Friday.", "2025-05-09"),
    ("The hall is set to open on Friday.", "2025-05-09"),
    ("The train set a record on Friday.", "2025-05-02"),
    ("The train will set a record on Friday.", "2025-05-09"),
    ("Sunday's vote was calm.", "2025-05-04"),
    ("It opened on Feb. 4.", "2025-02-04"),
    ("It opened on February 9.", "2025-02-09"),
    ("It opened on Nov. 3.", "2024-11-03"),
    ("It opened on May 5, 2025.", "2025-05-05"),
    ("It opened on 5 May 2025.", "2025-05-05"),
    ("It opened on the 5th of May 2025.", "2025-05-05"),
    ("It opened on May 5th.", "2025-05-05"),
    ("It opened on Monday, May 5.", "2025-05-05"),
    ("It opened on Monday 5 May.", "2025-05-05"),
    ("It opened on 2025-05-05.", "2025-05-05"),
    ("It opened on 24/05/2024.", "2024-05-24"),
    ("It opened on 05/24/2024.", "2024-05-24"),
    ("It opened on 24.05.2024.", "2024-05-24"),
    ("The May 12 vote nears.", "2025-05-12"),
    ("It will open on June 3.", "2025-06-03"),
    ("It will open on April 3.", "2026-04-03"),
    ("The cabinet plans an answer to what it calls an attack on April 3 that killed 40 people.", "2025-04-03"),
    ("Rebels may have carried out the April 3 attack.", "2025-04-03"),
    ("It opened three days ago.", "2025-05-03"),
    ("It opened on Christmas Day.", "2024-12-25"),
    ("It opened on Christmas Day 2021.", "2021-12-25"),
    ("It opened on Good Friday.", "2025-04-18"),
    ("It opened on Thanksgiving.", "2024-11-28"),
    ("It opened on July 14, 1789.", "1789-07-14"),
    ("The council votes on Friday.", "2025-05-09"),
    ("Talks resume on Friday.", "2025-05-09"),
    ("The hall, which lost its roof, reopens on Friday.", "2025-05-09"),
    ("The council said the hall reopens on Friday.", "2025-05-09"),
    ("The ban takes effect on June 1.", "2025-06-01"),
    ("The council lost three votes on Friday.", "2025-05-02"),
    ("The envoy was to land on Friday.", "2025-05-09"),
    ("The mayor must answer on Friday.", "2025-05-09"),
    ("The vote was planned for Friday but was called off.", "2025-05-02"),
    ("It opened on Tuesday last week.", "2025-04-29"),
    ("It opened on Friday of last week.", "2025-05-02"),
    ("It opens on Friday of next week.", "2025-05-16"),
    ("It opened a week ago Sunday.", "2025-04-27"),
    ("It opens a week from Friday.", "2025-05-16"),
    ("It opens on the first Monday of June.", "2025-06-02"),
    ("It opened on the last Friday in April.", "2025-04-25"),
    ("It opened on the last day of April.", "2025-04-30"),
    ("It opened on the 2nd.", "2025-05-02"),
    ("It will open on the 21st.", "2025-05-21"),
    ("It will open in three days' time.", "2025-05-09"),
    ("It opened on New Year's Day.", "2025-01-01"),
    ("It will open on New Year's Eve.", "2025-12-31"),
    ("It opened on St. Patrick's Day.", "2025-03-17"),
    ("It opened on May Day.", "2025-05-01"),
    ("It opened on Presidents' Day.", "2025-02-17"),
    ("It opened on Martin Luther King Jr. Day.", "2025-01-20"),
    ("It opened on Maundy Thursday.", "2025-04-17"),
    ("It opened on Saint Stephen's Day 2023.", "2023-12-26"),
    ("The keeper comes to play\n\nOn Monday the club won.", "2025-05-05"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(text: str, day: str) -> None:
    found = only(text)
    assert (found.start, found.end, found.grain) == (date.fromisoformat(day), date.fromisoformat(day), Grain.DAY)


STRETCHES = [
    ("It opened last week.", "2025-04-28", "2025-05-04", Grain.WEEK),
    ("It opened this week.", "2025-05-05", "2025-05-11", Grain.WEEK),
    ("It opened last month.", "2025-04-01", "2025-04-30", Grain.MONTH),
    ("It opened earlier this month.", "2025-05-01", "2025-05-06", Grain.MONTH),
    ("It opens later this year.", "2025-05-06", "2025-12-31", Grain.YEAR),
    ("It opened last year.", "2024-01-01", "2024-12-31", Grain.YEAR),
    ("It opens next year.", "2026-01-01", "2026-12-31", Grain.YEAR),
    ("It opened in November.", "2024-11-01", "2024-11-30", Grain.MONTH),
    ("It opened in March.", "2025-03-01", "2025-03-31", Grain.MONTH),
    ("It will open in March.", "2026-03-01", "2026-03-31", Grain.MONTH),
    ("It opened last June.", "2024-06-01", "2024-06-30", Grain.MONTH),
    ("It opened this past March.", "2025-03-01", "2025-03-31", Grain.MONTH),
    ("It opened this past July.", "2024-07-01", "2024-07-31", Grain.MONTH),
    ("It closed at the end of the 2014 school year.", "2014-01-01", "2014-12-31", Grain.YEAR),
    ("It opened in October 2024.", "2024-10-01", "2024-10-31", Grain.MONTH),
    ("It opened in October of last year.", "2024-10-01", "2024-10-31", Grain.MONTH),
    ("It opened in late April.", "2025-04-01", "2025-04-30", Grain.MONTH),
    ("It opened in mid-March.", "2025-03-01", "2025-03-31", Grain.MONTH),
    ("It opened in early 2024.", "2024-01-01", "2024-04-30", Grain.YEAR),
    ("It opened in 2017.", "2017-01-01", "2017-12-31", Grain.YEAR),
    ("It opened in the late 2010s.", "2017-01-01", "2019-12-31", Grain.DECADE),
    ("It opened in the 1990s.", "1990-01-01", "1999-12-31", Grain.DECADE),
    ("It opened in the '90s.", "1990-01-01", "1999-12-31", Grain.DECADE),
    ("It opened in the early nineties.", "1990-01-01", "1993-12-31", Grain.DECADE),
    ("It opened last fall.", "2024-09-01", "2024-11-30", Grain.SEASON),
    ("It opened last winter.", "2024-12-01", "2025-02-28", Grain.SEASON),
    ("It opened in the summer of 2020.", "2020-06-01", "2020-08-31", Grain.SEASON),
    ("It opened in the third quarter of 2024.", "2024-07-01", "2024-09-30", Grain.QUARTER),
    ("Sales fell in the fourth quarter.", "2024-10-01", "2024-12-31", Grain.QUARTER),
    ("Astrel sold 212,000 cars in the first quarter.", "2025-01-01", "2025-03-31", Grain.QUARTER),
    ("In the second quarter of the year, 40 shops closed.", "2025-04-01", "2025-06-30", Grain.QUARTER),
    ("The clinic treated 300 patients in the fourth quarter.", "2024-10-01", "2024-12-31", Grain.QUARTER),
    ("The yard delivered nine ships in the first half.", "2025-01-01", "2025-06-30", Grain.SPAN),
    ("It delivered 212,000 cars in the three months to March.", "2025-01-01", "2025-03-31", Grain.SPAN),
    ("Fees came to $4 million in the six months to the end of March 2024.", "2023-10-01", "2024-03-31", Grain.SPAN),
    ("Rents rose in the nine months ended in September.", "2024-01-01", "2024-09-30", Grain.SPAN),
    ("Q3 2024 was slow.", "2024-07-01", "2024-09-30", Grain.QUARTER),
    ("It opened in the first half of 2024.", "2024-01-01", "2024-06-30", Grain.SPAN),
    ("It opened over the weekend.", "2025-05-03", "2025-05-04", Grain.SPAN),
    ("It opened a year ago.", "2024-05-01", "2024-05-31", Grain.MONTH),
    ("It opened two years ago.", "2023-01-01", "2023-12-31", Grain.YEAR),
    ("It opened two months ago.", "2025-03-01", "2025-03-31", Grain.MONTH),
    ("It ran from 2019 to 2021.", "2019-01-01", "2021-12-31", Grain.SPAN),
    ("It ran between March and May.", "2025-03-01", "2025-05-31", Grain.SPAN),
    ("It ran from March to May 2021.", "2021-03-01", "2021-05-31", Grain.SPAN),
    ("It ran from November to May 2021.", "2020-11-01", "2021-05-31", Grain.SPAN),
    ("It ran between March 2010 and May 2013.", "2010-03-01", "2013-05-31", Grain.SPAN),
    ("It may close, according to a January report.", "2025-01-01", "2025-01-31", Grain.MONTH),
    ("It ran on June 3-5, 2024.", "2024-06-03", "2024-06-05", Grain.SPAN),
    ("It ran in the 2019-20 season.", "2019-01-01", "2020-12-31", Grain.SPAN),
    ("It grew over the past year.", "2024-05-06", "2025-05-06", Grain.SPAN),
    ("It grew over the last three months.", "2025-02-06", "2025-05-06", Grain.SPAN),
    ("It ran in FY2024.", "2024-01-01", "2024-12-31", Grain.YEAR),
    ("It opened this time last year.", "2024-05-01", "2024-05-31", Grain.MONTH),
    ("It opened the year before last.", "2023-01-01", "2023-12-31", Grain.YEAR),
    ("It opened the week before last.", "2025-04-21", "2025-04-27", Grain.WEEK),
    ("It will open in two weeks.", "2025-05-17", "2025-05-23", Grain.WEEK),
    ("It will open in two years.", "2027-01-01", "2027-12-31", Grain.YEAR),
    ("It must open within 48 hours.", "2025-05-06", "2025-05-08", Grain.SPAN),
    ("It will grow over the next year.", "2025-05-06", "2026-05-06", Grain.SPAN),
    ("It opened in the first week of April.", "2025-04-01", "2025-04-07", Grain.WEEK),
    ("It opened on the first weekend of April.", "2025-04-05", "2025-04-06", Grain.SPAN),
    ("It ran from Thursday to Sunday.", "2025-05-01", "2025-05-04", Grain.SPAN),
    ("It ran from Sunday to Monday.", "2025-05-04", "2025-05-05", Grain.SPAN),
    ("It will run from Monday to Thursday.", "2025-05-12", "2025-05-15", Grain.SPAN),
    ("It was shut from November to February.", "2024-11-01", "2025-02-28", Grain.SPAN),
    ("Sales fell in the year to March.", "2024-04-01", "2025-03-31", Grain.SPAN),
    ("Sales fell in the quarter that ended March 31.", "2025-01-01", "2025-03-31", Grain.QUARTER),
    ("Sales fell in the half-year to September 2024.", "2024-04-01", "2024-09-30", Grain.SPAN),
    ("Sales fell in the last quarter of 2022.", "2022-10-01", "2022-12-31", Grain.QUARTER),
    ("Spending fell this fiscal year.", "2025-01-01", "2025-12-31", Grain.YEAR),
    ("Analysts had said it would open in April.", "2025-04-01", "2025-04-30", Grain.MONTH),
    ("It opened in the 12th century.", "1100-01-01", "1199-12-31", Grain.SPAN),
    ("It opened in the seventh century.", "0600-01-01", "0699-12-31", Grain.SPAN),
    ("It opened in the early seventh century.", "0600-01-01", "0633-12-31", Grain.SPAN),
    ("It opened in the 600s.", "0600-01-01", "0699-12-31", Grain.SPAN),
    ("It opened in the late nineteenth century.", "1867-01-01", "1899-12-31", Grain.SPAN),
    ("The core of his 2008 staff remains.", "2008-01-01", "2008-12-31", Grain.YEAR),
    ("He spoke of Kolar's 1998 remarks.", "1998-01-01", "1998-12-31", Grain.YEAR),
    ("It is an answer to last week's show.", "2025-04-28", "2025-05-04", Grain.WEEK),
    ("Loans fell in the week that ended April 12.", "2025-04-06", "2025-04-12", Grain.WEEK),
    ("A plan on 1967 borders was read.", "1967-01-01", "1967-12-31", Grain.YEAR),
    ("It runs under a 2002 asylum law.", "2002-01-01", "2002-12-31", Grain.YEAR),
]


@pytest.mark.parametrize(("text", "start", "end", "grain"), STRETCHES)
def test_stretch(text: str, start: str, end: str, grain: Grain) -> None:
    found = only(text)
    assert (found.start, found.end, found.grain) == (date.fromisoformat(start), date.fromisoformat(end), grain)


RELATIONS = [
    ("It will open by 2030.", "2030-01-01", "2030-12-31", Relation.BY),
    ("There is time to agree by Monday.", "2025-05-12", "2025-05-12", Relation.BY),
    ("By March, about 90 percent of teachers voted for it.", "2025-03-01", "2025-03-31", Relation.BY),
    ("By March the teachers in Lisk have to vote.", "2026-03-01", "2026-03-31", Relation.BY),
    ("By Monday 300 had fled to Lisk.", "2025-05-05", "2025-05-05", Relation.BY),
    ("By Monday, 300 had fled.", "2025-05-05", "2025-05-05", Relation.BY),
    ("It has run since 2022.", "2022-01-01", "2025-05-06", Relation.SINCE),
    ("It has run since March.", "2025-03-01", "2025-05-06", Relation.SINCE),
    ("It will run until 2026.", "2025-05-06", "2026-12-31", Relation.UNTIL),
    ("It opened before 2022.", None, "2021-12-31", Relation.UNTIL),
    ("It opened in 2022.", "2022-01-01", "2022-12-31", Relation.DURING),
    ("It must open no later than Monday.", "2025-05-12", "2025-05-12", Relation.BY),
    ("It was cracked by Monday's quake.", "2025-05-05", "2025-05-05", Relation.DURING),
    ("It was the best since March 2022's show.", "2022-03-01", "2022-03-31", Relation.DURING),
    ("He must pay before June 3.", None, "2025-06-02", Relation.UNTIL),
    ("It had opened prior to 2022.", None, "2021-12-31", Relation.UNTIL),
]


@pytest.mark.parametrize(("text", "start", "end", "relation"), RELATIONS)
def test_relation(text: str, start: str | None, end: str, relation: Relation) -> None:
    found = only(text)
    assert (found.start, found.end) == (start and date.fromisoformat(start), date.fromisoformat(end))
    assert found.relation is relation


VAGUE = [
    "It opened recently.",
    "It grew in recent years.",
    "It opened in late April.",
    "It opened a few days ago.",
    "It opened about a year ago.",
]


@pytest.mark.parametrize("text", VAGUE)
def test_soft_bounds_are_marked(text: str) -> None:
    assert only(text).vague


NO_PERIOD = [
    "It opened on 04/05/2025.",
    "2000 people came.",
    "2,024 people came.",
    "It cost $2024.",
    "Resolution 2017 was read.",
    "They may march in step.",
    "Prices fall and spring back.",
    "It opens every Tuesday.",
    "He scored in the second half.",
    "See https://example.org/2024/05/17 for it.",
    "It lasted three weeks.",
    "It was held on February 31.",
    "The trial will last six weeks.",
    "It burned 300 homes in two days.",
    "It was the first win in three years.",
    "It will be the first vote in 12 years.",
    "The hotel has 1984 rooms.",
    "She lives on the 12th floor.",
    "It opened in the sixth century BC.",
    "He scored his seventh century of the season.",
    "It lies in Room 600s of the hotel.",
    "The next day it rained.",
    "Black Monday was a shock.",
    "The Sunday Times had it first.",
    "The Today programme had it first.",
    "Orvin's Independence Day parade was held.",
    "That day will come.",
    "It faces the tasks of the 21st century.",
]


@pytest.mark.parametrize("text", NO_PERIOD)
def test_what_is_no_time_or_has_two_readings_is_left_out(text: str) -> None:
    assert find_periods(text, TUESDAY) == ()


def test_the_previous_year_is_counted_from_the_year_named_before() -> None:
    years = find_periods("It sold 40 lamps in 2019, more than in the previous year.", TUESDAY)
    assert [p.start and p.start.year for p in years] == [2019, 2018]


def test_a_year_earlier_is_counted_from_the_quarter_named_before() -> None:
    found = find_periods("Sales in the third quarter of 2024 beat those of a year earlier.", TUESDAY)
    assert [(p.start, p.end) for p in found][1] == (date(2023, 7, 1), date(2023, 9, 30))


def test_a_verb_of_saying_keeps_its_own_day() -> None:
    found = find_periods("He said on Friday that it will close on Sunday.", TUESDAY)
    assert [p.start for p in found] == [date(2025, 5, 2), date(2025, 5, 11)]


def test_the_day_of_publication_is_that_of_the_outlets_zone() -> None:
    late = datetime(2025, 5, 6, 23, 30, tzinfo=UTC)
    (found,) = find_periods("It opened today.", late, zone=timezone(timedelta(hours=9)))
    assert found.start == date(2025, 5, 7)


def test_span_covers_the_preposition_that_gives_the_relation() -> None:
    text = "It has run since March 2022, he said."
    found = only(text)
    assert found.span is not None
    assert found.span.of(text) == "since March 2022"


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "In 2019 it rained. In 2021 it snowed."
    assert [p.span and p.span.of(text) for p in find_periods(text, TUESDAY, 18)] == ["2021"]


SPANS_OF_A_YEAR = [
    ("It sold 90 boats in the first six months of the year.", date(2025, 1, 1), date(2025, 6, 30)),
    ("It sold 90 boats in the first nine months of 2024.", date(2024, 1, 1), date(2024, 9, 30)),
    ("It sold 90 boats in the opening three months of last year.", date(2024, 1, 1), date(2024, 3, 31)),
    ("It sold 90 boats in the last three months of 2024.", date(2024, 10, 1), date(2024, 12, 31)),
    ("Over the final six months of last year it sold 90 boats.", date(2024, 7, 1), date(2024, 12, 31)),
    ("It rained for 90 hours in the last two weeks of April.", date(2025, 4, 17), date(2025, 4, 30)),
    ("The first ten days of March 2024 brought 90 litres.", date(2024, 3, 1), date(2024, 3, 10)),
    ("In the closing 4 months of 2023 it sold 90 boats.", date(2023, 9, 1), date(2023, 12, 31)),
]


@pytest.mark.parametrize(("text", "start", "end"), SPANS_OF_A_YEAR)
def test_first_months(text: str, start: date, end: date) -> None:
    found = only(text)
    assert (found.start, found.end) == (start, end)


def test_the_previous_month_name_counts_from_the_period_before() -> None:
    first, second = find_periods("Sales rose in June 2024 after a fall the previous March.", TUESDAY)
    assert (first.start, second.start) == (date(2024, 6, 1), date(2024, 3, 1))


def test_the_previous_month_name_alone_stays_open() -> None:
    assert find_periods("Sales had fallen the previous March.", TUESDAY) == ()


def test_overnight_stays_are_no_time() -> None:
    assert [p.rule for p in find_periods("Hotels counted 4,000 overnight stays in April.", TUESDAY)] == ["month"]
