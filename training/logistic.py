"""A logistic model fitted by Newton's method: deterministic, for the few features of the small models."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def fit(
    features: Sequence[Sequence[float]], true: Sequence[bool], weights: Sequence[float], ridge: float, steps: int = 50
) -> Array:
    """The weights of a logistic model.

    Arguments:
        features: of each example; the first is 1 and carries the bias.
        true: whether the example is one.
        weights: what each example counts.
        ridge: what large weights cost.
        steps: at most so many of Newton's.

    >>> low, high = fit([[1.0, 0.0], [1.0, 1.0]] * 9, [False, True] * 9, [1.0] * 18, 1.0)
    >>> bool(low < 0 < low + high)
    True

    """
    x, y, s = (np.array(v, dtype=np.float64) for v in (features, true, weights))
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        curve = s * p * (1 - p) + 1e-9
        step = np.linalg.solve((x.T * curve) @ x + ridge * np.eye(len(w)), x.T @ (s * (p - y)) + ridge * w)
        w = w - step
        if np.abs(step).max() < 1e-8:
            break
    return np.asarray(w, dtype=np.float64)
