"""From which times of the sentence before "a day earlier" may count: none that stands aside in a relative clause."""

from __future__ import annotations

import re

from services.extraction.model import Period

RELATIVE = re.compile(r", (?:who|whose|which) [^,;]*$")
AGAIN = re.compile(r"\W{0,3}(?:He|She|It|They|His|Her|Its|Their|The next|The following)\b")
ASIDE = 80
"""Characters before a time in which its relative pronoun stands."""


def main_periods(periods: tuple[Period, ...], text: str, start: int) -> tuple[Period, ...]:
    """The periods of a sentence from which "a day earlier" in the sentence at `start` may count.

    A time in a relative clause is somebody else's ("with Ole Dorn, who died on 2 March"), unless a pronoun goes on
    with him.
    """
    if AGAIN.match(text, start):
        return periods
    return tuple(
        p for p in periods if p.span is None or not RELATIVE.search(text, max(0, p.span.start - ASIDE), p.span.start)
    )
