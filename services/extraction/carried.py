"""Times that a reader carries over from the sentence before where no word points at it: rival tolls, "27 did so".

"Rockets killed 200 people on Monday. Another group claimed that 500 had died." Both count the same dead. The claim does
not state the day: its period has no span, so that it contradicts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from services.extraction.model import PLAIN, Claim, Grain, Modality, Period, Relation, Role, Span

_TOLLS = frozenset({"die", "injure", "miss"})
_REACH = 2
"""Sentences back to the toll with which another is compared."""
_ELLIPTIC = re.compile(r"\b(?:did|done|doing) (?:so|the same|likewise)\b", re.IGNORECASE)
_GROWING = re.compile(
    r"\b(?:has|have|total|overall|altogether|in all|so far|brings|brought|bringing|raised|raising|also|more(?! than)|"
    r"other|others|another \d+|separate|elsewhere|similar|previous|previously|earlier)\b",
    re.IGNORECASE,
)
"""What tells of more than the one happening, or of another one."""
_LONGEST = 600


def with_carried_times(claims: Sequence[Claim], sentences: Sequence[Span], text: str) -> tuple[Claim, ...]:
    """The claims, those without a time that tell again of what the sentences before them date with its time.

    Arguments:
        claims: all claims of one article, in the order of their sentences.
        sentences: its sentences, in order.
        text: its text.

    """
    starts = [span.start for span in sentences]
    timed = {c.sentence.start for c in claims if c.when is not None}
    toll: tuple[int, Claim] | None = None
    event: tuple[int, Period] | None = None
    carried: list[Claim] = []
    for read in claims:
        number = bisect_left(starts, read.sentence.start)
        claim = read if read.sentence.start in timed else _dated(read, number, toll, event, text)
        carried.append(claim)
        if claim.when is None or claim.quantity is None:
            continue
        if _counts_victims(claim) and claim.when.grain is Grain.DAY:
            toll = (number, claim)
        if claim.when.relation is Relation.DURING and claim.frame.predicate != PLAIN:
            event = (number, claim.when)
    return tuple(carried)


def _dated(
    claim: Claim, number: int, toll: tuple[int, Claim] | None, event: tuple[int, Period] | None, text: str
) -> Claim:
    """One claim of a sentence without a time, with that of what it tells again."""
    if claim.quantity is None or claim.modality is not Modality.ASSERTED or claim.frame.predicate == PLAIN:
        return claim
    if event is not None and number == event[0] + 1 and _ELLIPTIC.search(claim.text):
        return replace(claim, when=replace(event[1], span=None))
    if toll is not None and number - toll[0] <= _REACH and _rivals(claim, toll[1], text) and toll[1].when is not None:
        return replace(claim, when=replace(toll[1].when, span=None))
    return claim


def _counts_victims(claim: Claim) -> bool:
    when, people = claim.when, claim.quantity is not None and claim.quantity.unit == "people"
    during = when is not None and when.relation is Relation.DURING
    return people and during and claim.frame.predicate in _TOLLS and claim.modality is Modality.ASSERTED


def _rivals(claim: Claim, toll: Claim, text: str) -> bool:
    """Whether a claim is what somebody else says of the toll before it: the same fate, of another source."""
    if claim.frame.predicate != toll.frame.predicate or claim.quantity is None or claim.quantity.unit != "people":
        return False
    told = text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    if _GROWING.search(told) or (claim.chain == toll.chain and " toll " not in told):
        return False
    places = {p.key for p in toll.frame.participants if p.role is Role.PLACE}
    return places.issuperset(p.key for p in claim.frame.participants if p.role is Role.PLACE)
