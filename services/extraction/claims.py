"""From an article to its attributed claims: the one entry point of extraction."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from services.extraction.frames import build, ground, lexicon, mood, parser
try:
    from services.extraction.attribution import extract_attributions
except ImportError:  # lands tonight
    from services.extraction.frames.interim import extract_attributions
from services.extraction.frames.mentions import Mentions
from services.extraction.frames.phrases import Scene, participant
from services.extraction.frames.syntax import Clause, find_clauses, lemma
from services.extraction.model import (
    ArticleClaims,
    Attribution,
    AttributionKind,
    Claim,
    Frame,
    Grain,
    Modality,
    Participant,
    Period,
    Polarity,
    Quantity,
    QuantityRole,
    Relation,
    Role,
    Span,
)
from services.extraction.quantities import find_quantities
from services.extraction.sentences import Document, split_document, split_sentences
from services.extraction.shingles import own_words, shingle
from services.extraction.times import find_periods
from services.ingestion.model import Admission, Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_TEXT = 200_000
MOST_SENTENCES = 1_500
CORRECTS = re.compile(r"(?i)\bcorrection\b\s*:|\bcorrected\b|\bcorrects\b|\ban earlier version of this\b|\brevised (?:up|down|the|its|to|from)\b|\brevis(?:ed|es) (?:the )?(?:toll|figure|estimate)")
RISING = frozenset("rise climb grow increase jump reach mount pass top exceed swell soar surge".split())
SPEECH = lexicon.words("speech.txt")


@dataclass(slots=True)
class Reading:
    """Everything read from one article, as its sentences are worked through."""

    article: Article
    document: Document
    attributions: tuple[Attribution, ...]
    mentions: Mentions = field(default_factory=Mentions)
    corrects: bool = False
    claims: list[Claim] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """One sentence with what the grammars found in it."""

    span: Span
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]


def extract_claims(article: Article) -> ArticleClaims:
    """Every checkable statement of an article, with whose word it is.

    Arguments:
        article: an admitted article; withdrawals and tombstones give no claims.

    Returns:
        the claims in text order; the same article always gives the same bytes. Never raises on any text.
    """
    if article.kind is not Admission.ARTICLE:
        return bundle(article, (), (), 0, None)
    text = article.text[:LONGEST_TEXT]
    document = split_document(text, title=article.title)
    attributions = extract_attributions(text, title=article.title, byline=article.byline, outlet=article.outlet)
    reading = Reading(article, document, attributions, corrects=bool(CORRECTS.search(text[:2000]) or CORRECTS.search(text[-1500:])))
    sentences = worth_reading(reading, text)
    docs = parser.parse([s.span.of(text) for s in sentences])
    for sentence, doc in zip(sentences, docs, strict=True):
        read_sentence(reading, sentence, doc)
    words = own_words(text, document.sentences, (span for a in attributions for span in a.content))
    return bundle(article, tuple(reading.claims), shingle(words), len(words), document.credit)


def bundle(article: Article, claims: tuple[Claim, ...], shingles: tuple[int, ...], words: int, wire: str | None) -> ArticleClaims:
    """Everything extraction says of one entry."""
    return ArticleClaims(
        seq=article.seq,
        seen_at=article.seen_at,
        article_id=article.id,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published_at=article.published_at,
        kind=str(article.kind),
        supersedes=article.supersedes,
        claims=claims,
        shingles=shingles,
        words=words,
        wire=wire,
        section=article.section,
    )


def worth_reading(reading: Reading, text: str) -> list[Sentence]:
    """Sentences in which something can be checked: a number, a time, an attribution or a known event with a name."""
    found = []
    starts = sorted(span.start for a in reading.attributions for span in a.content)
    for span in (reading.document.sentences or split_sentences(text))[:MOST_SENTENCES]:
        periods = find_periods(text, reading.article.published_at, span.start, span.end)
        quantities = tuple(
            q for q in find_quantities(text, span.start, span.end) if not any(p.span is not None and p.span.overlaps(q.span) for p in periods)
        )
        attributed = bisect_left(starts, span.end) > bisect_left(starts, span.start)
        if quantities or periods or attributed or span.end - span.start < 250:
            found.append(Sentence(span, quantities, periods))
    return found


def read_sentence(reading: Reading, sentence: Sentence, doc: Doc) -> None:
    """Claims of one sentence, appended to the reading."""
    clauses = {c.head.i: c for c in find_clauses(doc)}
    offset = sentence.span.start
    timed = frozenset(t.i for p in sentence.periods if p.span for t in ground.tokens_of(doc, offset, p.span))
    counted = frozenset(t.i for q in sentence.quantities for t in ground.tokens_of(doc, offset, q.span))
    scene = Scene(doc, offset, timed, counted, reading.mentions)
    times = place_times(scene, sentence, clauses)
    taken: set[int] = set()
    previous: tuple[Frame, Clause] | None = None
    for quantity in sentence.quantities:
        hit = ground.ground(doc, offset, quantity.span, clauses)
        if hit is None or hit.clause is None or is_cue(reading, scene, hit.clause):
            continue
        clause = hit.clause
        frame = build.build(scene, clause, clauses, quantity, hit.slot, hit.anchor)
        taken.add(clause.head.i)
        previous = (frame, clause)
        add_claim(reading, scene, sentence, clauses, clause, frame, quantity, times)
    for clause in clauses.values():
        if clause.head.i not in taken and not is_cue(reading, scene, clause) and lemma(clause.head) not in SPEECH:
            frame = build.build(scene, clause, clauses, None, "", None)
            attributed = innermost(reading, frame.trigger) is not None
            if specific(clause, frame, times, attributed=attributed):
                add_claim(reading, scene, sentence, clauses, clause, frame, None, times)
    note_subject(reading, scene, clauses)


def note_subject(reading: Reading, scene: Scene, clauses: dict[int, Clause]) -> None:
    """Remember the names of the sentence, and its subject for the pronouns of the next."""
    for clause in clauses.values():
        subject = clause.first("s")
        if subject is None or subject.pos_ == "PRON":
            continue
        one = participant(scene, Role.AGENT, subject)
        if one is not None and clause.head.dep_ == "ROOT":
            reading.mentions.subject = one


def is_cue(reading: Reading, scene: Scene, clause: Clause) -> bool:
    """Whether the clause is the saying and not the said. An act of words ("sentenced", "appointed") is an event itself."""
    if lemma(clause.head) not in SPEECH and any(key in lexicon.verbs() for key in clause.keys):
        return False
    here = scene.span([clause.head])
    return any(cue.overlaps(here) for a in reading.attributions for cue in a.cue)


def specific(clause: Clause, frame: Frame, times: dict[int, Period], *, attributed: bool) -> bool:
    """Whether a clause without a number says something that can be checked."""
    if clause.nominal or frame.predicate in {"have", "be", "mean", "report", "level", "set"}:
        return False
    named = any(p.named for p in frame.participants)
    known = any(key in lexicon.verbs() for key in clause.keys)
    parts = {p.role for p in frame.participants}
    if attributed and frame.participants and known:
        return named or mood.modality(clause, backshift=True) is Modality.PLANNED
    return named and known and (len(parts) > 1 or clause.head.i in times or mood.polarity(clause) is Polarity.NEGATED)


def place_times(scene: Scene, sentence: Sentence, clauses: dict[int, Clause]) -> dict[int, Period]:
    """The period of every clause (by index of its head)."""
    times: dict[int, Period] = {}
    for period in sentence.periods:
        if period.span is None:
            continue
        hit = ground.ground(scene.doc, scene.offset, period.span, clauses)
        if hit is None or hit.clause is None:
            continue
        clause: Clause | None = hit.clause
        times.setdefault(hit.clause.head.i, period)
        if clause is not None and clause.nominal:
            upper = build.enclosing(clause.head, clauses)
            if upper is not None:
                times.setdefault(upper.head.i, period)
    return times


def when_of(clause: Clause, clauses: dict[int, Clause], times: dict[int, Period]) -> Period | None:
    """The period of a clause: its own, its conjuncts', or that of the clause around a noun."""
    if clause.head.i in times:
        return times[clause.head.i]
    if clause.nominal:
        upper = build.enclosing(clause.head, clauses)
        return when_of(upper, clauses, times) if upper is not None else None
    for child in clause.head.children:
        if child.dep_ == "conj" and child.i in times:
            return times[child.i]
        if child.dep_ == "xcomp" and child.i in times:
            return times[child.i]
    if clause.head.dep_ in {"conj", "xcomp", "acl"} and clause.head.head.i in clauses and not said(clause.head.head):
        return times.get(clause.head.head.i)
    return None


def said(token: Token) -> bool:
    """Whether a verb is one of saying."""
    return lemma(token) in SPEECH


def innermost(reading: Reading, span: Span) -> Attribution | None:
    """The attribution with the shortest content around a span."""
    around = [a for a in reading.attributions if any(content.contains(span) for content in a.content)]
    return min(around, key=lambda a: sum(c.end - c.start for c in a.content), default=None)


def add_claim(
    reading: Reading,
    scene: Scene,
    sentence: Sentence,
    clauses: dict[int, Clause],
    clause: Clause,
    frame: Frame,
    quantity: Quantity | None,
    times: dict[int, Period],
) -> None:
    """Put a claim together and append it."""
    tokens = ground.clause_tokens(clause, clauses)
    if quantity is not None:
        tokens = sorted({*tokens, *ground.tokens_of(scene.doc, scene.offset, quantity.span)}, key=lambda t: t.i)
    span = scene.span(tokens)
    attribution = innermost(reading, quantity.span if quantity is not None else frame.trigger)
    if attribution is not None:
        inner = [c for c in attribution.content if c.overlaps(span)]
        span = Span(max(span.start, inner[0].start), min(span.end, inner[-1].end)) if inner else span
    article = reading.article
    backshift = attribution is not None
    reading.claims.append(
        Claim(
            id=claim_id(article.id, span, frame.predicate, quantity),
            article_id=article.id,
            outlet=article.outlet,
            published_at=article.published_at,
            sentence=sentence.span,
            span=span,
            text=" ".join(span.of(article.text).split()),
            frame=frame,
            quantity=quantity,
            when=when_of(clause, clauses, times),
            polarity=mood.polarity(clause) if not clause.nominal else Polarity.AFFIRMED,
            modality=mood.modality(clause, backshift=backshift) if not clause.nominal else Modality.ASSERTED,
            attribution=attribution,
            chain=attribution.chain if attribution is not None else (),
            confidence=0.9,
            corrects=reading.corrects,
            cumulative=quantity is not None and is_toll(frame),
            rises=frame.direction > 0 and is_toll(frame),
            section=article.section,
        )
    )


def is_toll(frame: Frame) -> bool:
    """Whether a count of this predicate can only grow."""
    return frame.predicate in TOLLS


TOLLS = frozenset(entry.predicate for entry in lexicon.verbs().values() if "toll" in entry.flags)


def claim_id(article_id: str, span: Span, predicate: str, quantity: Quantity | None) -> str:
    """Deterministic id of a claim.

    >>> claim_id("a", Span(0, 5), "die", None)
    'a2de9d09fa7c4fbd4d6bd9ba'
    """
    where = f"{quantity.span.start}:{quantity.span.end}" if quantity is not None else "-"
    return blake2b(f"{article_id}|{span.start}:{span.end}|{predicate}|{where}".encode(), digest_size=12).hexdigest()
