"""Everything around the name of a month."""

from __future__ import annotations

from services.extraction.model import Grain
from services.extraction.quantities.tokens import listed
from services.extraction.times import calendar
from services.extraction.times.calendar import MONTHS, WEEKDAYS, Stretch
from services.extraction.times.found import ABBREVIATED, Found, trailing_year, with_part
from services.extraction.times.scene import Scene

_BEFORE_MONTH = frozenset(
    listed(
        """
    in last past next this since until till by of during from to and through between early mid late before after
    around - , every each the previous following same about for monday tuesday wednesday thursday friday
    saturday sunday (
    """
    )
)


def month(scene: Scene, i: int) -> Found | None:
    """Everything around a month: "Feb. 4", "5 May 2025", "May 5-7", "late April", "last June", "October 2024"."""
    t = scene.tokens
    word = t.at(i)
    if not t.capitalised(i) or (word in {"may", "march", "august"} and t.raw(i).isupper()):
        return None
    number = MONTHS[word]
    end = i + 1
    if t.at(end) == "." and t.joined(end) and word in ABBREVIATED:
        end += 1
    days, first, end = _days(scene, i, end)
    year, end = trailing_year(scene, end, after_day=bool(days))
    if not days and not year and word in ABBREVIATED and t.at(end - 1) != ".":
        return None
    if days:
        return _month_days(scene, (first, end), number, days, year)
    if year:
        return with_part(scene, i, end, calendar.month_of(year, number), "month_year", dated=True)
    return _bare_month(scene, i, end, number)


def _days(scene: Scene, i: int, end: int) -> tuple[tuple[int, ...], int, int]:
    """Days of the month around the month at `i`: ("5",), ("5", "7"); with first and end token."""
    t = scene.tokens
    day, after = day_number(scene, end)
    if day and not (t.at(after) in {"percent", "%", "people"} or (t.at(after) == ":" and t.joined(after))):
        if t.at(after) in {"-", "to", "and", "through"}:
            second, later = day_number(scene, after + 1)
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


def day_number(scene: Scene, at: int) -> tuple[int, int]:
    t = scene.tokens
    if t.at(at) == "the":
        at += 1
    word = t.at(at)
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return 0, at
    return int(word), at + 2 if t.at(at + 1) in {"st", "nd", "rd", "th"} and t.joined(at + 1) else at + 1


def _day_number_before(scene: Scene, at: int) -> tuple[int, int]:
    t = scene.tokens
    if t.at(at) in {"st", "nd", "rd", "th"} and t.joined(at):
        at -= 1
    word = t.at(at)
    if (
        not word.isdecimal()
        or len(word) > 2
        or not 1 <= int(word) <= 31
        or (t.joined(at) and t.at(at - 1) not in {"-", "("})
    ):
        return 0, at
    return int(word), at


def _month_days(scene: Scene, where: tuple[int, int], number: int, days: tuple[int, ...], year: int) -> Found:
    """Days of the month `number`, with the weekday before them."""
    t, (first, end) = scene.tokens, where
    resolved = year or _year_for_day(scene, first, number, days[0])
    found = [calendar.calendar_day(resolved, number, day) for day in days]
    at = first
    if t.at(at - 1) == "," and t.at(at - 2) in WEEKDAYS:
        at -= 2
    elif t.at(at - 1) in WEEKDAYS or t.at(at - 1) == "the":
        at -= 1
    if found[0] is None or found[-1] is None:
        return Found(at, end, None, "day")
    stretch = Stretch(found[0], found[-1], Grain.DAY if len(days) == 1 else Grain.SPAN)
    return Found(at, end, stretch, "day", dated=bool(year))


_LATELY = 60
"""Days for which a day that has passed is spoken of without its year."""


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
    lately = 0 < (scene.day - past).days <= _LATELY
    if scene.looks_far_ahead(i) if lately else scene.looks_ahead(i):
        return past.year if past == scene.day else ahead.year
    if (ahead - scene.day).days <= 60 and (scene.day - past).days > 240:
        return ahead.year
    return past.year


def _previous_month(scene: Scene, i: int, end: int, month: int) -> Found:
    """“the previous March”: the one before the period that the text named last; without one it stays open."""
    first = i - 2 if scene.tokens.at(i - 2) == "the" else i - 1
    if scene.reference is None:
        return Found(first, end, None, "previous_month_name")
    start = scene.reference.start
    stretch = calendar.month_of(start.year if month < start.month else start.year - 1, month)
    return Found(first, end, stretch, "previous_month_name")


_ALSO_OTHER_WORDS = frozenset({"may", "march", "august", "june", "april"})


_MONTHS_LATELY = 2
"""Months that are past and told of as what would come."""


def _bare_month(scene: Scene, i: int, end: int, month: int) -> Found | None:
    t = scene.tokens
    before = t.at(i - 1)
    # "May", "March", "April" are also a verb, a walk and a name: alone they need a word of time before
    torn = before in {"-", ","} and t.at(i) in {"may", "march"} and t.at(i - 2) not in {"mid", "early", "late"}
    if t.at(i) in _ALSO_OTHER_WORDS and (torn or before not in _BEFORE_MONTH):
        return None
    day = scene.day
    year = day.year if month <= day.month else day.year - 1
    if before == "last":
        year = day.year if month < day.month else day.year - 1
        return Found(i - 1, end, calendar.month_of(year, month), "last_month_name")
    if before in {"previous", "preceding"}:
        return _previous_month(scene, i, end, month)
    if before == "next":
        return Found(
            i - 1, end, calendar.month_of(day.year if month > day.month else day.year + 1, month), "next_month_name"
        )
    if before == "past" and t.at(i - 2) == "this":  # "this past June"
        return Found(i - 2, end, calendar.month_of(year, month), "last_month_name")
    if before == "this":
        return Found(i - 1, end, calendar.month_of(day.year, month), "this_month_name")
    lately = 0 < (day.month - month) % 12 <= _MONTHS_LATELY
    if scene.looks_ahead(i) and not (lately and scene.only_would(i)):
        year = day.year if month >= day.month else day.year + 1
    return with_part(scene, i, end, calendar.month_of(year, month), "month")
