"""Days that a quotation counts from the day on which it was said: "We open tomorrow," she wrote on 5 May."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from services.extraction.model import Attribution, AttributionKind, Grain, Period, Relation, Span

_COUNTED = frozenset({"today", "tonight", "yesterday", "tomorrow"})
_QUOTED = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED})
_SAID_ON = re.compile(
    r"(?: (?:[a-z]{3,20}|(?:The )?[A-Z]\w{0,20}(?: [A-Z]\w{0,20})?))?"
    r"(?: (?:to|in|at|during) (?:(?:a|an|the|his|her|its|their) )?[\w-]{1,20}(?: [\w-]{1,20})?)?"
    r"(?: in(?: (?:a|an|the|his|her|its|their))?)?(?: (?:on|of|dated|late|early|from))?\s{0,3}"
)
"""What stands between "told" and the day: "reporters in a letter of", "The Herald at a rally on", "in the"."""
_BEFORE = re.compile(r",? (?:that )?")
"""Between a day and the cue, or who speaks: "issued a statement late on Monday saying", "on Monday, he said"."""
_LONGEST = 80


def quoted_days(
    periods: tuple[Period, ...],
    attributions: Sequence[Attribution],
    text: str,
    published: date,
    before: tuple[Period, ...] = (),
) -> tuple[Period, ...]:
    """The periods of a sentence, those of a dated quotation counted from its day.

    Arguments:
        periods: as read against the day of publication.
        attributions: those of the sentence.
        text: the article's text.
        published: the day of publication.
        before: the periods of the sentences before it, in which the saying may stand.

    """
    told = (*before, *periods)
    if len(told) < 2 or not any(p.rule in _COUNTED for p in periods):
        return periods
    found = list(periods)
    for attribution in attributions:
        day = _said_on(attribution, told, text) if attribution.kind in _QUOTED else None
        if day is None:
            continue
        shift = day - published
        for at, period in enumerate(periods):
            if period.rule in _COUNTED and _inside(period.span, attribution):
                found[at] = _moved(period, shift)
    return tuple(found)


def _said_on(attribution: Attribution, periods: Sequence[Period], text: str) -> date | None:
    """The day right behind the words that say that something was said; None where none stands there."""
    for period in periods:
        if period.span is None or period.grain is not Grain.DAY or period.relation is not Relation.DURING:
            continue
        if period.rule in _COUNTED or period.vague or _inside(period.span, attribution):
            continue
        for cue in attribution.cue:
            between = text[cue.end : period.span.start]
            if 0 <= period.span.start - cue.end <= _LONGEST and _SAID_ON.fullmatch(between):
                return period.start
            who = next((s for s in attribution.source if s.end <= cue.start), cue)
            if any(_BEFORE.fullmatch(text, period.span.end, max(s.start, period.span.end)) for s in (cue, who)):
                return period.start
    return None


def _inside(span: Span | None, attribution: Attribution) -> bool:
    return span is not None and any(content.contains(span) for content in attribution.content)


def _moved(period: Period, shift: timedelta) -> Period:
    if period.start is None or period.end is None:
        return period
    return replace(period, start=period.start + shift, end=period.end + shift)
