"""A number with its hedge, unit, noun, rate and role put together to a quantity in its canonical unit."""

from __future__ import annotations

from dataclasses import dataclass

from services.extraction.model import Hedge, Quantity, QuantityRole, Span
from services.extraction.quantities.acting import acts_on_people, is_crowd
from services.extraction.quantities.compounds import to_life
from services.extraction.quantities.counted import counted_after, counted_before
from services.extraction.quantities.forms import people
from services.extraction.quantities.hedges import hedge_after, hedge_before, interval, strongest
from services.extraction.quantities.money import is_money
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.rates import rate_after, rate_behind_verb
from services.extraction.quantities.roles import role_of
from services.extraction.quantities.sharing import bracketed_noun, shared_noun
from services.extraction.quantities.tokens import Tokens
from services.extraction.quantities.units import BELOW_ZERO, Unit


def assemble(tokens: Tokens, number: Number, unit: Unit | None, first: int) -> tuple[tuple[Quantity, ...], int]:
    """Puts hedge, noun, rate and role to a number with its unit."""
    before, hedge_start = hedge_before(tokens, first)
    bounded = to_life(tokens, unit)
    after, end = ("at_least", bounded.end) if bounded else hedge_after(tokens, unit.end if unit else number.end)
    first = min(first, hedge_start)
    name, counted, noun_end = _unit_and_noun(tokens, number, unit, first, end)
    end = max(end, number.end)
    if name != "day":
        money = is_money(name)
        rated = money or bool(counted) or name in {"barrel", "kg", "m", "J", "people"}
        per, rate_end = rate_after(tokens, end if money else noun_end, money=rated)
        per = per or (rate_behind_verb(tokens, noun_end) if counted else "")
        if per:
            name, end = f"{name}/{per}", max(end, rate_end)
    role = role_of(tokens, first, number.end, end)
    if role is QuantityRole.LEVEL and unit is None and not number.share:
        role = role_of(tokens, first, number.end, noun_end)
    reading = _Reading(number, unit, name, strongest(before, after), (first, end), counted, role)
    return (_quantity(tokens, reading),), end


@dataclass(frozen=True, slots=True)
class _Reading:
    """A number with all that was read around it."""

    number: Number
    unit: Unit | None
    name: str
    """Canonical unit, with what it is per."""
    meaning: str
    """Of the hedge."""
    where: tuple[int, int]
    counted: tuple[str, ...]
    role: QuantityRole


def _unit_and_noun(
    tokens: Tokens, number: Number, unit: Unit | None, first: int, end: int
) -> tuple[str, tuple[str, ...], int]:
    """Canonical unit, lemmas of what is counted, and the token after the noun phrase."""
    if number.share or (unit is not None and unit.name in {"percent", "percentage_point"}):
        counted, noun_end = counted_after(tokens, end, singular=tokens.at(end) == "of")
        counted = counted or counted_before(tokens, first)
        return ("percent" if number.share else unit.name if unit else "percent"), counted, noun_end
    if unit is not None:
        counted, noun_end = counted_after(tokens, end, singular=True) if tokens.at(end) in {"of", "-"} else ((), end)
        return unit.name, counted, noun_end
    counted, noun_end = counted_after(tokens, end, singular=number.value == 1 or tokens.at(end) == "-")
    if counted:
        several = tokens.at(noun_end - 1) in _BODIES
        return (counted[0] if several else counted_unit(counted)), counted, noun_end
    if acts_on_people(tokens, first, end) or is_crowd(tokens, number, first, end):
        return "people", (), end
    shared = shared_noun(tokens, number, number.end) or bracketed_noun(tokens, first, end)
    if shared:
        return ("people" if shared[0] in people() else shared[0]), shared, end
    return "count", (), end


_BODIES = frozenset({"crews"})
"""Plurals of a word for people who are counted as one body: "ten crew" are people, "ten crews" are not ten people."""


def counted_unit(counted: tuple[str, ...]) -> str:
    """What a noun with its modifiers counts: people, or what it names.

    >>> counted_unit(("bomber", "suicide")), counted_unit(("bomber", "stealth"))
    ('people', 'bomber')
    """
    flies = counted[0] in FLOWN and not FLYING.isdisjoint(counted[1:])
    return "people" if counted[0] in people() and not flies else counted[0]


FLOWN = frozenset({"bomber", "fighter"})
FLYING = frozenset(
    {"stealth", "jet", "strategic", "heavy", "nuclear", "capable", "range", "warplane", "b", "f", "supersonic"}
)
"""What tells an aircraft from a man of its name: "two nuclear-capable bombers", "three F-16 fighters"."""


def _quantity(tokens: Tokens, reading: _Reading) -> Quantity:
    """Interval and value in the canonical unit."""
    number, meaning, (first, end) = reading.number, reading.meaning, reading.where
    factor, offset = (reading.unit.factor, reading.unit.offset) if reading.unit else (1.0, 0.0)
    sign = -1.0 if _minus(tokens, number.first) or _minus(tokens, first) else 1.0
    low, high = sorted((sign * number.low, sign * number.high))
    base = reading.name.partition("/")[0]
    floor = None if base in BELOW_ZERO or sign < 0 else 0.0
    bottom, top, hedge = interval(low, high, number.step, meaning, floor=floor)
    if hedge is Hedge.RANGE and number.rule != "range":
        hedge = Hedge.APPROX  # "dozens"
    if base == "percent" and reading.role is not QuantityRole.CHANGE and low <= 100:
        top = 100.0 if top is None else min(top, 100.0)
    return Quantity(
        span=Span(tokens.starts[first], tokens.ends[end - 1]),
        low=None if bottom is None else tidy(bottom * factor + offset),
        high=None if top is None else tidy(top * factor + offset),
        number=None if number.value is None else tidy(sign * number.value * factor + offset),
        step=tidy((min(number.step, _DEGREES) if reading.name == "degC" else number.step) * factor),
        unit=reading.name,
        hedge=hedge,
        counted=reading.counted,
        role=reading.role,
        rule=f"{number.rule}.{meaning}" if meaning else number.rule,
    )


_DEGREES = 10.0
"""Nobody rounds a temperature to more of its degrees: 100 Fahrenheit are no round hundred."""


def _minus(tokens: Tokens, first: int) -> bool:
    """Whether a sign or the word before a number makes it negative; "plus or minus" does not."""
    if tokens.at(first - 1) == "minus":
        return tokens.at(first - 2) != "or"
    return tokens.at(first - 1) == "-" and tokens.joined(first) and not tokens.joined(first - 1)


def tidy(value: float) -> float:
    """Drops the noise of binary fractions beyond twelve digits, so that equal statements have equal bounds."""
    return float(f"{value:.12g}")
