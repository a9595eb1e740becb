"""Figures that somebody awaited, and that did not have to come: "the 12 percent that analysts had forecast"."""

from __future__ import annotations

import re

from services.extraction.model import Span

_AWAITED = re.compile(
    r"%?(?:[ -]?[a-z]+(?:[ -][a-z]+){0,3})? "
    r"(?:(?:that |which )(?:[\w.'’-]+ ){1,4}?(?:(?:had|have|has|was|were|is|are) )?(?:been )?"
    r"|(?:as )?(?:originally |widely |previously )?)"
    r"(?:forecast(?:ed)?|expected|predicted|projected|anticipated|hoped for|feared|budgeted|targeted|sought|demanded|"
    r"asked for|called for|aimed for|banked on|reckoned with|pencilled in)\b"
    r"(?! (?:to|dead|drowned|trapped|missing|lost|killed)\b)",
    re.IGNORECASE,
)
"""What follows a figure that somebody awaited: "the 12 percent that analysts had forecast", "the 75 hoped for"."""
_MEASURED_AGAINST = re.compile(
    r"\b(?:the|a|an|than|below|above|under|over|beyond|short of|beat|beating|missed|missing)\s+[$€£]?\d*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d|\b[a-z]+(?:-[a-z]+)? (?:per ?cent|million|billion)", re.IGNORECASE)


def awaited(figure: Span, text: str) -> bool:
    """Whether the words around a figure say that somebody awaited it, not that it came.

    >>> text = "Sales rose 7%, less than the 12% that analysts had forecast."
    >>> awaited(Span(11, 13), text), awaited(Span(29, 32), text)
    (False, True)
    """
    number = _NUMBER.search(text, figure.start, figure.end)  # a span may begin with its bound: "below the 12 percent"
    start = number.start() if number is not None else figure.start
    return (
        _AWAITED.match(text, figure.end, figure.end + 80) is not None
        and _MEASURED_AGAINST.search(text, max(0, start - 16), start) is not None
    )
