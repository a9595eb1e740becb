"""Whose the words beside a sentence are that points at them: "The figure was released by X", "X began its report:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import can_speak
from services.extraction.attribution.wording import COUNT_WORD
from services.extraction.model import STATED_FIGURE, Span
from services.extraction.sentences import Document

_RELEASED: Final = re.compile(
    r"(?:The|That|This|These|Those) (?:latest |new |official |[a-z]+ )?"
    r"(?:figures?|numbers?|statistics?|estimates?|tolls?|totals?|data|findings?|results?|counts?|tally|calculations?) "
    r"(?:(?:was|were|is|are|has been|have been) (?:first |later |also )?"
    r"(?P<cue>released|published|announced|given|issued|reported|provided|disclosed|compiled|calculated|revealed|collected"
    r"|unveiled|supplied|posted)(?: (?:late |early |on )?[A-Z]\w+day(?: \w+)?)? by|(?P<come>comes?|came) from) "
    r"(?P<who>(?:the |an? )?(?:[\w'’.&-]+ ){0,6}?[\w'’.&-]*\w)"
    r"(?=(?: (?:late |early |on )?[A-Z]\w+day\b| in (?:its|an?|the)\b| at \w| last \w| this \w|[,;]|[.]?\s*$))"
)
_THAT_IS: Final = re.compile(
    r"(?:That|This|It|All (?:of )?(?:that|this))(?:['’]s| is| was)(?: all)? "
    r"(?P<cue>according|(?:the|a) (?:word|news|view|estimate|count|assessment|message|conclusion|claim|prediction"
    r"|forecast)) (?:to|from|of|by) (?P<who>(?:the |an? )?(?:[\w'’.&-]+ ){0,7}?[\w'’.&-]*\w)"
    r"(?=(?:,| who| which| and its| in (?:its|an?|the)\b| on \w+day|[.]?\s*$))"
)
"""As in "Twelve boats sank. That's according to the harbour board."."""
_THAT_WAS_GIVEN: Final = re.compile(
    r"(?:That|This|It)(?:['’]s| is| was) (?:the|an?) (?:[a-z-]+ )?(?:account|story|version|picture|description"
    r"|assessment|conclusion|message|verdict|view|claim|estimate|figure|number|warning|explanation) (?:that )?"
    r"(?P<who>(?:the |an? |one )?(?:[\w'’.&-]+ ){0,8}?[\w'’.&-]+) (?:has |have |had )?"
    r"(?P<cue>gave|given|told|offered|painted|reached|presented|described|drew|drawn|sent|issued|provided|cited"
    r"|put forward)\b"
)
"""As in "That's the account one survivor gave to investigators"."""
_FIGURE: Final = re.compile(
    rf"\d|\b(?:{COUNT_WORD}|dozen|hundred|thousand|million|half|third|quarters?|percent)\b", re.IGNORECASE
)
_TEXTS: Final = (
    r"(?:report|story|article|statement|letter|dispatch|message|account|speech|testimony|post|tweet|editorial|column|memo"
    r"|bulletin|announcement|note)"
)
_WROTE: Final = re.compile(
    r"(?P<who>(?:The )?[A-Z][\w'’&.-]*(?: (?:of )?[A-Z][\w'’&.-]*){0,4}|The (?:[a-z-]+ ){1,3}?)\s?"
    r"(?=[a-z])(?P<cue>[a-z]{3,12}) (?:[^:\"“”.]{0,60} )?(?:its|his|her|their|a|the) (?:[a-z-]+ ){0,2}"
    rf"{_TEXTS}\b[^:\"“”.]{{0,40}}: (?=[\"“])"
)
_LONGEST: Final = 240
_POINTING: Final = (_THAT_IS, _THAT_WAS_GIVEN)


def figure_released(document: Document, found: list[Found]) -> list[Found]:
    """As in "40 boats sank. The figure was released by the harbour office.": whose the sentence before is."""
    text = document.text
    taken = _Taken(found)
    added = []
    for before, sentence in pairwise(document.sentences):
        end = min(sentence.end, sentence.start + _LONGEST)
        released = _RELEASED.match(text, sentence.start, end)
        match = released or next((m for p in _POINTING if (m := p.match(text, sentence.start, end))), None)
        if match is None or taken.touches(before):
            continue
        if released is not None and not _FIGURE.search(text, before.start, before.end):
            continue
        if match["who"].islower() and not can_speak(match["who"]):
            continue
        cue = Span(*match.span("cue" if match["cue"] else "come"))
        told = "rule.reckoning" if released is None else STATED_FIGURE
        source = Span(*match.span("who"))
        added.append(Found(cue, cue.of(text), CueClass.REPORT, (source,), (before,), sentence, 0.7, told))
    return added


def quoted_text(document: Document, found: list[Found]) -> list[Found]:
    """As in 'The agency began its report this way: "..."': a quotation that its own sentence leads in."""
    text = document.text
    taken = _Taken(found)
    added = []
    for sentence in document.sentences:
        match = _WROTE.match(text, sentence.start, min(sentence.end, sentence.start + _LONGEST))
        if match is None or not can_speak(match["who"].strip()):
            continue
        content = Span(match.end(), sentence.end)
        if taken.holds(content):
            continue
        cue, source = Span(*match.span("cue")), Span(match.start("who"), match.start("who") + len(match["who"].strip()))
        added.append(Found(cue, "wrote", CueClass.REPORT, (source,), (content,), sentence, 0.7, "rule.quoted_text"))
    return added


class _Taken:
    """What is somebody's words already."""

    def __init__(self, found: Sequence[Found]) -> None:
        contents = sorted((c.start, c.end) for item in found for c in item.contents)
        self._starts = [start for start, _ in contents]
        self._reach = list(accumulate((end for _, end in contents), max))

    def touches(self, span: Span) -> bool:
        """Whether any character of `span` is."""
        at = bisect_left(self._starts, span.end)
        return bool(at) and self._reach[at - 1] > span.start

    def holds(self, span: Span) -> bool:
        """Whether one that begins before or where `span` does reaches its end."""
        at = bisect_left(self._starts, span.start + 1)
        return bool(at) and self._reach[at - 1] >= span.end - 2
