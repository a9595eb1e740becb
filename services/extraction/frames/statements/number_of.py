"""What a bare figure is told to be the number of: "puts the number of guests who fell ill at 14"."""

from __future__ import annotations

import re
from dataclasses import replace

from services.extraction.model import Quantity, Span
from services.extraction.quantities.assembling import counted_unit
from services.extraction.quantities.forms import is_plural, lemma

_TOLD = re.compile(
    r"\bnumber of (?:[a-z-]{1,20} ){0,2}?([a-z]{2,20})(?: [^.;:,]{1,60})? (?:at|to) (?:about |nearly |some )?$"
)
_FARTHEST = 120
"""Characters before the figure among which its noun stands."""


def number_of(quantity: Quantity, text: str, sentence: Span) -> Quantity:
    """The quantity with what the sentence says before it that it is the number of, where it counts nothing else.

    >>> from services.extraction.quantities import find_quantities
    >>> told = "It puts the number of guests who fell ill at 14."
    >>> number_of(find_quantities(told)[0], told, Span(0, len(told))).counted
    ('guest',)
    """
    if quantity.unit != "count" or quantity.counted:
        return quantity
    first = max(sentence.start, quantity.span.start - _FARTHEST)
    told = _TOLD.search(text[first : quantity.span.start])
    if told is None or not is_plural(told[1]):
        return quantity
    counted = (lemma(told[1]),)
    return replace(quantity, unit=counted_unit(counted), counted=counted)
