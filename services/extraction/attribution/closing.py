"""Who is named at the end of a sentence for all that stands before: "..., the census has shown.", "told us outside"."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import cue_class
from services.extraction.attribution.found import Found
from services.extraction.model import Span
from services.extraction.sentences import Document

_LAST: Final = re.compile(
    r",\s(?P<source>(?:(?:the|an?|its|their|his|her|our)\s)(?:[\w'’-]+\s){0,4}?[\w'’-]+)\s(?:has|have|had)\s"
    r"(?P<cue>shown|found|said|revealed|reported|announced|confirmed|concluded|estimated|calculated)"
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[.!]?\s*$"
)
_CLAUSE: Final = re.compile(r"\b(?:was|were|is|are|be|been|had|has|have|will|would|who|which|that|and|but)\b")
"""Words that no source holds: what stands before the cue is a clause then."""
_WHERE: Final = re.compile(r"(?:\s[\w'’-]+){0,3}\s(?:outside|inside|near|behind|beside|in front of)\s")
_LONGEST: Final = 120
"""Characters at the end of a sentence in which its source is looked for."""
_LEAST: Final = 16
"""Characters of what is said."""
_SURE: Final = 0.7


def closing_reports(document: Document, found: list[Found]) -> list[Found]:
    """Attributions by which a sentence ends and which `found` lacks.

    The tagger knows "..., the survey found" and is at a loss where an auxiliary stands before the verb.
    """
    known = {item.cue.start for item in found}
    added = []
    for sentence in document.sentences:
        last = _LAST.search(document.text, max(sentence.start, sentence.end - _LONGEST), sentence.end)
        if last is None or last.start("cue") in known or _CLAUSE.search(last["source"]):
            continue
        content = Span(sentence.start, last.start())
        if content.end - content.start >= _LEAST:
            cue, source = Span(*last.span("cue")), Span(*last.span("source"))
            of = cue_class(last["cue"])
            added.append(Found(cue, last["cue"], of, (source,), (content,), sentence, _SURE, "rule.closing"))
    return added


def where_told(text: str, item: Found) -> bool:
    """As in "told reporters outside what had been his office": where it was said is not what was said."""
    first = min((c.start for c in item.contents), default=0)
    return item.cue.end < first and _WHERE.fullmatch(text, item.cue.end, first) is not None
