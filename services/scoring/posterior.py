"""Posterior of the cells of a field from their supports (SCORING "Consensus of a fact")."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from services.scoring.parameters import DEFAULT, Parameters


def posterior(supports: Sequence[float]) -> list[float]:
    """`P(v) = e^S(v) / (1 + sum e^S)`, the 1 standing for "none of these".

    Log-odds voting after ACCU (Dong, Berti-Equille, Srivastava, VLDB 2009). A cell without any independent support
    (copies, misquotes of a source that is on record) counts as not there, so that a copy changes nothing.

    >>> [round(p, 3) for p in posterior([1.7])]
    [0.846]
    >>> [round(p, 3) for p in posterior([2.55, 0.85, 0.0])]
    [0.793, 0.145, 0.0]
    """
    positive = [s for s in supports if s > 0.0]
    if not positive:
        return [0.0 for _ in supports]
    top = max(positive)
    total = math.exp(-top) + math.fsum(math.exp(s - top) for s in positive)
    return [math.exp(s - top) / total if s > 0.0 else 0.0 for s in supports]


def capped_support(
    votes: Sequence[tuple[float, float, bool]], best_rated: float, parameters: Parameters = DEFAULT
) -> float:
    """Support of one cell from (independence, weight, rated) votes.

    Where the best rated voice of the fact weighs at least 1.7, unrated outlets together never outweigh half of it: a
    million new outlets do not beat three with a record.

    >>> capped_support([(1.0, 0.85, False)] * 1_000_000, best_rated=2.0)
    1.0
    """
    rated = math.fsum([share * weight for share, weight, known in votes if known])
    unrated = math.fsum([share * weight for share, weight, known in votes if not known])
    if best_rated >= parameters.rated_cap_from:
        unrated = min(unrated, best_rated / 2)
    return rated + unrated


def leading(supports: Mapping[int, float]) -> tuple[int, float] | None:
    """Index and probability of the best supported cell; the earlier cell wins a tie. None without support.

    >>> leading({0: 0.85, 1: 1.7})[0]
    1
    """
    keys = sorted(supports)
    shares = posterior([supports[k] for k in keys])
    best = max(range(len(keys)), key=lambda i: (shares[i], -i), default=None)
    if best is None or shares[best] == 0.0:
        return None
    return keys[best], shares[best]
