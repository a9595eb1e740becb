"""Two numbers with one unit or one noun: "from 10 to 12 cents", "40 full-time and 30 part-time workers"."""

from __future__ import annotations

from dataclasses import replace

from services.extraction.quantities.counted import adjectives_after, counted_after
from services.extraction.quantities.forms import lemma
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.ranges import moved_to, plain_number
from services.extraction.quantities.tokens import Tokens
from services.extraction.quantities.units import Unit, unit_after

_JOINS = frozenset({"and", "or", ","})


def with_magnitude(tokens: Tokens, number: Number) -> Number:
    """The first number of "from 10 to 12 million" with the magnitude of the second."""
    second = moved_to(tokens, number)
    alone = number.magnitude == 1.0 and number.value is not None and number.value < 1000
    if second is None or second.magnitude == 1.0 or not alone:
        return number
    by = second.magnitude
    return replace(number, value=(number.value or 0) * by, low=number.low * by, high=number.high * by,
                   step=number.step * by, grouped=True)  # fmt: skip


def shared_unit(tokens: Tokens, number: Number) -> Unit | None:
    """The unit of the second number of "from 10 to 12 cents", as the first one's; None where it has none."""
    second = moved_to(tokens, number)
    unit = unit_after(tokens, second.end) if second is not None else None
    return None if unit is None else replace(unit, end=number.end)


def shared_noun(tokens: Tokens, number: Number, end: int) -> tuple[str, ...]:
    """Lemmas of the noun that stands only behind the second number; the first one's own adjectives with it."""
    second = moved_to(tokens, number)
    if second is not None:
        return counted_after(tokens, second.end)[0]
    own = adjectives_after(tokens, end)
    at = own[-1] + 1 if own else end
    if not own or tokens.at(at) not in _JOINS:
        return ()
    at += tokens.at(at) == "," and tokens.at(at + 1) == "and"
    other = plain_number(tokens, at + 1)
    if other is None:
        return ()
    counted, _ = counted_after(tokens, other.end)
    return (counted[0], *(lemma(tokens.words[j]) for j in own)) if counted else ()
