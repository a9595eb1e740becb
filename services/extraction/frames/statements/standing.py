"""Figures of how things are, whatever happens: "Orrin, 85 miles north of Torvik", "Orrin, a town of 600"."""

from __future__ import annotations

import re

from services.extraction.model import Quantity

HEDGE = r"(?:(?:about|around|some|roughly|nearly|almost|just|only|more than|less than) ){0,2}"
_BESIDE_NAME = re.compile(rf"[A-Z][\w'’.-]{{1,40}},? (?:which is |that is )?{HEDGE}\Z")
_FROM_THERE = re.compile(
    r"(?: \([^()]{1,40}\))? (?:(?:to the )?(?:(?:north|south)-?(?:east|west)?|east|west) (?:of|from)"
    r"|(?:away )?from|outside|inland|offshore|off the coast)\b"
)
SETTLEMENT = (
    r"\b(?:a|an|the) (?:[a-z-]{1,20} ){0,3}(?:city|town|village|community|hamlet|suburb|island|county|district|"
    r"province|state|nation|country|parish)"
)
_SETTLED = re.compile(rf"{SETTLEMENT} of {HEDGE}\Z")
_REACH = 80


def stands(quantity: Quantity, text: str) -> bool:
    """Whether a figure is a distance or a size that goes with a name, and no part of what is told of a day.

    >>> from services.extraction.quantities import find_quantities
    >>> told = "It began on Friday near Orrin, about 85 miles north of Torvik. Two were found 3 miles off the coast."
    >>> [stands(q, told) for q in find_quantities(told, 0, len(told)) if q.unit == "m"]
    [True, False]
    """
    before = text[max(0, quantity.span.start - _REACH) : quantity.span.start]
    if quantity.unit == "people":
        return _SETTLED.search(before) is not None
    if quantity.unit != "m":
        return False
    beside = _BESIDE_NAME.search(before)
    return beside is not None and "," in beside[0] and _FROM_THERE.match(text, quantity.span.end) is not None
