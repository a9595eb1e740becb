"""Times counted from the day of publication or from the period before: last, this, next, ago, earlier."""

from __future__ import annotations

from services.extraction.model import Grain, Relation
from services.extraction.quantities import numbers
from services.extraction.quantities.tokens import listed
from services.extraction.times import calendar
from services.extraction.times.calendar import SEASONS, WEEKDAYS, Stretch
from services.extraction.times.found import (
    DAYS_IN,
    MONTHS_IN,
    PLURAL_UNITS,
    SHIFTS,
    UNITS,
    Found,
    around,
    moved,
    part_before,
)
from services.extraction.times.lengths import edge_of
from services.extraction.times.scene import Scene


def part_of_current(scene: Scene, i: int) -> Found | None:
    """“the end of the year”, “by the middle of the month”: the current one."""
    t = scene.tokens
    if t.at(i - 1) != "the" or t.at(i - 2) != "of":
        return None
    part, at = part_before(scene, i - 1)
    if not part:
        return None
    whole = around(scene.day, UNITS[t.at(i)])
    return Found(at, i + 1, whole.part(part), f"relative_unit.{part}")


def relative(scene: Scene, i: int) -> Found | None:
    """“last year”, “this month”, “the previous year”, “the same month”, “the last three years”, “last fall”."""
    t = scene.tokens
    word, following = t.at(i), t.at(i + 1)
    shift = SHIFTS[word]
    first = i - 1 if t.at(i - 1) == "the" else i
    if following == "quarter" and t.at(i + 2) == "of":
        return None  # "the last quarter of 2020"
    if word == "last" and following == "year" and (again := _a_year_back(scene, i)) is not None:
        return again
    if following in {"fiscal", "financial"} and t.at(i + 2) == "year" and shift in {-1, 0, 1} and word in _OF_YEARS:
        year = calendar.year_of(scene.day.year + shift)
        return Found(first, i + 3, Stretch(year.start, year.end, Grain.YEAR, vague=True), "fiscal", dated=True)
    if following in UNITS and following not in {"weekend", "hour", "minute", "fortnight"}:
        return _relative_unit(scene, i, first, shift, UNITS[following])
    if following in SEASONS and word in {"last", "this", "next", "past", "previous", "coming"}:
        return _relative_season(scene, i, shift, following)
    if following in {"morning", "afternoon", "evening", "night"} and word in {"this", "last"}:
        if word == "last" and following != "night":
            return None
        return Found(i, i + 2, calendar.day_of(calendar.shift_days(scene.day, shift)), "part_of_day")
    return _last_units(scene, i, first, shift)


_OF_YEARS = frozenset({"this", "current", "last", "past", "next", "coming"})
_LASTING = frozenset(
    listed("to will would could may might can shall must should not ll typically usually often normally")
)
"""Words after which "last" is a verb."""


_SAME = {"time": "month", "point": "month", "day": "day", "week": "week", "month": "month", "quarter": "quarter"}


def _a_year_back(scene: Scene, i: int) -> Found | None:
    """The stretch of now, or the one named before, a year back: "this time last year", "the same month last year"."""
    t = scene.tokens
    unit = _SAME.get(t.at(i - 1), "")
    if t.at(i - 2) not in {"same", "this"} or not (unit or t.at(i - 1) in {"period", "stretch"}):
        return None
    first = i - 3 if t.at(i - 3) == "the" else i - 2
    named = scene.reference
    if named is not None and t.at(i - 2) == "same" and named.grain not in {Grain.YEAR, Grain.DECADE}:
        start, end = calendar.shift_months(named.start, -12), calendar.shift_months(named.end, -12)
        if named.grain is Grain.MONTH:
            end = calendar.month_of(end.year, end.month).end
        return Found(first, i + 2, Stretch(start, end, named.grain), "year_back")
    if not unit:
        return None
    return Found(first, i + 2, around(calendar.shift_months(scene.day, -12), unit), "year_back")


def _relative_unit(scene: Scene, i: int, first: int, shift: int, unit: str) -> Found | None:
    t = scene.tokens
    word = t.at(i)
    if unit == "day" and word not in {"previous", "same", "following", "next", "that"}:
        return None
    if word in {"past", "coming"} or (word == "last" and first < i):
        # "over the past year": the year that ends now; "the last century" is no time of publication
        if unit == "century":
            return None
        near, far = sorted((scene.day, moved(scene.day, shift, unit)))
        return Found(first, i + 2, Stretch(near, far, Grain.SPAN), "past_unit", relation=Relation.DURING)
    if word == "next" and first < i and t.at(first - 1) in {"over", "within", "in", "for", "during", "through"}:
        return Found(
            first,
            i + 2,
            Stretch(scene.day, moved(scene.day, 1, unit), Grain.SPAN),
            "past_unit",
            relation=Relation.DURING,
        )
    # "the next day they withdrew": next to what was told before
    then = word == "next" and first < i and not scene.looks_ahead(first)
    if word == "that" and ((scene.reference is None and scene.told_before(unit) is None) or t.at(i + 2) in {"'", "-"}):
        return None
    anaphoric = then or word in {"previous", "preceding", "prior", "same", "following", "that"}
    told = scene.told_before(unit)
    if then and scene.reference is None and told is None:
        return Found(first, i + 2, None, "relative_unit")
    if anaphoric and not then and word != "that" and not _points_back(scene, i, first):
        return None
    base = ((scene.reference_for(unit, i) or told) if anaphoric else None) or around(scene.day, unit)
    stretch = around(moved(base.start, shift, unit), unit)
    part, at = part_before(scene, first) if word in {"last", "this", "next"} else ("", first)
    if t.at(i - 1) in {"earlier", "later"} and word in {"this", "last", "next"}:
        return _earlier_this(scene, i, stretch, unit, later=t.at(i - 1) == "later")
    if part and unit in {"year", "month", "week", "decade"}:
        return Found(at, i + 2, stretch.part(part), f"relative_unit.{part}")
    return Found(
        first,
        i + 2,
        Stretch(stretch.start, stretch.end, stretch.grain, vague=anaphoric),
        "relative_unit",
        dated=unit in {"year", "decade"},
    )


def _points_back(scene: Scene, i: int, first: int) -> bool:
    """Whether "the previous year", "the same month" can be read from the period that the text named before."""
    t = scene.tokens
    word = t.at(i)
    if first == i and t.at(i - 1) not in {"that", "from", "on", "in"}:
        return False
    if word in {"same", "following"} and scene.reference is None and not scene.told:
        return False
    return not (word == "same" and t.at(i + 2) in {"last", "a"}) and not (word == "prior" and t.at(i + 2) == "to")


def _earlier_this(scene: Scene, i: int, stretch: Stretch, unit: str, *, later: bool) -> Found:
    """“earlier this month”: from its start to the day of publication; “later this year”: from there to its end."""
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
    part, at = part_before(scene, i)
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
    if word.isdecimal() and len(word) <= 4:
        return int(word), i + 1, False
    number = numbers.words(t, i) if word in numbers.UNITS or word in numbers.TENS else None
    if number is None or number.value is None or number.value % 1 or number.value > 5000:
        return 0, i, False
    return int(number.value), number.end, False


def _last_units(scene: Scene, i: int, first: int, shift: int) -> Found | None:
    """“the last three months”, “the past 24 hours”, “the next five years”."""
    t = scene.tokens
    if t.at(i) not in {"last", "past", "next", "previous", "coming", "preceding"}:
        return None
    if t.at(i) == "last" and t.at(i - 1) in _LASTING:
        return None  # "the trial will last six weeks"
    count, end, vague = _count(scene, i + 1)
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
        count, end, vague = _count(scene, first)
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
    if word in {"before", "after"} and not (
        t.at(i - 2) == "the"
        and t.at(i - 1) in {"day", "week", "month", "year", "night"}
        and t.at(i + 1) in {"", ".", ",", ";", ")"}
    ):
        return None
    if word in {"before", "after"}:
        unit, count, first = ("day" if t.at(i - 1) == "night" else t.at(i - 1)), 1, i - 2
    else:
        found = _units_before(scene, i)
        if found is None or t.at(i + 1) == "than":
            return None
        first, count, unit, _ = found
    base = scene.reference_for(unit, i) or scene.told_before(unit)
    sign = 1 if word in {"later", "after"} else -1
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
