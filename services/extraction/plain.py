"""Sentences as claims of their own: as they stand, and with each figure that frames make nothing of.

Most of what news repeats is told with verbs that no table has, or in clauses that frames do not reach. A sentence can
still be known again by its words (`services.comparison.sentences`): no event, no participants, only what is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from services.extraction.attribution.cues import SAYS, cue_class
from services.extraction.frames.statements.assemble import claim_id
from services.extraction.frames.statements.inherit import part_of
from services.extraction.frames.statements.reading import Reading, Sentence
from services.extraction.model import (
    PLAIN,
    Attribution,
    AttributionKind,
    Claim,
    Frame,
    Grain,
    Modality,
    Period,
    Polarity,
    Quantity,
    Span,
)
from services.extraction.retold import deepest

LONGEST = 600
MOST = 5
"""Plain claims of the first sentences of an article: what matters stands there."""
MOST_VALUES = 12
"""Figures of its other sentences with a plain claim, for values are what outlets differ in."""
SENTENCES_TO_A_VALUE = 3
"""A long article has more figures: one for so many sentences, if that is more."""
MOST_DATED = 12
"""Plain claims of its other sentences with a date."""
MOST_SAID = 10
"""Plain claims of its other sentences that somebody says, or that say that something is not so."""
SENTENCES_TO_A_SAYING = 3
"""A long article has more of them: one for so many sentences, and a third as many for what is said inside one."""
MOST_FIGURES = 6
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
_SPOKEN = frozenset({AttributionKind.INDIRECT, AttributionKind.MIXED, AttributionKind.DIRECT})
_OPENING = re.compile(r"\W{0,3}([^\W_]+)")
_SIGNATURE = re.compile(r"\W*(?:[A-Z][^\W_]*\.? ){1,5}\(@\w+\)")
"""Who wrote a post, and when: "— Ana Prell (@anaprell) 3 August 2025"."""
_LEAST_WORDS = 4
"""Words of four letters and more of a sentence with a name, a figure or a time."""
_LEAST_SAID, _LEAST_PLACED = 3, 2
"""The same of what somebody says or is not so, and of what has a figure or a year with its verb."""
_HAPPENED = re.compile(r"\b(?:was|were|has|had|have)\b")


def plain_claims(reading: Reading, spans: Sequence[Span], sentences: Sequence[Sentence]) -> list[Claim]:
    """The plain claims of an article, in text order.

    Arguments:
        reading: everything that frames made of the article.
        spans: its sentences.
        sentences: those of them that were looked at for figures and times.

    """
    read = {sentence.span.start: sentence for sentence in sentences}
    claims = sorted(reading.claims, key=lambda c: c.sentence)
    starts = [claim.sentence.start for claim in claims]
    most = max(MOST_VALUES, len(spans) // SENTENCES_TO_A_VALUE)
    most_said = max(MOST_SAID, len(spans) // SENTENCES_TO_A_SAYING)
    first: list[Claim] = []
    figures: list[Claim] = []
    dated: list[Claim] = []
    said: list[Claim] = []
    unheard: list[Claim] = []
    for span in spans:
        at = bisect_left(starts, span.start)
        mine = [c for c in claims[at:] if c.sentence.start == span.start] if at < len(starts) else []
        room = max(0, MOST - len(first))
        found = _of_sentence(reading, span, read.get(span.start), mine, later=not room)
        first += found[:room]
        figures += [c for c in found[room:] if c.quantity is not None]
        for claim in found[room:][:1]:
            named = read[span.start].periods if span.start in read else ()
            if claim.quantity is None and ((len(named) == 1 and _dated(named[0])) or _dated(claim.when)):
                dated.append(claim)
            elif claim.quantity is None and _states(claim) and not _told_by(mine, claim):
                said.append(claim)
        unheard += _unheard(reading, span, [*mine, *found])
        if len(figures) >= most and len(dated) >= MOST_DATED and len(said) >= most_said:
            break
    return [*first, *figures[:most], *dated[:MOST_DATED], *said[:most_said], *unheard[: most_said // 3]]


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|can|could|may|might|does|do|did|n[o’']t|[a-z]+ed)\b"
)


def _unheard(reading: Reading, span: Span, claims: Sequence[Claim]) -> list[Claim]:
    """What somebody says within a sentence and no claim holds: "..., though the agency said the crew were fit"."""
    text = reading.article.text
    found: list[Claim] = []
    for attribution in reading.around(span):
        content = next((c for c in attribution.content if span.start <= c.start and c.end <= span.end), None)
        if (
            content is None
            or attribution.kind not in _SPOKEN
            or any(_holds(c, content) and c.attribution == attribution for c in claims)
        ):
            continue
        written = content.of(text)
        if len(_WORD.findall(written)) >= _LEAST_SAID and _FINITE.search(written):
            found.append(replace(_plain(reading, content, None, None, written), sentence=span))
    return found


def _holds(claim: Claim, content: Span) -> bool:
    """Whether a claim tells of what is said, and not of a sentence of which that is the lesser part."""
    return claim.span.overlaps(content) and 2 * (content.end - content.start) > claim.span.end - claim.span.start


def _told_by(claims: Sequence[Claim], whole: Claim) -> bool:
    """Whether frames hold most of a sentence: then it needs no claim of its own."""
    return any(2 * (c.span.end - c.span.start) > whole.span.end - whole.span.start for c in claims)


_DENIES = re.compile(
    r"(?:No|Nobody|None|Neither|Nothing|Never) |There (?:[a-z]+ ){1,4}no |"
    r"[^.!?]{0,200}\b(?:no one|nobody|no [a-z]+ (?:has|have|had|was|were)|ha(?:s|ve|d) yet to)\b"
)
"""What begins or names nobody and nothing: "No warning was issued", "so far no group has come"; what has yet to be."""


def _states(claim: Claim) -> bool:
    """Whether somebody says it, or it says that something is not so: what a reader would ask others about."""
    if claim.modality is Modality.QUESTION:
        return False
    return claim.attribution is not None or _DENIES.match(claim.text) is not None


def _dated(when: Period | None) -> bool:
    """Whether a sentence says when in a way that stays true: a year, a month, a day of the calendar."""
    if when is None or when.span is None:
        return False
    return not when.vague or (when.rule == "earlier" and when.grain is Grain.DAY)  # "two days later"


def _of_sentence(
    reading: Reading, span: Span, sentence: Sentence | None, claims: Sequence[Claim], *, later: bool
) -> list[Claim]:
    whole = Span(span.start, min(span.end, span.start + LONGEST))
    written = whole.of(reading.article.text)
    if _SIGNATURE.match(written):
        return []
    quantities = sentence.quantities if sentence is not None else ()
    periods = sentence.periods if sentence is not None else ()
    if not _worth_telling(written, quantities, periods, later=later) and not (
        len(_WORD.findall(written)) >= _LEAST_SAID and (_whose(reading, whole, written) or _saying(reading, whole))
    ):
        return []
    held = [c.quantity.span for c in claims if c.quantity is not None]
    free = [q for q in quantities if not any(q.span.overlaps(h) for h in held)][:MOST_FIGURES]
    free = [part_of(q, quantities, reading.article.text) for q in free]
    found = [_plain(reading, whole, q, _when(reading, span, periods, q), written) for q in (None, *free)]
    told = reading.told.get(span.start)
    if told is not None and told.nouns is not None:
        reading.narrated |= {claim.id: told.nouns for claim in found}
    return found


def _when(reading: Reading, span: Span, periods: Sequence[Period], quantity: Quantity | None) -> Period | None:
    """When a sentence or one of its figures was: by the parse, else the only time that it names."""
    told = reading.told.get(span.start)
    if told is None:
        return periods[0] if len(periods) == 1 else None
    return told.main if quantity is None else told.figures.get(quantity.span, told.main)


def _worth_telling(written: str, quantities: Sequence[Quantity], periods: Sequence[Period], *, later: bool) -> bool:
    """Whether a sentence that nobody says is about something: a name, a figure, a time, or that nobody did it.

    Behind the first sentences, which may stand alone, few words are enough: the article says what they are about.
    """
    words = len(_WORD.findall(written))
    if words >= _LEAST_WORDS and (quantities or periods or _ANCHOR.search(written)):
        return True
    if words >= _LEAST_SAID and _DENIES.match(written):
        return True
    if later and words >= _LEAST_SAID and quantities:
        return True
    placed = bool(quantities) or (len(periods) == 1 and _dated(periods[0]))
    return later and words >= _LEAST_PLACED and placed and _HAPPENED.search(written) is not None


def _whose(reading: Reading, span: Span, written: str) -> Attribution | None:
    """Whose word a sentence is: that of whoever says its first word, or most of it."""
    opening = _OPENING.match(written)
    first = Span(span.start, span.start + len(written.split(maxsplit=1)[0]))
    if opening is not None:
        first = Span(span.start + opening.start(1), span.start + opening.end(1))
    return reading.innermost(first) or reading.covering(span)


_CLAUSE_ENDS = re.compile(r";\s|,\s(?:but|while|whereas|though|although)\s")


def _beside(reading: Reading, quantity: Quantity, attribution: Attribution) -> bool:
    """Whether a figure stands in a clause of its own before who speaks: "They are 28; the army says 40 died"."""
    first = min(part.start for part in (*attribution.content, *attribution.source, *attribution.cue))
    return _CLAUSE_ENDS.search(reading.article.text, quantity.span.end, max(first, quantity.span.end)) is not None


_PREFACE = re.compile(r"(?:[^\W\d_][\w'’-]*,? ){0,6}")
"""What may stand before who speaks: "On Tuesday", "Meanwhile, in Lisk"."""
_TO_CUE = re.compile(
    r"(?:, [^;:\"“”]{2,90})?,?(?: (?:has|have|had|also|later|then|on [A-Z]\w+day|[A-Z]\w+day|\w+ly)){0,3} "
)


def _saying(reading: Reading, span: Span) -> Attribution | None:
    """The attribution that a sentence begins with, if its content is the shorter part: "On Tuesday X said that ..."."""
    text = reading.article.text
    for attribution in reading.around(span):
        told = [c for c in attribution.content if span.contains(c)]
        cue = attribution.cue[0]
        says = cue_class(cue.of(text)) in SAYS or attribution.denial
        if not attribution.chain or not says or len(attribution.source) != 1 or not told:
            continue
        source = attribution.source[0]
        opens = source.start >= span.start and _PREFACE.fullmatch(text, span.start, source.start) is not None
        if opens and cue.end <= told[0].start and _TO_CUE.fullmatch(text, source.end, cue.start):
            return attribution
    return None


def _plain(reading: Reading, span: Span, quantity: Quantity | None, when: Period | None, written: str) -> Claim:
    article = reading.article
    trigger = Span(span.start, span.start + len(written.split(maxsplit=1)[0]))
    inner = reading.innermost(quantity.span) if quantity is not None else None
    attribution = inner or deepest(reading, _whose(reading, span, written), span)
    if attribution is not None and inner is None and quantity is not None:
        told_of = any(source.contains(quantity.span) for source in attribution.source)  # "said Ada Quill, 39"
        attribution = None if told_of or _beside(reading, quantity, attribution) else attribution
    if attribution is None and quantity is None:
        attribution = deepest(reading, _saying(reading, span), span)  # a figure beside what is said is the outlet's
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
