"""What a test of expressions expects of the one quantity in a text."""

from __future__ import annotations

import pytest

from services.extraction.model import Hedge, Quantity
from services.extraction.quantities import find_quantities

EXACT, APPROX, AT_LEAST, AT_MOST, RANGE = Hedge.EXACT, Hedge.APPROX, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.RANGE


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = find_quantities(text)
    assert len(found) == 1, [(q.span.of(text), q.unit) for q in found]
    return found[0]


def is_point(text: str, value: float, unit: str) -> None:
    """Hold that the one quantity of a text is this value, to the point."""
    found = only(text)
    assert (found.low, found.high, found.number) == pytest.approx((value, value, value))
    assert (found.unit, found.hedge) == (unit, EXACT)


def is_interval(text: str, low: float | None, high: float | None, unit: str, hedge: Hedge) -> None:
    """Hold that the one quantity of a text allows what lies from `low` to `high`."""
    found = only(text)
    assert (
        (found.low, found.high) == pytest.approx((low, high))
        if None not in (low, high)
        else (found.low, found.high) == (low, high)
    )
    assert (found.unit, found.hedge) == (unit, hedge)
