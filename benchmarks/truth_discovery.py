"""Vote, TruthFinder, CRH and Accu, written for comparison with the production rules only: batch and categorical.

A world is a list of facts; a fact maps outlets to the values that they state. Each method returns the value it picks
per fact and, where it has one, a trust per outlet on the scale of accuracy.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

Fact = Mapping[str, str]
Answer = tuple[list[str], dict[str, float] | None]


def vote(facts: Sequence[Fact]) -> Answer:
    """The most frequent value; the first by name of equals."""
    return [min(Counter(f.values()).items(), key=lambda item: (-item[1], item[0]))[0] for f in facts], None


def truth_finder(facts: Sequence[Fact], rounds: int = 20, damping: float = 0.3) -> Answer:
    """TruthFinder (Yin, Han & Yu, KDD 2007) without implication between values."""
    trust = dict.fromkeys(sorted({o for f in facts for o in f}), 0.9)
    confidence: list[dict[str, float]] = []
    for _ in range(rounds):
        tau = {o: -math.log(max(1e-9, 1.0 - t)) for o, t in trust.items()}
        confidence = []
        for fact in facts:
            sums: dict[str, float] = {}
            for outlet in sorted(fact):
                sums[fact[outlet]] = sums.get(fact[outlet], 0.0) + tau[outlet]
            confidence.append({v: 1.0 / (1.0 + math.exp(-damping * s)) for v, s in sums.items()})
        trust = _means(facts, confidence, trust)
    return [max(sorted(c), key=c.__getitem__) for c in confidence], trust


def crh(facts: Sequence[Fact], rounds: int = 10) -> Answer:
    """CRH with 0-1 loss (Li et al., SIGMOD 2014): weights are -log of the share of the loss."""
    weights = dict.fromkeys(sorted({o for f in facts for o in f}), 1.0)
    picks: list[str] = []
    for _ in range(rounds):
        picks = [_weighted(fact, weights) for fact in facts]
        loss = dict.fromkeys(weights, 1e-6)
        counts = dict.fromkeys(weights, 0)
        for fact, pick in zip(facts, picks, strict=True):
            for outlet, value in fact.items():
                loss[outlet] += value != pick
                counts[outlet] += 1
        rate = {o: loss[o] / max(1, counts[o]) for o in weights}
        total = sum(rate.values())
        weights = {o: max(0.0, -math.log(rate[o] / total)) for o in weights}
    return picks, None


def accu(facts: Sequence[Fact], rounds: int = 20, false_values: int = 5) -> Answer:
    """Accu (Dong, Berti-Equille & Srivastava, VLDB 2009) without copy detection; told the number of false values."""
    trust = dict.fromkeys(sorted({o for f in facts for o in f}), 0.8)
    beliefs: list[dict[str, float]] = []
    for _ in range(rounds):
        score = {o: math.log(false_values * a / (1.0 - a)) for o, a in trust.items()}
        beliefs = []
        for fact in facts:
            sums: dict[str, float] = {}
            for outlet in sorted(fact):
                sums[fact[outlet]] = sums.get(fact[outlet], 0.0) + score[outlet]
            top = max(sums.values())
            rest = max(0, false_values + 1 - len(sums)) * math.exp(-top)
            total = sum(math.exp(s - top) for s in sums.values()) + rest
            beliefs.append({v: math.exp(s - top) / total for v, s in sums.items()})
        trust = {o: min(0.99, max(0.01, t)) for o, t in _means(facts, beliefs, trust).items()}
    return [max(sorted(b), key=b.__getitem__) for b in beliefs], trust


METHODS = {"vote": vote, "TruthFinder": truth_finder, "CRH": crh, "Accu": accu}


def _weighted(fact: Fact, weights: Mapping[str, float]) -> str:
    sums: dict[str, float] = {}
    for outlet in sorted(fact):
        sums[fact[outlet]] = sums.get(fact[outlet], 0.0) + weights[outlet]
    return max(sorted(sums), key=sums.__getitem__)


def _means(
    facts: Sequence[Fact], beliefs: Sequence[Mapping[str, float]], outlets: Mapping[str, float]
) -> dict[str, float]:
    sums, counts = dict.fromkeys(outlets, 0.0), dict.fromkeys(outlets, 0)
    for fact, belief in zip(facts, beliefs, strict=True):
        for outlet, value in fact.items():
            sums[outlet] += belief[value]
            counts[outlet] += 1
    return {o: sums[o] / max(1, counts[o]) for o in outlets}
