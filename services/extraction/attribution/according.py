"""Whose word "according to" and "as reported by" make it, and of how much of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import MIN_CONTENT, Found, length
from services.extraction.attribution.speakers import can_speak, trim
from services.extraction.attribution.wording import FINITE
from services.extraction.model import Span
from services.extraction.sentences import Document

_ACCORDING: Final = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s (?:reported|noted|stated|confirmed|announced|first reported) by)\s+"
)
_SOURCE_END: Final = re.compile(r",\s|[;:]\s|\s[—–-]{1,2}\s|—|\s(?=[\"“])|[,.]?[\"”]")
_ADJUNCT: Final = re.compile(
    r",?\s*(?:from|with|compared|up|down|including|as|after|before|in|by|at|for|to|on|since|while|when|despite|which|who|"
    r"that|most|nearly|about|almost|because|due|amid|following|mainly|mostly|more|less|well|far|roughly)\b"
)


def widen_according(text: str, item: Found) -> Found:
    """As in "CLAUSE, according to Y, ADJUNCT.": the source ends at its comma, and the adjunct is content too."""
    sentence = item.sentence
    marker = _ACCORDING.match(text, item.cue.start)
    if marker is None:
        return item
    source = _source_after(text, marker.end(), sentence.end)
    contents = list(item.contents)
    before = trim(text, sentence.start, item.cue.start)
    scope = []
    split = before.end > before.start and _VERB.match(text, source.end) is not None
    if split or before.end - before.start >= MIN_CONTENT:
        scope.append(before)
        if not any(c.start < item.cue.start for c in contents):
            contents = [before, *[c for c in contents if c.start > source.end]]
        elif source.end >= sentence.end - 2 and _hangs(text, sentence.start, contents[0].start):
            contents = [before]
        tail = trim(text, source.end, sentence.end)
        goes_on = split or _ADJUNCT.match(text, source.end)
        if goes_on and not any(c.overlaps(tail) for c in contents) and tail.end > tail.start:
            contents.append(tail)
    else:
        clause = trim(text, source.end, sentence.end)
        scope.append(clause)
        if length(contents) < MIN_CONTENT and clause.of(text).count(" ") >= _LEAST_SPACES:
            contents = [clause]
    sources = item.sources
    if source.end > source.start and not (
        sources and sources[0].start <= source.start and sources[0].end <= source.end
    ):
        sources = (source,)
    return replace(item, sources=sources, contents=tuple(contents), scope=tuple(scope))


_LEAST_SPACES: Final = 2
"""Between the words of the shortest clause behind who is named: "40 people voted"."""
_JOINED: Final = re.compile(
    r"(?:,?\s(?:and|but|while|whereas|though|although|as|when|after|because|since|yet)|[;:])\s$"
)
_SAYING: Final = re.compile(
    r"[\"“”]|\b(?:sa(?:id|ys?|ying)|told|tells?|added|wrote|asked|reported|announced|claim(?:s|ed)|according)\b"
)


def _hangs(text: str, start: int, content: int) -> bool:
    """As in "He paid 40 crowns – apparently so that ..., according to Y": what is told hangs on all that stands before.

    Not what is joined to it, nor where somebody speaks before.
    """
    if content <= start:
        return False
    return not _JOINED.search(text, start, content) and not _SAYING.search(text, start, content)


def _source_after(text: str, start: int, limit: int) -> Span:
    """The noun phrase from `start`: up to its comma, unless an apposition follows that has a comma of its own."""
    end = _SOURCE_END.search(text, start, min(limit, start + 240))
    stop = end.start() if end is not None else min(limit, start + 240)
    return trim(text, start, stop)


_VERB: Final = re.compile(
    r",\s(?:now |also |already |still |has |had )?"
    rf"{FINITE}\b"
)
"""As in "Two of the men, according to the police, [had fled]": the verb stands behind who is named."""
_RECKONING: Final = re.compile(
    r"(?:^|(?<=, ))(?:[Bb]y|[Ii]n|[Oo]n) (?P<who>(?:the |an? )?(?:[\w&.-]+ ){0,5}?[\w&.-]+)['’]s? "
    r"(?:own |latest |official |first )?"
    r"(?P<cue>counts?|reckoning|estimates?|tally|account|calculations?|estimation|telling|view|opinion|words|assessment)"
    r"(?=, |[.]?$)"
)


_AS_TOLD: Final = re.compile(
    r"(?:^|(?<=, )|(?<=,\" )|(?<=,” ))[Aa]s (?P<who>(?:the )?(?:[A-Z][\w&.'’-]*)(?: [A-Z][\w&.'’-]*?){0,4})"
    r"(?:['’]s?)?(?: (?:[a-z]+ )?[“\"‘][^“”\"\n]{2,40}[”\"’])? "
    r"(?P<cue>reports|reported|notes|noted|writes|wrote)(?=,|[.]?$| (?:for|in|on) [^,]{2,40}[.]?$)"
    r"|^(?:Here is how|This is how|As) (?P<by>(?:the )?[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,4}) (?:\w+ )?"
    r"(?P<put>put|puts|described|describes|tells|told) it\b[^,:]{0,60}(?=[,:])"
)
"""As in "As the Herald reports, 40 boats sank", "As the Herald's “Notebook” reports"."""


def by_reckoning(document: Document, found: list[Found]) -> list[Found]:
    """As in "By the ministry's count, 40 homes were lost", "40 homes were lost, by the army's reckoning"."""
    text = document.text
    known = {item.cue.start for item in found if item.sources}
    added = []
    for sentence in document.sentences:
        line = text[sentence.start : min(sentence.end, sentence.start + 800)]
        for said in (*_RECKONING.finditer(line), *_AS_TOLD.finditer(line)):
            at = sentence.start
            put = said.re is _AS_TOLD and said["put"]
            source = Span(*(at + x for x in said.span("by" if put else "who")))
            cue = Span(*(at + x for x in said.span("put" if put else "cue")))
            if said.re is _RECKONING and (cue.start in known or not can_speak(source.of(text))):
                continue
            first = said.start() < MIN_CONTENT
            content = (
                trim(text, at + said.end() + 1 if put else cue.end, sentence.end)
                if first
                else trim(text, sentence.start, at + said.start())
            )
            if content.end - content.start >= MIN_CONTENT:
                added.append(
                    Found(cue, "according", CueClass.REPORT, (source,), (content,), sentence, 0.8, "rule.reckoning")
                )
    heard = {item.cue.start for item in added}
    return [*(item for item in found if item.cue.start not in heard), *added]


def missed_according(document: Document, found: list[Found]) -> list[Found]:
    """As in "according to" and "as reported by" where the tagger saw no cue."""
    text = document.text
    cues = sorted(item.cue.start for item in found)
    added = []
    for sentence in document.sentences:
        for marker in _ACCORDING.finditer(text, sentence.start, sentence.end):
            at = bisect_right(cues, marker.end())
            if at and cues[at - 1] >= marker.start() and "ccording" in marker[0]:
                continue
            reach = Span(max(sentence.start, marker.start() - 800), min(sentence.end, marker.end() + 800))
            seed = Found(
                Span(marker.start(), marker.end() - 1),
                "according",
                CueClass.REPORT,
                (),
                (),
                reach,
                0.9,
                "rule.according",
            )
            added.append(widen_according(text, seed))
    return [item for item in added if item.contents and item.sources]
