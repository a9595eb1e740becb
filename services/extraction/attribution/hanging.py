"""What hangs on a verb by its form: "denied shelling the bridge", "possibly growing to 40", "after saying that"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import can_speak, trim
from services.extraction.model import Span

_WHILE: Final = re.compile(r"\b(?:after|before|while|when|since|by|upon)\s(?:[a-z]+ly\s|also\s|first\s)?$")
_AND: Final = re.compile(r"\s(?:and|but)\s(?:also\s|later\s|then\s|has\s|have\s)?$")
_BELOW: Final = re.compile(r"\b(?:who|which|that|whose|where|when|because|while|if)\b|[\"“”;:]")
"""What opens a clause below, whose verb the second one may be."""
_SUBJECT: Final = re.compile(
    r"(?:(?:On|In|At|Late|Early|Last|Earlier|Meanwhile|Separately|Then)\b[^,]{0,40},\s|(?:But|And)\s)?"
    r"(?P<who>(?:[Tt]he\s)?[A-Z][\w'’&.-]*(?:\s(?:of\s)?[A-Z][\w'’&.-]*){0,5}"
    r"|(?:[Tt]he|[Aa]n?)\s(?:[a-z][\w-]*\s){0,3}?[a-z][\w-]*)\s"
    r"(?=(?:has|had|have|was|were|is|are|will|would|[a-z]+ed|cut|shut|put|left|went|began|took|gave|made|sent|won|lost"
    r"|fell|rose|grew|sold|bought|held|met|came|set)\b)"
)
_GERUND: Final = re.compile(r"\s(?:ever\s)?(?:having\s|being\s)?[a-z]{3,20}\s")
_PARTICIPLE: Final = re.compile(r",\s(?:\w+ly\s)?(\w{3,}ing)\b")


def with_subject(text: str, item: Found) -> Found:
    """As in "Norway closed the port after announcing that Z", "met and called for Z": one does both."""
    if item.sources or not item.contents or item.cue_class is not CueClass.REPORT:
        return item
    hangs = _WHILE if item.word.endswith("ing") else _AND
    if hangs.search(text, max(item.sentence.start, item.cue.start - 24), item.cue.start) is None:
        return item
    subject = _SUBJECT.match(text, item.sentence.start, item.cue.start)
    if hangs is _AND and (subject is None or _BELOW.search(text, subject.end(), item.cue.start)):
        return item
    if subject is None or not (can_speak(subject["who"]) or " " not in subject["who"]):
        return item
    return replace(item, sources=(Span(*subject.span("who")),))


def with_gerund(text: str, item: Found) -> Found:
    """As in "the army denied shelling the bridge": what it denies begins with the verb."""
    after = [c for c in item.contents if c.start > item.cue.end]
    if (
        item.cue_class is not CueClass.DENIAL
        or not after
        or _GERUND.fullmatch(text, item.cue.end, after[0].start) is None
    ):
        return item
    whole = Span(item.cue.end + 1, after[0].end)
    return replace(item, contents=tuple(whole if c == after[0] else c for c in item.contents))


def with_participle(text: str, item: Found) -> Found:
    """As in "X estimated Z, possibly growing to W": what hangs on the content by a participle is content too."""
    if item.cue_class is not CueClass.REPORT or not item.contents or item.contents[-1].start < item.cue.end:
        return item
    last = item.contents[-1]
    hanging = _PARTICIPLE.match(text, last.end, item.sentence.end)
    if hanging is None or cue_class(hanging[1]) is not CueClass.OTHER or text[last.end - 1] in '"”':
        return item
    return replace(item, contents=(*item.contents[:-1], trim(text, last.start, item.sentence.end)))
