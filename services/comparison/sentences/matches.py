"""Words of a sentence by their places, while it is being read."""

from __future__ import annotations

import re


def words_at(matches: list[re.Match[str]], at: int, most: int) -> list[str]:
    """Up to `most` words from place `at` on, in lower case."""
    return [match.group().lower() for match in matches[at : at + most]]


def word_at(matches: list[re.Match[str]], at: int) -> str:
    """The word at place `at` as it is written; empty beyond the ends."""
    return matches[at].group() if 0 <= at < len(matches) else ""


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def month_of(low: str) -> int | None:
    """Number of the month that a lower-case word begins like; None where it begins like none."""
    return _MONTHS.index(low[:3]) + 1 if low[:3] in _MONTHS else None
