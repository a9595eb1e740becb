"""Seasons, quarters, halves, fiscal years and holidays."""

from __future__ import annotations

from datetime import date

from services.extraction.model import Grain
from services.extraction.quantities.tokens import listed
from services.extraction.times import calendar
from services.extraction.times.calendar import MONTHS, Stretch
from services.extraction.times.found import (
    SHIFTS,
    UNITS,
    Found,
    around,
    moved,
    second_year,
    trailing_year,
    with_part,
    year_at,
)
from services.extraction.times.months import month
from services.extraction.times.scene import Scene


def season(scene: Scene, i: int) -> Found | None:
    """“summer 2024”, “the spring of 2022”, “in the spring”; “fall” alone is a verb."""
    t = scene.tokens
    name = t.at(i)
    year, end = trailing_year(scene, i + 1, after_day=False)
    if t.at(i - 1) in SHIFTS:
        return None
    if name == "fall" and year_at(scene, i + 1) is None and t.at(i - 1) not in _BEFORE_FALL:
        return None  # "profit will fall this year"
    if year:
        return with_part(scene, i, end, calendar.season_of(year, name), "season", dated=True)
    if (
        t.at(i - 1) != "the"
        or t.at(i - 2) not in {"in", "during", "since", "by", "until", "over", "late", "early"}
        or t.at(i + 1) in {"of", "in"}
    ):
        return None
    if t.at(i + 1).isalpha() and t.at(i + 1) not in {
        "and",
        "when",
        "after",
        "before",
        "as",
        "but",
        "with",
        "to",
        "for",
        "at",
        "on",
        "by",
    }:
        return None
    options = [calendar.season_of(y, name) for y in range(scene.day.year - 2, scene.day.year + 3)]
    begun = [option for option in options if option.start <= scene.day]
    ahead = scene.looks_ahead(i)
    stretch = next(option for option in options if option.end >= scene.day) if ahead else begun[-1]
    return Found(i - 1, i + 1, stretch, "season")


_BEFORE_FALL = frozenset(listed("in the of since by until early late mid - from through before after during"))


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}


_BUSINESS = frozenset(
    listed(
        """
    sales profit profits revenue revenues earnings gdp economy growth shares company inflation exports imports
    quarter-on-quarter investors income loss losses billion million percent % analysts market markets
    shipments deliveries output production results year unemployment
    sold sells sell bought delivered produced built exported imported carried handled employed orders customers prices
    """
    )
)
_SPORT = frozenset(
    listed(
        """
    match game goal goals scored scorer score team teams coach players striker quarterback touchdown basket
    half-time halftime kick-off kickoff penalty penalties referee minute whistle win lead led
    """
    )
)


def quarter(scene: Scene, i: int) -> Found | None:
    """“the third quarter of 2024”, “the first half”, “second-quarter”; without a year the latest that has begun.

    Without a year only where the words around do not speak of sport: matches have quarters and halves too.
    """
    t = scene.tokens
    at = i - 2 if t.at(i - 1) == "-" else i - 1
    nth = _NTH.get(t.at(at))
    half = t.at(i) == "half"
    if nth is None or (half and nth > 2 and t.at(at) != "last"):
        return None
    of_year = t.at(i + 1) == "of" and (year_at(scene, i + 2) or t.words[i + 2 : i + 4] == ("the", "year"))
    if t.at(at) == "last" and not half and not of_year:
        return None
    end = i + 1
    if t.at(end) == "of" and t.at(end + 1) == "the" and year_at(scene, end + 2):
        end += 1
    year, end_year = trailing_year(scene, end, after_day=False)
    end = end_year if year else i + 1
    if (
        t.at(i + 1) == "of"
        and t.at(i + 2) in {"the", "this", "last"}
        and t.at(i + 3) in {"month", "century", "decade", "season", "match", "game"}
    ):
        return _half_of(scene, i, at, nth) if half and t.at(i + 3) in {"month", "decade"} else None
    if t.at(i + 1) == "of" and (t.at(i + 2) in MONTHS) and half:
        return _half_of(scene, i, at, nth)
    first = at - 1 if t.at(at - 1) == "the" else at
    length = 6 if half else 3
    nth = 2 if half and nth == 4 else nth
    if not year:
        if t.at(i + 1) == "of" and t.at(i + 2) == "the" and t.at(i + 3) == "year":
            end = i + 4
        elif not _of_the_year(set(t.words[max(0, at - 14) : i + 14]), half=half):
            return None
        year = scene.day.year
        if calendar.month_of(year, (nth - 1) * length + 1).start > scene.day and not scene.looks_ahead(at):
            year -= 1
    return Found(
        first,
        end,
        calendar.months_of(year, (nth - 1) * length + 1, length, Grain.SPAN if half else Grain.QUARTER),
        "half" if half else "quarter",
        dated=True,
    )


def _of_the_year(words: set[str], *, half: bool) -> bool:
    """Whether a quarter or a half is one of the year; a mere half only where the words speak of business."""
    return bool(_BUSINESS & words) or (not half and not _SPORT & words)


def _half_of(scene: Scene, i: int, at: int, nth: int) -> Found | None:
    """“the second half of March”, “the first half of the month”."""
    t = scene.tokens
    inner = month(scene, i + 2) if t.at(i + 2) in MONTHS else None
    if inner is not None and inner.stretch is not None:
        whole, end = inner.stretch, inner.end
    else:
        unit = UNITS.get(t.at(i + 3))
        if unit is None:
            return None
        base = {"last": -1}.get(t.at(i + 2), 0)
        whole, end = around(moved(scene.day, base, unit), unit), i + 4
    middle = calendar.shift_days(whole.start, (whole.end - whole.start).days // 2)
    stretch = (
        Stretch(whole.start, middle, Grain.SPAN)
        if nth == 1
        else Stretch(calendar.shift_days(middle, 1), whole.end, Grain.SPAN)
    )
    return Found(at - 1 if t.at(at - 1) == "the" else at, end, stretch, "half")


def short_quarter(scene: Scene, i: int) -> Found | None:
    """“Q3 2024”, “Q3”, “3Q24”, “FY2024”, “H1 2024”: fiscal years are taken as calendar years, with soft bounds."""
    t = scene.tokens
    letter, digit = t.at(i), t.at(i + 1)
    if not t.joined(i + 1) or not t.raw(i).isupper():
        return None
    if letter == "fy":
        year = (
            int(digit)
            if len(digit) == 4 and digit.isdecimal()
            else 2000 + int(digit)
            if len(digit) == 2 and digit.isdecimal()
            else 0
        )
        if not 1950 <= year <= 2100:
            return None
        return Found(
            i, i + 2, Stretch(date(year, 1, 1), date(year, 12, 31), Grain.YEAR, vague=True), "fiscal", dated=True
        )
    nth = int(digit) if digit in {"1", "2", "3", "4"} else 0
    length = 3 if letter == "q" else 6
    if not nth or (letter == "h" and nth > 2):
        return None
    year, end = trailing_year(scene, i + 2, after_day=False)
    if not year:
        if letter == "h":
            return None
        year = scene.day.year - (
            calendar.month_of(scene.day.year, (nth - 1) * length + 1).start > scene.day and not scene.looks_ahead(i)
        )
    return Found(
        i,
        end,
        calendar.months_of(year, (nth - 1) * length + 1, length, Grain.QUARTER if length == 3 else Grain.SPAN),
        "quarter",
        dated=True,
    )


def fiscal(scene: Scene, i: int) -> Found | None:
    """“fiscal 2024”, “fiscal year 2024”, “the 2024 fiscal year”: bounds are the company's own, hence soft."""
    t = scene.tokens
    end = i + 2 if t.at(i + 1) == "year" else i + 1
    year = year_at(scene, end)
    if year is None:
        return None
    second = second_year(scene, end, year)
    stretch = Stretch(date(year, 1, 1), date(second[0] if second else year, 12, 31), Grain.YEAR, vague=True)
    return Found(i, second[1] if second else end + 1, stretch, "fiscal", dated=True)
