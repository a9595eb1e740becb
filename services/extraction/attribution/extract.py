"""From text to attributions: the tagger reads, the rules repair, then it is settled whose word each content is."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from services.extraction.attribution.chain import build_chains
from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.found import Found
from services.extraction.attribution.repair import repair
from services.extraction.attribution.tagger import Reading, default_model, read_cues
from services.extraction.attribution.tokens import Tokens, tokenise
from services.extraction.model import Attribution, Span
from services.extraction.sentences import Document, split_document

THRESHOLDS: Final = {
    CueClass.REPORT: 0.4,
    CueClass.PERCEIVE: 0.25,
    CueClass.CONFIRM: 0.3,
    CueClass.DENIAL: 0.3,
    CueClass.DOUBT: 0.35,
    CueClass.BELIEF: 0.4,
    CueClass.INTENT: 0.3,
    CueClass.ATTITUDE: 0.3,
    CueClass.OTHER: 0.45,
}
"""Least probability of a cue of each class; chosen on the development part (docs/attribution.md)."""
LONGEST_REACH: Final = 800
"""Characters of its sentence that a rule sees on either side of a cue."""


def extract_attributions(
    text: str, *, title: str = "", byline: str | None = None, outlet: str = ""
) -> tuple[Attribution, ...]:
    """Every attribution in an article, in the order of their cues. Never raises; linear in the length of `text`.

    Args:
        text: the page as delivered; all spans point into it.
        title: the headline.
        byline: author line; a wire credit in it makes a link of no chain but tells authors from sources.
        outlet: registrable domain of the publisher, which is never a link of its own chain.

    >>> text = "The harbour will close on Friday, the mayor told reporters."
    >>> [(a.content[0].of(text), a.chain[0].name) for a in extract_attributions(text)]
    [('The harbour will close on Friday', 'mayor')]

    """
    return attributions_of(split_document(text, title=title, outlet=outlet, byline=byline), outlet=outlet)


def attributions_of(document: Document, *, outlet: str = "") -> tuple[Attribution, ...]:
    """Every attribution of a document that is already split."""
    paragraphs = [p.span for p in document.paragraphs]
    if document.headline_span is not None:
        paragraphs.append(document.headline_span)
        paragraphs.sort()
    if not paragraphs:
        return ()
    model = default_model()
    sentences = sorted([*document.sentences, *([document.headline_span] if document.headline_span else [])])
    tokens = tokenise(document.text, paragraphs, model.lexicon, sentences)
    starts = [s.start for s in sentences]
    found = []
    for reading in read_cues(model, tokens, min(THRESHOLDS.values())):
        index = bisect_right(starts, int(tokens.start[reading.cue])) - 1
        item = _found(document.text, tokens, reading, sentences[max(index, 0)])
        if item.probability >= THRESHOLDS[item.cue_class]:
            found.append(item)
    found = repair(document, found)
    return build_chains(document, found, outlet)


def _found(text: str, tokens: Tokens, reading: Reading, sentence: Span) -> Found:
    """The reading in characters."""
    cue = Span(int(tokens.start[reading.cue]), int(tokens.end[reading.cue]))
    word = cue.of(text).lower()

    def spans(runs: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
        return tuple(Span(int(tokens.start[a]), int(tokens.end[b - 1])) for a, b in runs)

    return Found(
        cue=cue,
        word=word,
        cue_class=cue_class(word),
        sources=spans(reading.sources),
        contents=spans(reading.contents),
        # A sentence longer than this is no news; the bound keeps every rule linear on hostile text.
        sentence=Span(max(sentence.start, cue.start - LONGEST_REACH), min(sentence.end, cue.end + LONGEST_REACH)),
        probability=reading.probability,
        rule="tagger",
    )


def covering(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """The innermost attribution whose content holds `span`, that is whose word it is; None: the outlet's own.

    Attributions without a chain ("reportedly") hold nothing.
    """
    holders = [a for a in attributions if a.chain and any(c.contains(span) for c in a.content)]
    return min(holders, key=lambda a: (sum(c.end - c.start for c in a.content), a.cue), default=None)
