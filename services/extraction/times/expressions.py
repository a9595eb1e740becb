"""The anchors of time expressions: which rules may read an expression at which word."""

from __future__ import annotations

from collections.abc import Callable

from services.extraction.times.calendar import MONTHS, SEASONS, WEEKDAYS
from services.extraction.times.counted import ago, earlier
from services.extraction.times.dates import (
    SPELLED_DECADES,
    bare_year,
    century,
    date_in_figures,
    hundreds,
    iso_date,
    nine_eleven,
    short_decade,
)
from services.extraction.times.days import (
    DAY_WORDS,
    current,
    day_of_month,
    deictic,
    overnight,
    recently,
    weekday,
    weekend,
)
from services.extraction.times.feasts import holiday
from services.extraction.times.found import SHIFTS, Found
from services.extraction.times.holidays import WORDS as HOLIDAY_WORDS
from services.extraction.times.lengths import ahead_in, edge_of, length_to, months_to, nth_of_month
from services.extraction.times.months import month
from services.extraction.times.relative import part_of_current, relative
from services.extraction.times.scene import Scene
from services.extraction.times.seasons import fiscal, quarter, season, short_quarter
from services.extraction.times.windows import window


def is_anchor(word: str) -> bool:
    """Whether an expression may be anchored at this (lower-case) word."""
    return word in _RULES or (word[:1].isdecimal() and len(word) in {4, 10, 8, 9})


def read(scene: Scene, i: int) -> Found | None:
    """The time expression anchored at token `i`, or None."""
    word = scene.tokens.words[i]
    for rule in (_RULES.get(word) or (iso_date, date_in_figures, bare_year)) if word else ():
        found = rule(scene, i)
        if found is not None:
            return found
    return None


Rule = Callable[[Scene, int], Found | None]


_RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(HOLIDAY_WORDS, (holiday,)),
    **dict.fromkeys(MONTHS, (month,)),
    "may": (holiday, month),
    "april": (holiday, month),
    **dict.fromkeys(WEEKDAYS, (nth_of_month, weekday)),
    **dict.fromkeys(SEASONS, (season,)),
    **dict.fromkeys(DAY_WORDS, (deictic,)),
    **dict.fromkeys(SHIFTS, (relative,)),
    **dict.fromkeys(SPELLED_DECADES, (short_decade,)),
    **{str(decade): (short_decade,) for decade in range(10, 100, 10)},
    **{str(first): (hundreds,) for first in range(100, 1000, 100)},
    "9": (nine_eleven,),
    "today": (deictic,),
    "year": (length_to, part_of_current),
    "month": (part_of_current,),
    "week": (nth_of_month, length_to, part_of_current),
    "day": (nth_of_month,),
    "century": (century,),
    **dict.fromkeys(("nd", "rd", "th"), (day_of_month,)),
    "st": (holiday, day_of_month),
    "decade": (part_of_current,),
    "coming": (recently, relative),
    "recent": (recently,),
    "recently": (recently,),
    "lately": (recently,),
    "currently": (current,),
    "present": (current,),
    "overnight": (overnight,),
    "weekend": (nth_of_month, weekend),
    "ago": (ago,),
    "earlier": (earlier,),
    "later": (earlier,),
    "before": (earlier,),
    "after": (earlier,),
    "quarter": (length_to, quarter),
    "half": (length_to, quarter),
    "months": (edge_of, months_to, ahead_in),
    "weeks": (edge_of, ahead_in),
    "days": (edge_of, ahead_in),
    "hours": (ahead_in,),
    "years": (ahead_in,),
    "q": (short_quarter,),
    "h": (short_quarter,),
    "fy": (short_quarter,),
    "fiscal": (fiscal,),
    "over": (window,),
}
