"""Shares of a vote and what lies between them: "39 to 37 percent", "beat her by 13 points, 56 percent to 43"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extraction.model import Quantity

_SHARES = re.compile(r"\d ?(?:%|percent|per cent)?(?: ?- ?|,? to )\d{1,2}(?:\.\d)? ?(?:%|percent\b|per cent\b)")
_OF_VOTES = re.compile(
    r"\b(?:polls?|polling|votes?|voted|voters|primary|primaries|election|elections|referendum|runoff|run-off|caucus"
    r"|caucuses|ballots?|electorate|turnout)\b"
)
_RANGE = re.compile(r"\b(?:from|between|by|of|up|rose|fell|grew)(?: [\w.-]+)?$")
_LONGEST = 24


def with_votes(text: str, start: int, end: int, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a sentence, shares of a vote and the points between them in their units.

    "39 to 37 percent" goes down, so it is no range: both are percent. Points are percentage points where the sentence
    tells of a vote or of two such shares.
    """
    told = list(found)
    for at in range(1, len(told)):
        one, other = told[at - 1], told[at]
        if _are_sides(text, one, other):
            told[at - 1] = replace(one, unit=other.unit, counted=other.counted)
    if not any(q.unit == "point" for q in told):
        return told
    sentence = text[start:end]
    of_votes = _OF_VOTES.search(sentence) or _SHARES.search(sentence)
    return [replace(q, unit="percentage_point", counted=()) if of_votes and q.unit == "point" else q for q in told]


def _are_sides(text: str, one: Quantity, other: Quantity) -> bool:
    """As in "leads 39 to 37 percent"; "fell from 39 to 37 percent" has its unit already, "by 3 to 2 percent" none."""
    if one.unit not in {"count", "point"} or other.unit != "percent" or one.number is None or other.number is None:
        return False
    if text[one.span.end : other.span.start] != " to " or one.number < other.number or one.number > _WHOLE:
        return False
    return not _RANGE.search(text[max(0, one.span.start - _LONGEST) : one.span.start].rstrip())


_WHOLE = 100.0
