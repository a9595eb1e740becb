"""One unit told from the day of publication or from the period before: last, this, next, the same."""

from __future__ import annotations

from services.extraction.model import Grain, Relation
from services.extraction.times import calendar
from services.extraction.times.calendar import SEASONS, Stretch
from services.extraction.times.counted import last_units
from services.extraction.times.found import SHIFTS, UNITS, Found, around, moved, part_before
from services.extraction.times.scene import Scene


def part_of_current(scene: Scene, i: int) -> Found | None:
    """“the end of the year”, “by the middle of the month”, "earlier in the week": the current one."""
    t = scene.tokens
    if t.at(i - 1) == "the" and t.at(i - 2) == "in" and t.at(i - 3) in {"earlier", "later"} and t.at(i + 1) != "of":
        whole, later = around(scene.day, UNITS[t.at(i)]), t.at(i - 3) == "later"
        start, end = (scene.day, whole.end) if later else (whole.start, scene.day)
        return Found(i - 3, i + 1, Stretch(start, end, whole.grain), "later_this" if later else "earlier_this")
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
    return last_units(scene, i, first, shift)


_OF_YEARS = frozenset({"this", "current", "last", "past", "next", "coming"})
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
