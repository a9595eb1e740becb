"""A claim from its frame: span, time, polarity, modality, whose word it is."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

from services.extraction.frames.arguments import roles
from services.extraction.frames.clauses import denial, ground, mood
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements import timing
from services.extraction.frames.statements.acts import has_effect, of_both_sides
from services.extraction.frames.statements.awaited import awaited
from services.extraction.frames.statements.decided import of_decision
from services.extraction.frames.statements.narrated import narrated
from services.extraction.frames.statements.reading import View, is_cue
from services.extraction.frames.words import lexicon
from services.extraction.model import (
    STATED_FIGURE,
    WORDED_ACT,
    Attribution,
    AttributionKind,
    Claim,
    Frame,
    Link,
    Modality,
    Period,
    Polarity,
    Quantity,
    QuantityRole,
    Relation,
    Span,
)
from services.extraction.names import describe

TOLLS = frozenset(entry.predicate for entry in lexicon.verbs().values() if "toll" in entry.flags)


def assemble(
    view: View, clause: Clause, frame: Frame, quantity: Quantity | None, period: Period | None, *, past: bool = False
) -> Claim:
    """Put a claim together."""
    reading, article = view.reading, view.reading.article
    span = clause_span(view, clause, quantity)
    attribution = whose(view, clause, frame, quantity, span)
    acted = attribution is not None and attribution is reading.acted(view.scene.span([clause.head]))
    if attribution is not None and not (acted and (quantity is None or attribution.rule == WORDED_ACT)):
        span = within(span, attribution)
    when, said = told_and_said(view, timing.so_far(period, clause, article.published_at.date()), attribution)
    if when is None and said is not None:
        when = of_decision(clause, view.clauses, view.times)
    modality = Modality.ASSERTED if past else modality_of(view, clause, attribution)
    modality = mode(view, clause, frame, quantity, period=when, modality=modality)
    if when is None and modality is Modality.ASSERTED and frame.predicate not in TOLLS:
        pluperfect = attribution is not None and "had" in mood.auxiliaries(clause)
        counted = quantity is not None
        going_on = attribution is not None and not counted and goes_on(clause)
        told_then = going_on or (pluperfect and (not counted or people_moved(frame, quantity)))
        when = timing.as_said(said, pluperfect=told_then)
        unstated = (counted or going_on) and when is not None and when.grain not in timing.COARSE
        when = replace(when, span=None) if unstated and when is not None else when
    toll = is_toll(frame, quantity)
    key = claim_id(article.id, span, frame.predicate, quantity)
    told = narrated(roles.enclosing(clause.head, view.clauses) or clause if clause.nominal else clause)
    if told is not None:
        reading.narrated[key] = told
    return Claim(
        id=key,
        article_id=article.id,
        outlet=article.outlet,
        published_at=article.published_at,
        sentence=view.sentence.span,
        span=span,
        text=" ".join(span.of(article.text).split()),
        frame=frame,
        quantity=quantity,
        when=when,
        polarity=polarity_of(view, clause, attribution),
        modality=modality,
        attribution=attribution,
        chain=attribution.chain if attribution is not None else (),
        confidence=confidence(clause, frame, quantity),
        corrects=reading.corrects,
        cumulative=toll,
        rises=toll and (frame.direction > 0 or rising(clause)),
        reported_on=said,
        section=article.section,
    )


def whose(view: View, clause: Clause, frame: Frame, quantity: Quantity | None, span: Span) -> Attribution | None:
    """The innermost attribution that a claim stands in, or a forecast; None where the outlet speaks itself."""
    reading = view.reading
    start = quantity.span if quantity is not None else frame.trigger
    put = reading.innermost(quantity.span) if quantity is not None else None
    if put is not None and put.rule == STATED_FIGURE:
        return put  # "police put the number at 8,000, according to Y": their verb is the event's
    verb = view.scene.span([clause.head])
    return reading.innermost(start, verb) or reading.acted(verb) or foreseen(view, clause, span)


def told_and_said(
    view: View, period: Period | None, attribution: Attribution | None
) -> tuple[Period | None, Period | None]:
    """When the thing told happened, and when it was said: a time outside what is said is the cue's."""
    if attribution is None:
        return period, None
    article = view.reading.article
    said = view.times.said[0] if view.times.said else None
    spoken = period is not None and period.relation is not Relation.SINCE  # nobody says anything "since 2005"
    if period is not None and spoken and attribution.rule != WORDED_ACT and outside(period, attribution, article.text):
        said, period = said or period, None
    if period is None and said is not None and said.start and said.start > article.published_at.date():
        said, period = None, said  # "expects a deficit of 3.2 percent next year": nothing is said next year
    return period, said


def mode(
    view: View,
    clause: Clause,
    frame: Frame,
    quantity: Quantity | None,
    *,
    period: Period | None,
    modality: Modality,
) -> Modality:
    """The modality of a clause, or what a figure that was awaited or a day to come makes of it."""
    if modality is Modality.ASSERTED and quantity is not None and awaited(quantity.span, view.reading.article.text):
        modality = Modality.POSSIBLE
    if modality is Modality.ASSERTED and quantity is None and lies_ahead(view, clause, period):
        modality = Modality.PLANNED
    if modality is Modality.PLANNED and frame.predicate == "appoint" and clause.lemma in {"be", "become"}:
        modality = Modality.ASSERTED  # "will be the next governor": she has been named
    return modality


UNCOUNTED = frozenset({"percent", "ratio", "USD", "EUR", "age", "day", "rank"})
"""Units of figures beside an event of which no toll is kept."""


def is_toll(frame: Frame, quantity: Quantity | None) -> bool:
    """Whether a figure counts what an event has cost so far: it may grow."""
    return (
        quantity is not None
        and frame.predicate in TOLLS
        and quantity.role is not QuantityRole.SHARE
        and quantity.unit not in UNCOUNTED
    )


def goes_on(clause: Clause) -> bool:
    """As in "said on Tuesday that it was closing its embassy": what was being done when it was said."""
    return clause.head.tag_ == "VBG" and not {"was", "were"}.isdisjoint(mood.auxiliaries(clause))


MOVED = lexicon.listed("moved")


def people_moved(frame: Frame, quantity: Quantity | None) -> bool:
    """As in "said on Friday that three inspectors had arrived": what is told of some people on the day it is done."""
    return quantity is not None and quantity.unit == "people" and frame.lemma in MOVED


SETTING = frozenset({"set", "schedule", "fix", "call", "plan"})
"""Verbs that give an event its day."""


def lies_ahead(view: View, clause: Clause, period: Period | None) -> bool:
    """As in "opens its doors on 2 October", "the opening is set for 2 October": a present tense of a day to come.

    Whoever "has set the election for 14 June" has not held it.
    """
    if period is None or period.start is None or period.start <= view.reading.article.published_at.date():
        return False
    if clause.lemma in SETTING:
        return True
    upper = roles.enclosing(clause.head, view.clauses) if clause.nominal else clause
    if upper is None:
        return False
    spoken = set(mood.auxiliaries(upper))
    return upper.head.tag_ in {"VBZ", "VBP"} or bool(
        spoken & {"is", "are", "'s", "'re"} and not spoken & {"was", "were"}
    )


FORESEEING = frozenset({"expect", "forecast", "predict", "project", "anticipate", "foresee"})


def foreseen(view: View, clause: Clause, content: Span) -> Attribution | None:
    """As in "the bank expects prices to rise": a forecast is the word of whoever makes it."""
    above = next((g for g in clause.governors if lemma(g) in FORESEEING), None)
    upper = view.clauses.get(above.i) if above is not None else None
    subject = upper.first("s") if upper is not None and not upper.passive else None
    if above is None or subject is None or subject.pos_ == "PRON":
        return None
    source = view.scene.span([t for t in subject.subtree if t.i < above.i])
    naming = describe(source.of(view.reading.article.text))
    link = Link(naming.name, naming.kind, source)
    cue = view.scene.span([above])
    return Attribution((content,), (source,), (cue,), AttributionKind.INDIRECT, (link,), "forecast", 0.7)


def outside(period: Period, attribution: Attribution, text: str) -> bool:
    """Whether a time of this sentence stands outside what is said, and not right at its edge."""
    if period.span is None or any(content.overlaps(period.span) for content in attribution.content):
        return False
    cue = attribution.cue[0] if attribution.cue else None
    if cue is None or abs(cue.start - period.span.start) > 300:
        return False
    for content in attribution.content:
        gap = (
            text[period.span.end : content.start]
            if period.span.end <= content.start
            else text[content.end : period.span.start]
        )
        if len(gap) < 12 and not any(
            c.isalpha() for c in gap.replace(" on ", "").replace(" in ", "").replace("on ", "")
        ):
            return period.span.end <= cue.start <= content.start or content.end <= cue.start <= period.span.start
    return True


def clause_span(view: View, clause: Clause, quantity: Quantity | None) -> Span:
    """From the first to the last word of the clause, the number included."""
    tokens = ground.clause_tokens(clause, view.clauses)
    if quantity is not None:
        tokens = [*tokens, *ground.tokens_of(view.scene.doc, view.scene.offset, quantity.span)]
    tokens = [t for t in tokens if not t.is_punct] or tokens
    return view.scene.span(tokens)


def within(span: Span, attribution: Attribution) -> Span:
    """The part of a clause that is content of the attribution."""
    inner = [c for c in attribution.content if c.overlaps(span)]
    if not inner:
        return span
    return Span(max(span.start, inner[0].start), min(span.end, inner[-1].end))


def modality_of(view: View, clause: Clause, attribution: Attribution | None) -> Modality:
    """Of the clause, or of the verb clause that a noun stands in."""
    if mood.told_by_hoax(clause.head):
        return Modality.POSSIBLE
    if clause.nominal:
        upper = roles.enclosing(clause.head, view.clauses)
        if (
            upper is not None
            and upper.lemma in FORESEEING
            and clause.head in upper.slots.get("s" if upper.passive else "o", ())
        ):
            return Modality.POSSIBLE  # "gusts of 150 kph are expected"
        if upper is None or is_cue(view, upper) or upper.lemma in lexicon.words("speech.txt"):
            return Modality.ASSERTED
        if of_both_sides(clause) and has_effect(upper, clause):
            return Modality.ASSERTED  # "the takeover of Arl by Brun could hurt the port": only the effect is feared
        clause = upper
    return mood.modality(clause, backshift=attribution is not None)


def polarity_of(view: View, clause: Clause, attribution: Attribution | None) -> Polarity:
    """Of the clause; a denial turns it round."""
    if clause.nominal:
        upper = roles.enclosing(clause.head, view.clauses)
        light = upper is not None and not is_cue(view, upper) and "light" in verb_class(upper).flags
        if upper is not None and any(t.text == ":" for t in clause.head.doc[upper.head.i : clause.head.i]):
            light = False  # "Nothing like it had been seen: a gust of 90 miles an hour"
        found = denial.polarity(upper) if light and upper is not None else Polarity.AFFIRMED
    else:
        found = denial.polarity(clause)
    # "denied bombing the bridge": the verb above the clause is the cue, and counts once
    counted = any(lemma(governor) == "deny" for governor in clause.governors)
    if attribution is not None and attribution.denial and not counted:
        return Polarity.AFFIRMED if found is Polarity.NEGATED else Polarity.NEGATED
    return found


def rising(clause: Clause) -> bool:
    """Whether the words themselves say that the count has grown."""
    return any(child.lower_ in {"now", "further"} and child.dep_ == "advmod" for child in clause.head.children)


def confidence(clause: Clause, frame: Frame, quantity: Quantity | None) -> float:
    """How sure the reading is: known predicates with a participant more than bare lemmas."""
    known = clause.nominal or any(key in lexicon.verbs() for key in clause.keys)
    score = 0.9 if known else 0.8
    if not frame.participants:
        score -= 0.3
    if quantity is not None and quantity.unit == "count":
        score -= 0.1
    return round(score, 2)


def claim_id(article_id: str, span: Span, predicate: str, quantity: Quantity | None) -> str:
    """Deterministic id of a claim.

    >>> claim_id("a", Span(0, 5), "die", None)
    'd4a42e106a41d13b7961347c'
    """
    where = f"{quantity.span.start}:{quantity.span.end}" if quantity is not None else "-"
    return blake2b(f"{article_id}|{span.start}:{span.end}|{predicate}|{where}".encode(), digest_size=12).hexdigest()
