"""How much a voice weighs in a consensus, from its record."""

from __future__ import annotations

import math
from dataclasses import dataclass

from services.scoring.parameters import DEFAULT, Parameters


@dataclass(frozen=True, slots=True)
class Voice:
    """Weight of an origin or outlet as frozen for the day; `rated` says that it rests on a record."""

    weight: float
    rated: bool = False


def weigh(lower_quantile: float, settled: float, parameters: Parameters = DEFAULT) -> Voice:
    """`clip(logit(r), .1, 3)` with r the 10% quantile of reliability, blended from .85 over 0..25 settled claims.

    The lower quantile is cautious for the long tail (CATD, Li et al., VLDB 2014); the log-odds are ACCU's vote.

    >>> weigh(0.5, 0.0)
    Voice(weight=0.85, rated=False)
    >>> round(weigh(0.9, 25.0).weight, 3)
    2.197
    >>> weigh(0.3, 100.0).weight
    0.1
    """
    clipped = min(max(lower_quantile, 1e-9), 1.0 - 1e-9)
    own = min(parameters.weight_ceiling, max(parameters.weight_floor, math.log(clipped / (1.0 - clipped))))
    share = min(1.0, max(0.0, settled / parameters.rated_after))
    return Voice((1.0 - share) * parameters.unrated_weight + share * own, settled >= parameters.rated_after)
