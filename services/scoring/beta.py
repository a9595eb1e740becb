"""The Beta distribution: regularised incomplete beta function and its inverse, without a numerics library."""

from __future__ import annotations

import math
from functools import lru_cache

_TINY = 1e-300


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Continued fraction of the incomplete beta function by the modified Lentz method (Numerical Recipes 6.4)."""
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > _TINY else _TINY)
    h = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1.0 / (1.0 + even * d)
        c = 1.0 + even / c
        h *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1.0 / (1.0 + odd * d)
        c = 1.0 + odd / c
        h *= d * c
        if abs(d * c - 1.0) < 1e-13:
            break
    return h


def incomplete_beta(a: float, b: float, x: float) -> float:
    """`I_x(a, b)`, the distribution function of Beta(a, b) at `x` (DLMF 8.17).

    Raises `ValueError` where a or b is not positive.

    >>> incomplete_beta(2.0, 2.0, 0.5)
    0.5
    >>> round(incomplete_beta(3.5, 1.5, 0.7), 6)
    0.44708
    """
    if a <= 0.0 or b <= 0.0:
        raise ValueError(f"Beta({a}, {b}): both parameters must be positive")
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    front = math.exp(log_front)
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _continued_fraction(a, b, x) / a
    return 1.0 - front * _continued_fraction(b, a, 1.0 - x) / b


def _normal_quantile(p: float) -> float:
    """Rough normal quantile (Abramowitz & Stegun 26.2.22, error below .003), for starting values only."""
    t = math.sqrt(-2.0 * math.log(p))
    return -(t - (2.30753 + 0.27061 * t) / (1.0 + 0.99229 * t + 0.04481 * t * t))


@lru_cache(maxsize=65536)
def beta_quantile(a: float, b: float, p: float) -> float:
    """The `x` with `I_x(a, b) = p`: Newton steps kept inside a shrinking bracket, so that it always ends.

    >>> round(beta_quantile(2.0, 2.0, 0.5), 6), round(beta_quantile(1.0, 1.0, 0.05), 6)
    (0.5, 0.05)
    >>> round(beta_quantile(9.0, 1.0, 0.1), 6)
    0.774264
    """
    low, high = 0.0, 1.0
    x = a / (a + b)
    if p < 0.5 and a + b > 8.0:  # a start near the root: the normal quantile, two standard deviations kept inside
        x = min(max(x + _normal_quantile(p) * math.sqrt(x * (1.0 - x) / (a + b + 1.0)), 0.02), 0.999)
    log_norm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    for _ in range(200):
        error = incomplete_beta(a, b, x) - p
        if error > 0.0:
            high = x
        else:
            low = x
        slope = math.exp(log_norm + (a - 1.0) * math.log(x) + (b - 1.0) * math.log1p(-x)) if 0.0 < x < 1.0 else 0.0
        step = x - error / slope if slope > 1e-290 else -1.0
        following = step if low < step < high else (low + high) / 2.0
        if abs(following - x) <= 1e-15 * x or high - low <= 1e-15 * high:
            return following
        x = following
    return x
