"""The anchors of time expressions, one rule per construction; each reads one and gives its stretch of days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from services.extraction.model import Grain, Relation
from services.extraction.quantities import numbers
from services.extraction.times import calendar
from services.extraction.times.calendar import MONTHS, SEASONS, WEEKDAYS, Stretch
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
_NOT_CAPITALISED = frozenset(
    {
        "may",
        "march",
        "august",
        "mar",
        "jan",
        "sun",
        "sat",
        "dec",
        "jun",
        "mon",
        "wed",
        "sep",
        "sept",
        "oct",
        "nov",
        "feb",
        "apr",
        "fri",
        "thu",
        "tue",
        "thur",
    }
)
_SHORT = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
_BEFORE_MONTH = frozenset(
    "in last next this since until till by of during from to and through between early mid late before after around - , every each the previous"
    " following same about for monday tuesday wednesday thursday friday saturday sunday (".split()
)
_UNITS = {
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
_PLURAL_UNITS = {unit + "s": unit for unit in _UNITS if unit != "century"} | {"centuries": "century"}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_HOLIDAY_WORDS = frozenset(
    "christmas new boxing thanksgiving halloween valentine independence fourth easter good palm veterans memorial labor columbus presidents juneteenth bastille black ash".split()
)


def is_anchor(word: str) -> bool:
    """Whether an expression may be anchored at this (lower-case) word."""
    return word in _RULES or (word[0].isdigit() and len(word) in {4, 10, 8, 9})


def read(scene: Scene, i: int) -> Found | None:
    """The time expression anchored at token `i`, or None."""
    word = scene.tokens.words[i]
    for rule in (_RULES.get(word) or (_iso, _dotted, _year)) if word else ():
        found = rule(scene, i)
        if found is not None:
            return found
    return None


# ----------------------------------------------------------------------------- years and dates


def _year_at(scene: Scene, at: int) -> int | None:
    """A year in four digits at token `at` that is not the start of a longer number or a code."""
    word = scene.tokens.at(at)
    if len(word) == 4 and word.isdigit() and calendar.EARLIEST <= int(word) <= calendar.LATEST:
        return int(word)
    return None


def _iso(scene: Scene, i: int) -> Found | None:
    """2025-05-05, 2025/05/05."""
    t = scene.tokens
    if len(t.at(i)) != 4 or t.at(i + 1) not in {"-", "/"} or t.at(i + 3) != t.at(i + 1) or not t.joined(i + 1):
        return None
    if not (t.at(i + 2).isdigit() and t.at(i + 4).isdigit() and len(t.at(i + 2)) == len(t.at(i + 4)) == 2):
        return None
    day = (
        calendar.calendar_day(int(t.at(i)), int(t.at(i + 2)), int(t.at(i + 4)))
        if t.at(i).isdigit() and int(t.at(i))
        else None
    )
    return Found(i, i + 5, calendar.day_of(day) if day else None, "iso", dated=True)


def _dotted(scene: Scene, i: int) -> Found | None:
    """05/24/2025, 24.05.2025: read where only one order gives a day; 04/05/2025 is left open."""
    t = scene.tokens
    word = t.at(i)
    if word.count(".") == 2:
        parts, first, end = word.split("."), i, i + 1
    elif len(word) == 4 and t.at(i - 1) == "/" and t.at(i - 3) == "/" and t.joined(i) and t.joined(i - 1):
        parts, first, end = [t.at(i - 4), t.at(i - 2), word], i - 4, i + 1
    else:
        return None
    if not all(part.isdigit() for part in parts) or len(parts[2]) != 4 or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    a, b, year = (int(part) for part in parts)
    if year == 0:
        return None
    days = {day for day in (calendar.calendar_day(year, a, b), calendar.calendar_day(year, b, a)) if day}
    return Found(first, end, calendar.day_of(days.pop()) if len(days) == 1 else None, "figures", dated=True)


_NO_YEAR_BEFORE = frozenset(
    "$ € £ ¥ # resolution no room flight over about nearly than some around least most almost only exactly boeing".split()
)
_YEAR_PREPOSITIONS = frozenset(
    "in since by until till from of during late early mid before after between to and through year fiscal the around circa back ( , - / q1 q2 q3 q4"
    " summer spring autumn fall winter".split()
)


def _year(scene: Scene, i: int) -> Found | None:
    """A bare year, with its part: "in 2024", "early 2024", "the end of 2024", "2019-20", "2024/25", "the 1990s"."""
    t = scene.tokens
    year = _year_at(scene, i)
    if year is None:
        return None
    before = t.at(i - 1)
    if (t.joined(i) and (before.isalpha() or before in {"$", "€", "£", "#", ".", "+"})) or before in _NO_YEAR_BEFORE - {
        "around"
    }:
        return None
    if t.at(i + 1) == "s" and t.joined(i + 1) and year % 10 == 0:
        return _decade_found(scene, i, i + 2, year)
    if t.at(i + 1) == "'" and t.at(i + 2) == "s" and year % 10 == 0 and before == "the":
        return _decade_found(scene, i, i + 3, year)
    if not _plausible_year(scene, i, year):
        return None
    second = _second_year(scene, i, year)
    if second is not None:
        last, end = second
        joined = Stretch(date(year, 1, 1), date(last, 12, 31), Grain.SPAN)
        return Found(
            i - 1 if before in {"from", "between"} else i,
            end,
            joined,
            "years",
            relation=Relation.DURING if before in {"from", "between"} else None,
            dated=True,
        )
    return _with_part(scene, i, i + 1, calendar.year_of(year), "year", dated=True)


def _plausible_year(scene: Scene, i: int, year: int) -> bool:
    """Round numbers of things are no years: a preposition before, or a year near ours with no plural noun behind."""
    t = scene.tokens
    following = t.at(i + 1)
    if following in {
        "%",
        "percent",
        "people",
        "per",
        "million",
        "billion",
        "men",
        "women",
        "km",
        "miles",
        "meters",
        "metres",
        "feet",
        "tons",
        "tonnes",
        "years",
        "hours",
        "gmt",
        "utc",
        "dollars",
        "euros",
        "pounds",
        "yen",
    }:
        return False
    if following == "-" and t.at(i + 2) in {
        "year",
        "mile",
        "meter",
        "metre",
        "strong",
        "page",
        "foot",
        "pound",
        "kilometer",
        "kilometre",
        "ton",
    }:
        return False
    if t.at(i - 1) in _YEAR_PREPOSITIONS or t.at(i - 1) in MONTHS or t.at(i - 1) in SEASONS:
        return 1000 <= year <= 2150 if t.at(i - 1) in {"in", "since", "by", "circa"} else 1400 <= year <= 2100
    return 1900 <= year <= 2060


def _second_year(scene: Scene, i: int, year: int) -> tuple[int, int] | None:
    """The year after a hyphen or stroke: "2019-2021", "2019-20", "2024/25"; with the token after it."""
    t = scene.tokens
    if t.at(i + 1) not in {"-", "/"} or not t.joined(i + 1) or not t.joined(i + 2):
        return None
    other = t.at(i + 2)
    if not other.isdigit() or (t.at(i + 3) == "-" and t.joined(i + 3)):
        return None
    last = int(other) if len(other) == 4 else year - year % 100 + int(other) if len(other) == 2 else 0
    last += 100 if len(other) == 2 and year % 100 == 99 and other == "00" else 0
    return (last, i + 3) if year < last <= year + 60 else None


def _decade_found(scene: Scene, i: int, end: int, year: int) -> Found | None:
    if year % 100 == 0 and scene.tokens.at(i - 1) == "the" and year != 2000:
        stretch = Stretch(date(year, 1, 1), date(year + 99, 12, 31), Grain.SPAN)
    else:
        stretch = calendar.decade_of(year)
    return _with_part(scene, i, end, stretch, "decade", dated=True)


def _short_decade(scene: Scene, i: int) -> Found | None:
    """ "the 80s", "the nineties", "the late '60s": of the century past, where no person's age is meant."""
    t = scene.tokens
    word = t.at(i)
    if word in _SPELLED_DECADES:
        base, end = _SPELLED_DECADES[word], i + 1
    else:
        return None
    at = i - 1
    if t.at(at) == "-":
        at -= 1
    if t.at(at) in {"early", "late", "mid"}:
        at -= 1
    if t.at(at) != "the":
        return None
    century = scene.day.year // 100 * 100
    year = century + base if century + base + 10 <= scene.day.year else century - 100 + base
    return _with_part(scene, i, end, calendar.decade_of(year), "decade")


_SPELLED_DECADES = {w[:-1] + "ies": v for w, v in numbers.TENS.items() if v < 100}


def _part_before(scene: Scene, i: int) -> tuple[str, int]:
    """ "early", "mid-", "the end of" before token `i`: the part and the token where it starts; ("", i) if none."""
    t = scene.tokens
    at = i - 1
    if t.at(at) == "-":
        at -= 1
    elif t.at(at) == "of" or (t.at(at) == "the" and t.at(at - 1) == "of"):
        at -= 2 if t.at(at) == "the" else 1
        return (_PARTS[t.at(at)], at) if t.at(at) in {"start", "beginning", "end", "middle", "close"} else ("", i)
    if t.at(at) == "the" and t.at(at - 1) in {"early", "late", "mid"}:
        return "", i
    return (_PARTS[t.at(at)], at) if t.at(at) in {"early", "late", "mid"} else ("", i)


def _with_part(scene: Scene, first: int, end: int, stretch: Stretch, rule: str, *, dated: bool = False) -> Found:
    """The stretch, narrowed by "early", "mid-", "late", "the end of" before it."""
    part, at = _part_before(scene, first)
    if part:
        return Found(at, end, stretch.part(part), f"{rule}.{part}", dated=dated)
    return Found(first, end, stretch, rule, dated=dated)


# ----------------------------------------------------------------------------- months


def _month(scene: Scene, i: int) -> Found | None:
    """Everything around a month: "Feb. 4", "5 May 2025", "May 5-7", "late April", "last June", "October 2024"."""
    t = scene.tokens
    word = t.at(i)
    if not t.capitalised(i) or (word in {"may", "march", "august"} and t.raw(i).isupper()):
        return None
    number = MONTHS[word]
    end = i + 1
    if t.at(end) == "." and t.joined(end) and word in _SHORT:
        end += 1
    days, first, end = _days(scene, i, end)
    year, end = _trailing_year(scene, end, after_day=bool(days))
    if not days and not year and word in _SHORT and t.at(end - 1) != ".":
        return None
    if days:
        return _month_days(scene, first, end, number, days, year)
    if year:
        return _with_part(scene, i, end, calendar.month_of(year, number), "month_year", dated=True)
    return _bare_month(scene, i, end, number)


def _days(scene: Scene, i: int, end: int) -> tuple[tuple[int, ...], int, int]:
    """Days of the month around the month at `i`: ("5",), ("5", "7"); with first and end token."""
    t = scene.tokens
    day, after = _day_number(scene, end)
    if day and not (t.at(after) in {"percent", "%", "people"} or (t.at(after) == ":" and t.joined(after))):
        if t.at(after) in {"-", "to", "and", "through"}:
            second, later = _day_number(scene, after + 1)
            if second and second > day and not t.at(later).startswith(("percent", "%")) and t.at(later) not in MONTHS:
                return (day, second), i, later
        return (day,), i, after
    at = i - 1
    if t.at(at) == "of":
        at -= 2 if t.at(at - 1) == "the" else 1
    day, start = _day_number_before(scene, at)
    if not day:
        return (), i, end
    if t.at(start - 1) in {"-", "to", "and"}:
        before, begin = _day_number_before(scene, start - 2)
        if before and before < day:
            return (before, day), begin, end
    return (day,), start, end


def _day_number(scene: Scene, at: int) -> tuple[int, int]:
    t = scene.tokens
    if t.at(at) == "the":
        at += 1
    word = t.at(at)
    if not word.isdigit() or len(word) > 2 or not 1 <= int(word) <= 31:
        return 0, at
    return int(word), at + 2 if t.at(at + 1) in {"st", "nd", "rd", "th"} and t.joined(at + 1) else at + 1


def _day_number_before(scene: Scene, at: int) -> tuple[int, int]:
    t = scene.tokens
    if t.at(at) in {"st", "nd", "rd", "th"} and t.joined(at):
        at -= 1
    word = t.at(at)
    if (
        not word.isdigit()
        or len(word) > 2
        or not 1 <= int(word) <= 31
        or (t.joined(at) and t.at(at - 1) not in {"-", "("})
    ):
        return 0, at
    return int(word), at


def _trailing_year(scene: Scene, at: int, *, after_day: bool) -> tuple[int, int]:
    t = scene.tokens
    here = at
    if t.at(here) == "," and after_day:
        here += 1
    elif t.at(here) in {"of", ","} and _year_at(scene, here + 1):
        here += 1
    year = _year_at(scene, here)
    if year is not None and 1000 <= year <= 2150 and not (t.at(here) == here):
        return year, here + 1
    if t.at(here) == "'" and len(t.at(here + 1)) == 2 and t.at(here + 1).isdigit() and t.joined(here + 1):
        short = int(t.at(here + 1))
        return (2000 if short < 60 else 1900) + short, here + 2
    if t.at(at) == "of" and t.at(at + 1) in {"last", "this", "next"} and t.at(at + 2) == "year":
        return scene.day.year + {"last": -1, "this": 0, "next": 1}[t.at(at + 1)], at + 3
    if t.at(at) in {"last", "next", "this"} and t.at(at + 1) == "year":
        return scene.day.year + {"last": -1, "this": 0, "next": 1}[t.at(at)], at + 2
    return 0, at


def _month_days(scene: Scene, first: int, end: int, month: int, days: tuple[int, ...], year: int) -> Found:
    t = scene.tokens
    resolved = year or _year_for_day(scene, first, month, days[0])
    found = [calendar.calendar_day(resolved, month, day) for day in days]
    at = first
    if t.at(at - 1) == "," and t.at(at - 2) in WEEKDAYS:
        at -= 2
    elif t.at(at - 1) in WEEKDAYS:
        at -= 1
    elif t.at(at - 1) == "the":
        at -= 1
    if found[0] is None or found[-1] is None:
        return Found(at, end, None, "day")
    stretch = Stretch(found[0], found[-1], Grain.DAY if len(days) == 1 else Grain.SPAN)
    return Found(at, end, stretch, "day", dated=bool(year))


def _year_for_day(scene: Scene, i: int, month: int, day: int) -> int:
    """Year of a day without one: by a cue of the future, else the nearest past, unless a near future is much nearer."""
    year = scene.day.year
    past = calendar.calendar_day(year, month, day) or calendar.calendar_day(year, month, min(day, 28))
    if past is None:
        return year
    if past > scene.day:
        ahead, past = past, calendar.calendar_day(year - 1, month, min(day, 28)) or past
    else:
        ahead = calendar.calendar_day(year + 1, month, min(day, 28)) or past
    if scene.looks_ahead(i):
        return past.year if past == scene.day else ahead.year
    if (ahead - scene.day).days <= 60 and (scene.day - past).days > 240:
        return ahead.year
    return past.year


def _bare_month(scene: Scene, i: int, end: int, month: int) -> Found | None:
    t = scene.tokens
    before = t.at(i - 1)
    if before not in _BEFORE_MONTH or (
        before in {"-", ","} and t.at(i) in {"may", "march"} and t.at(i - 2) not in {"mid", "early", "late"}
    ):
        if t.at(i) in {"may", "march", "august", "june", "april"} and before not in {
            "a",
            "an",
            "his",
            "her",
            "its",
            "their",
        }:
            return None
    day = scene.day
    year = day.year if month <= day.month else day.year - 1
    if before == "last":
        year = day.year if month < day.month else day.year - 1
        return Found(i - 1, end, calendar.month_of(year, month), "last_month_name")
    if before == "next":
        return Found(
            i - 1, end, calendar.month_of(day.year if month > day.month else day.year + 1, month), "next_month_name"
        )
    if before == "this":
        return Found(i - 1, end, calendar.month_of(day.year, month), "this_month_name")
    if scene.looks_ahead(i):
        year = day.year if month >= day.month else day.year + 1
    return _with_part(scene, i, end, calendar.month_of(year, month), "month")


# ----------------------------------------------------------------------------- weekdays and days


def _weekday(scene: Scene, i: int) -> Found | None:
    """ "on Tuesday": the most recent one (the day itself included), the coming one after a cue of the future."""
    t = scene.tokens
    word = t.at(i)
    if not t.capitalised(i):
        return None
    if word in _SHORT and t.at(i + 1) not in {".", ","}:
        return None
    end = i + 1
    if t.at(end) == "." and word in _SHORT:
        end += 1
    after = end + 1 if t.at(end) == "," else end
    if t.at(after) in MONTHS and t.capitalised(after):
        dated = _month(scene, after)
        if dated is not None and dated.stretch is not None and dated.stretch.start == dated.stretch.end:
            return Found(i, dated.end, dated.stretch, "weekday_date", dated=dated.dated)
    if _day_number(scene, after)[0] and t.at(_day_number(scene, after)[1]) in MONTHS:
        dated = _month(scene, _day_number(scene, after)[1])
        if dated is not None:
            return Found(i, dated.end, dated.stretch, "weekday_date", dated=dated.dated)
    back = (scene.day.weekday() - WEEKDAYS[word]) % 7
    before, first = t.at(i - 1), i - 1
    if before == "last" or (before == "past" and t.at(i - 2) == "this"):
        shift = -(back or 7)
    elif before in {"next", "coming", "following"}:
        shift = 7 - back
        if before == "following":
            shift, first = (-back, i)
    elif before == "this":
        shift = WEEKDAYS[word] - scene.day.weekday()
    else:
        first = i
        shift = -back if not scene.looks_ahead(i) or back == 0 else 7 - back
    if t.at(end) in {"morning", "afternoon", "evening", "night"}:
        end += 1
    return Found(first, end, calendar.day_of(calendar.shift_days(scene.day, shift)), "weekday")


_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _deictic(scene: Scene, i: int) -> Found | None:
    """Today, tonight, yesterday, tomorrow, "the day before yesterday"."""
    t = scene.tokens
    word = t.at(i)
    shift, first, end = _DAYS[word], i, i + 1
    if t.words[i - 3 : i] in {("the", "day", "before"), ("the", "day", "after")} and i >= 3:
        shift, first = shift + (-1 if t.at(i - 1) == "before" else 1), i - 3
    if word == "today" and t.at(i - 1) in {"usa", "'", "of"}:
        return None
    if t.at(end) in {"morning", "afternoon", "evening", "night"}:
        end += 1
    return Found(first, end, calendar.day_of(calendar.shift_days(scene.day, shift)), word)


def _current(scene: Scene, i: int) -> Found | None:
    """ "currently", "at present", "the current": the day of publication."""
    t = scene.tokens
    if t.at(i) == "present" and t.at(i - 1) != "at":
        return None
    first = i - 1 if t.at(i) == "present" else i
    return Found(
        first, i + 1, Stretch(scene.day, scene.day, Grain.DAY, vague=True), "current", relation=Relation.DURING
    )


def _recently(scene: Scene, i: int) -> Found | None:
    """ "recently", "in recent years": soft bounds."""
    t = scene.tokens
    day = scene.day
    if t.at(i) in {"recently", "lately"}:
        return Found(i, i + 1, Stretch(calendar.shift_months(day, -3), day, Grain.SPAN, vague=True), "recent")
    unit = _PLURAL_UNITS.get(t.at(i + 1))
    if unit is None:
        return None
    ahead = t.at(i) == "coming"
    near, far = sorted((day, _moved(day, 5 if ahead else -5, unit)))
    return Found(
        i, i + 2, Stretch(near, far, Grain.SPAN, vague=True), "coming" if ahead else "recent", relation=Relation.DURING
    )


def _overnight(scene: Scene, i: int) -> Found | None:
    """The night to the day of publication."""
    return Found(i, i + 1, Stretch(calendar.shift_days(scene.day, -1), scene.day, Grain.DAY, vague=True), "overnight")


def _weekend(scene: Scene, i: int) -> Found | None:
    """ "over the weekend", "last weekend": the most recent Saturday and Sunday that have begun; "next weekend"."""
    t = scene.tokens
    before = t.at(i - 1)
    if before not in {"the", "last", "this", "next", "past", "previous", "coming"}:
        return None
    saturday = calendar.shift_days(scene.day, -((scene.day.weekday() - 5) % 7))
    if (
        before == "next"
        or before == "coming"
        or (before == "this" and scene.day.weekday() < 5 and scene.looks_ahead(i))
    ):
        saturday = calendar.shift_days(saturday, 7)
    elif before in {"last", "previous"} and scene.day.weekday() >= 5:
        saturday = calendar.shift_days(saturday, -7)
    elif before == "the" and t.at(i - 2) not in {"over", "at", "during", "on", "for"}:
        return None
    return Found(i - 1, i + 1, Stretch(saturday, calendar.shift_days(saturday, 1), Grain.SPAN), "weekend")


# ----------------------------------------------------------------------------- last, this, next, ago


def _moved(day: date, count: int, unit: str) -> date:
    if unit in _MONTHS_IN:
        return calendar.shift_months(day, count * _MONTHS_IN[unit])
    if unit in _DAYS_IN:
        return calendar.shift_days(day, count * _DAYS_IN[unit])
    return day


def _around(day: date, unit: str) -> Stretch:
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


_SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}


def _relative(scene: Scene, i: int) -> Found | None:
    """ "last year", "this month", "the previous year", "the same month", "the last three years", "last fall"."""
    t = scene.tokens
    word, following = t.at(i), t.at(i + 1)
    shift = _SHIFTS[word]
    first = i - 1 if t.at(i - 1) == "the" else i
    if following in _UNITS and following not in {"weekend", "hour", "minute", "fortnight"}:
        return _relative_unit(scene, i, first, shift, _UNITS[following])
    if following in SEASONS and word in {"last", "this", "next", "past", "previous", "coming"}:
        return _relative_season(scene, i, shift, following)
    if following in {"morning", "afternoon", "evening", "night"} and word in {"this", "last"}:
        if word == "last" and following != "night":
            return None
        return Found(i, i + 2, calendar.day_of(calendar.shift_days(scene.day, shift)), "part_of_day")
    return _last_units(scene, i, first, shift)


def _relative_unit(scene: Scene, i: int, first: int, shift: int, unit: str) -> Found | None:
    t = scene.tokens
    word = t.at(i)
    if word in {"past", "coming"} or (word == "last" and first < i):
        # "over the past year": the year that ends now; "the last day/century" is no time of publication
        if unit in {"day", "century"}:
            return None
        near, far = sorted((scene.day, _moved(scene.day, shift, unit)))
        return Found(first, i + 2, Stretch(near, far, Grain.SPAN), "past_unit", relation=Relation.DURING)
    anaphoric = word in {"previous", "preceding", "prior", "same", "following"}
    if anaphoric and first == i and t.at(i - 1) not in {"that", "from", "on", "in"}:
        return None
    base = scene.reference if anaphoric and scene.reference else _around(scene.day, unit)
    if word == "same" and scene.reference is None:
        return None
    if word == "following" and scene.reference is None:
        return None
    if unit == "day" and word not in {"previous", "same", "following", "next"}:
        return None
    stretch = _around(_moved(base.start, shift, unit), unit)
    if word == "same" and t.at(i + 2) in {"last", "a"}:
        return None
    part, at = _part_before(scene, first) if word in {"last", "this", "next"} else ("", first)
    if t.at(i - 1) in {"earlier", "later"} and word in {"this", "last", "next"}:
        return _earlier_this(scene, i, stretch, unit, later=t.at(i - 1) == "later")
    if part and unit in {"year", "month", "week", "decade"}:
        return Found(at, i + 2, stretch.part(part), f"relative_unit.{part}")
    if word == "prior" and t.at(i + 2) == "to":
        return None
    return Found(
        first,
        i + 2,
        Stretch(stretch.start, stretch.end, stretch.grain, vague=anaphoric),
        "relative_unit",
        dated=unit in {"year", "decade"},
    )


def _earlier_this(scene: Scene, i: int, stretch: Stretch, unit: str, *, later: bool) -> Found:
    """ "earlier this month": from its start to the day of publication; "later this year": from there to its end."""
    if scene.tokens.at(i) == "this" and unit != "day":
        if later:
            stretch = Stretch(scene.day, stretch.end, stretch.grain)
        else:
            stretch = Stretch(stretch.start, max(scene.day, stretch.start), stretch.grain)
    return Found(i - 1, i + 2, stretch, "later_this" if later else "earlier_this")


def _relative_season(scene: Scene, i: int, shift: int, name: str) -> Found:
    day = scene.day
    options = [calendar.season_of(year, name) for year in range(day.year - 2, day.year + 3)]
    word = scene.tokens.at(i)
    if shift < 0:
        stretch = [option for option in options if option.end < day][-1]
    elif shift > 0:
        stretch = next(option for option in options if option.start > day)
    else:
        within = [option for option in options if option.start <= day <= option.end]
        stretch = (
            within[0]
            if within
            else min(
                options,
                key=lambda o: (abs((o.start - day).days), o.start) if o.start.year == day.year else (9999, o.start),
            )
        )
    part, at = _part_before(scene, i)
    first = i - 1 if word in {"past", "previous", "coming"} and scene.tokens.at(i - 1) == "the" else i
    return Found(at if part else first, i + 2, stretch.part(part) if part else stretch, "season")


_VAGUE_COUNTS = {"few": 3, "several": 5, "couple": 2, "many": 10}


def _count(scene: Scene, i: int) -> tuple[int, int, bool]:
    """A small whole number at token `i`: value, token after it, vague; value 0 where there is none."""
    t = scene.tokens
    word = t.at(i)
    if word in {"a", "an"} and t.at(i + 1) in _VAGUE_COUNTS:
        i, word = i + 1, t.at(i + 1)
    if word in _VAGUE_COUNTS:
        return _VAGUE_COUNTS[word], i + 2 if t.at(i + 1) == "of" else i + 1, True
    if word in {"a", "an"}:
        return 1, i + 1, False
    if word.isdigit() and len(word) <= 4:
        return int(word), i + 1, False
    number = numbers.words(t, i) if word in numbers.UNITS or word in numbers.TENS else None
    if number is None or number.value is None or number.value % 1 or number.value > 5000:
        return 0, i, False
    return int(number.value), number.end, False


def _last_units(scene: Scene, i: int, first: int, shift: int) -> Found | None:
    """ "the last three months", "the past 24 hours", "the next five years"."""
    t = scene.tokens
    if t.at(i) not in {"last", "past", "next", "previous", "coming", "preceding"}:
        return None
    count, end, vague = _count(scene, i + 1)
    unit = _PLURAL_UNITS.get(t.at(end))
    if not count or unit is None:
        return None
    if unit in {"hour", "minute"}:
        count, unit = max(1, -(-count // 24)) if unit == "hour" else 0, "day"
    near, far = sorted((scene.day, _moved(scene.day, shift * count, unit)))
    return Found(first, end + 1, Stretch(near, far, Grain.SPAN, vague=vague), "last_units", relation=Relation.DURING)


def _ago(scene: Scene, i: int) -> Found | None:
    """ "a year ago" is the same month a year back, "two weeks ago" about that day, "ten years ago" that year."""
    found = _units_before(scene, i)
    if found is None:
        return None
    first, count, unit, vague = found
    t = scene.tokens
    day = _moved(scene.day, -count, unit)
    if unit == "year" and count == 1:
        stretch = calendar.month_of(day.year, day.month)
    elif unit in {"year", "decade", "century"}:
        stretch = calendar.year_of(day.year)
    elif unit in {"month", "quarter"}:
        stretch = calendar.month_of(day.year, day.month)
    elif unit in {"week", "fortnight"}:
        stretch = Stretch(calendar.shift_days(day, -3), calendar.shift_days(day, 3), Grain.WEEK)
    else:
        stretch = calendar.day_of(day)
    soft = vague or unit in {"decade", "century", "hour", "minute"} or (unit == "year" and count >= 10)
    if vague and unit in _MONTHS_IN:
        edge = _moved(scene.day, -2 * count, unit)
        stretch = Stretch(edge, _moved(scene.day, -max(1, count // 2), unit), Grain.SPAN)
    hedged = t.at(first - 1) in {"about", "around", "nearly", "almost", "roughly", "some", "over", "than"}
    return Found(first, i + 1, Stretch(stretch.start, stretch.end, stretch.grain, vague=soft or hedged), "ago")


def _units_before(scene: Scene, i: int) -> tuple[int, int, str, bool] | None:
    """The length of time that ends right before token `i` ("three days" ago): first token, count, unit, vague."""
    t = scene.tokens
    unit = _UNITS.get(t.at(i - 1)) or _PLURAL_UNITS.get(t.at(i - 1))
    if unit is None or unit == "weekend":
        return None
    for width in (4, 3, 2, 1):
        first = i - 1 - width
        if first < 0:
            continue
        if t.at(first - 1) == "-" and t.joined(first):
            continue
        count, end, vague = _count(scene, first)
        if count and end == i - 1 and _moved_ok(count, unit):
            return first, count, unit, vague
    return None


def _moved_ok(count: int, unit: str) -> bool:
    return count * _MONTHS_IN.get(unit, 0) < 12 * 5000 and count * _DAYS_IN.get(unit, 0) < 400_000


def _earlier(scene: Scene, i: int) -> Found | None:
    """ "a year earlier", "two days later", "the day before": counted from the period that the text named last."""
    t = scene.tokens
    word = t.at(i)
    if word in {"before", "after"} and not (
        t.at(i - 2) == "the"
        and t.at(i - 1) in {"day", "week", "month", "year", "night"}
        and t.at(i + 1) in {"", ".", ",", ";", ")"}
    ):
        return None
    base = scene.reference
    if word in {"before", "after"}:
        unit, count, first = ("day" if t.at(i - 1) == "night" else t.at(i - 1)), 1, i - 2
    else:
        found = _units_before(scene, i)
        if found is None or t.at(i + 1) == "than":
            return None
        first, count, unit, _ = found
    sign = 1 if word in {"later", "after"} else -1
    if base is None:
        if sign > 0 or unit not in {"year", "month", "day", "week"}:
            return Found(first, i + 1, None, "earlier")
        base = _around(scene.day, "month" if unit == "year" else unit)
    start, end = _moved(base.start, sign * count, unit), _moved(base.end, sign * count, unit)
    if base.grain is Grain.MONTH:
        end = calendar.month_of(end.year, end.month).end
    return Found(
        first,
        i + 1,
        Stretch(min(start, end), max(start, end), base.grain, vague=True),
        "earlier",
        relation=Relation.DURING,
    )


# ----------------------------------------------------------------------------- seasons, quarters, halves, holidays


def _season(scene: Scene, i: int) -> Found | None:
    """ "summer 2024", "the spring of 2022", "in the spring"; "fall" alone is a verb."""
    t = scene.tokens
    name = t.at(i)
    year, end = _trailing_year(scene, i + 1, after_day=False)
    if t.at(i - 1) in _SHIFTS:
        return None
    if year:
        return _with_part(scene, i, end, calendar.season_of(year, name), "season", dated=True)
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


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}
_BUSINESS = frozenset(
    "sales profit profits revenue revenues earnings gdp economy growth shares company inflation exports imports quarter-on-quarter investors income"
    " loss losses billion million percent % analysts market markets shipments deliveries output production results year unemployment".split()
)


def _quarter(scene: Scene, i: int) -> Found | None:
    """ "the third quarter of 2024", "the first half", "second-quarter"; without a year the latest that has begun.

    Without a year only where the words around speak of business: matches have quarters and halves too.
    """
    t = scene.tokens
    at = i - 2 if t.at(i - 1) == "-" else i - 1
    nth = _NTH.get(t.at(at))
    half = t.at(i) == "half"
    if nth is None or (half and nth > 2 and t.at(at) != "last"):
        return None
    if t.at(at) == "last" and not half:
        return None
    end = i + 1
    if t.at(end) == "of" and t.at(end + 1) == "the" and _year_at(scene, end + 2):
        end += 1
    year, end_year = _trailing_year(scene, end, after_day=False)
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
        elif not _BUSINESS & set(t.words[max(0, at - 14) : i + 14]):
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


def _half_of(scene: Scene, i: int, at: int, nth: int) -> Found | None:
    """ "the second half of March", "the first half of the month"."""
    t = scene.tokens
    inner = read(scene, i + 2) if t.at(i + 2) in MONTHS else None
    if inner is not None and inner.stretch is not None:
        whole, end = inner.stretch, inner.end
    else:
        unit = _UNITS.get(t.at(i + 3))
        if unit is None:
            return None
        base = {"last": -1}.get(t.at(i + 2), 0)
        whole, end = _around(_moved(scene.day, base, unit), unit), i + 4
    middle = calendar.shift_days(whole.start, (whole.end - whole.start).days // 2)
    stretch = (
        Stretch(whole.start, middle, Grain.SPAN)
        if nth == 1
        else Stretch(calendar.shift_days(middle, 1), whole.end, Grain.SPAN)
    )
    return Found(at - 1 if t.at(at - 1) == "the" else at, end, stretch, "half")


def _short_quarter(scene: Scene, i: int) -> Found | None:
    """ "Q3 2024", "Q3", "3Q24", "FY2024", "H1 2024": fiscal years are taken as calendar years, with soft bounds."""
    t = scene.tokens
    letter, digit = t.at(i), t.at(i + 1)
    if not t.joined(i + 1) or not t.raw(i).isupper():
        return None
    if letter == "fy":
        year = (
            int(digit)
            if len(digit) == 4 and digit.isdigit()
            else 2000 + int(digit)
            if len(digit) == 2 and digit.isdigit()
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
    year, end = _trailing_year(scene, i + 2, after_day=False)
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


def _fiscal(scene: Scene, i: int) -> Found | None:
    """ "fiscal 2024", "fiscal year 2024", "the 2024 fiscal year": bounds are the company's own, hence soft."""
    t = scene.tokens
    end = i + 2 if t.at(i + 1) == "year" else i + 1
    year = _year_at(scene, end)
    if year is None:
        return None
    second = _second_year(scene, end, year)
    stretch = Stretch(date(year, 1, 1), date(second[0] if second else year, 12, 31), Grain.YEAR, vague=True)
    return Found(i, second[1] if second else end + 1, stretch, "fiscal", dated=True)


def _holiday(scene: Scene, i: int) -> Found | None:
    """ "Christmas Day", "Good Friday", "the Fourth of July", with or without a year; longest name first."""
    t = scene.tokens
    if not t.capitalised(i):
        return None
    for width in (4, 3, 2, 1):
        name = " ".join(t.words[i : i + width]).replace(" '", "'").replace("' s", "'s").replace("saint", "st")
        if calendar.holiday(name, 2024) is None:
            continue
        year, end = _trailing_year(scene, i + width, after_day=True)
        options = [
            calendar.holiday(name, y) for y in ((year,) if year else range(scene.day.year - 1, scene.day.year + 2))
        ]
        stretches = [option for option in options if option is not None]
        if year:
            return Found(i, end, stretches[0], "holiday", dated=True)
        before = t.at(i - 1)
        begun = [option for option in stretches if option.start <= scene.day]
        coming = [option for option in stretches if option.start > scene.day]
        if (
            before in {"next", "this"}
            or scene.looks_ahead(i)
            or (coming and (coming[0].start - scene.day).days <= 30 and before in {"before", "by", "until"})
        ):
            return Found(i - 1 if before in {"next", "this"} else i, i + width, coming[0], "holiday")
        return Found(i - 1 if before == "last" else i, i + width, begun[-1], "holiday")
    return None


Rule = Callable[[Scene, int], Found | None]
_RULES: dict[str, tuple[Rule, ...]] = {
    **{name: (_month,) for name in MONTHS},
    **{name: (_weekday,) for name in WEEKDAYS},
    **{name: (_season,) for name in SEASONS},
    **{name: (_deictic,) for name in _DAYS},
    **{name: (_holiday,) for name in _HOLIDAY_WORDS},
    **{name: (_relative,) for name in _SHIFTS},
    **{name: (_short_decade,) for name in _SPELLED_DECADES},
    "coming": (_recently, _relative),
    "recent": (_recently,),
    "recently": (_recently,),
    "lately": (_recently,),
    "currently": (_current,),
    "present": (_current,),
    "overnight": (_overnight,),
    "weekend": (_weekend,),
    "ago": (_ago,),
    "earlier": (_earlier,),
    "later": (_earlier,),
    "before": (_earlier,),
    "after": (_earlier,),
    "quarter": (_quarter,),
    "half": (_quarter,),
    "q": (_short_quarter,),
    "h": (_short_quarter,),
    "fy": (_short_quarter,),
    "fiscal": (_fiscal,),
}
