"""One hedged number as a quantity: what the set forms have in common."""

from __future__ import annotations

from services.extraction.model import Quantity, QuantityRole, Span
from services.extraction.quantities.hedges import hedge_after, hedge_before, interval, strongest
from services.extraction.quantities.tokens import Tokens

Result = tuple[tuple[Quantity, ...], int]
"""What a construction found, and the token to go on from."""


def point(
    tokens: Tokens,
    where: tuple[int, int],
    value: float,
    unit: str,
    rule: str,
    *,
    step: float = 1.0,
    role: QuantityRole = QuantityRole.LEVEL,
) -> Result:
    """The quantity of the tokens `where` (first, end), bent by the hedge before and the one after them."""
    before, start = hedge_before(tokens, where[0])
    after, end = hedge_after(tokens, where[1])
    meaning = strongest(before, after)
    low, high, hedge = interval(value, value, step, meaning, floor=0.0)
    span = Span(tokens.starts[start], tokens.ends[end - 1])
    name = f"{rule}.{meaning}" if meaning else rule
    return (Quantity(span, low, high, value, step, unit, hedge, role=role, rule=name),), end
