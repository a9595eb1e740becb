"""Holidays of the news in English, by the year."""

from __future__ import annotations

from datetime import date

from services.extraction.times.calendar import Stretch, day_of, easter, nth_weekday, shift_days

_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "st stephens day": (12, 26), "new years day": (1, 1), "new years eve": (12, 31), "valentines day": (2, 14),
    "st valentines day": (2, 14), "st davids day": (3, 1), "st patricks day": (3, 17), "st georges day": (4, 23),
    "st andrews day": (11, 30), "international womens day": (3, 8), "april fools day": (4, 1), "earth day": (4, 22),
    "anzac day": (4, 25), "may day": (5, 1), "cinco de mayo": (5, 5), "juneteenth": (6, 19), "canada day": (7, 1),
    "independence day": (7, 4), "fourth of july": (7, 4), "bastille day": (7, 14), "halloween": (10, 31),
    "all saints day": (11, 1), "bonfire night": (11, 5), "guy fawkes night": (11, 5), "veterans day": (11, 11),
    "armistice day": (11, 11), "remembrance day": (11, 11), "australia day": (1, 26), "inauguration day": (1, 20),
    "groundhog day": (2, 2), "epiphany": (1, 6), "twelfth night": (1, 5),
}  # fmt: skip
_WEEKDAYS = {
    **dict.fromkeys(("thanksgiving", "thanksgiving day"), (11, 3, 4)), "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1), "columbus day": (10, 0, 2), "presidents day": (2, 0, 3), "fathers day": (6, 6, 3),
    **dict.fromkeys(("martin luther king day", "martin luther king jr day", "mlk day"), (1, 0, 3)),
}  # fmt: skip
"""Month, weekday, which one of the month (-1: the last)."""
_AROUND_EASTER = {
    "easter": 0, "easter day": 0, "easter sunday": 0, "easter monday": 1, "holy saturday": -1, "easter saturday": -1,
    "good friday": -2, "maundy thursday": -3, "palm sunday": -7, "ash wednesday": -46, "shrove tuesday": -47,
    "mardi gras": -47, "ascension day": 39, "pentecost": 49, "whit sunday": 49, "whit monday": 50,
}  # fmt: skip
_FIRST = frozenset(name.split()[0] for table in (_FIXED, _WEEKDAYS, _AROUND_EASTER) for name in table)
WORDS = _FIRST | {word.removesuffix("s") for word in _FIRST} | {"black", "cyber", "saint"}
"""Words with which the name of a holiday begins; before an apostrophe without its s."""
LONGEST = 8
"""Tokens of the longest name: "Martin Luther King Jr. Day", "St. Patrick's Day"."""


def holiday(name: str, year: int) -> Stretch | None:
    """A holiday of a year, by its name in lower case without apostrophes and stops; None where the name is none.

    >>> holiday("thanksgiving", 2024).start
    datetime.date(2024, 11, 28)
    """
    if name in _FIXED:
        return day_of(date(year, *_FIXED[name]))
    if name in _WEEKDAYS:
        return day_of(nth_weekday(year, *_WEEKDAYS[name]))
    if name in _AROUND_EASTER:
        return day_of(shift_days(easter(year), _AROUND_EASTER[name]))
    after_thanksgiving = {"black friday": 1, "cyber monday": 4}.get(name)
    if after_thanksgiving is not None:
        return day_of(shift_days(nth_weekday(year, 11, 3, 4), after_thanksgiving))
    return None
