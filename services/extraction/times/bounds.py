"""What words beside a time do to its bounds: "so far this year" ends today, "from dawn on Monday to dusk on Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.times.calendar import Stretch
from services.extraction.times.found import Found

_UP_TO_NOW = frozenset({("so", "far"), ("to", "date")})
_HOURS = frozenset(listed("on sunrise sunset dawn dusk noon midnight morning evening early late the"))
"""Between "from" and the day, and between "to" and the other: "from sunrise on Monday to sunset on Wednesday"."""
_NEAR = 2


def up_to_now(tokens: Tokens, found: Found, day: date) -> Found:
    """As in "so far this year", "in 2013 to date": of what goes on only what is over."""
    stretch = found.stretch
    if stretch is None or not stretch.start <= day < stretch.end:
        return found
    before = found.first - 1 if tokens.at(found.first - 1) == "in" else found.first
    beside = tokens.words[max(0, before - 2) : before], tokens.words[found.end : found.end + 2]
    if _UP_TO_NOW.isdisjoint(beside):
        return found
    return replace(found, stretch=Stretch(stretch.start, day, stretch.grain, stretch.vague))


def opening(tokens: Tokens, first: int) -> int:
    """The token right before a time and the hour of its day: that of "from" in "from sunrise on Monday"."""
    at = first - 1
    while at > first - 1 - _NEAR and tokens.at(at) in _HOURS:
        at -= 1
    return at if tokens.at(at) in {"from", "between"} else first - 1


def past_hours(tokens: Tokens, at: int) -> int:
    """The token behind the hour of a day: that of "Wednesday" in "to sunset on Wednesday"."""
    end = at + _NEAR
    while at < end and tokens.at(at) in _HOURS:
        at += 1
    return at
