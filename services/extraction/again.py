"""When a figure was that an article tells again without its time: "We just lost 19", of the 19 who died on Sunday.

A story tells its main figure several times, and dates it once. The other claims do not state the time: their period has
no span, so that it contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from services.extraction.model import PLAIN, Claim, Modality, Period, Polarity, Relation

_LEAST = 3
"""A smaller number is told of too much."""
_SAME_FATE = {"lose": "die"}
"""Predicates that tell of people what another one does: "we lost 19"."""
_PEOPLE = frozenset({"people", "count"})
"""Units of those to whom something befell, told or left out."""
_Key = tuple[str, str, tuple[str, ...], float]


def with_times_told_elsewhere(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those without a time that repeat a figure which the article dates elsewhere with its time.

    Arguments:
        claims: all claims of one article.

    """
    dated: defaultdict[_Key, set[Period]] = defaultdict(set)
    for claim in claims:
        key, when = _figure(claim), claim.when
        if key is not None and when is not None and when.span is not None:
            dated[key].add(replace(when, span=None, rule="again"))
    return tuple(_dated(claim, dated) if claim.when is None else claim for claim in claims)


def _dated(claim: Claim, dated: dict[_Key, set[Period]]) -> Claim:
    key = _figure(claim)
    found = dated.get(key, set()) if key is not None else set()
    days = {(p.start, p.end) for p in found}
    period = next(iter(sorted(found, key=str)), None) if len(days) == 1 else None
    if period is None or period.relation is not Relation.DURING or period.vague:
        return claim
    return replace(claim, when=period)


def _figure(claim: Claim) -> _Key | None:
    """What a claim tells how many of: the same for all claims that tell the one figure; None where it tells none."""
    quantity = claim.quantity
    if claim.frame.predicate == PLAIN or quantity is None or quantity.number is None or quantity.number < _LEAST:
        return None
    if claim.modality is not Modality.ASSERTED or claim.polarity is not Polarity.AFFIRMED:
        return None
    if quantity.unit not in _PEOPLE:
        return claim.frame.predicate, quantity.unit, quantity.counted[:1], quantity.number
    predicate = _SAME_FATE.get(claim.frame.predicate, claim.frame.predicate)
    return predicate, "people", (), quantity.number
