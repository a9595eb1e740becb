"""Learned dependence between outlets: mirrors found online from what they report and from what they leave out."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from services.scoring.parameters import DEFAULT, Parameters

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Pair:
    """Evidence on one pair of outlets: facts that both report, and log-odds of copying from the values they give."""

    shared: int = 0
    values: float = 0.0

    def plus(self, gain: float) -> Pair:
        """One more shared fact."""
        return Pair(self.shared + 1, self.values + gain)


def value_gain(same: bool, popularity: float, likely: float, parameters: Parameters = DEFAULT) -> float:
    """Log-likelihood ratio, copying against independence, of one fact that both report.

    Two outlets that say the same do so by chance where the value is popular or probably right; a shared value that is
    rare or false speaks for copying (Dong, Berti-Equille & Srivastava, VLDB 2009). `popularity`: share of the other
    outlets with that value; `likely`: posterior of its cell, from .8 on it says nothing: honest outlets share all that
    is true. A copier keeps to its original with probability .98.

    >>> round(value_gain(True, 0.1, 0.05), 2), round(value_gain(True, 0.9, 0.99), 2), round(value_gain(False, 0, 0), 2)
    (2.28, 0.0, -3.91)
    """
    keeps = parameters.copier_keeps
    if not same:
        return math.log(1.0 - keeps)
    if likely >= parameters.settle_decided:
        return 0.0
    chance = max(popularity, likely, 1e-6)
    return math.log((keeps + (1.0 - keeps) * chance) / chance)


def coverage_gain(both: int, left: int, right: int, total: int, parameters: Parameters = DEFAULT) -> float:
    """Log-likelihood ratio of mirroring against independence from which facts of one topic the two report.

    `left`, `right`: facts each reports, `both`: facts both do, of `total` settled ones. A mirror reports what its
    original reports (Dong et al., "Global detection of complex copying relationships", VLDB 2010: coverage).

    >>> coverage_gain(both=90, left=90, right=91, total=200) > 30, coverage_gain(60, 100, 62, 200) < -30
    (True, True)
    """
    if left == 0 or right == 0:
        return 0.0
    # One fact more than counted: who has reported every fact so far shows no choice that could be shared.
    a, b = min(1.0, (left + 1) / (total + 1)), min(1.0, (right + 1) / (total + 1))
    keeps = parameters.mirror_covers
    chance = min(max(a * b / (a + b - a * b), 1e-3), keeps)
    return both * math.log(keeps / chance) + (left + right - 2 * both) * math.log((1.0 - keeps) / (1.0 - chance))


def copy_odds(pair: Pair, coverage: float, parameters: Parameters = DEFAULT) -> float:
    """Probability that a claim of one of the pair was taken from the other; 0 until they share ten facts.

    It takes the same values where chance would have them differ, or the same choice of facts with hardly a differing
    value; and a choice of facts that differs speaks against it whatever the values. Two honest outlets that are always
    right share all values, but not what they leave out.

    >>> copy_odds(Pair(9, 50.0), 50.0), round(copy_odds(Pair(40, 50.0), 50.0), 2)
    (0.0, 0.98)
    >>> copy_odds(Pair(40, 50.0), -5.0), copy_odds(Pair(40, 0.0), 0.0), round(copy_odds(Pair(40, -3.9), 90.0), 2)
    (0.0, 0.0, 0.54)
    """
    if pair.shared < parameters.shared_facts:
        return 0.0
    prior = math.log(parameters.copy_prior / (1.0 - parameters.copy_prior))
    for_it = min(max(coverage, 0.0), parameters.coverage_limit)
    odds = parameters.copy_ceiling * _logistic(pair.values + for_it + prior) * min(1.0, 2.0 * _logistic(coverage))
    return odds if odds >= parameters.copy_floor else 0.0


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-min(max(x, -40.0), 40.0)))


def value_gains(
    groups: Mapping[V, Sequence[str]], likely: Mapping[V, float], parameters: Parameters = DEFAULT
) -> dict[V, float]:
    """Gain of each value for the pairs that share it, of one fact: outlets by value, posterior by value.

    >>> gains = value_gains({"a": ["x", "y"], "b": ["z"] * 6}, {"a": 0.1, "b": 0.9})
    >>> round(gains["a"], 2)
    2.28
    """
    voices = sum(len(group) for group in groups.values())
    return {
        value: value_gain(True, (len(group) - 1.5) / (voices - 1), likely[value], parameters)
        for value, group in groups.items()
        if len(group) > 1
    }
