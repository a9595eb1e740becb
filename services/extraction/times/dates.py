"""Years, decades and dates in figures."""

from __future__ import annotations

from datetime import date

from services.extraction.model import Grain, Relation
from services.extraction.quantities import numbers
from services.extraction.quantities.forms import is_plural
from services.extraction.quantities.tokens import listed
from services.extraction.times import calendar
from services.extraction.times.calendar import MONTHS, SEASONS, Stretch
from services.extraction.times.found import Found, second_year, with_part, year_at
from services.extraction.times.scene import Scene

_ATTACKS = Stretch(date(2001, 9, 11), date(2001, 9, 11), Grain.DAY)


def nine_eleven(scene: Scene, i: int) -> Found | None:
    """“9/11”: in English news no other ninth and eleventh is told without its year."""
    t = scene.tokens
    if t.words[i : i + 3] != ("9", "/", "11") or not (t.joined(i + 1) and t.joined(i + 2)):
        return None
    alone = t.at(i + 3) not in {"/", "-", "th", "ths", "%"} and t.at(i - 1) not in {"/", "-", "$"}
    return Found(i, i + 3, _ATTACKS, "day", dated=True) if alone else None


def iso_date(scene: Scene, i: int) -> Found | None:
    """2025-05-05, 2025/05/05."""
    t = scene.tokens
    if len(t.at(i)) != 4 or t.at(i + 1) not in {"-", "/"} or t.at(i + 3) != t.at(i + 1) or not t.joined(i + 1):
        return None
    if not (t.at(i + 2).isdecimal() and t.at(i + 4).isdecimal() and len(t.at(i + 2)) == len(t.at(i + 4)) == 2):
        return None
    day = (
        calendar.calendar_day(int(t.at(i)), int(t.at(i + 2)), int(t.at(i + 4)))
        if t.at(i).isdecimal() and int(t.at(i))
        else None
    )
    return Found(i, i + 5, calendar.day_of(day) if day else None, "iso", dated=True)


def date_in_figures(scene: Scene, i: int) -> Found | None:
    """05/24/2025, 24.05.2025: read where only one order gives a day; 04/05/2025 is left open."""
    t = scene.tokens
    word = t.at(i)
    if word.count(".") == 2:
        parts, first, end = word.split("."), i, i + 1
    elif len(word) == 4 and t.at(i - 1) == "/" and t.at(i - 3) == "/" and t.joined(i) and t.joined(i - 1):
        parts, first, end = [t.at(i - 4), t.at(i - 2), word], i - 4, i + 1
    else:
        return None
    if not all(part.isdecimal() for part in parts) or len(parts[2]) != 4 or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    a, b, year = (int(part) for part in parts)
    if year == 0:
        return None
    days = {day for day in (calendar.calendar_day(year, a, b), calendar.calendar_day(year, b, a)) if day}
    return Found(first, end, calendar.day_of(days.pop()) if len(days) == 1 else None, "figures", dated=True)


_NO_YEAR_BEFORE = frozenset(
    listed(
        """
    © copyright $ € £ ¥ # resolution no room flight over about nearly than some around least most almost only
    exactly boeing
    """
    )
)


_YEAR_PREPOSITIONS = frozenset(
    listed(
        """
    in since by until till from of during late early mid before after between to and through year fiscal the
    around circa back ( , - / q1 q2 q3 q4 summer spring autumn fall winter
    """
    )
)


def bare_year(scene: Scene, i: int) -> Found | None:
    """A bare year, with its part: "in 2024", "early 2024", "the end of 2024", "2019-20", "2024/25", "the 1990s"."""
    t = scene.tokens
    year = year_at(scene, i)
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
    second = second_year(scene, i, year)
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
    return with_part(scene, i, i + 1, calendar.year_of(year), "year", dated=True)


_HAVING = frozenset(listed("has have had employs employed counts counted houses owns owned killed injured"))
"""Before four digits and a plural they say how many there are."""


def _plausible_year(scene: Scene, i: int, year: int) -> bool:
    """Round numbers of things are no years: a preposition before, or a year near ours with no plural noun behind."""
    t = scene.tokens
    following = t.at(i + 1)
    if t.at(i - 1) in _HAVING and is_plural(following) and not t.capitalised(i + 1):
        return False  # "has 1984 rooms"
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


def _decade_found(scene: Scene, i: int, end: int, year: int) -> Found | None:
    if year % 100 == 0 and scene.tokens.at(i - 1) == "the" and year != 2000:
        stretch = Stretch(date(year, 1, 1), date(year + 99, 12, 31), Grain.SPAN)
    else:
        stretch = calendar.decade_of(year)
    return with_part(scene, i, end, stretch, "decade", dated=True)


def short_decade(scene: Scene, i: int) -> Found | None:
    """“the 80s”, “the nineties”, “the late '60s”: of the century past, where no person's age is meant."""
    t = scene.tokens
    word = t.at(i)
    if word in SPELLED_DECADES:
        base, end = SPELLED_DECADES[word], i + 1
    elif t.at(i + 1) == "s" and t.joined(i + 1):
        base, end = int(word), i + 2
    else:
        return None
    at = i - 1
    if t.at(at) == "'" and t.joined(i):
        at -= 1
    if t.at(at) == "-":
        at -= 1
    if t.at(at) in {"early", "late", "mid"}:
        at -= 1
    if t.at(at) != "the":
        return None
    century = scene.day.year // 100 * 100
    year = century + base if century + base + 10 <= scene.day.year else century - 100 + base
    return with_part(scene, i, end, calendar.decade_of(year), "decade")


SPELLED_DECADES = {w[:-1] + "ies": v for w, v in numbers.TENS.items() if v < 100}


_SCORED = 10
"""Centuries up to which a batsman may have scored so many."""
_INTO_A_CENTURY = frozenset({"in", "of", "from", "to", "since", "until", "during", "by", "before", "after"})


def _within(scene: Scene, i: int) -> bool:
    """Whether "in the", "from the early" and their like stand before token `i`."""
    t = scene.tokens
    at = i - 1 - (t.at(i - 1) == "-")
    at -= t.at(at) in {"early", "mid", "late"}
    return t.at(at) == "the" and t.at(at - 1) in _INTO_A_CENTURY


def hundreds(scene: Scene, i: int) -> Found | None:
    """“in the 600s”, “from the late 800s”: a century by its first year."""
    t = scene.tokens
    if not (t.at(i + 1) == "s" and t.joined(i + 1) and _within(scene, i)):
        return None
    year = int(t.at(i))
    return with_part(
        scene, i, i + 2, Stretch(date(year, 1, 1), date(year + 99, 12, 31), Grain.SPAN), "century", dated=True
    )


def century(scene: Scene, i: int) -> Found | None:
    """“the 18th century”, “the late nineteenth century”; not one before Christ."""
    t = scene.tokens
    if t.at(i - 1) in {"st", "nd", "rd", "th"} and t.joined(i - 1):
        word, first = t.at(i - 2), i - 2
        nth = int(word) if word.isdecimal() and len(word) < 3 else 0
    else:
        nth, first = numbers.ORDINALS.get(t.at(i - 1), 0), i - 1
    if not 1 < nth < 22 or t.capitalised(i) or t.at(i + 1) in {"bc", "bce", "b"}:
        return None
    if nth <= _SCORED and not _within(scene, first):
        return None  # "his seventh century of the season" is a hundred runs
    start = 100 * (nth - 1)
    if start <= scene.day.year < start + 100:
        return None  # "the 21st century": no time of any one thing
    low, high = {"early": (0, 33), "mid": (33, 66), "late": (67, 99)}.get(
        t.at(first - 2) if t.at(first - 1) == "-" else t.at(first - 1), (0, 99)
    )
    narrowed = (low, high) != (0, 99)
    first -= (2 if t.at(first - 1) == "-" else 1) if narrowed else 0
    return Found(
        first,
        i + 1,
        Stretch(date(start + low, 1, 1), date(start + high, 12, 31), Grain.SPAN, vague=narrowed),
        "century",
        dated=True,
    )
