"""When a quotation that goes on was said, and what somebody answered whom the sentence before has questioned.

"'We shall go on,' Prell told reporters on Monday. 'Half of the port stands empty.'" The second sentence is of what
is so on that Monday. "Police questioned Prell on 3 May. He told them that he kept the money." The answer is of 3 May.
Neither claim states the day: its period has no span, so that it contradicts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from services.extraction.model import PLAIN, AttributionKind, Claim, Grain, Modality, Period, Relation, Span

_REACH = 2
"""Sentences back to the one that says when it was said."""
_QUOTED = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED})
_PAST = re.compile(r"\b(?:was|were|had|did|been|ago|last|will|would|going to|since)\b|['’](?:ll|d)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:questioned|interviewed|interrogated|testified|asked)\b")
_ANSWERS = frozenset({"told", "answered", "replied", "testified", "denied", "admitted", "quotes", "quoted"})


def with_days_of_saying(
    claims: Sequence[Claim], narrated: Collection[str], sentences: Sequence[Span], text: str
) -> tuple[Claim, ...]:
    """The claims, those of a quotation that goes on, and of an answer, with the day of the sentence before.

    Arguments:
        claims: all claims of one article, in the order of their sentences.
        narrated: ids of those that narrate what befell.
        sentences: the sentences of the article, in order.
        text: its text.

    """
    starts = [span.start for span in sentences]
    timed = {c.sentence.start for c in claims if c.when is not None and c.when.span is not None}
    said: dict[str, tuple[int, Period]] = {}
    asked: tuple[int, Period] | None = None
    found: list[Claim] = []
    for read in claims:
        number, claim = bisect_left(starts, read.sentence.start), read
        if read.when is None and read.modality is Modality.ASSERTED and read.sentence.start not in timed:
            before = (
                said.get(read.chain[0].name) if read.chain and _goes_on(read, narrates=read.id in narrated) else None
            )
            before = before or (asked if _answers(read, text) else None)
            if before is not None and 0 < number - before[0] <= _REACH:
                claim = replace(read, when=replace(before[1], span=None, rule="continued"))
        found.append(claim)
        day = _said_on(claim)
        if day is not None:
            said[claim.chain[0].name] = (number, day)
        if claim.when is not None and _stated(claim.when) and _ASKED.search(claim.text):
            asked = (number, claim.when)
    return tuple(found)


def _goes_on(claim: Claim, *, narrates: bool) -> bool:
    """Whether a claim is quoted, and tells how things are, nothing of what befell or will come."""
    quoted = claim.attribution is not None and claim.attribution.kind in _QUOTED
    return quoted and not narrates and _PAST.search(claim.text) is None


def _answers(claim: Claim, text: str) -> bool:
    """Whether a claim is what somebody told those who asked."""
    cues = claim.attribution.cue if claim.attribution is not None else ()
    return any(cue.of(text).lower() in _ANSWERS for cue in cues)


def _said_on(claim: Claim) -> Period | None:
    """The day on which what a claim tells was said, as its own sentence has it."""
    when, attribution = claim.when, claim.attribution
    if attribution is None or not claim.chain:
        return None
    if _stated(claim.reported_on):
        return claim.reported_on
    outside = when is not None and when.span is not None and not any(c.overlaps(when.span) for c in attribution.content)
    return when if claim.frame.predicate == PLAIN and outside and _stated(when) else None


def _stated(when: Period | None) -> bool:
    """Whether a time is one day, and its sentence says so."""
    if when is None or when.span is None or when.vague or when.relation is not Relation.DURING:
        return False
    return when.grain is Grain.DAY and when.start == when.end
