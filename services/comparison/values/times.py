"""Two periods: the same, compatible, or disjoint at their stated granularity."""

from __future__ import annotations

from datetime import date
from math import inf

from services.comparison.model import Field
from services.comparison.values.states import Reading, State
from services.extraction.model import Claim, Grain, Period, Relation

_STRETCH = 7
_SUMS, _MONTH = 1.5, 28
FINE = (Grain.MOMENT, Grain.DAY)
_LOOSE = 2
"""Times its length by which a loose time may be off: "ten years ago" is a year, give or take two."""


def shown(period: Period) -> str:
    """The period as a person reads it.

    >>> shown(Period(date(2024, 1, 1), date(2024, 12, 31), Grain.YEAR))
    '2024'
    """
    start, end = period.start, period.end
    if period.grain is Grain.YEAR and start and end and start.year == end.year:
        return str(start.year)
    if period.grain is Grain.MONTH and start:
        return f"{start:%B %Y}"
    if start and start == end:
        return start.isoformat()
    return f"{start.isoformat() if start else '?'} to {end.isoformat() if end else '?'}"


def _stated(period: Period | None) -> bool:
    return period is not None and period.span is not None and not period.vague


def _overlap(left: Period, right: Period) -> bool:
    low = max(left.start or date.min, right.start or date.min)
    high = min(left.end or date.max, right.end or date.max)
    return low <= high


def compare_times(left: Period | None, right: Period | None) -> Reading:
    """What the two periods say of each other.

    SAME needs both to be stated and bounded; an inherited time (the publication day) is COMPATIBLE or UNSTATED at most.
    """
    if left is None or right is None:
        return Reading(Field.TIME, State.UNSTATED)
    names = shown(left), shown(right)
    both = _stated(left) and _stated(right)
    if _overlap(left, right):
        bounded = None not in (left.start, left.end, right.start, right.end)
        bounded = bounded and left.relation is not Relation.UNTIL  # its start is the day on which it is told
        sure = both and bounded and left.relation is right.relation and _alike(left, right)
        return Reading(Field.TIME, State.SAME if sure else State.COMPATIBLE, *names)
    if not both:
        return Reading(Field.TIME, State.UNSTATED, *names)
    if Relation.DURING not in (left.relation, right.relation) or _soft(left, right):
        return Reading(Field.TIME, State.UNSURE, *names)
    return Reading(Field.TIME, State.DIFFERENT, *names)


def length(period: Period) -> int:
    """Days of a period; 0 where it is open or told by its end alone, a whole year where it is the year so far."""
    if not period.start or not period.end or period.relation is Relation.UNTIL:
        return 0
    days = (period.end - period.start).days + 1
    return max(days, _YEAR_OF_DAYS) if period.grain is Grain.YEAR and not period.vague else days


_YEAR_OF_DAYS = 365


def long_apart(left: Period | None, right: Period | None) -> bool:
    """Whether one is told loosely ("ten years ago") and no looseness brings the two together.

    >>> from services.extraction.model import Span
    >>> then = Period(date(2015, 1, 1), date(2015, 12, 31), Grain.YEAR, span=Span(0, 9), vague=True)
    >>> long_apart(Period(date(2025, 12, 1), date(2025, 12, 1), Grain.DAY), then)
    True
    >>> long_apart(Period(date(2017, 5, 1), date(2017, 5, 1), Grain.DAY), then)
    False
    """
    if left is None or right is None or not any(x.vague and x.span is not None for x in (left, right)):
        return False
    gaps = [(b.start - a.end).days for a, b in ((left, right), (right, left)) if a.end and b.start]
    return max(gaps, default=0) > _LOOSE * max(length(left), length(right))


def recalled(claim: Claim) -> bool:
    """Whether a claim tells of a time long before its article: what is news is another event."""
    when = claim.when
    if when is None or when.span is None or when.end is None:
        return False
    return when.relation is Relation.DURING and (claim.published_at.date() - when.end).days > _LONG_AGO


_LONG_AGO = 180
"""Days after which what happened is no news."""


def _alike(left: Period, right: Period) -> bool:
    """Stretches of at most a year, the one at most a few times the other: a day is no year, but matches its week."""
    longest, shortest = max(length(left), length(right)), min(length(left), length(right))
    return longest <= 366 and longest <= _STRETCH * shortest


def overlapping(left: Period | None, right: Period | None) -> bool:
    """Whether both state a time and the two share a day: October 2024 and 2024."""
    return left is not None and right is not None and _stated(left) and _stated(right) and _overlap(left, right)


def other_stretch(left: Period | None, right: Period | None) -> bool:
    """Whether both state a time and the one is many times the other: "300 on Monday", "1,500 this year"."""
    if left is None or right is None or not (_stated(left) and _stated(right)):
        return False
    longest, shortest = max(length(left), length(right)), min(length(left), length(right))
    # a day and its week may be told of one thing; a quarter and its half year are two sums
    return shortest > 0 and longest > (_SUMS if shortest >= _MONTH else _STRETCH) * shortest


_WEEKDAY, _WEEK = "weekday", 7
_AGO, _YEAR_AGO, _LAST_MONTH = "ago", "year_ago", "last_month_name"
_THIRD = 120
"""Days by which what was "a year ago" may miss its month: a third of a year."""


def _soft(left: Period, right: Period) -> bool:
    """Neighbouring days told by their weekday are often a slip of time zone or of midnight.

    And a weekday may be the last or the next one: "invited them for Friday", "meets them on Friday", "on 9 May".
    """
    if left.relation is not right.relation:
        return True
    if _AGO in (left.rule, right.rule) and _gap(left, right) == 1:
        return True  # "only two months ago": some sixty days, not a month of the calendar
    if _YEAR_AGO in (left.rule, right.rule) and _gap(left, right) <= _THIRD:
        return True  # some twelve months
    if _LAST_MONTH in (left.rule, right.rule) and _months(left) == _months(right):
        return True  # "last September", told in December, may be that of the year before
    if left.grain in FINE and right.grain in FINE and left.start and right.start:
        apart = abs((left.start - right.start).days)
        return apart <= 1 or (apart == _WEEK and _WEEKDAY in (left.rule, right.rule))
    return False


def _gap(left: Period, right: Period) -> float:
    """Days from the end of the one to the start of the other; infinite where one is open."""
    pairs = ((left.end, right.start), (right.end, left.start))
    return min((d for end, start in pairs if end and start and (d := (start - end).days) > 0), default=inf)


def _months(period: Period) -> tuple[int, int] | None:
    """The first and the last month of the calendar of a bounded period."""
    return (period.start.month, period.end.month) if period.start and period.end else None


def same_day(left: Period | None, right: Period | None) -> bool:
    """Whether both are as of one day, stated or inherited."""
    if left is None or right is None:
        return False
    return _overlap(left, right) and left.grain in FINE and right.grain in FINE
