"""Times that a sentence shares with the one before it, because it goes on with the same.

"Police arrested 30 people in Torvik on Monday. Officers in Lisk arrested 11." "Since the war began in 2011 the land has
been split. Some 90,000 people have died." The claim does not state the time: its period has no span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from services.extraction.elsewhen import elsewhen
from services.extraction.frames.words import lexicon
from services.extraction.model import PLAIN, Claim, Grain, Modality, Period, Relation

_SHORT = frozenset({Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER})
_STATES = lexicon.listed("states") | {"exist", "be", PLAIN}
_TOLLS = frozenset({"die", "injure", "miss"})
"""What counts the victims of a happening has rules of its own (`services.extraction.carried`)."""
_NOT_THEN = elsewhen(
    *("another", "more", "often"),
    also="is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|says?|until|when|next",
)
"""What gives a sentence another time than that of the one before it, or none; "was" may be of any time."""
_PASSIVE = re.compile(r"\b(?:was|were) (?:also |each )?[a-z]+(?:ed|en|ut|ot)\b")
_ADDS = re.compile(r"\W{0,3}(?:And|Also|Another|Others|He|She|They|It)\b")
_ELSEWHEN = elsewhen("bounds", also="before|when|since|later")
_PERFECT = re.compile(r"\b(?:has|have) (?:also |now |already |since |been ){0,2}[a-z]+")
_LONGEST = 600
_LATELY = timedelta(days=100)
"""How long ago a month may have been of which two sentences in a row tell as news."""


def shared_time(claim: Claim, before: Sequence[Claim], text: str) -> Period | None:
    """The time that a claim without one shares with the sentence before; None where they may be of different times.

    Arguments:
        claim: the claim, of a sentence without a time.
        before: the claims of the sentence before that have a time.
        text: the article's text.

    """
    told = text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    if claim.frame.predicate == PLAIN:
        return None
    alike = [c for c in before if c.modality is claim.modality and c.polarity is claim.polarity and c.when is not None]
    window = _window_shared(claim, before, told)
    if window is not None:
        return window
    if claim.modality is Modality.PLANNED:
        adds = _opens(claim) and _ADDS.match(told) is not None and _ELSEWHEN.search(told) is None
        found = [c for c in alike if adds and _fits(c) and _opens(c)]
    elif claim.modality is Modality.ASSERTED and claim.cumulative and _PERFECT.search(told):
        found = [c for c in alike if c.when is not None and c.when.relation is Relation.SINCE]
    elif claim.modality is Modality.ASSERTED and claim.frame.predicate not in _TOLLS | _STATES:
        same = _NOT_THEN.search(_PASSIVE.sub("", told)) is None
        found = [c for c in alike if same and _fits(c) and c.frame.predicate == claim.frame.predicate]
    else:
        found = []
    periods = {(c.when.start, c.when.end): c.when for c in found if c.when is not None}
    return replace(next(iter(periods.values())), span=None) if len(periods) == 1 else None


_AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE})
_MONEY = frozenset({"USD", "EUR", "GBP"})
_LONG = timedelta(days=700)
_OWN_STRETCH = elsewhen("another", "units", "bounds", also="year|annual|annually|each|every|per|one-time|immediately")


def _window_shared(claim: Claim, before: Sequence[Claim], told: str) -> Period | None:
    """The years to come of which a plan's sums are told: "would save $4 billion over ten years. It would cut ..."."""
    sums = claim.quantity is not None and claim.quantity.unit in _MONEY and claim.modality in _AHEAD
    if not sums or _OWN_STRETCH.search(told):
        return None
    windows = {(c.when.start, c.when.end): c.when for c in before if c.when is not None and _is_window(c)}
    return replace(next(iter(windows.values())), span=None) if len(windows) == 1 else None


def _is_window(claim: Claim) -> bool:
    """Whether a sum of a plan is of some years from the day of its article on."""
    when, money = claim.when, claim.quantity is not None and claim.quantity.unit in _MONEY
    if when is None or when.start is None or when.end is None or claim.modality not in _AHEAD:
        return False
    return money and when.start == claim.published_at.date() and when.end - when.start > _LONG


def _opens(claim: Claim) -> bool:
    """Whether a claim is what its sentence begins with, and no clause further on."""
    return claim.span.start - claim.sentence.start <= _OPENING


_OPENING = 30
"""Characters of "And a", "Also in Lisk, the"."""


def _fits(claim: Claim) -> bool:
    """Whether a claim is of one short stretch, so that what goes on with it is of the same."""
    when = claim.when
    if when is None or when.relation is not Relation.DURING or when.grain not in _SHORT or when.vague:
        return False
    return when.grain is Grain.DAY or (when.end is not None and claim.published_at.date() - when.end < _LATELY)
