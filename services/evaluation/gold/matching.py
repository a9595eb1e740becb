"""Which claim is the one that an annotator marked: as many right ones as possible, each once."""

from __future__ import annotations

from collections.abc import Sequence

from services.evaluation.gold.fields import time_right, value_right
from services.evaluation.gold.reading import Gold
from services.extraction.model import Claim


def match(golds: Sequence[Gold], claims: Sequence[Claim]) -> dict[str, Claim]:
    """One claim for each annotation whose anchor it overlaps: as many right values as possible, then as many at all.

    Maximum bipartite matching by augmenting paths (Kuhn 1955), the edges admitted in three rounds: value and time
    right, value right, any overlap.
    """
    edges: dict[str, list[int]] = {gold.id: [] for gold in golds}
    holder: dict[int, str] = {}
    for least in (2, 1, 0):
        for gold in golds:
            near = [(closeness(gold, c), i) for i, c in enumerate(claims) if c.span.overlaps(gold.anchor)]
            fits = [i for _, i in sorted(near) if fit(gold, claims[i]) >= least]
            edges[gold.id] += [i for i in fits if i not in edges[gold.id]]
        for gold in golds:
            if gold.id not in holder.values():
                augment(gold.id, edges, holder, set())
    return {gold_id: claims[i] for i, gold_id in holder.items()}


def fit(gold: Gold, claim: Claim) -> int:
    """How well a claim fits an annotation: 2 value and time right, 1 value right, 0 no more than the place."""
    if not value_right(gold, claim.quantity):
        return 0
    return 2 if time_right(gold, claim.when) else 1


def augment(gold_id: str, edges: dict[str, list[int]], holder: dict[int, str], seen: set[int]) -> bool:
    """Find a claim for `gold_id`, moving others to another claim where they have one."""
    for i in edges[gold_id]:
        if i in seen:
            continue
        seen.add(i)
        if i not in holder or augment(holder[i], edges, holder, seen):
            holder[i] = gold_id
            return True
    return False


def closeness(gold: Gold, claim: Claim) -> tuple[bool, int, int]:
    """Sorts claims by whether their figure lies outside the anchor, then by how much of them does.

    Of a list with a claim for each figure ("two Danes, one Finn") all claims have the span of the whole.
    """
    shared = min(gold.anchor.end, claim.span.end) - max(gold.anchor.start, claim.span.start)
    elsewhere = claim.quantity is not None and not claim.quantity.span.overlaps(gold.anchor)
    return elsewhere, -shared, claim.span.end - claim.span.start
