"""Whose word it is where a verb is passive or leans on a figure: "deemed by X to be", "the 90 economists expected"."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import can_speak, trim
from services.extraction.model import STATED_FIGURE, Span
from services.extraction.sentences import Document

_BY: Final = re.compile(
    r"\b(?:(?P<aux>is|are|was|were|been|being)\s(?:\w+ly\s)?)?"
    r"(?P<cue>deemed|considered|believed|estimated|reported|described|identified|judged|rated|named|said|thought)\sby\s"
    r"(?P<who>(?:[\w&.-]+['’]?s?\s){1,6}?)(?:(?P<to>to|as)|at)\s(?=\S)"
)
_NUMBER: Final = r"[$€£]?\d[\d,.]*(?:%|\s(?:percent|per cent|million|billion|trillion))?"
_FORESEEN: Final = re.compile(
    rf"\b(?P<what>{_NUMBER}\s(?:(?!that\b|economists\b|analysts\b|experts\b)[\w-]+\s){{0,4}}?)(?:that\s|which\s)?"
    r"(?P<who>(?:(?:most|many|some|private|market)\s)?"
    r"(?:economists|analysts|forecasters|experts|investors|traders|Wall Street)"
    r"(?:\s(?:surveyed|polled|interviewed)\sby\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})?)\s"
    r"(?:had\s(?:been\s)?|were\s|have\s)?"
    r"(?P<cue>expected|expecting|forecast|forecasting|predicted|projected|anticipated|estimated|looking for)"
    r"(?=[.,;!?]|$|\s(?:for|and|but|in|before|last|this)\b)"
)
_FORESEEN_BY: Final = re.compile(
    rf"\b(?P<what>{_NUMBER}(?:\s[a-z][\w-]*){{0,3}}?)\s(?:that (?:was|were|had been) )?"
    r"(?P<cue>forecast|expected|predicted|projected|anticipated|estimated)\sby\s(?P<who>(?:the\s)?[\w'’&.-]+(?:\s[\w'’&.-]+){0,5}?)"
    r"(?=[.,;!?]|$|\s(?:in|before|last|this|for|and|but|who)\b)"
)
"""As in "better than the 130,000 forecast by economists"."""
_FORESEEING: Final = re.compile(
    r"(?P<who>(?:Wall Street|economists|analysts|forecasters|experts|investors|traders))['’]s?\s(?:[\w-]+\s){0,2}?"
    rf"(?P<cue>forecasts?|expectations?|estimates?|predictions?|projections?|consensus)\s(?:of|for)\s(?P<what>{_NUMBER})"
)
"""As in "beat economists' forecast of 1.8 percent"."""
_FINITE: Final = re.compile(r"\b(?:was|were|is|are|had|has|have|said|says|will)\b")
_FARTHEST: Final = 800
_SURE: Final = 0.7


def told_in_passive(document: Document, found: list[Found]) -> list[Found]:
    """`found` with what somebody is said to hold: "is deemed by the agency to be safe", "identified by police as Orn".

    Also "more than the 90 jobs that economists had expected": only the figure is theirs.
    """
    text = document.text
    added: list[Found] = []
    for sentence in document.sentences:
        end = min(sentence.end, sentence.start + _FARTHEST)
        added.extend(item for m in _BY.finditer(text, sentence.start, end) if (item := _by(text, m, sentence)))
        for pattern in (_FORESEEN, _FORESEEN_BY, _FORESEEING):
            added.extend(_foreseen(m, sentence) for m in pattern.finditer(text, sentence.start, end))
    starts = {item.cue.start for item in added}
    return [*(f for f in found if f.cue.start not in starts), *added]


def _by(text: str, match: re.Match[str], sentence: Span) -> Found | None:
    source = trim(text, *match.span("who"))
    if not can_speak(source.of(text)):
        return None
    stop = re.search(r"[,;]\s(?!\d)|$", text[match.end() : sentence.end])
    what = trim(text, match.end(), match.end() + stop.start() if stop else sentence.end)
    before = Span(0, 0)
    named = match["cue"] == "identified"
    if match["aux"]:
        comma = max(text.rfind(mark, sentence.start, match.start()) for mark in ",;")
        if named and _FINITE.search(text, sentence.start, match.start()) is None:
            comma = sentence.start - 1  # "Karl Orn, 34, a contractor, was identified by": all of it is theirs
        before = trim(text, max(sentence.start, comma + 1), match.start())
    contents = tuple(span for span in (before, what) if span.end > span.start)
    cue = Span(*match.span("cue"))
    rule = STATED_FIGURE if named else "rule.by"
    return Found(cue, match["cue"], CueClass.REPORT, (source,), contents, sentence, _SURE, rule)


def _foreseen(match: re.Match[str], sentence: Span) -> Found:
    cue, word = Span(*match.span("cue")), match["cue"].split()[0]
    what = trim(match.string, *match.span("what"))
    return Found(cue, word, cue_class(word), (Span(*match.span("who")),), (what,), sentence, _SURE, "rule.foreseen")
