"""Distance of two quantities, by hedge and rounding (SEMANTICS "Values", SCORING "Consensus of a fact")."""

from __future__ import annotations

import math
from dataclasses import dataclass

from services.comparison.words.vocabulary import floor_of
from services.extraction.model import Hedge, Quantity

RANK = "rank"
"""Unit of a place in a contest: a figure of the one who took it."""
SAME_Z = 1.0
"""SCORING: z <= 1 is the same value."""
APART_Z = 3.0
"""SCORING: z > 3 contradicts; between the two there is no verdict."""
_DURATION = "day"
_STOPWATCH = 200.0
"""A time is of a stopwatch that shows so many steps of its last digit and more."""
_RACE = 1.0
"""Days: what lasts longer is not clocked."""
_SHARE = 0.02
"""SCORING: the floor of large values is two percent of the larger bound."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far apart two quantities are."""

    z: float
    open: bool
    """One of them is wide or open and merely allows the other."""


def bounds(quantity: Quantity, other: Quantity) -> tuple[float, float]:
    """Interval of `quantity` as it is compared with `other`, open sides infinite.

    An exact number is widened by half of the rounding that it shows, where it is the coarser of the two or a round
    count ("15,000": 500 either side); numbers of equal fine precision ("3%", "4%") are taken at their word.
    """
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    round_count = quantity.step >= 10 and quantity.unit not in ("percent", "percentage_point")
    # hundreds of dead are rounded when they end in 00; "120" against "210" stays apart by far anyway
    if quantity.hedge is Hedge.EXACT and (quantity.step > other.step or round_count):
        return low - quantity.step / 2, high + quantity.step / 2
    return low, high


def _gap(a: tuple[float, float], b: tuple[float, float]) -> float:
    return max(a[0] - b[1], b[0] - a[1], 0.0)


def distance(left: Quantity, right: Quantity) -> Distance:
    """SCORING: `z = gap / max(floor of the unit, 0.02 * max finite |bound|)`, in canonical units.

    Scores ("2-1") are compared as pairs, in either order.

    >>> from services.extraction.model import Span
    >>> def people(n: float) -> Quantity:
    ...     return Quantity(Span(0, 1), n, n, n, 1, "people", Hedge.EXACT)
    >>> round(distance(people(19), people(91)).z, 2)
    39.56
    >>> distance(people(19), people(20)).z, distance(people(2), people(3)).z
    (1.0, 2.0)
    >>> def minutes(n: float) -> Quantity:
    ...     return Quantity(Span(0, 1), n / 1440, n / 1440, n / 1440, 1 / 1440, "day", Hedge.EXACT)
    >>> distance(minutes(25), minutes(42)).z > 3
    True
    >>> def seconds(n: float) -> Quantity:
    ...     return Quantity(Span(0, 1), n / 86400, n / 86400, n / 86400, 0.1 / 86400, "day", Hedge.EXACT)
    >>> distance(seconds(52.1), seconds(51.2)).z > 3, round(distance(seconds(52.1), seconds(52.1)).z)
    (True, 0)
    >>> def euros(n: float, step: float) -> Quantity:
    ...     return Quantity(Span(0, 1), n, n, n, step, "EUR", Hedge.EXACT)
    >>> distance(euros(3.2, 0.01), euros(2.3, 0.01)).z > 3, distance(euros(3.2, 0.01), euros(3, 1)).z
    (True, 0.0)
    """
    if left.second is not None and right.second is not None:
        same = sorted((left.number or 0, left.second)) == sorted((right.number or 0, right.second))
        return Distance(0.0 if same else math.inf, open=False)
    a, b = bounds(left, right), bounds(right, left)
    finite = [abs(v) for v in (*a, *b) if math.isfinite(v)]
    most = max(finite, default=0.0)
    scale = _floor(left, right) if _timed(left, right, most) else max(_floor(left, right), _SHARE * most)
    z = _gap(a, b) / scale
    if 0 < z <= SAME_Z and few_apart(left, right):
        z = _UNSURE_Z
    wide = is_wide(left) or is_wide(right)
    return Distance(z, open=z <= SAME_Z and wide and not _near(left, right))


def few_apart(left: Quantity, right: Quantity) -> bool:
    """Whether both are exact counts of a dozen at most, of which the one is higher: two are not three."""
    numbers = [q.number for q in (left, right) if q.number is not None and q.hedge is Hedge.EXACT and q.step == 1]
    return len(numbers) == len((left, right)) and numbers[0] != numbers[1] and max(map(abs, numbers)) <= _FEW


_FEW = 12
"""Up to so many everybody counts each."""
_UNSURE_Z = 2.0
"""Between the same and apart: whoever counts one more may count another thing."""


def same_amount(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are one, neither of them so wide that anything is."""
    gap = distance(left, right)
    return gap.z <= SAME_Z and not gap.open


def _floor(left: Quantity, right: Quantity) -> float:
    """The floor of the unit; of durations in hours and of money in cents no more than the coarser of the two shows."""
    floor = floor_of(left.unit)
    fine = left.unit == _DURATION or left.unit.partition("/")[0].isupper()
    return min(floor, max(left.step, right.step) or floor) if fine else floor


def _timed(left: Quantity, right: Quantity, most: float) -> bool:
    """Whether both are durations told as by a stopwatch ("52.1 seconds", "14 minutes 50 seconds").

    Two hundredths of such a time are what separates the first from the last: its own last digit is the floor.
    """
    steps = (left.step, right.step)
    return left.unit == right.unit == _DURATION and min(steps) > 0 and max(steps) * _STOPWATCH <= most <= _RACE


def is_wide(quantity: Quantity) -> bool:
    """Whether it is a bound or a range of a factor of two and more: it allows values, it does not state one."""
    if quantity.low is None or quantity.high is None:
        return True
    return quantity.low <= 0 < quantity.high or (quantity.low > 0 and quantity.high >= 2 * quantity.low)


def _near(left: Quantity, right: Quantity) -> bool:
    if left.number is None or right.number is None:
        return False  # "dozens" allows 37, it does not state it
    return abs(left.number - right.number) <= max(floor_of(left.unit), _SHARE * abs(max(left.number, right.number)))


def shown(quantity: Quantity) -> str:
    """The value as a person reads it.

    >>> from services.extraction.model import Span
    >>> shown(Quantity(Span(0, 6), 12000, 12000, 12000, 1000, "people", Hedge.EXACT, ("troop",)))
    '12,000 troops'
    >>> shown(Quantity(Span(0, 9), 840057.75, 840057.75, 840057.75, 0, "day", Hedge.EXACT, ()))
    '2,300 years'
    """
    hedge = {Hedge.APPROX: "about ", Hedge.AT_LEAST: "at least ", Hedge.AT_MOST: "up to "}.get(quantity.hedge, "")
    if quantity.second is not None and quantity.number is not None:
        return f"{quantity.number:g}-{quantity.second:g}"
    if quantity.number is not None and quantity.hedge is not Hedge.RANGE:
        if measure := _measured(quantity.number, quantity.unit):
            return f"{hedge}{measure}"
        value = _figure(quantity.number)
    else:
        low = "?" if quantity.low is None else _figure(quantity.low)
        high = "?" if quantity.high is None else _figure(quantity.high)
        value, hedge = f"{low} to {high}", ""
    return f"{hedge}{value}{_unit(quantity, value)}"


_SHOWN = {
    "day": ((365.2425, "years"), (30.436875, "months"), (1.0, "days"), (1 / 24, "hours"), (1 / 1440, "minutes")),
    "m": ((1000.0, "km"), (1.0, "metres")),
    "kg": ((1000.0, "tonnes"), (1.0, "kg")),
    "m/s": ((1 / 3.6, "km/h"),),
    "m2": ((1e6, "square km"), (1e4, "hectares"), (1.0, "square metres")),
}
"""Units in which people read what is stored in one, the largest first."""


def _measured(number: float, unit: str) -> str:
    """A measure in the largest unit that makes it a whole number; in the last that makes it one at all; else empty."""
    scales = _SHOWN.get(unit, ())
    whole = next(
        (s for s in scales if number >= s[0] and abs(number / s[0] - round(number / s[0])) < 1e-6 * number / s[0]), None
    )
    scale = whole or next((s for s in scales if number >= s[0]), None)
    if scale is None:
        return ""
    value = number / scale[0]
    return f"{_figure(round(value) if whole else value)} {scale[1]}"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}" if abs(value) < 10000 else f"{value:,.0f}"


def _unit(quantity: Quantity, value: str) -> str:
    if quantity.unit == "percent":
        return "%"
    noun = quantity.counted[0] if quantity.counted else quantity.unit.replace("_", " ")
    if noun in {"score", "rank", "ratio"}:
        return ""
    if noun == "people" or noun.isupper() or "/" in noun or value == "1" or noun.endswith("s"):
        return f" {noun}"
    return f" {noun}s" if quantity.counted else f" {noun}"
