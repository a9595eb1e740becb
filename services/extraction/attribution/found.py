"""An attribution on its way: spans are settled, whose word it is is not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.model import Span
from services.extraction.sentences import Document

MIN_CONTENT: Final = 16
"""A report with less content than this many characters is mended if the sentence offers a clause instead."""


@dataclass(frozen=True, slots=True)
class Found:
    """Cue, source and content of one attribution, and what found them."""

    cue: Span
    word: str
    """Head word of the cue, lower case."""
    cue_class: CueClass
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    sentence: Span
    probability: float
    rule: str
    scope: tuple[Span, ...] = field(default=())
    """What else stands under this source's word, for provenance alone: a final "according to Y" covers its sentence."""

    @property
    def source(self) -> Span | None:
        """The source span nearest to the cue."""
        if not self.sources:
            return None
        return min(self.sources, key=lambda s: (max(self.cue.start - s.end, s.start - self.cue.end), s.start))

    def covers(self, span: Span) -> bool:
        """Whether `span` lies in the content or the scope."""
        return any(c.contains(span) for c in self.contents) or any(c.contains(span) for c in self.scope)


def by_sentence(document: Document, found: Iterable[Found]) -> list[tuple[Span, list[Found]]]:
    """Each sentence with what has its cue there, first what stands before all of them (a headline of its own).

    Rules that replace what they find look at one sentence at a time: a page of nothing but cues stays linear.
    """
    sentences = document.sentences
    starts = [s.start for s in sentences]
    parts: list[tuple[Span, list[Found]]] = [(Span(0, 0), []), *((s, []) for s in sentences)]
    for item in found:
        parts[bisect_right(starts, item.cue.start)][1].append(item)
    return parts


def length(spans: Iterable[Span]) -> int:
    """How many characters the spans hold together."""
    return sum(s.end - s.start for s in spans)
