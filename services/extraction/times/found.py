"""What every rule of times shares: the expression found, years, parts of a stretch, units of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.extraction.model import Grain, Relation
from services.extraction.quantities.tokens import listed
from services.extraction.times import calendar
from services.extraction.times.calendar import Stretch
from services.extraction.times.scene import Scene


@dataclass(frozen=True, slots=True)
class Found:
    """An expression from token `first` up to and without `end`. No stretch: a time that cannot be resolved."""

    first: int
    end: int
    stretch: Stretch | None
    rule: str
    relation: Relation | None = None
    """Set where the construction itself says it; else the preposition before decides."""
    dated: bool = False
    """Carries its own year."""


_PARTS = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "middle": "mid",
    "start": "early",
    "beginning": "early",
    "end": "late",
    "close": "late",
}


ABBREVIATED = frozenset(
    listed(
        """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    """
    )
)


UNITS = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "quarter": "quarter",
    "weekend": "weekend",
    "hour": "hour",
    "minute": "minute",
    "fortnight": "fortnight",
}


PLURAL_UNITS = {unit + "s": unit for unit in UNITS if unit != "century"} | {"centuries": "century"}


MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def year_at(scene: Scene, at: int) -> int | None:
    """A year in four digits at token `at` that is not the start of a longer number or a code."""
    word = scene.tokens.at(at)
    if len(word) == 4 and word.isdecimal() and calendar.EARLIEST <= int(word) <= calendar.LATEST:
        return int(word)
    return None


def second_year(scene: Scene, i: int, year: int) -> tuple[int, int] | None:
    """The year after a hyphen or stroke: "2019-2021", "2019-20", "2024/25"; with the token after it."""
    t = scene.tokens
    if t.at(i + 1) not in {"-", "/"} or not t.joined(i + 1) or not t.joined(i + 2):
        return None
    other = t.at(i + 2)
    if not other.isdecimal() or (t.at(i + 3) == "-" and t.joined(i + 3)):
        return None
    last = int(other) if len(other) == 4 else year - year % 100 + int(other) if len(other) == 2 else 0
    last += 100 if len(other) == 2 and year % 100 == 99 and other == "00" else 0
    return (last, i + 3) if year < last <= year + 60 else None


def part_before(scene: Scene, i: int) -> tuple[str, int]:
    """“early”, “mid-”, “the end of” before token `i`: the part and the token where it starts; (“”, i) if none."""
    t = scene.tokens
    at = i - 1
    if t.at(at) == "-":
        at -= 1
    elif t.at(at) == "of" or (t.at(at) == "the" and t.at(at - 1) == "of"):
        of_the = t.at(at) == "the"
        at -= 2 if of_the else 1
        if of_the and _describes(scene, i):
            return "", i
        return (_PARTS[t.at(at)], at) if t.at(at) in {"start", "beginning", "end", "middle", "close"} else ("", i)
    if t.at(at) == "the" and t.at(at - 1) in {"early", "late", "mid"}:
        return "", i
    return (_PARTS[t.at(at)], at) if t.at(at) in {"early", "late", "mid"} else ("", i)


def _describes(scene: Scene, i: int) -> bool:
    """Whether the year at token `i` says which: "the end of the 2014 enrolment period" is no part of the year."""
    t = scene.tokens
    year = year_at(scene, i) is not None
    return year and t.at(i + 1).isalpha() and t.at(i + 1) not in _BEHIND_YEAR and not t.opens_sentence(i + 1)


_BEHIND_YEAR = frozenset(
    listed("in at on and or but the a as when while after before with was is were has had will to for by")
)


def with_part(scene: Scene, first: int, end: int, stretch: Stretch, rule: str, *, dated: bool = False) -> Found:
    """The stretch, narrowed by "early", "mid-", "late", "the end of" before it."""
    part, at = part_before(scene, first)
    if part:
        return Found(at, end, stretch.part(part), f"{rule}.{part}", dated=dated)
    return Found(first, end, stretch, rule, dated=dated)


_THAT_YEAR = frozenset({("that", "year"), ("same", "year")})
"""As in "was sold in January 2009 and reopened in October of that year"."""


def trailing_year(scene: Scene, at: int, *, after_day: bool) -> tuple[int, int]:
    t = scene.tokens
    here = at
    if (t.at(here) == "," and after_day) or (t.at(here) in {"of", ",", "in"} and year_at(scene, here + 1)):
        here += 1
    year = year_at(scene, here)
    if year is not None and 1000 <= year <= 2150:
        return year, here + 1
    if t.at(here) == "'" and len(t.at(here + 1)) == 2 and t.at(here + 1).isdecimal() and t.joined(here + 1):
        short = int(t.at(here + 1))
        return (2000 if short < 60 else 1900) + short, here + 2
    if t.at(at) == "of" and t.at(at + 1) in {"last", "this", "next"} and t.at(at + 2) == "year":
        return scene.day.year + {"last": -1, "this": 0, "next": 1}[t.at(at + 1)], at + 3
    of_it = at + 2 if t.words[at : at + 2] == ("of", "the") else at + 1
    bare = at + 1 if t.at(at) == "the" else at
    if t.words[bare : bare + 2] in _THAT_YEAR and (bare > at or t.at(at) == "that") and scene.year_told is not None:
        return scene.year_told, bare + 2  # "in December that year"
    if t.at(at) == "of" and t.words[of_it : of_it + 2] in _THAT_YEAR and scene.year_told is not None:
        return scene.year_told, of_it + 2
    if t.at(at) in {"last", "next", "this"} and t.at(at + 1) == "year":
        return scene.day.year + {"last": -1, "this": 0, "next": 1}[t.at(at)], at + 2
    return 0, at


def moved(day: date, count: int, unit: str) -> date:
    if unit in MONTHS_IN:
        return calendar.shift_months(day, count * MONTHS_IN[unit])
    if unit in DAYS_IN:
        return calendar.shift_days(day, count * DAYS_IN[unit])
    return day


def around(day: date, unit: str) -> Stretch:
    """The calendar unit around a day."""
    if unit == "week":
        return calendar.week_of(day)
    if unit == "month":
        return calendar.month_of(day.year, day.month)
    if unit == "quarter":
        return calendar.months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3, Grain.QUARTER)
    if unit == "year":
        return calendar.year_of(day.year)
    if unit == "decade":
        return calendar.decade_of(day.year // 10 * 10)
    if unit == "century":
        start = max(day.year // 100 * 100, 1)
        return Stretch(date(start, 1, 1), date(min(start + 99, 9999), 12, 31), Grain.SPAN)
    return calendar.day_of(day)


SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
