"""The anchors of time expressions: which rules may read an expression at which word."""

from __future__ import annotations

from collections.abc import Callable

from services.extraction.times.calendar import MONTHS, SEASONS, WEEKDAYS
from services.extraction.times.dates import SPELLED_DECADES, bare_year, date_in_figures, iso_date, short_decade
from services.extraction.times.days import DAY_WORDS, current, deictic, overnight, recently, weekday, weekend
from services.extraction.times.found import SHIFTS, Found
from services.extraction.times.lengths import edge_of, months_to
from services.extraction.times.months import month
from services.extraction.times.relative import ago, earlier, part_of_current, relative
from services.extraction.times.scene import Scene
from services.extraction.times.seasons import (
    HOLIDAY_WORDS,
    fiscal,
    holiday,
    quarter,
    season,
    short_quarter,
)


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
    **dict.fromkeys(MONTHS, (month,)),
    **dict.fromkeys(WEEKDAYS, (weekday,)),
    **dict.fromkeys(SEASONS, (season,)),
    **dict.fromkeys(DAY_WORDS, (deictic,)),
    **dict.fromkeys(HOLIDAY_WORDS, (holiday,)),
    **dict.fromkeys(SHIFTS, (relative,)),
    **dict.fromkeys(SPELLED_DECADES, (short_decade,)),
    **{str(decade): (short_decade,) for decade in range(10, 100, 10)},
    "today": (deictic,),
    "year": (part_of_current,),
    "month": (part_of_current,),
    "week": (part_of_current,),
    "decade": (part_of_current,),
    "coming": (recently, relative),
    "recent": (recently,),
    "recently": (recently,),
    "lately": (recently,),
    "currently": (current,),
    "present": (current,),
    "overnight": (overnight,),
    "weekend": (weekend,),
    "ago": (ago,),
    "earlier": (earlier,),
    "later": (earlier,),
    "before": (earlier,),
    "after": (earlier,),
    "quarter": (quarter,),
    "half": (quarter,),
    "months": (edge_of, months_to),
    "weeks": (edge_of,),
    "days": (edge_of,),
    "q": (short_quarter,),
    "h": (short_quarter,),
    "fy": (short_quarter,),
    "fiscal": (fiscal,),
}
