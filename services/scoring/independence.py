"""How many independent witnesses a set of claims amounts to (SCORING "Independence")."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from services.scoring.model import Witness
from services.scoring.parameters import DEFAULT, Parameters

Learned = Mapping[tuple[str, str], float]
"""(copier, copied) -> probability that the first takes its values from the second."""


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


def copy_probability(
    later: Witness, earlier: Witness, same_root: bool, learned: Learned, parameters: Parameters
) -> float:
    """Probability that `later` repeats `earlier` rather than witnesses by itself; the strongest ground counts."""
    if same_root or later.outlet == earlier.outlet:
        return 1.0
    probability = learned.get((later.outlet, earlier.outlet), 0.0)
    if later.wire is not None and later.wire == earlier.wire:
        probability = max(probability, parameters.wire_copy)
    for reuse in later.reuse:
        if reuse.article_id == earlier.article_id:
            probability = max(probability, reuse.probability)
    return probability


def independence(
    witnesses: Sequence[Witness],
    root: Callable[[Witness], str],
    learned: Learned | None = None,
    parameters: Parameters = DEFAULT,
) -> dict[str, float]:
    """`I_k = prod_{j<k} (1 - p_kj)` by claim id, over claims ordered by first-seen time, then id.

    The effective number of witnesses is the sum. First-seen is our clock: backdating gains nothing.
    """
    ordered = sorted(witnesses, key=lambda w: (w.seen_at, w.seq, w.claim_id))
    known: Learned = learned or {}
    seen_roots: dict[str, Witness] = {}
    result: dict[str, float] = {}
    for index, witness in enumerate(ordered):
        own = root(witness)
        share = 1.0
        if own in seen_roots:
            share = 0.0
        else:
            for earlier in ordered[:index]:
                share *= 1.0 - copy_probability(witness, earlier, False, known, parameters)
        seen_roots.setdefault(own, witness)
        result[witness.claim_id] = share
    return result
