"""What was said is the sentence before: "NIS reported the development on Monday"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.model import STATED_FIGURE
from services.extraction.sentences import Document

_ANAPHORA: Final = re.compile(
    r"\s*(?:the|this|that|these|those)\s+(?:development|developments|news|move|incident|decision|deal|figures?|numbers?|"
    r"findings?|information|details?|claims?|assertion|statement|reports?|attack|death|deaths|toll|plan|results?)\b"
    r"(?!\s(?:of|that|was|were|is|are|has|had|have|will|would|could|can|may|might|should|did|does|do|showed|shows)\b)"
    r"|\s*(?:this|that|it|so)(?=\s*(?:[.,;]|$))",
    re.IGNORECASE,
)


_JUDGING: Final = frozenset({"call", "calls", "called", "calling", "describe", "describes", "described", "describing"})
"""Verbs that say of the sentence before what it is, not that it is so: "called the report fiction"."""


def sentence_before(document: Document, item: Found) -> Found:
    """As in "NIS reported the development on Monday": what it reported is the sentence before."""
    if item.cue_class not in (CueClass.REPORT, CueClass.CONFIRM, CueClass.DENIAL) or item.rule == STATED_FIGURE:
        return item  # "put the toll at 40" points at nothing
    if item.word in _JUDGING:
        return item
    if not _ANAPHORA.match(document.text, item.cue.end, item.sentence.end):
        return item
    sentences = document.sentences
    index = bisect_right(sentences, item.sentence.start, key=lambda s: s.start) - 2
    if index < 0:
        return item
    return replace(item, scope=(*item.scope, sentences[index]), rule="rule.anaphora")
