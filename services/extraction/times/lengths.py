"""Stretches told by their length: the first nine months of the year, the last two weeks of May, the year to June."""

from __future__ import annotations

from services.extraction.model import Grain, Relation
from services.extraction.quantities import numbers
from services.extraction.times import calendar
from services.extraction.times.calendar import MONTHS, WEEKDAYS, Stretch
from services.extraction.times.found import DAYS_IN, PLURAL_UNITS, Found, around, moved, trailing_year
from services.extraction.times.months import month
from services.extraction.times.scene import Scene

_SIDES = {"first": "first", "opening": "first", "last": "last", "final": "last", "closing": "last"}


def edge_of(scene: Scene, i: int) -> Found | None:
    """A year's or a month's beginning or end.

    “The first nine months of the year”, “the last three months of 2024”, “the final two weeks of May”; without "of"
    it is the year's beginning ("in the first six months").
    """
    t = scene.tokens
    count, side = _count(scene, i - 1), _SIDES.get(t.at(i - 2))
    unit = PLURAL_UNITS.get(t.at(i), "")
    if side is None or not 1 < count < (12 if unit == "month" else 32):
        return None
    whole, end = _whole(scene, i + 1)
    first = i - 3 if t.at(i - 3) == "the" else i - 2
    if whole is None and unit == "month" and side == "first":
        whole = calendar.year_of(scene.day.year)
        if calendar.month_of(scene.day.year, count).end > scene.day and not scene.looks_ahead(i):
            whole = calendar.year_of(scene.day.year - 1)
    if whole is None:
        return None
    stretch = _edge(whole, side, count, unit)
    return None if stretch is None else Found(first, end, stretch, "edge_of", dated=True)


def _count(scene: Scene, at: int) -> int:
    word = scene.tokens.at(at)
    return int(word) if word.isdecimal() and len(word) < 3 else int(numbers.UNITS.get(word, 0))


def _whole(scene: Scene, at: int) -> tuple[Stretch | None, int]:
    """The year or the month after "of", and the token after it."""
    t = scene.tokens
    year, end = trailing_year(scene, at, after_day=False)
    if not year and t.at(at) == "of":
        year, end = trailing_year(scene, at + 1, after_day=False)
        if not year and t.at(at + 1) == "the" and t.at(at + 2) == "year":
            year, end = scene.day.year, at + 3
        if not year and t.at(at + 1) in MONTHS:
            named = month(scene, at + 1)
            if named is not None and named.stretch is not None and named.stretch.grain is Grain.MONTH:
                return named.stretch, named.end
    return (calendar.year_of(year), end) if year else (None, at)


def _edge(whole: Stretch, side: str, count: int, unit: str) -> Stretch | None:
    """The first or last `count` units of `whole`; None where it is no longer than that."""
    if unit == "month":
        start = 1 if side == "first" else 13 - count
        return calendar.months_of(whole.start.year, start, count, Grain.SPAN) if whole.grain is Grain.YEAR else None
    days = count * DAYS_IN.get(unit, 0)
    if not 0 < days <= (whole.end - whole.start).days:
        return None
    if side == "first":
        return Stretch(whole.start, calendar.shift_days(whole.start, days - 1), Grain.SPAN)
    return Stretch(calendar.shift_days(whole.end, 1 - days), whole.end, Grain.SPAN)


_GRAINS = {3: Grain.QUARTER, 6: Grain.SPAN, 12: Grain.SPAN}
_LASTED = {"quarter": 3, "half": 6, "year": 12}


def length_to(scene: Scene, i: int) -> Found | None:
    """“the year to April”, “the quarter that ended March 31”, “the week ending 3 May”."""
    t = scene.tokens
    at = i + 2 if t.at(i + 1) in {"that", "which"} else i + 1
    if t.at(at) not in {"to", "ending", "ended", "through"}:
        return None
    while t.at(at) in _UP_TO or t.at(at) == "on":
        at += 1
    last = month(scene, at) if t.at(at) in MONTHS else None
    if last is None or last.stretch is None:
        return None
    first, months = i, _LASTED.get(t.at(i), 0)
    if not months:
        week = Stretch(calendar.shift_days(last.stretch.end, -6), last.stretch.end, Grain.WEEK)
        dated = last.stretch.grain is Grain.DAY
        return Found(i - (t.at(i - 1) == "the"), last.end, week, "length_to", dated=True) if dated else None
    if t.at(i - 1) == "-" and t.at(i - 2) == "half":
        first, months = i - 2, 6
    elif t.at(i - 1) in {"financial", "fiscal", "half", "full"}:
        first, months = i - 1, 6 if t.at(i - 1) == "half" else months
    back = 12 * last.stretch.end.year + last.stretch.end.month - months
    first -= t.at(first - 1) == "the"
    return Found(
        first, last.end, calendar.months_of(back // 12, back % 12 + 1, months, _GRAINS[months]), "length_to", dated=True
    )


_PAST_ONE = frozenset({"first", "win", "won", "worst", "best", "only"})


def ahead_in(scene: Scene, i: int) -> Found | None:
    """“will open in two weeks”, “in three days' time”, “within 48 hours”: counted from the day of publication.

    Only of what lies ahead: "burned 300 homes in two days" and "the first in three years" are lengths.
    """
    t = scene.tokens
    unit = PLURAL_UNITS.get(t.at(i), "")
    count, at = _count(scene, i - 1), i - 2
    if not count or t.at(at) not in {"in", "within"} or unit not in {"hour", "day", "week", "month", "year"}:
        return None
    in_time = t.words[i + 1 : i + 3] == ("'", "time")
    within = t.at(at) == "within" or unit == "hour"
    near = set(t.words[max(0, at - 5) : at])
    if not in_time and (not scene.looks_ahead(at, 6) or _PAST_ONE & near or "time" in near):
        return None
    steps, step = (-(-count // 24), "day") if unit == "hour" else (count, unit)
    day = moved(scene.day, steps, step)
    stretch = Stretch(scene.day, day, Grain.SPAN) if within else around(day, "day" if unit == "week" else unit)
    if unit == "week" and not within:
        stretch = Stretch(calendar.shift_days(day, -3), calendar.shift_days(day, 3), Grain.WEEK)
    end = i + 3 if in_time else i + 1
    soft = Stretch(stretch.start, stretch.end, stretch.grain, vague=True)
    return Found(at, end, soft, "ahead_in", relation=Relation.DURING)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}


def nth_of_month(scene: Scene, i: int) -> Found | None:
    """“the first week of May”, “the last weekend in June”, “the second Sunday of next month”."""
    t = scene.tokens
    nth, unit = _NTH.get(t.at(i - 1)), t.at(i)
    if nth is None or t.at(i + 1) not in {"of", "in"}:
        return None
    whole, end = _month_after(scene, i + 2)
    if whole is None:
        return None
    first, last = whole.start, whole.end
    if unit in WEEKDAYS:
        day = calendar.nth_weekday(first.year, first.month, WEEKDAYS[unit], nth)
        stretch = calendar.day_of(day)
    elif unit == "weekend":
        day = calendar.nth_weekday(first.year, first.month, 5, nth)
        stretch = Stretch(day, calendar.shift_days(day, 1), Grain.SPAN)
    elif unit == "day":
        stretch = calendar.day_of(last if nth < 0 else calendar.shift_days(first, nth - 1))
    elif nth < 0:
        stretch = Stretch(calendar.shift_days(last, -6), last, Grain.WEEK, vague=True)
    else:
        day = calendar.shift_days(first, 7 * (nth - 1))
        stretch = Stretch(day, calendar.shift_days(day, 6), Grain.WEEK, vague=True)
    return Found(i - 2 if t.at(i - 2) == "the" else i - 1, end, stretch, "nth_of_month", dated=True)


def _month_after(scene: Scene, at: int) -> tuple[Stretch | None, int]:
    """The month named at token `at`, or "last month", "the month"; and the token after it."""
    t = scene.tokens
    if t.at(at) in MONTHS:
        named = month(scene, at)
        whole = named is not None and named.stretch is not None and named.stretch.grain is Grain.MONTH
        return (named.stretch, named.end) if whole and named is not None else (None, at)
    shift = {"last": -1, "this": 0, "next": 1, "the": 0}.get(t.at(at))
    if shift is None or t.at(at + 1) != "month":
        return None, at
    day = moved(scene.day, shift, "month")
    return calendar.month_of(day.year, day.month), at + 2


_UP_TO = frozenset({"to", "through", "until", "till", "ending", "ended", "in", "the", "end", "of"})


def months_to(scene: Scene, i: int) -> Found | None:
    """“the three months to June”, “the six months to the end of March 2024”, “the nine months ended in September”."""
    t = scene.tokens
    count = _count(scene, i - 1)
    if count < 2 or t.at(i + 1) not in {"to", "through", "until", "till", "ending", "ended"}:
        return None
    at = i + 1
    while t.at(at) in _UP_TO:
        at += 1
    last = month(scene, at) if t.at(at) in MONTHS else None
    if last is None or last.stretch is None:
        return None
    end = last.stretch.end
    back = 12 * end.year + end.month - count
    first = i - 2 if t.at(i - 2) == "the" else i - 1
    return Found(
        first, last.end, calendar.months_of(back // 12, back % 12 + 1, count, Grain.SPAN), "months_to", dated=True
    )
