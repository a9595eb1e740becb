"""So many units back or on: "three weeks ago", "a year earlier", "the last three months"."""

from __future__ import annotations

from services.extraction.model import Grain, Relation
from services.extraction.quantities import numbers
from services.extraction.quantities.tokens import listed
from services.extraction.times import calendar
from services.extraction.times.calendar import WEEKDAYS, Stretch
from services.extraction.times.found import DAYS_IN, MONTHS_IN, PLURAL_UNITS, UNITS, Found, around, moved
from services.extraction.times.lengths import edge_of
from services.extraction.times.scene import Scene

_LASTING = frozenset(
    listed("to will would could may might can shall must should not ll typically usually often normally")
)
"""Words after which "last" is a verb."""
_VAGUE_COUNTS = {"few": 3, "several": 5, "couple": 2, "many": 10}


def whole_number(scene: Scene, i: int) -> tuple[int, int, bool]:
    """A small whole number at token `i`: value, token after it, vague; value 0 where there is none."""
    t = scene.tokens
    word = t.at(i)
    if word in {"a", "an"} and t.at(i + 1) in _VAGUE_COUNTS:
        i, word = i + 1, t.at(i + 1)
    if word in _VAGUE_COUNTS:
        return _VAGUE_COUNTS[word], i + 2 if t.at(i + 1) == "of" else i + 1, True
    if word in {"a", "an"}:
        return 1, i + 1, False
    if word.isdecimal() and len(word) <= 4:
        return int(word), i + 1, False
    number = numbers.words(t, i) if word in numbers.UNITS or word in numbers.TENS else None
    if number is None or number.value is None or number.value % 1 or number.value > 5000:
        return 0, i, False
    return int(number.value), number.end, False


def last_units(scene: Scene, i: int, first: int, shift: int) -> Found | None:
    """“the last three months”, “the past 24 hours”, “the next five years”."""
    t = scene.tokens
    if t.at(i) not in {"last", "past", "next", "previous", "coming", "preceding"}:
        return None
    if t.at(i) == "last" and t.at(i - 1) in _LASTING:
        return None  # "the trial will last six weeks"
    count, end, vague = whole_number(scene, i + 1)
    unit = PLURAL_UNITS.get(t.at(end))
    if not count or unit is None or edge_of(scene, end) is not None:
        return None
    if unit in {"hour", "minute"}:
        count, unit = max(1, -(-count // 24)) if unit == "hour" else 0, "day"
    near, far = sorted((scene.day, moved(scene.day, shift * count, unit)))
    return Found(first, end + 1, Stretch(near, far, Grain.SPAN, vague=vague), "last_units", relation=Relation.DURING)


def ago(scene: Scene, i: int) -> Found | None:
    """“a year ago” is the same month a year back, “two weeks ago” about that day, “ten years ago” that year."""
    found = _units_before(scene, i)
    if found is None:
        return None
    first, count, unit, vague = found
    t = scene.tokens
    day = moved(scene.day, -count, unit)
    named = i + 2 if t.at(i + 1) == "on" else i + 1
    if unit == "week" and t.at(named) in WEEKDAYS and t.capitalised(named):  # "a week ago Tuesday"
        back = (scene.day.weekday() - WEEKDAYS[t.at(named)]) % 7
        return Found(first, named + 1, calendar.day_of(calendar.shift_days(day, -back)), "ago")
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
    if vague and unit in MONTHS_IN:
        edge = moved(scene.day, -2 * count, unit)
        stretch = Stretch(edge, moved(scene.day, -max(1, count // 2), unit), Grain.SPAN)
    hedged = t.at(first - 1) in {"about", "around", "nearly", "almost", "roughly", "some", "over", "than"}
    rule = "year_ago" if unit == "year" and count == 1 else "ago"
    return Found(first, i + 1, Stretch(stretch.start, stretch.end, stretch.grain, vague=soft or hedged), rule)


def _units_before(scene: Scene, i: int) -> tuple[int, int, str, bool] | None:
    """The length of time that ends right before token `i` ("three days" ago): first token, count, unit, vague."""
    t = scene.tokens
    unit = UNITS.get(t.at(i - 1)) or PLURAL_UNITS.get(t.at(i - 1))
    if unit is None or unit == "weekend":
        return None
    for width in (4, 3, 2, 1):
        first = i - 1 - width
        if first < 0:
            continue
        if t.at(first - 1) == "-" and t.joined(first):
            continue
        count, end, vague = whole_number(scene, first)
        if count and end == i - 1 and _moved_ok(count, unit):
            return first, count, unit, vague
    return None


def _moved_ok(count: int, unit: str) -> bool:
    return count * MONTHS_IN.get(unit, 0) < 12 * 5000 and count * DAYS_IN.get(unit, 0) < 400_000


def earlier(scene: Scene, i: int) -> Found | None:
    """“a year earlier”, “two days later”, “the day before”: counted from the period that the text named last."""
    t = scene.tokens
    word = t.at(i)
    if t.at(i + 1) == "last" and word == "before" and t.at(i - 2) == "the" and t.at(i - 1) in UNITS:
        unit = t.at(i - 1)  # "the year before last"
        return Found(i - 2, i + 2, around(moved(around(scene.day, unit).start, -2, unit), unit), "before_last")
    named = t.at(i - 2) == "the" and t.at(i - 1) in {"day", "week", "month", "year", "night"}
    if word in {"before", "after"} and t.at(i + 1) not in {"", ".", ",", ";", ")"}:
        return None
    if word == "after" and not named:
        return None
    if word in {"before", "after"} and named:
        unit, count, first = ("day" if t.at(i - 1) == "night" else t.at(i - 1)), 1, i - 2
    else:
        found = _units_before(scene, i)
        if found is None or t.at(i + 1) == "than":
            return None
        first, count, unit, _ = found
    if unit in {"hour", "minute"}:  # "24 hours earlier" was the day before, "two hours later" is the same day
        count, unit = (count + 12) // 24 if unit == "hour" else 0, "day"
    sign = 1 if word in {"later", "after"} else -1
    base = scene.reference_for(unit, i) or scene.told_before(unit, later=word == "later")
    if base is None:
        if sign > 0 or unit not in {"year", "month", "day", "week"}:
            return Found(first, i + 1, None, "earlier")
        base = around(scene.day, "month" if unit == "year" else unit)
    start, end = moved(base.start, sign * count, unit), moved(base.end, sign * count, unit)
    if base.grain is Grain.MONTH:
        end = calendar.month_of(end.year, end.month).end
    return Found(
        first,
        i + 1,
        Stretch(min(start, end), max(start, end), base.grain, vague=True),
        "earlier",
        relation=Relation.DURING,
    )
