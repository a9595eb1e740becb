"""What a settled field says of each claim in it: the leave-one-out posterior of its cell (SCORING "Settlement")."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from services.scoring.parameters import DEFAULT, Parameters

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Vote(Generic[V]):
    """One claim in a field: its cell, what it adds to the cell's support, and with whom it is one voice."""

    key: str
    cell: V
    support: float
    """Independence times weight."""
    block: float
    """Support of the cell that comes from this claim and its copies together."""


def held_up(
    supports: Mapping[V, float], votes: Sequence[Vote[V]], parameters: Parameters = DEFAULT
) -> list[tuple[str, float]]:
    """(claim, y): the posterior of each claim's cell by the evidence of the others, without it and its copies.

    Nothing moves where no cell reaches .6, with all claims or for the others of a claim: contested facts settle only as
    far as they are decided, and one word against another costs neither. Linear in the number of claims.

    >>> three = [Vote(k, "19", 0.85, 0.85) for k in "abc"] + [Vote("d", "91", 0.85, 0.85)]
    >>> [(k, round(y, 2)) for k, y in held_up({"19": 2.55, "91": 0.85}, three)]
    [('a', 0.62), ('b', 0.62), ('c', 0.62), ('d', 0.0)]
    """
    top = max(supports.values(), default=0.0)
    grown = {cell: math.exp(s - top) if s > 0.0 else 0.0 for cell, s in supports.items()}
    none = math.exp(-top)
    total = none + math.fsum(grown.values())
    ranked = sorted(grown.values(), reverse=True)
    if not ranked or ranked[0] / total < parameters.settle_soft_floor:
        return []
    result = []
    for vote in votes:
        mine = grown[vote.cell]
        left = supports[vote.cell] - vote.block
        rest = math.exp(left - top) if left > 1e-9 else 0.0
        rivals = ranked[1] if len(ranked) > 1 and mine == ranked[0] else ranked[0] if mine != ranked[0] else 0.0
        others = max(total - mine + rest, none)
        if max(rest, rivals) / others >= parameters.settle_soft_floor:
            result.append((vote.key, rest / others))
    return result
