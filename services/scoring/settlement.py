"""What the other claims of a field say of each claim in it (SCORING "Settlement")."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from services.scoring.parameters import DEFAULT, Parameters

V = TypeVar("V", bound=Hashable)


class Vote(NamedTuple, Generic[V]):
    """One claim in a field: its cell, what it adds to the cell's support, and with whom it is one voice.

    A named tuple, for it is made once per claim and settlement, a hundred thousand times a second.
    """

    key: str
    cell: V
    support: float
    """Independence times weight."""
    block: float
    """Support of the cell that comes from this claim and its copies together."""


def left_out(supports: Mapping[V, float], vote: Vote[V]) -> float:
    """Posterior of the claim's cell by the evidence of the others, without it and its copies; 0 where nobody is left.

    >>> round(left_out({"19": 1.7, "91": 0.85}, Vote("a", "19", 0.85, 0.85)), 3)
    0.412
    """
    rest = {cell: s - vote.block if cell == vote.cell else s for cell, s in supports.items()}
    top = max(0.0, *rest.values())
    weight = {cell: math.exp(s - top) if s > 1e-9 else 0.0 for cell, s in rest.items()}
    return weight[vote.cell] / (math.exp(-top) + math.fsum(weight.values()))


def held_up(
    supports: Mapping[V, float], votes: Sequence[Vote[V]], parameters: Parameters = DEFAULT
) -> list[tuple[str, float]]:
    """(claim, y) of the claims that the others decide: y is 1 where they have the claim's cell, 0 where another one.

    Each claim is measured by the posterior of the others, without it and its copies, so that nobody vouches for itself.
    Where they do not reach .8 for any cell nothing moves: one word against another costs neither. Deciding without the
    claim's own vote keeps the share of held-up claims an unbiased measure (docs/scoring.md has the measurement; a
    fractional y pulls every score down). Linear in the number of claims.

    >>> four = [Vote(k, "19", 0.85, 0.85) for k in "abcd"] + [Vote("e", "91", 0.85, 0.85)]
    >>> held_up({"19": 3.4, "91": 0.85}, four)
    [('e', 0.0)]
    >>> held_up({"19": 2.55}, four[:3])
    [('a', 1.0), ('b', 1.0), ('c', 1.0)]
    """
    top = max(supports.values(), default=0.0)
    grown = {cell: math.exp(s - top) if s > 0.0 else 0.0 for cell, s in supports.items()}
    none = math.exp(-top)
    total = none + math.fsum(grown.values())
    ranked = sorted(grown.values(), reverse=True)
    first, second = ranked[0] if ranked else 0.0, ranked[1] if len(ranked) > 1 else 0.0
    result = []
    for key, cell, _, block in votes:
        mine = grown[cell]
        left = supports[cell] - block
        rest = math.exp(left - top) if left > 1e-9 else 0.0
        rival = second if mine == first else first
        if max(rest, rival) / max(total - mine + rest, none) >= parameters.settle_decided:
            result.append((key, 1.0 if rest > rival else 0.0))
    return result
