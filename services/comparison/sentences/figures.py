"""The figures that a text has, whatever they count."""

from __future__ import annotations

import math
from collections.abc import Iterable

from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.model import Kind

_ROUNDED = 0.005
"""Share by which one figure may be the other, rounded."""


def figures_of(text: str) -> list[tuple[float, str]]:
    """The figures of a text with their units, as they are written.

    >>> figures_of("Two managers got 18 months.")
    [(2.0, 'count'), (18.0, 'months')]
    """
    return [(t.value, t.unit) for t in read_sentence(text).tokens if t.kind is Kind.NUMBER]


def is_among(number: float, figures: Iterable[float]) -> bool:
    """Whether a number is one of some figures, give or take its last digit.

    >>> is_among(6.4, [6.4, 31]), is_among(6.4, [6.5])
    (True, False)
    """
    return any(math.isclose(number, figure, rel_tol=_ROUNDED) for figure in figures)
