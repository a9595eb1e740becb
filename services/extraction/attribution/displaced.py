"""Sources that stand where the tagger does not look: behind a relative pronoun, before who asked them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import SAYS
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import can_speak
from services.extraction.attribution.wording import COUNT_WORD, HEDGES, MAGNITUDE
from services.extraction.model import Span

_POLLED: Final = re.compile(
    r"(?:^|(?<=[,;.] ))((?:[\w'’.-]+ ){1,6}(?:polled|surveyed|interviewed|cited|quoted) (?:by|in) (?:the )?)$"
)
_POLLSTER: Final = re.compile(r"(?:[\w'’.-]+ ){1,4}(?:polled|surveyed|interviewed|quoted|cited) by [^,;]{2,40}")
_CLOSES: Final = re.compile(r",\s(?:was|were|is|are|has|had|have|will|would|can|could|may|did|does)\s")
"""Where a relative clause ends and the verb of the clause above stands."""
_RELATIVE_OPENS: Final = re.compile(r"(?:who|whom|which|that)\s(?=\w)")
_RELATIVE: Final = re.compile(
    r"\s(?:that|which|whom|who)\s((?:the\s)?[A-Z][\w'’.-]*(?:\s[\w'’.-]+){0,3}|the\s(?:[\w'’-]+\s)?[\w'’-]+|[a-z]+)\s?$"
)


def relative_speaker(text: str, item: Found) -> Found:
    """As in "a missile that Ukraine said killed 12": the speaker stands between the relative pronoun and the cue."""
    source = item.source
    if source is None or item.cue_class not in SAYS or not 0 <= item.cue.start - source.end <= 1:
        return item
    opens = _RELATIVE_OPENS.match(text, source.start, source.end)
    if opens is not None and can_speak(text[opens.end() : source.end]):
        told = tuple(_to_its_end(text, content) for content in item.contents)
        return replace(item, sources=(Span(opens.end(), source.end),), contents=told)
    inner = _RELATIVE.search(text, max(source.start, item.cue.start - 60), item.cue.start)
    if inner is None or inner.start() <= source.start or not (inner[1][0].isupper() or can_speak(inner[1])):
        return item
    return replace(item, sources=(Span(inner.start(1), source.end),))


def _to_its_end(text: str, content: Span) -> Span:
    """As in "Orr, who police say [killed 12 people], had been arrested": what is said ends with its clause."""
    closes = _CLOSES.search(text, content.start, content.end)
    return content if closes is None else Span(content.start, closes.start())


_COUNTED_BEFORE: Final = re.compile(
    rf"\b(?:the )?{HEDGES}(?:[$€£]?\d[\d,.]*|{COUNT_WORD}){MAGNITUDE}"
    r"(?:(?: [a-z][\w-]*){1,3} (?:that |who |which )?| (?:who|that) )$"
)
_COUNTED_WITHIN: Final = re.compile(
    r"(?:[a-z]+ ){0,2}?(?:[A-Z][a-z]+ than )?(?P<figure>(?:the )?"
    + HEDGES
    + r"[$€£]?\d[\d,.]*"
    + MAGNITUDE
    + r"(?: [a-z][\w-]*){1,3}?) (?=(?:the|an?|its) [\w' -]{2,60}$|[A-Z][\w' -]{2,60}$)"
)
_GOES_ON: Final = re.compile(r" (?:would|will|had|has|have|were|was|are|is|could|may|might)\b")


def figure_before(text: str, item: Found) -> Found:
    """As in "the 40 people the agency projected would come": what they are is content too."""
    source = item.source
    if source is None or item.cue_class not in SAYS or source.end + 1 != item.cue.start or len(item.contents) != 1:
        return item
    if not _GOES_ON.match(text, item.cue.end):
        return item
    counted = _COUNTED_BEFORE.search(text, max(item.sentence.start, source.start - 80), source.start)
    within = _COUNTED_WITHIN.match(text, source.start, source.end)
    if counted is None and within is not None:
        figure, source = Span(*within.span("figure")), Span(within.end(), source.end)
        return replace(item, sources=(source,), contents=(figure, *item.contents), rule="repair.figure_before")
    if counted is None or item.contents[0].start < item.cue.end:
        return item
    figure = Span(counted.start(), source.start - 1)
    return replace(item, contents=(figure, *item.contents), rule="repair.figure_before")


_BEFORE_TOLD: Final = re.compile(
    r"(?:(?:Meanwhile|But|And|On|In|At|Late|Early|Earlier|Separately)\b[^,;]{0,40},?\s)?"
    r"(?P<who>(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|[Ss]ome|[Ss]everal)\s(?:[\w'’-]+\s){1,9}?(?:who|whose)(?=[\s'’])[^,;:\"“”]{2,90}?)\s"
)


def before_told(text: str, item: Found) -> Found:
    """As in "a relative of one of the men who have been held told CNN that": a source as long as its clause."""
    if item.sources or not item.contents or item.word not in _TOLD:
        return item
    who = _BEFORE_TOLD.fullmatch(text, item.sentence.start, item.cue.start)
    return item if who is None else replace(item, sources=(Span(*who.span("who")),))


_BOTH: Final = 2
_TOLD: Final = frozenset({"told", "said", "says", "tells", "confirmed", "reported"})


_HELD_BY: Final = re.compile(
    r" (?:(?:that were|which were) )?(?:seen|obtained|reviewed|viewed|analy[sz]ed|examined|leaked|released|published"
    r"|provided) (?:by|to) (?:the )?"
)


def with_pollster(text: str, item: Found) -> Found:
    """As in "Economists polled by Reuters expected Z", "Emails seen by Reuters show Z": the source is both."""
    if len(item.sources) == _BOTH and _HELD_BY.fullmatch(text, item.sources[0].end, item.sources[1].start):
        item = replace(item, sources=(Span(item.sources[0].start, item.sources[1].end),))
    source = item.source
    first = item.contents[0] if len(item.contents) > 1 else None
    if source is None and first is not None and first.end < item.cue.start and _POLLSTER.fullmatch(first.of(text)):
        return replace(item, sources=(first,), contents=item.contents[1:])
    if source is None or source.start - item.sentence.start < 8:
        return item
    polled = _POLLED.search(text, max(item.sentence.start, source.start - 90), source.start)
    if polled is None:
        return item
    return replace(item, sources=(Span(polled.start(1), source.end),))
