"""Days, months and years as arguments of clauses: whether two of them can be the same time."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.entailment.model import Statement
from services.comparison.entailment.vocabulary import ordered

_MONTHS = ordered("months")
_WEEKDAYS = ordered("weekdays")
_YEARS = range(1000, 2101)
_DAYS = range(1, 32)


@dataclass(frozen=True, slots=True)
class Date:
    """What is written of a time: first and last year, month, day of the month, day of the week; None where absent."""

    years: tuple[int, int] | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def excludes(self, other: Date) -> bool:
        """Whether no time is meant by both; what only one of them says decides nothing.

        >>> Date(years=(1962, 1962), month=5).excludes(Date(years=(1960, 1960)))
        True
        >>> Date(month=5).excludes(Date(years=(1960, 1960)))
        False
        """
        if self.years and other.years and (self.years[1] < other.years[0] or other.years[1] < self.years[0]):
            return True
        pairs = ((self.month, other.month), (self.day, other.day), (self.weekday, other.weekday))
        return any(a is not None and b is not None and a != b for a, b in pairs)

    def shares(self, other: Date) -> bool:
        """Whether both say one of year, month, day or weekday, and nothing against it."""
        return not self.excludes(other) and any(
            a is not None and b is not None
            for a, b in ((self.years, other.years), (self.month, other.month), (self.weekday, other.weekday))
        )


def dates_of(statement: Statement) -> dict[int, Date]:
    """The date of every word that is part of one."""
    found: dict[int, Date] = {}
    for period in statement.periods:
        if period.span is None:
            continue
        inside = [i for i, w in enumerate(statement.words) if w.start < period.span.end and period.span.start < w.end]
        date = _date([statement.words[i].text.lower() for i in inside])
        if date != Date():
            found.update(dict.fromkeys(inside, date))
    return found


def _date(words: list[str]) -> Date:
    numbers = [int(word) for word in words if word.isdigit()]
    years = [number for number in numbers if number in _YEARS]
    months = [_MONTHS.index(word) + 1 for word in words if word in _MONTHS]
    days = [number for number in numbers if number in _DAYS] if months else []
    weekdays = [_WEEKDAYS.index(word) for word in words if word in _WEEKDAYS]
    one = len(months) <= 1  # of a span over months only the years are read
    return Date(
        (min(years), max(years)) if years else None,
        months[0] if months and one else None,
        days[0] if len(days) == 1 and one else None,
        weekdays[0] if len(weekdays) == 1 else None,
    )
