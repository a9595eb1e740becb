"""What is denied by way of a noun: "rejected claims that he took bribes", "denied allegations of taking bribes"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found, by_sentence
from services.extraction.attribution.speakers import subject_before
from services.extraction.model import DENIED_CHARGE, Span
from services.extraction.sentences import Document

_CHARGE: Final = (
    r"\s(?:as\s(?:[\w-]+\s){1,4}?)?(?:(?:[\w'’-]+\s){0,5}?)(?P<noun>allegations?|accusations?|claims?|charges?|reports?"
    r"|rumou?rs?|suggestions?|assertions?|speculation|insinuations?|complaints?|notion|idea)"
    r"(?:\s(?:by|in|from|on)(?:\s[\w'’-]+){1,6}?)?\s(?P<link>that|of(?=\s(?:having\s|being\s)?\w{3,}ing\b))\s"
)
_DENIED: Final = re.compile(
    r"\b(?P<cue>denie[sd]|denying|rejects?|rejected|rejecting|dismisse[sd]|dismissing|refute[sd]|rebutt?ed"
    r"|dispute[sd]|disputing|contested|brushe[sd] (?:aside|off)|shrugged off|waved away|scoffed at|laughed off"
    rf"|pushed back against|hit back at|quashe[sd]|scotche[sd]|poured cold water on|batted away|swatted away){_CHARGE}"
)
_ENDS: Final = re.compile(r"[,;]\s(?:saying|calling|adding|insisting|arguing|but|and|while|which|after)\b|[.!?]\W*$")
"""Where what is denied ends: "..., saying that they were invented"."""
_FARTHEST: Final = 800
_SURE: Final = 0.7


_NOT_GUILTY: Final = re.compile(r"\s(?:\w+\s)?not guilty\s(?:to|of)\s(?=\w{3,}ing\b)")
_NOBODY: Final = frozenset({"nobody", "no one", "no-one", "none"})


def not_said(text: str, found: list[Found]) -> list[Found]:
    """Pleading not guilty to a deed denies it, and what nobody knows is nobody's word."""
    heard = [f for f in found if not (f.sources and f.sources[0].of(text).strip(" ,").lower() in _NOBODY)]
    return [_pleaded(text, f) for f in heard]


def _pleaded(text: str, item: Found) -> Found:
    pleads = item.word in {"pleaded", "pleads", "pleading", "pled"}
    deed = _NOT_GUILTY.match(text, item.cue.end, item.sentence.end) if pleads else None
    if deed is None or not item.sources:
        return item
    end = max((c.end for c in item.contents if c.end > deed.end()), default=item.sentence.end)
    return replace(item, cue_class=CueClass.DENIAL, contents=(Span(deed.end(), end),), rule=DENIED_CHARGE)


def denied_charges(document: Document, found: list[Found]) -> list[Found]:
    """`found` with each charge that somebody denies read as denied by him, whatever the tagger made of its noun.

    The tagger takes "allegations" for a cue of its own ("Holm's allegations that ..."), which would make the accused
    say what he denies.
    """
    text = document.text
    mended: list[Found] = []
    for sentence, here in by_sentence(document, not_said(text, found)):
        kept = here
        for match in _DENIED.finditer(text, sentence.start, min(sentence.end, sentence.start + _FARTHEST)):
            kept = _denied(text, sentence, match, kept)
        mended.extend(kept)
    return mended


def _denied(text: str, sentence: Span, match: re.Match[str], found: list[Found]) -> list[Found]:
    cue = Span(*match.span("cue"))
    ends = _ENDS.search(text, match.end(), sentence.end)
    content = Span(match.end(), ends.start() if ends is not None else sentence.end)
    outer = next((f for f in found if f.cue.overlaps(cue)), None)
    inner = next((f for f in found if match.start("noun") <= f.cue.start < match.end("noun")), None)
    sources = outer.sources if outer is not None and outer.sources else inner.sources if inner is not None else ()
    sources = tuple(s for s in sources if s.end <= cue.start) or subject_before(text, sentence, cue.start)
    if not sources or content.end <= content.start:
        return found
    word = cue.of(text).split()[0].lower()
    sure = max((f.probability for f in (outer, inner) if f is not None), default=_SURE)
    denial = Found(cue, word, CueClass.DENIAL, sources, (content,), sentence, sure, DENIED_CHARGE)
    return [*(f for f in found if f is not outer and f is not inner), denial]
