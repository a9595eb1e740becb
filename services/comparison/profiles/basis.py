"""What a change is measured against: a rise from a year earlier is no rise from the month before."""

from __future__ import annotations

import re

from services.extraction.model import Period

_SPAN = "year|month|quarter|week"
_BASIS = re.compile(
    r"\b(?:same|corresponding|comparable) (?:month|quarter|period|week|weekend|day|time|stretch)\b"
    rf"(?: (?:of|in|a|the|last|previous|prior|preceding)){{0,3}} ?({_SPAN})?\b"
    r"|\b(?:from|on|over|than|against|compared (?:with|to)|versus)\s+"
    rf"(?:(?:a|an|the|one|in|last|previous|prior|preceding)\s+){{0,3}}({_SPAN}|day)\b"
    rf"|\b({_SPAN})[- ](?:on|over|to)[- ](?:{_SPAN}|date)\b"
    r"|\b(annual|annually|monthly|weekly|quarterly|daily)\b",
    re.IGNORECASE,
)
_ADVERBS = {
    "annual": "year",
    "annually": "year",
    "monthly": "month",
    "weekly": "week",
    "quarterly": "quarter",
    "daily": "day",
}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMED_MONTH = re.compile(
    rf"\b(?:from|than(?: in)?|against|compared (?:with|to)|versus) ({'|'.join(_MONTHS)})\b"
    r"(?! (?:\d{1,2}(?![\d.,%]| per)|to\b|until\b|through\b|on\b))",
    re.IGNORECASE,
)


def basis_of(text: str, when: Period | None) -> str | None:
    """The stretch of time over which `text` says that something changed; None where it does not say.

    A month's name counts from the month `when` that the change is of.

    >>> basis_of("Wages rose 5% from a year earlier", None), basis_of("Prices fell, compared with the same month", None)
    ('year', 'year')
    """
    match = _BASIS.search(text)
    if match is not None:
        word = next((g for g in match.groups() if g), "year").lower()
        return _ADVERBS.get(word, word)
    return _since_month(text, when)


def _since_month(text: str, when: Period | None) -> str | None:
    match = _NAMED_MONTH.search(text)
    start, end = (when.start, when.end) if when is not None else (None, None)
    if match is None or start is None or end is None or (start.year, start.month) != (end.year, end.month):
        return None
    apart = (start.month - 1 - _MONTHS.index(match.group(1).lower())) % 12
    return {0: "year", 1: "month"}.get(apart, f"{apart} months")
