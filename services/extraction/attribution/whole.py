"""Sources are whole phrases: a name is not cut in the middle, and a title keeps the name beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import SAYS
from services.extraction.attribution.found import Found
from services.extraction.attribution.inverted import without_place
from services.extraction.attribution.speakers import can_speak
from services.extraction.model import SourceKind, Span
from services.extraction.names import describe

_NAME_AFTER: Final = re.compile(r"(?: [A-Z][\w'’-]+)+(?=\s*$)")
_CAPITAL_BEFORE: Final = re.compile(r"[A-Z][\w'’-]* $")
_TAIL_OF_NAME: Final = re.compile(r"[A-Z][\w'’.-]*, (?=\w)")
_NAME_BESIDE: Final = re.compile(r", (?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){1,3}(?=[.,;]|\s*$)")
_PRONOUN_LAST: Final = re.compile(r"[a-z] (he|she|they|it)$")
_ADVERB: Final = re.compile(r"(?!(?:family|assembly)$)[a-z]{2,16}ly|also|then|later|again|meanwhile|however")
_REACHED: Final = re.compile(r"\b(?:reached|contacted|interviewed) (?:by|via|over|on|through) (?:the )?$")
"""Before what somebody was reached by: "a resident reached by telephone"."""
_CLOCK: Final = re.compile(r"(?:\d{1,2}[:.])?\d{1,2}\s?[ap]\.?m\b\.?[^,;]{0,24}?\s(?:and|but|while|as)\s(?=\w)")
_TITLE: Final = re.compile(r"(?:(?:the|its|their|his|her|a|an) )?(?:[\w'’-]+ ){0,4}[a-z][\w-]+$", re.IGNORECASE)


def whole_source(text: str, item: Found) -> Found:
    """`item` with a source that starts and ends where its phrase does.

    Arguments:
        text: the article.
        item: an attribution whose source is settled.

    """
    item = _before_adverb(text, _without_adverb(text, item))
    source = item.source
    if source is None:
        return item
    whole = _without_clock(text, _without_clause(text, _without_tail(text, source)))
    whole = without_place(text, _with_rest(text, whole, item))
    whole = _with_name(text, whole, item)
    if whole == source:
        return item
    return replace(item, sources=tuple(whole if s == source else s for s in item.sources))


def _without_adverb(text: str, item: Found) -> Found:
    """As in "[Vale], meanwhile, [swiftly] issued a statement saying": how it was said is nobody."""
    spoken = tuple(
        s
        for s in item.sources
        if _ADVERB.fullmatch(text, s.start, s.end) is None
        and _REACHED.search(text, max(item.sentence.start, s.start - 30), s.start) is None
    )
    return replace(item, sources=spoken) if 0 < len(spoken) < len(item.sources) else item


def _before_adverb(text: str, item: Found) -> Found:
    """As in "[The fleet] meanwhile announced that": who speaks stands at the head of the sentence, before how."""
    if item.sources or item.cue_class not in SAYS:
        return item
    led = _LED.fullmatch(text, item.sentence.start, item.cue.start)
    if led is None or not can_speak(led["who"]):
        return item
    return replace(item, sources=(Span(*led.span("who")),))


_LED: Final = re.compile(
    r"(?P<who>(?:The\s)?[A-Z][\w'’.&-]*(?:\s[\w'’&-]+){0,4}?)\s(?:meanwhile|also|later|then|separately)\s"
)


def _without_clock(text: str, source: Span) -> Span:
    """As in "is due at 8:[30 a.m. ET and economists] say": the end of another clause stays outside."""
    clock = _CLOCK.match(text, source.start, source.end)
    return source if clock is None else Span(clock.end(), source.end)


def _without_tail(text: str, source: Span) -> Span:
    """As in "at Fort [Amar, army spokesman Lars Holm]": the end of another name stays outside."""
    cut = _TAIL_OF_NAME.match(text, source.start, source.end)
    before = text[max(0, source.start - 30) : source.start]
    if cut is None or _CAPITAL_BEFORE.search(before) is None:
        return source
    return Span(cut.end(), source.end)


def _without_clause(text: str, source: Span) -> Span:
    """As in "when Ada Thorn came to Lisk [she] said": a pronoun before its cue is the whole subject."""
    before = _PRONOUN_LAST.search(text, source.start, source.end)
    return source if before is None else Span(before.start(1), source.end)


def _with_rest(text: str, source: Span, item: Found) -> Span:
    """As in "minister [Hugo] Fell told": the name goes on to the cue."""
    if not source.end < item.cue.start or item.cue.start - source.end > 40:
        return source
    rest = _NAME_AFTER.match(text[source.end : item.cue.start])
    named = source.of(text).rsplit(" ", 1)[-1][:1].isupper()
    return Span(source.start, source.end + rest.end()) if rest is not None and named else source


def _with_name(text: str, source: Span, item: Found) -> Span:
    """As in "according to [its spokesman], Lars Holm.": a title, then who has it."""
    if source.start < item.cue.end or not _TITLE.fullmatch(source.of(text)):
        return source
    if describe(source.of(text)).kind not in {SourceKind.GENERIC, SourceKind.ANONYMOUS}:
        return source
    name = _NAME_BESIDE.match(text, source.end, min(source.end + 80, item.sentence.end))
    if name is None or describe(name[0][2:]).kind is not SourceKind.PERSON:
        return source
    return Span(source.start, name.end())
