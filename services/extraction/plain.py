"""Sentences as claims of their own: as they stand, and with each figure that frames make nothing of.

Most of what news repeats is told with verbs that no table has, or in clauses that frames do not reach. A sentence can
still be known again by its words (`services.comparison.retelling`): no event, no participants, only what is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from services.extraction.frames.assemble import claim_id
from services.extraction.frames.reading import Reading, Sentence
from services.extraction.model import PLAIN, Claim, Frame, Modality, Period, Polarity, Quantity, Span

LONGEST = 600
MOST = 5
"""Plain claims of the first sentences of an article: what matters stands there."""
MOST_VALUES = 12
"""Plain claims of its other sentences: only those with a figure or a date, for values are what outlets differ in."""
MOST_FIGURES = 4
"""Figures of one sentence that get a claim of their own."""
CONFIDENCE = 0.4
"""Below what an alert asks for: nobody has read who did what. It still counts for and against a value."""
_ANCHOR = re.compile(
    r"(?<=[^\W_] )[A-Z][^\W_]+|(?<=[,;] )[A-Z][^\W_]+|(?<= )(?:19|20)\d\d\b"
    r"|^\W{0,2}(?!(?:It|He|She|We|You|That|This|There|What|Who|Everyone|Everybody|Nobody|Nothing|Something|Here|One) )"
    r"[A-Z][a-z]{2,}(?= (?:has|had|was|is|will|would|did|does|could|said|says|told) )"
)
"""A name, a year, or a single word that does something at the beginning of a sentence, as names do: "Orrel has"."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_SIGNATURE = re.compile(r"\W*(?:[A-Z][^\W_]*\.? ){1,5}\(@\w+\)")
"""Who wrote a post, and when: "— Ana Prell (@anaprell) 3 August 2025"."""
_LEAST_ANCHORS, _LEAST_WORDS = 1, 4
"""Names, a figure and a time; words of four letters and more."""


def plain_claims(reading: Reading, spans: Sequence[Span], sentences: Sequence[Sentence], text: str) -> list[Claim]:
    """The plain claims of an article, in text order.

    Arguments:
        reading: everything that frames made of the article.
        spans: its sentences.
        sentences: those of them that were looked at for figures and times.
        text: its text.

    """
    read = {sentence.span.start: sentence for sentence in sentences}
    claims = sorted(reading.claims, key=lambda c: c.sentence)
    starts = [claim.sentence.start for claim in claims]
    first: list[Claim] = []
    values: list[Claim] = []
    for span in spans:
        at = bisect_left(starts, span.start)
        mine = [c for c in claims[at:] if c.sentence.start == span.start] if at < len(starts) else []
        found = _of_sentence(reading, span, read.get(span.start), mine, text)
        if len(first) < MOST:
            first += found
        else:
            values += [c for c in found if c.quantity is not None or _dated(c.when)]
        if len(values) >= MOST_VALUES:
            break
    return [*first[:MOST], *values[:MOST_VALUES]]


def _dated(when: Period | None) -> bool:
    """Whether a sentence says when in a way that stays true: a year, a month, a day of the calendar."""
    return when is not None and when.span is not None and not when.vague


def _of_sentence(
    reading: Reading, span: Span, sentence: Sentence | None, claims: Sequence[Claim], text: str
) -> list[Claim]:
    whole = Span(span.start, min(span.end, span.start + LONGEST))
    written = whole.of(text)
    if _SIGNATURE.match(written):
        return []
    quantities = sentence.quantities if sentence is not None else ()
    dated = sentence is not None and bool(sentence.periods)
    if (
        len(_ANCHOR.findall(written)) + bool(quantities) + dated < _LEAST_ANCHORS
        or len(_WORD.findall(written)) < _LEAST_WORDS
    ):
        return []
    held = [c.quantity.span for c in claims if c.quantity is not None]
    free = [q for q in quantities if not any(q.span.overlaps(h) for h in held)][:MOST_FIGURES]
    when = sentence.periods[0] if sentence is not None and len(sentence.periods) == 1 else None
    return [_plain(reading, whole, quantity, when, written) for quantity in (None, *free)]


def _plain(reading: Reading, span: Span, quantity: Quantity | None, when: Period | None, written: str) -> Claim:
    article = reading.article
    trigger = Span(span.start, span.start + len(written.split(maxsplit=1)[0]))
    attribution = reading.innermost(quantity.span if quantity is not None else trigger) or reading.covering(span)
    return Claim(
        id=claim_id(article.id, span, PLAIN, quantity),
        article_id=article.id,
        outlet=article.outlet,
        published_at=article.published_at,
        sentence=span,
        span=span,
        text=" ".join(written.split()),
        frame=Frame(PLAIN, "", trigger, ()),
        quantity=quantity,
        when=when,
        polarity=Polarity.AFFIRMED,
        modality=Modality.QUESTION if written.rstrip().endswith("?") else Modality.ASSERTED,
        attribution=attribution,
        chain=attribution.chain if attribution is not None else (),
        confidence=CONFIDENCE,
        corrects=reading.corrects,
        section=article.section,
    )
