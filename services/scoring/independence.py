"""How many independent witnesses a set of claims amounts to (SCORING "Independence")."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from services.scoring.model import Witness
from services.scoring.parameters import DEFAULT, Parameters

Dependence = Mapping[str, Mapping[str, float]]
"""outlet -> other outlet -> learned probability that a value they share was taken from the other (symmetric)."""


def reuse_probability(containment: float, words: int = 1000, parameters: Parameters = DEFAULT) -> float:
    """Probability that a text was copied, from the share of its 5-word shingles found in an earlier one.

    `clip((C - .3) / .5, 0, 1)`; texts under 40 words count from C >= .9 only, since natural one-sentence
    wordings of one fact overlap.

    >>> [round(reuse_probability(c), 2) for c in (0.2, 0.5, 0.8, 1.0)]
    [0.0, 0.4, 1.0, 1.0]
    >>> reuse_probability(0.8, words=20)
    0.0
    """
    if words < 40 and containment < 0.9:
        return 0.0
    return min(1.0, max(0.0, (containment - parameters.reuse_from) / parameters.reuse_span))


def mirror_shares(outlets: Sequence[str], dependence: Dependence) -> list[float]:
    """Independence of outlets that give one value, in the order in which they are counted (ACCU-COPY, VLDB 2009).

    >>> mirror_shares(["a", "b", "c"], {"b": {"a": 0.98}})
    [1.0, 0.020000000000000018, 1.0]
    """
    shares = [1.0] * len(outlets)
    mirrored = [index for index, outlet in enumerate(outlets) if outlet in dependence]
    if mirrored:
        position = {outlet: index for index, outlet in enumerate(outlets)}
        for index in mirrored:
            for other, probability in dependence[outlets[index]].items():
                if position.get(other, index) < index:
                    shares[index] *= 1.0 - probability
    return shares


def copy_probability(later: Witness, earlier: Witness, parameters: Parameters) -> float:
    """Probability, from wire bylines and reused text, that `later` repeats `earlier`; the stronger ground counts."""
    if later.outlet == earlier.outlet:
        return 1.0
    probability = parameters.wire_copy if later.wire is not None and later.wire == earlier.wire else 0.0
    for reuse in later.reuse:
        if reuse.article_id == earlier.article_id:
            probability = max(probability, reuse.probability)
    return probability


def independence(
    witnesses: Sequence[Witness],
    root: Callable[[Witness], str],
    dependence: Dependence,
    cell: Mapping[str, int],
    parameters: Parameters = DEFAULT,
) -> dict[str, float]:
    """`I_k = prod_{j<k} (1 - p_kj)` by claim id, over claims ordered by first-seen time, then id.

    The effective number of witnesses is the sum. First-seen is our clock: backdating gains nothing. The same root
    counts once, whatever it says; learned copying counts within a cell only, since who differs has not copied here.
    """
    ordered = sorted(witnesses, key=lambda w: (w.seen_at, w.seq, w.claim_id))
    roots: set[str] = set()
    result: dict[str, float] = {}
    for index, witness in enumerate(ordered):
        own = root(witness)
        share = 0.0 if own in roots else 1.0
        roots.add(own)
        for earlier in ordered[:index] if share > 0.0 else ():
            taken = copy_probability(witness, earlier, parameters)
            if cell.get(witness.claim_id) == cell.get(earlier.claim_id):
                taken = max(taken, dependence.get(witness.outlet, {}).get(earlier.outlet, 0.0))
            share *= 1.0 - taken
        result[witness.claim_id] = share
    return result
