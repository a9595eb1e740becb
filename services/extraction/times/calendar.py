"""Calendar arithmetic: stretches of whole days, and which of several like-named days or months is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from services.extraction.model import Grain

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""First month of each (northern, meteorological) season; a season lasts three months."""
EARLIEST, LATEST = 1000, 2200
"""Years that are read as years at all."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole days from `start` to `end`, both included, at the granularity in which they were named."""

    start: date
    end: date
    grain: Grain
    vague: bool = False

    def part(self, name: str) -> Stretch:
        """Early, mid or late: a third of it, with soft bounds and the same grain; a month stays whole.

        Nobody agrees on the day on which "late April" begins, and the annotated development claims read it as April.

        >>> decade_of(2010).part("late").start.year, month_of(2025, 4).part("late").start.day
        (2017, 1)
        """
        if self.grain is Grain.MONTH:
            return Stretch(self.start, self.end, self.grain, vague=True)
        if self.grain is Grain.DECADE:
            low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[name]
            return Stretch(
                date(self.start.year + low, 1, 1), date(self.start.year + high, 12, 31), self.grain, vague=True
            )
        if self.grain is Grain.YEAR:
            first = {"early": 1, "mid": 5, "late": 9}[name]
            return Stretch(
                date(self.start.year, first, 1), month_of(self.start.year, first + 3).end, self.grain, vague=True
            )
        days = (self.end - self.start).days + 1
        low, high = {"early": (0, days // 3), "mid": (days // 3, 2 * days // 3), "late": (2 * days // 3, days)}[name]
        return Stretch(self.start + timedelta(low), self.start + timedelta(high - 1), self.grain, vague=True)


def day_of(day: date) -> Stretch:
    """One day."""
    return Stretch(day, day, Grain.DAY)


def week_of(day: date) -> Stretch:
    """Monday to Sunday around a day."""
    monday = shift_days(day, -day.weekday())
    return Stretch(monday, shift_days(monday, 6), Grain.WEEK)


def month_of(year: int, month: int) -> Stretch:
    """A month; months beyond 12 or below 1 run into the neighbouring years.

    >>> month_of(2024, 14).start
    datetime.date(2025, 2, 1)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return Stretch(date(year, month, 1), following - timedelta(1), Grain.MONTH)


def months_of(year: int, month: int, count: int, grain: Grain) -> Stretch:
    """`count` months from `month` on: a season, a quarter, a half."""
    return Stretch(month_of(year, month).start, month_of(year, month + count - 1).end, grain)


def year_of(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def decade_of(year: int) -> Stretch:
    """The ten years from a year that ends in 0."""
    return Stretch(date(year, 1, 1), date(year + 9, 12, 31), Grain.DECADE)


def season_of(year: int, name: str) -> Stretch:
    """A season by the year in which it starts (winter 2024: December 2024 to February 2025)."""
    return months_of(year, SEASONS[name], 3, Grain.SEASON)


def shift_days(day: date, days: int) -> date:
    """A day moved by days, kept within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def shift_months(day: date, months: int) -> date:
    """A day moved by months; the day of the month is cut to the month's length.

    >>> shift_months(date(2025, 3, 31), -1)
    datetime.date(2025, 2, 28)
    """
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 - 1)
    month = month_of(index // 12, index % 12 + 1)
    return month.start.replace(day=min(day.day, month.end.day))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday, Gregorian (Meeus/Jones/Butcher; J. Meeus, Astronomical Algorithms, 1991, chapter 8).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month; nth -1 is the last one."""
    if nth < 0:
        last = month_of(year, month).end
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
