"""From an article to its attributed claims: the one entry point of extraction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from services.extraction.acts import is_act
from services.extraction.again import with_times_told_elsewhere
from services.extraction.attribution import extract_attributions
from services.extraction.ballots import with_ballot_days
from services.extraction.carried import with_carried_times
from services.extraction.continued import with_days_of_saying
from services.extraction.frames.parsing import parser
from services.extraction.frames.parsing.parser import lemma_of
from services.extraction.frames.statements.reading import Reading, Sentence
from services.extraction.frames.statements.statements import STATES, read_statements
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.gazetteer import base_form, known
from services.extraction.model import (
    ArticleClaims,
    Attribution,
    AttributionKind,
    Claim,
    Period,
    Quantity,
    SourceKind,
)
from services.extraction.occasion import with_occasion
from services.extraction.plain import plain_claims
from services.extraction.quantities import find_quantities
from services.extraction.quantities.sharing import as_rated_elsewhere
from services.extraction.quoted_days import quoted_days
from services.extraction.reports import with_report_period
from services.extraction.sentences import Document, split_document, split_sentences
from services.extraction.shingles import own_words, shingle
from services.extraction.story import with_context
from services.extraction.times import find_periods
from services.extraction.times.aside import main_periods
from services.extraction.trading import with_trading_days
from services.ingestion.model import Admission, Article

LONGEST_TEXT = 200_000
MOST_SENTENCES = 1_500

CORRECTS = re.compile(
    r"\bcorrection ?:|\bcorrects\b|\bcorrected (?:the|its|an?)\b|\ban earlier version of this|\bearlier version gave\b"
    r"|\brevised (?:up|down|the|its|to|from|figure|estimate|count|toll)|\brevis(?:es|ing) (?:the|its)\b",
    re.IGNORECASE,
)


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
    document = split_document(text, title=article.title, outlet=article.outlet, byline=article.byline)
    attributions = extract_attributions(text, title=article.title, byline=article.byline, outlet=article.outlet)
    attributions = tuple(a for a in attributions if a.content and not is_act(a, text))
    corrects = bool(CORRECTS.search(text[:2000]) or CORRECTS.search(text[-1500:]))
    reading = Reading(article, attributions, corrects)
    reading.mentions.persons = people_among(attributions)
    sentences = worth_reading(reading, document, text)
    for sentence, doc in zip(sentences, parser.parse([s.span.of(text) for s in sentences]), strict=True):
        read_statements(reading, sentence, doc)
    words = own_words(text, document.sentences, (span for a in attributions for span in a.content))
    plain = plain_claims(reading, document.sentences or split_sentences(text)[:MOST_SENTENCES], sentences)
    read = with_report_period((*reading.claims, *plain), text, article.title, article.published_at)
    traded = with_trading_days(read, text, article.published_at.date())
    claims = sorted(traded, key=lambda c: c.sentence.start)
    claims = with_ballot_days(claims, sentences, document.sentences, text, article.published_at.date())
    dated = with_carried_times(with_times_told_elsewhere(claims), document.sentences, text)
    dated = with_days_of_saying(dated, reading.narrated, document.sentences, text)
    told, events = with_context(dated, text, article.title), [event for _, event in reading.dated]
    found = with_occasion(told, reading.narrated, events, article.title, article.published_at.date())
    return bundle(article, found, shingle(words), len(words), document.credit)


def people_among(attributions: Sequence[Attribution]) -> frozenset[str]:
    """Full names of sources that are people's: a surname is no English word, as that of a firm mostly is."""
    names = (link.name for a in attributions for link in a.chain if link.kind is SourceKind.PERSON)
    return frozenset(n for n in names if " " in n and not known(n.rpartition(" ")[2].lower()))


def bundle(
    article: Article, claims: tuple[Claim, ...], shingles: tuple[int, ...], words: int, wire: str | None
) -> ArticleClaims:
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
        backfilled=article.backfilled,
        command=article.command,
    )


def worth_reading(reading: Reading, document: Document, text: str) -> list[Sentence]:
    """Sentences in which something can be checked: a number, or a known event with a name, a time or a source.

    Parsing is nine tenths of the cost of extraction; four in ten sentences of a newspaper hold nothing to compare.
    """
    found: list[Sentence] = []
    before: Sentence | None = None
    periods: tuple[Period, ...] = ()
    lately: tuple[Period, ...] = ()
    starts = sorted(span.start for a in reading.attributions for span in a.content)
    unnamed = unnamed_sources(reading.attributions)
    for number, span in enumerate((document.sentences or split_sentences(text))[:MOST_SENTENCES]):
        end = min(span.end, span.start + parser.LONGEST)
        told_of = main_periods(periods, text, span.start)
        lately = (*periods, *lately)[:MOST_LATELY]
        periods = find_periods(text, reading.article.published_at, span.start, end, before=told_of)
        periods = quoted_days(periods, reading.around(span), text, reading.article.published_at.date(), lately)
        quantities = tuple(
            q
            for q in find_quantities(text, span.start, end)
            if not any(p.span is not None and p.span.overlaps(q.span) for p in periods)
        )
        attributed = bisect_left(starts, span.end) > bisect_left(starts, span.start)
        told = text[span.start : end]
        if (
            quantities
            or states_event(told, anchored=bool(periods) or attributed)
            or (number < LEAD and names_one(told))
        ):
            if before is not None and points_back(text, span.start, end):
                found.append(before)
            figures = tuple(q for q in quantities if not counts_sources(q, unnamed))
            found.append(Sentence(span, figures, periods, number))
            before = None
        else:
            before = Sentence(span, (), periods, number, silent=True)
    rated = as_rated_elsewhere([sentence.quantities for sentence in found], text)
    return [replace(sentence, quantities=own) for sentence, own in zip(found, rated, strict=True)]


MOST_LATELY = 4
"""Periods of the sentences before that are kept, since a quotation that goes on was said on the day of one of them."""
FEW = 12
"""More than so many are no longer sources who are counted, but a figure of those who say it."""


def unnamed_sources(attributions: Sequence[Attribution]) -> frozenset[int]:
    """Where mentions of unnamed sources begin: that two officials say it is no figure of the matter."""
    return frozenset(
        link.mention.start
        for a in attributions
        if a.kind is not AttributionKind.BELIEF
        for link in a.chain
        if link.mention is not None and link.kind is SourceKind.ANONYMOUS
    )


def counts_sources(quantity: Quantity, unnamed: frozenset[int]) -> bool:
    """Whether a number says how many sources speak: "two people familiar with the talks"."""
    few = quantity.low is not None and quantity.low <= FEW and quantity.high == quantity.low
    return few and quantity.span.start in unnamed


LEAD = 3
"""Sentences with which an article begins: what is new stands there, whatever its verb."""


def names_one(sentence: str) -> bool:
    """Whether a name stands inside a sentence of some words.

    >>> names_one("Nobody gets over the Sella pass."), names_one("It was late.")
    (True, False)
    """
    words = WORD.findall(sentence)
    return len(words) > LEAD and any(word[0].isupper() for word in words[1:])


OPENS_BACK = re.compile(
    r"\W{0,3}(?:(?:It|They|He|She|Its|Their|His|Her|The (?:former|late|retired|then))\b"
    r"|(?:On|In|At|By|After|For|With|From|Then|Now|There|Here) (?:[\w'’-]+,? ){0,7}(?:he|she) )"
)
"""A pronoun that begins a sentence, or its first clause behind a time and a place: "At the gala she was"."""
POINTS_BACK = re.compile(r"\b(?:there|here|the (?:island|city|town|village|port|valley))\b")


def points_back(text: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of what the sentence before names: that one is then looked at too.

    >>> points_back("They won. We lost there. We lost.", 0, 9), points_back("They won. We lost there. We lost.", 25, 33)
    (True, False)
    """
    return OPENS_BACK.match(text, start, end) is not None or POINTS_BACK.search(text, start, end) is not None


ONCE = frozenset({"was", "were", "first", "never"})
"""Words of passives and of once-only events."""
WORD = re.compile(r"[^\W\d_]+")


def states_event(sentence: str, *, anchored: bool) -> bool:
    """Whether a sentence without a number has a verb of the tables, and a name or something that dates or sources it.

    >>> states_event("Harrow beat Elmfield.", anchored=False), states_event("It was late.", anchored=True)
    (True, False)
    >>> states_event("The stadium was opened by the minister of sports in driving rain that day.", anchored=True)
    True
    """
    words = WORD.findall(sentence)
    names = sum(word[0].isupper() for word in words[1:]) + bool(words and words[0][0].isupper() and len(words) < 12)
    if not names and not anchored:
        return False
    if (
        names
        and anchored
        and (names > 1 or (names and words[0][0].isupper() and len(words) > 3 and not ONCE.isdisjoint(words)))
    ):
        return True
    return any(base_form(w) in event_words() or lemma_of(w, "VBD") in event_words() for w in map(str.lower, words))


COMMON = frozenset(
    {
        "be",
        "have",
        "get",
        "make",
        "go",
        "come",
        "give",
        "hold",
        "see",
        "mean",
        "show",
        "want",
        "keep",
        "put",
        "work",
        "live",
    }
)
"""Verbs that open no event by themselves."""


@cache
def event_words() -> frozenset[str]:
    """Base forms of the verbs and nouns of an event, and of the nouns for a number that the next sentence may give."""
    verbs = {
        part.split("+")[0].split("_")[0]
        for key, entry in lexicon.verbs().items()
        if entry.predicate not in STATES and not entry.flags & {"light", "level"}
        for part in key.split(">")  # "@vessel>sink", "new+@office>be"
    }
    verbs |= {
        key.partition("+")[2]
        for key, entry in lexicon.verbs().items()
        if key.startswith("be+") and entry.flags & {"once", "state"}  # "is the winner", "is not safe"
    }
    acts = {noun for noun, entry in lexicon.nouns().items() if entry.kind == "act"}
    return frozenset((verbs - COMMON) | acts | {"new", "next", "number", "tally", "toll"})
