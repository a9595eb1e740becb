"""Digits that count nothing: years, dates, clock times, phone numbers, identifiers, addresses, page furniture."""

from __future__ import annotations

import re

from services.extraction.quantities.forms import is_plural
from services.extraction.quantities.numbers import UNITS, Number
from services.extraction.quantities.tokens import Tokens, listed

_ADDRESS = r"https?://\S{1,2000}|www\.\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"
"""A link or a mail address."""
_MASKED = re.compile(
    _ADDRESS + r"|(?=[\d(+#])(?:"  # whatever begins with a digit or its sign: looked at nowhere else
    r"(?:\+\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"  # (555) 123-4567
    r"|\+\d{1,3}(?:[ .-]\d{2,5}){2,5}"  # +44 20 7946 0000
    r"|(?<![\d-])\d{3}-0\d{3}(?![\d-])|(?<![\d.,])0\d{2,4}(?:[ -]\d{3,4}){1,3}(?!\d)"  # 555-0142, 0800 123 456
    r"|(?P<called>(?<![\d-])\d{3}-\d{4}(?![\d-]))"  # 555-3142, where somebody is called
    r"|(?<![\d/])\d{1,2}/\d{1,2}-\d{1,2}/\d{1,2}(?![\d/])"  # 8/22-8/27
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<![\d/])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/])"  # dates in figures
    r"|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)"  # 10:30
    r"|(?<!\d)\d{1,2}(?:\.\d{2})? ?(?:[ap]\.m\.|[ap]m\b)"  # 5 p.m.
    r"|(?<!\d)\d{4} ?(?:GMT|UTC|BST|CET|EST|hours\b)"  # 0900 GMT
    r"|#\d+|\b24/7\b|\b9/11\b|\b7/7\b"
    r"|\b\d{1,3} ?-?min(?:ute)?s?\.? read\b)",
    re.IGNORECASE,
)

MONTHS = frozenset(
    listed(
        """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec
    """
    )
)
_YEAR_CUES = frozenset(
    listed(
        """
    in since by until till from of during late early mid before after between to and through year fiscal
    spring summer fall autumn winter q1 q2 q3 q4 the - / ( , around circa election elections season back about
    class for
    """
    )
)


def masked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches whose digits are never quantities, in order."""
    return [
        match.span()
        for match in _MASKED.finditer(text, start, end)
        if match["called"] is None or _CALLING.search(text, max(start, match.start() - _CALLED_WITHIN), match.start())
    ]


_CALLING = re.compile(r"\b(?:call|dial|phone|tel|telephone|hotline)\b[^\d\n]*$", re.IGNORECASE)
_CALLED_WITHIN = 32
"""Characters between a word of calling and the number: elsewhere "300-1000" is a range."""


def is_year(tokens: Tokens, i: int, *, countable: bool) -> bool:
    """Whether four bare digits are a year: 1500 to 2100, and nothing countable follows, or a word before says so."""
    word = tokens.at(i)
    if len(word) != 4 or not word.isdecimal() or not 1500 <= int(word) <= 2100:
        return False
    before = tokens.at(i - 1)
    return (
        before in MONTHS
        or not countable
        or (before in _YEAR_CUES and before not in {"about", "around", "of", "to", "and", "between", "for", "the"})
    )


def is_date(tokens: Tokens, i: int, end: int) -> bool:
    """Whether one or two digits are a day of a month: "May 5", "5 May", "5th of May", "Feb. 4", "17-18 June"."""
    word = tokens.at(i).rstrip(",")
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return False
    before = tokens.at(i - 2) if tokens.at(i - 1) == "." else tokens.at(i - 1)
    at = end + 1 if tokens.at(end) in {"st", "nd", "rd", "th"} else end
    if tokens.at(at) == "of":
        at += 1
    if (
        before in MONTHS
        and (before != "may" or tokens.capitalised(i - 1))
        and tokens.at(at) not in {"people", "percent", "%"}
    ):
        return True
    if tokens.at(at) in MONTHS and tokens.capitalised(at):
        return True
    if tokens.at(end) in {"-", "and", "to", "/"} and tokens.at(end + 1).isdecimal():
        return (tokens.at(end + 2) in MONTHS and tokens.capitalised(end + 2)) or before in MONTHS
    return (
        tokens.at(i - 1) in {"-", "and", "to"}
        and tokens.at(i - 2).isdecimal()
        and (tokens.at(i - 3) in MONTHS and tokens.capitalised(i - 3))
    )


def tells_time(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a length is a period: it places an event ("two years ago") or is what something is spread over."""
    before = tokens.at(first - 1)
    if tokens.at(end) in _PLACED_AFTER or before in _PLACED_BEFORE:
        return True
    return spread_over(tokens, first - 1 - (before == "the"), end)


_PLACED_AFTER = frozenset({"ago", "earlier", "later", "before", "after", "into"})
_PLACED_BEFORE = frozenset({"last", "past", "next", "previous", "coming"})


_AMOUNTS = frozenset(listed("billion million trillion thousand percent % points dollars euros pounds"))
_LASTING = frozenset(listed("lasts takes spends runs serves was is has this works waits years months weeks days hours"))


def spread_over(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the "over" at token `at` says for how long something is spread, and is no bound of the length behind it.

    "Would save $4 billion over ten years", "raise taxes over a decade"; not "ruled for over ten years", "lasts over a
    year".
    """
    if tokens.at(at) != "over" or tokens.at(end) in {"ago", "old", "in", "-", "behind"}:
        return False
    before = tokens.at(at - 1)
    if tokens.opens_sentence(at):
        return tokens.at(end) == ","
    return before in _AMOUNTS or before[:1].isdecimal() or (is_plural(before) and before not in _LASTING)


def is_list_marker(tokens: Tokens, i: int) -> bool:
    """“3.” or “8)” at the start of a line."""
    return (
        tokens.at(i + 1) in {".", ")", "/"}
        and tokens.joined(i + 1)
        and len(tokens.at(i)) <= 2
        and tokens.opens_sentence(i)
        and not tokens.joined(i + 2)
    )


def is_clock(tokens: Tokens, end: int) -> bool:
    """“5 o'clock”, “at 9 in the morning”."""
    return tokens.at(end) == "o" and tokens.at(end + 1) == "'"


_HOURS = 12
_BEFORE_HOUR = frozenset(listed("at by until till before after towards around since"))
_DAYS = frozenset(listed("monday tuesday wednesday thursday friday saturday sunday"))
_LEVELS = frozenset(listed("stood stands stand standing remained remains stayed stays put puts held steady toll count"))
"""Words before "at" behind which a figure stands: "the toll stood at ten on Friday"."""
_MINUTES = frozenset({"five", "ten", "twenty", "5", "10", "20", "25"})
_PARTS_OF_DAY = frozenset(listed("morning afternoon evening"))


def is_hour(tokens: Tokens, number: Number) -> bool:
    """Whether a number is a time of day: "by ten o'clock", "at six on Friday", "at ten to three", "until two."."""
    i, end = number.first, number.end
    if number.value is None or not 0 < number.value <= _HOURS or number.value % 1:
        return _is_minute(tokens, i, end)
    if is_clock(tokens, end):
        return True
    if _is_minute(tokens, i, end) or (tokens.at(i - 1) in {"to", "past"} and _is_minute(tokens, i - 2, i - 1)):
        return True
    if tokens.at(i - 1) not in _BEFORE_HOUR:
        return False
    of_day = tokens.words[end : end + 2] == ("in", "the") and tokens.at(end + 2) in _PARTS_OF_DAY
    level = tokens.at(i - 2) in _LEVELS or tokens.at(i - 1) != "at"
    on_day = not level and tokens.at(end) == "on" and tokens.at(end + 1) in _DAYS
    closes = tokens.at(i - 1) in {"until", "till"} and tokens.at(end) in {".", ",", ";", ""}
    return of_day or on_day or closes


def _is_minute(tokens: Tokens, i: int, end: int) -> bool:
    """Whether it is the minutes of “at ten to three”, “by twenty past six”: a pair behind a word for when."""
    if tokens.at(i) not in _MINUTES or tokens.at(end) not in {"to", "past"} or tokens.at(i - 1) not in _BEFORE_HOUR:
        return False
    hour = tokens.at(end + 1)
    value = int(hour) if hour.isdecimal() else UNITS.get(hour, 0)
    return 0 < value <= _HOURS and not is_plural(tokens.at(end + 2))


def is_past_count(tokens: Tokens, end: int) -> bool:
    """Whether what is counted places an event: "six winters ago", "two elections ago"."""
    return is_plural(tokens.at(end)) and tokens.at(end + 1) == "ago"


_ADDRESSES = re.compile(_ADDRESS, re.IGNORECASE)


def masked_addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Links and mail addresses, in order: nothing in them is a number or a time."""
    return [match.span() for match in _ADDRESSES.finditer(text, start, end)]


class Masks:
    """Stretches of a text, in order, in which nothing is read. Asked from left to right.

    >>> masks = Masks([(0, 4), (9, 12)])
    >>> [masks.cover(at) for at in (0, 4, 10)]
    [True, False, True]
    """

    __slots__ = ("_next", "_stretches")

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._stretches = stretches
        self._next = 0

    def cover(self, at: int) -> bool:
        """Whether the character at `at`, no earlier than the one asked about before, stands in one of them."""
        while self._next < len(self._stretches) and self._stretches[self._next][1] <= at:
            self._next += 1
        return self._next < len(self._stretches) and self._stretches[self._next][0] <= at
