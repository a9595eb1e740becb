"""Whose word a sentence is that only retells: "State media quoted an official claiming that ..."."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import SAYS, cue_class
from services.extraction.frames.statements.reading import Reading
from services.extraction.model import STATED_FIGURE, Attribution, Span

_LEAD: Final = re.compile(r"[\"“\s]*(?:that\s)?(?:the\s|an?\s)?", re.IGNORECASE)
_DEEPEST: Final = 4
_STATES: Final = re.compile(
    r"\s*(?:that\b|[\"“'‘])"
    r"|.*?\b(?:is|are|was|were|been|has|have|had|will|would|could|may|might|can|did|does)\b",
    re.DOTALL,
)
"""A content that is told, not had: nobody says "23 lives" where a storm has claimed them."""


def deepest(reading: Reading, attribution: Attribution | None, part: Span) -> Attribution | None:
    """The speaker with whom the content of `attribution` begins, and so on inward; itself where it begins otherwise.

    Only what is in `part` is looked at: of two quotations the second is not the word of who speaks in the first.

    "The army put the toll at 40, according to Y" is the army's word as Y has it, and a claim of the whole sentence
    has that chain.
    """
    for _ in range(_DEEPEST):
        inner = None if attribution is None else _inside(reading, attribution, part)
        if inner is None:
            break
        attribution = inner
    return attribution


def _inside(reading: Reading, outer: Attribution, part: Span) -> Attribution | None:
    text, depth = reading.article.text, len(outer.chain)
    for content in (c for c in outer.content if c.overlaps(part)):
        begins = {content.start, _after_lead(text, content.start)}
        for inner in reading.around(content):
            within = inner.content and all(content.contains(c) for c in inner.content)
            if not within or len(inner.chain) <= depth or inner.chain[:depth] != outer.chain:
                continue
            says = cue_class(inner.cue[0].of(text)) in SAYS or inner.denial
            opens = any(begins & {s.start, _after_lead(text, s.start)} for s in inner.source)
            told = inner.rule == STATED_FIGURE or any(_STATES.match(c.of(text)) for c in inner.content)
            if says and told and opens and inner.cue[0].end <= inner.content[0].start:
                return inner
    return None


def _after_lead(text: str, start: int) -> int:
    lead = _LEAD.match(text, start)
    return lead.end() if lead is not None else start
