"""The small logistic models of comparison: a sum of features by learned weights, and the chance that it means."""

from __future__ import annotations

import math
from collections.abc import Sequence

_MOST = 30.0
"""Log odds beyond which a chance is as good as sure."""


def log_odds(weights: Sequence[float], features: Sequence[float]) -> float:
    """What the features say together, each by its weight. Raises `ValueError` where one has none.

    >>> log_odds((-1.0, 2.0), (1.0, 0.75))
    0.5
    """
    return sum(weight * value for weight, value in zip(weights, features, strict=True))


def chance(odds: float) -> float:
    """The chance that log odds mean, 0 to 1.

    >>> chance(0.0), round(chance(2.0), 3), chance(-1e9) > 0
    (0.5, 0.881, True)
    """
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, odds))))
