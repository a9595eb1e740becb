"""When two days of sentences are of two acts ("announced on Thursday", "signed on Sunday"), or of one night."""

from __future__ import annotations

import re
from functools import lru_cache

from services.comparison.sentences.tables import lists

_ACT = "act "
"""Before the name of a list of words that tell one act."""
_WORDS = {word: name for name, words in lists().items() if name.startswith(_ACT) for word in words}
_LONGEST = 600


@lru_cache(maxsize=16_384)
def _acts(text: str) -> frozenset[str]:
    found = (_WORDS.get(word) for word in re.findall(r"[a-z]+", text[:_LONGEST].lower()))
    return frozenset(act for act in found if act is not None)


def other_acts(left: str, right: str) -> bool:
    """Whether two sentences tell of acts that are done one after the other, and neither of the other's.

    >>> other_acts("They announced the merger on Thursday.", "They signed the merger on Sunday.")
    True
    >>> other_acts("He was arrested on Monday.", "Police arrested and charged him on Tuesday.")
    False
    """
    mine, theirs = _acts(left), _acts(right)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Its days in their order."""
_LATE_BEFORE = re.compile(r"\b(?:late(?: on)?|overnight(?: from)?|night (?:of|from|to)|evening of|midnight on) $", re.I)
_LATE_BEHIND = re.compile(r"^(?:['’]s)? (?:night|evening|late)\b|^[^,.;]{0,30}\bmidnight\b", re.I)
_EARLY_BEFORE = re.compile(
    r"\b(?:early(?: on)?|overnight(?: to| into)?|(?:small|early) hours of|dawn (?:on|of)|morning of|midnight on) $",
    re.I,
)
_EARLY_BEHIND = re.compile(r"^(?:['’]s)? (?:morning|at dawn|before dawn|(?:shortly|just) after midnight)\b", re.I)
_NEAR = 24
"""Characters before a day in which stands at what hour of it."""
_BEHIND = 40


def one_night(left: str, mine: tuple[int, int], right: str, theirs: tuple[int, int]) -> bool:
    """Whether two days of the week may be told of one night: "late on Saturday", "early on Sunday".

    >>> one_night("Drones hit it late on Saturday.", (22, 30), "Drones hit it early on Sunday.", (23, 29))
    True
    >>> one_night("Drones hit it on Saturday.", (17, 25), "Drones hit it early on Sunday.", (23, 29))
    False
    """
    return _before_and_after(left, mine, right, theirs) or _before_and_after(right, theirs, left, mine)


def _before_and_after(evening: str, at: tuple[int, int], morning: str, then: tuple[int, int]) -> bool:
    days = [_day(evening[slice(*at)]), _day(morning[slice(*then)])]
    if None in days or (days[1] - days[0]) % 7 != 1:  # type: ignore[operator]
        return False
    late = _LATE_BEFORE.search(_head(evening, at)) or _LATE_BEHIND.search(evening[at[1] : at[1] + _BEHIND])
    early = _EARLY_BEFORE.search(_head(morning, then)) or _EARLY_BEHIND.search(morning[then[1] : then[1] + _BEHIND])
    return late is not None and early is not None


def _head(text: str, at: tuple[int, int]) -> str:
    return text[max(0, at[0] - _NEAR) : at[0]]


def _day(word: str) -> int | None:
    word = word.lower().split("'")[0].split("’")[0]
    return WEEK.index(word) if word in WEEK else None
