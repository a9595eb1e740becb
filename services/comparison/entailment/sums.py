"""Numbers that follow from others: sums and differences of parts, and products of two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

_MOST = 6
"""Numbers of a statement that are combined: 3^6 sums at most."""
_EXACT = 1e-6


def derivable(value: float, given: Sequence[float]) -> bool:
    """Whether `value` is a sum or difference of some of the numbers given, or a product or quotient of two.

    >>> derivable(15, [12, 3]), derivable(16, [12, 3]), derivable(36, [12, 3])
    (True, False, True)
    """
    numbers = list(dict.fromkeys(given)) if len(given) > _MOST else list(given)
    numbers = numbers[:_MOST]
    for signs in product((-1, 0, 1), repeat=len(numbers)):
        if any(signs) and _equal(sum(s * n for s, n in zip(signs, numbers, strict=True)), value):
            return True
    return any(
        _equal(a * b, value) or (b and _equal(a / b, value)) or (a and _equal(b / a, value))
        for a, b in combinations(numbers, 2)
    )


def _equal(left: float, right: float) -> bool:
    return abs(left - right) <= _EXACT * max(1.0, abs(right))
