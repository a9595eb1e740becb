"""Whether value, hedge and time of a claim are those that an annotator gave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from services.evaluation.gold.reading import Gold
from services.evaluation.units import converted, same_unit
from services.extraction.model import Grain, Hedge, Period, Quantity, Relation

OVERLAP = 0.8
"""Least overlap of two value intervals (intersection over union)."""
TIME_OVERLAP = 0.5
Interval = tuple[float | None, float | None]


def value_right(gold: Gold, quantity: Quantity | None) -> bool:
    """Null for null; else the same unit and intervals that overlap once hedge and rounding are treated alike.

    A measure counts in the unit of the annotation or in the one that extraction tells it in: 37,000 feet, 11,277.6 m.
    """
    if not gold.valued or quantity is None:
        return not gold.valued and quantity is None
    name, factor, offset = converted(gold.unit or "")
    measured = replace(gold, unit=name, low=scaled(gold.low, factor, offset), high=scaled(gold.high, factor, offset))
    return any(
        same_unit(one.unit or "", quantity.unit) and overlap(plain(one, quantity), ours(quantity)) >= OVERLAP
        for one in (gold, measured)
    )


def scaled(value: float | None, factor: float, offset: float) -> float | None:
    """A bound in another unit, without the noise of binary fractions, of which a sum has more."""
    return None if value is None else float(f"{value * factor + offset:.{9 if offset else 12}g}")


def ours(quantity: Quantity) -> Interval:
    """The written number where one is written, without what hedge and rounding make of it; else the interval."""
    if quantity.hedge is Hedge.APPROX and quantity.number is not None:
        return quantity.number, quantity.number
    if quantity.hedge is Hedge.EXACT and quantity.number is not None:
        return quantity.number, quantity.number
    return quantity.low, quantity.high


def plain(gold: Gold, quantity: Quantity) -> Interval:
    """The annotated interval in the same terms: a hedged number stands for its interval if it lies in it.

    "nearly 200" may be annotated [190, 200] and "around 200" [190, 210]: the number itself is in the interval and no
    more than a twentieth from its middle, which is all that the annotation says of it.
    """
    number = quantity.number
    if gold.hedge is Hedge.APPROX and number is not None and gold.low is not None and gold.high is not None:
        middle = (gold.low + gold.high) / 2
        if gold.low <= number <= gold.high and abs(number - middle) <= 0.055 * middle:
            return number, number
    if gold.hedge is Hedge.APPROX and number is None and quantity.low is not None and gold.low is not None:
        return (quantity.low, quantity.high) if same_magnitude(gold.low, quantity.low) else (gold.low, gold.high)
    return gold.low, gold.high


def same_magnitude(left: float, right: float) -> bool:
    """As in "thousands" has no other value than its order of magnitude: the lower bounds are within a factor of two."""
    return left > 0 and right > 0 and 0.5 <= left / right <= 2


NOISE = 1e-9
"""Below it two numbers differ by the rounding of their unit alone: two hours, and as many days."""


def overlap(left: Interval, right: Interval) -> float:
    """Intersection over union of two intervals; open ends meet open ends; equal points overlap fully.

    >>> overlap((10, 20), (15, 20)), overlap((5, 5), (5, 5)), overlap((300, None), (300, None)), overlap((1, 2), (3, 4))
    (0.5, 1.0, 1.0, 0.0)
    >>> overlap((2 / 24, 2 / 24), (0.083333333333, 0.083333333333))
    1.0
    """
    if (left[1] is None) != (right[1] is None) and (left[0] is None) == (right[0] is None):
        return 1.0 if left[0] == right[0] and bounded_share(left, right) else 0.0
    low_l, low_r = left[0] or 0.0, right[0] or 0.0
    if left[1] is None or right[1] is None:
        return 1.0 if low_l == low_r else 0.0
    union = max(left[1], right[1]) - min(low_l, low_r)
    if union <= NOISE * max(abs(left[1]), abs(right[1])):
        return 1.0
    return max(0.0, min(left[1], right[1]) - max(low_l, low_r)) / union


def bounded_share(left: Interval, right: Interval) -> bool:
    """A share cannot exceed 100 percent: [90, open) is [90, 100]."""
    return {left[1], right[1]} == {None, 100} or {left[1], right[1]} == {None, 100.0}


def hedge_right(gold: Gold, quantity: Quantity | None) -> bool:
    """The same hedge; a claim without a number has none to compare."""
    if quantity is None or not gold.valued:
        return quantity is None and not gold.valued
    return quantity.hedge is gold.hedge or (
        quantity.number is None and {quantity.hedge, gold.hedge} <= {Hedge.RANGE, Hedge.APPROX}
    )


def time_right(gold: Gold, when: Period | None) -> bool:
    """Both without a time, or intervals of days that overlap by half."""
    mine = bounds(when)
    if gold.when is None or mine is None:
        return gold.when is None and mine is None
    start, end = max(gold.when[0], mine[0]), min(gold.when[1], mine[1])
    shared = (end - start).days + 1
    whole = (max(gold.when[1], mine[1]) - min(gold.when[0], mine[0])).days + 1
    return max(shared, 0) / whole >= TIME_OVERLAP


def bounds(when: Period | None) -> tuple[date, date] | None:
    """Days of a period; "by 2030" is the year 2030, as the annotation has it."""
    if when is None or (when.start is None and when.end is None):
        return None
    if when.relation is Relation.BY and when.end is not None:
        return grain_start(when.end, when.grain), when.end
    start = when.start or when.end or date.min
    return start, when.end or when.start or date.max


def grain_start(end: date, grain: Grain) -> date:
    """First day of the year, month or day that ends at `end`."""
    if grain is Grain.YEAR:
        return date(end.year, 1, 1)
    return date(end.year, end.month, 1) if grain is Grain.MONTH else end - timedelta(days=0)
