"""Stretches told by their length: the first nine months of the year, the last two weeks of May, the year to June."""

from __future__ import annotations

from services.extraction.model import Grain
from services.extraction.quantities import numbers
from services.extraction.times import calendar
from services.extraction.times.calendar import MONTHS, Stretch
from services.extraction.times.found import DAYS_IN, PLURAL_UNITS, Found, trailing_year
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
