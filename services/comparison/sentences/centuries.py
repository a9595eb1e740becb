"""Centuries in a sentence: "in the seventh century", "of the late 11th century", "in the 600s"."""

from __future__ import annotations

import re

from services.comparison.sentences.model import Kind, Token

CENTURY = "century"
"""Unit of a date that is a century; its value is the ordinal."""
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_CENTURY = re.compile(
    r"\b(?:in|of|from|to|since|until|during|by|before|after) the (?:(?:early|mid|late)[ -])?"
    rf"(?P<date>(?:(?P<word>{'|'.join(ORDINALS)})|(?P<nth>\d\d?)(?:st|nd|rd|th))[ -]century|(?P<hundreds>\d\d?)00s)\b",
    re.IGNORECASE,
)
"""With the words before it: "his seventh century" is a hundred runs."""


def centuries(text: str) -> dict[int, Token]:
    """The centuries that a sentence tells, by where they begin.

    >>> [t.value for t in centuries("Built in the 600s, moved in the 11th century, lost of a tenth century.").values()]
    [7.0, 11.0]
    """
    found = {}
    for match in _CENTURY.finditer(text):
        nth = _nth(match)
        stem = f"{nth}{CENTURY}"
        start, end = match.span("date")
        found[start] = Token(Kind.DATE, stem, match.group("date").lower(), start, end, value=float(nth), unit=CENTURY)
    return found


def _nth(match: re.Match[str]) -> int:
    if match.group("hundreds"):
        return int(match.group("hundreds")) + 1
    word = match.group("word")
    return ORDINALS.index(word.lower()) + 1 if word else int(match.group("nth"))
