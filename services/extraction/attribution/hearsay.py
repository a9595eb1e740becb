"""Adverbs by which an outlet keeps its distance: "reportedly", "allegedly"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import subject_before
from services.extraction.model import Span

HEARSAY: Final = frozenset(["reportedly", "allegedly", "purportedly", "supposedly", "apparently"])
"""Adverbs by which an outlet keeps its distance without naming anyone."""
_WORD: Final = re.compile(r"\w+")


def hearsay_of_report(text: str, item: Found) -> Found:
    """As in "X reportedly told Y that Z": the cue is the verb."""
    verb = _WORD.match(text, item.cue.end + 1, item.sentence.end)
    if verb is None or cue_class(verb[0]) is not CueClass.REPORT:
        return item
    sources = item.sources or subject_before(text, item.sentence, item.cue.start)
    cue = Span(*verb.span())
    return replace(item, cue=cue, word=verb[0].lower(), cue_class=CueClass.REPORT, sources=sources, contents=())
