"""Times that a reader carries over where no word of a sentence points at them: the tolls of a story, "27 did so".

"Rockets killed 200 people on Monday. Another group claimed that 500 had died." Both count the same dead. The claim does
not state the day: its period has no span, so that it contradicts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from services.extraction.elsewhen import elsewhen
from services.extraction.model import PLAIN, Claim, Grain, Modality, Participant, Period, Relation, Role, Span
from services.extraction.parallel import shared_time

_TOLLS = frozenset({"die", "injure", "miss"})
_REACH = 2
"""Sentences back to the toll with which another is compared."""
_NEWS = timedelta(days=7)
"""How old what a story is about may be."""
_ELLIPTIC = re.compile(r"\b(?:did|done|doing) (?:so|the same|likewise)\b", re.IGNORECASE)
_ELSEWHERE = elsewhen("another", "more", also="has|have|war|when")
"""What tells of more than the one happening, or of another one."""
_MORE = re.compile(
    r"\b(?:brings|brought|bringing|raised|raising|also|more(?! than)|other|others|another \d+)\b", re.IGNORECASE
)
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
    story = _toll_of_story(claims)
    toll: tuple[int, Claim] | None = None
    event: tuple[int, Period] | None = None
    carried: list[Claim] = []
    last: tuple[int, list[Claim], list[Claim]] = (-1, [], [])
    for read in claims:
        number = bisect_left(starts, read.sentence.start)
        claim = read if read.sentence.start in timed else _dated(read, number, toll, event, text)
        if claim.when is None and story is not None and _of_story(claim, story, text):
            claim = replace(claim, when=replace(story.when, span=None) if story.when is not None else None)
        if number != last[0]:
            last = (number, last[2] if number == last[0] + 1 else [], [])
        if claim.when is None and read.sentence.start not in timed:
            claim = replace(claim, when=shared_time(claim, last[1], text))
        if claim.when is not None:
            last[2].append(claim)
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
    if _ELSEWHERE.search(told) or _MORE.search(told) or (claim.chain == toll.chain and " toll " not in told):
        return False
    places = {p.key for p in toll.frame.participants if p.role is Role.PLACE}
    return places.issuperset(p.key for p in claim.frame.participants if p.role is Role.PLACE)


def _toll_of_story(claims: Sequence[Claim]) -> Claim | None:
    """The largest toll of the one day of which an article counts the dead or the hurt as news; None of two days."""
    news = [c for c in claims if _counts_victims(c) and _lately(c)]
    stated = [c for c in news if c.when is not None and c.when.span is not None]
    one_day = len({c.when.start for c in news if c.when is not None}) == 1
    return max(stated, key=_number, default=None) if one_day else None


def _lately(claim: Claim) -> bool:
    """Whether a claim tells of a day of the week before its article."""
    when, published = claim.when, claim.published_at.date()
    if when is None or when.start is None or when.grain is not Grain.DAY:
        return False
    return timedelta(0) <= published - when.start <= _NEWS


def _number(claim: Claim) -> float:
    return claim.quantity.high or claim.quantity.low or 0 if claim.quantity is not None else 0


def _of_story(claim: Claim, toll: Claim, text: str) -> bool:
    """Whether a claim counts some of those whom the happening of the story struck, and none whom another one did."""
    if claim.frame.predicate not in _TOLLS or claim.modality is not Modality.ASSERTED or claim.quantity is None:
        return False
    if claim.quantity.unit != "people" or (claim.frame.predicate == "die" and _number(claim) > _MOST * _number(toll)):
        return False
    if any(_another(p, text) for p in claim.frame.participants) and claim.sentence.start > toll.sentence.start:
        return False
    told = text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    return _ELSEWHERE.search(told) is None


def _another(part: Participant, text: str) -> bool:
    """Whether what struck is another happening: "A flood in Lisk killed 40", "the Alder Creek fire killed 29"."""
    if part.kind != "event" or part.role not in {Role.AGENT, Role.TOPIC}:
        return False
    return part.named or _INDEFINITE.search(text, max(0, part.mention.start - _BEFORE), part.mention.start) is not None


_INDEFINITE = re.compile(r"\b(?:an?|another) (?:[a-z-]{1,20} ){0,2}\Z", re.IGNORECASE)
_BEFORE = 50


_MOST = 2
"""How many times the toll of the story another count of the same dead may be."""
