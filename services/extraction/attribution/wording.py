"""Pieces of patterns that several rooms need, each under one name: hedges, words of numbers, figures, days.

They match in small and in capital letters, so that a sentence may open with them.
"""

from __future__ import annotations

from typing import Final

from services.extraction.quantities.numbers import TENS, UNITS

HEDGES: Final = (
    r"(?i:(?:about|around|some|roughly|approximately|nearly|almost|over|under|only|just|up to"
    r"|as (?:many|much|few|little) as|(?:no )?(?:more|fewer|less) than|at (?:least|most)"
    r"|an? (?:estimated|average of|total of|net)|another|fully|slightly|well|far)\s)*"
)
"""What may stand between a verb and a figure and bends or adds it, each with its space: "put it at [more than ]40"."""
SMALL_NUMBER: Final = "(?i:" + "|".join(word for word, value in UNITS.items() if 1 <= value <= 12) + ")"
"""A number that papers write as a word: one to twelve."""
COUNT_WORD: Final = (
    "(?i:" + "|".join([*(w for w, v in UNITS.items() if v > 1), *TENS]) + "|dozens|scores|hundreds|thousands|millions)"
)
"""A number in words from two on (one is mostly a pronoun), or one of no certain size: "three", "forty", "dozens"."""
FIGURE: Final = rf"(?:[$€£]?\d|\b{COUNT_WORD}\b)"
"""How a figure begins, in digits or in words."""
MAGNITUDE: Final = r"(?:\s(?:hundred|thousand|million|billion|trillion|dozen))?"
"""What may stand behind digits and multiplies them."""
WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""The name of a day."""
MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
"""The name of a month."""
ON_DAY: Final = rf"(?:\s(?:on\s)?{WEEKDAY})?"
"""When it was said, where that is told by its day: "the survey found[ on Monday]"."""
AUXILIARY: Final = r"(?:was|were|is|are|has|have|had|will|would|could|can|may|might|must|should|did|does|do)"
"""A finite auxiliary verb: where one stands, a clause has its verb."""
FINITE: Final = (
    rf"(?:{AUXILIARY}|[a-z]{{2,}}ed"
    r"|cut|put|hit|shut|set|let|hurt|cost|split|spread|quit|beat|fell|rose|grew|shrank|sank|stood|lost|won|sold|bought"
    r"|held|met|came|went|took|gave|made|sent|left|began|broke|drove|shot|struck|spent|paid|led|ran|saw|fled|died|flew"
    r"|drew|threw|blew|swept|kept|bore|tore|chose|rode|wrote|spoke|stole|ate|bit|hid|fought|caught|taught|built|dealt"
    r"|meant|heard|lent|lit|leapt|slept|swam|drank|knew|became|wore|told|said|sought|brought|thought|found|felt)"
)
"""A finite verb: an auxiliary, or one of the past as papers write it."""
