"""Claims of one parsed sentence: every number with its clause, and the clauses that say something specific without one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from services.extraction.frames import ground, inherit, lexicon, mood, roles, timing
from services.extraction.frames.build import build
from services.extraction.frames.inherit import Standing
from services.extraction.frames.mentions import Mentions
from services.extraction.frames.phrases import Scene, participant
from services.extraction.frames.roles import Case
from services.extraction.frames.syntax import Clause, find_clauses
from services.extraction.model import (
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
    Role,
    Span,
)
from services.extraction.names import describe
from services.ingestion.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STATES = frozenset(
    {"have", "be", "mean", "report", "level", "set", "become", "make", "produce", "find", "record", "lead", "move"}
)
"""Predicates that say nothing without a number."""
VAGUE = frozenset(
    [
        "like",
        "love",
        "hate",
        "want",
        "need",
        "seem",
        "appear",
        "look",
        "feel",
        "try",
        "use",
        "help",
        "let",
        "keep",
        "put",
        "bring",
        "turn",
        "continue",
        "happen",
        "follow",
        "include",
        "involve",
        "relate",
        "remind",
        "call",
        "ask",
        "answer",
        "talk",
        "speak",
        "think",
        "know",
        "do",
        "accord",
        "worry",
        "enjoy",
        "understand",
        "describe",
        "consider",
        "regard",
        "represent",
    ]
)
"""Unlisted verbs that rarely state one event."""
TOLLS = frozenset(entry.predicate for entry in lexicon.verbs().values() if "toll" in entry.flags)
MEASURES = frozenset({"shortage", "number"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what the grammars found in it."""

    span: Span
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]


@dataclass(slots=True)
class Reading:
    """Everything read from one article, as its sentences are worked through in order."""

    article: Article
    attributions: tuple[Attribution, ...]
    corrects: bool = False
    mentions: Mentions = field(default_factory=Mentions)
    claims: list[Claim] = field(default_factory=list)
    number: int = 0
    """Of the sentence being read."""
    last: Standing | None = None
    """The last statement of a number."""
    count: Standing | None = None
    """The last statement of a count, no share and no ratio: what "of these" points at."""
    open_measure: Standing | None = None
    """A measure that was named without its value ("the number of students"), for "It was 130."."""
    measures: dict[str, Quantity] = field(default_factory=dict)
    """The first value of a measure that says what it counts, by predicate."""

    def innermost(self, span: Span, trigger: Span | None = None) -> Attribution | None:
        """The attribution with the shortest content around a span, not one whose cue is the trigger itself."""
        around = [
            a
            for a in self.attributions
            if any(content.contains(span) for content in a.content)
            and not (trigger is not None and any(cue.overlaps(trigger) for cue in a.cue))
        ]
        return min(around, key=lambda a: sum(c.end - c.start for c in a.content), default=None)


@dataclass(slots=True)
class View:
    """A sentence under work: its parse and everything tied to it."""

    reading: Reading
    sentence: Sentence
    scene: Scene
    clauses: dict[int, Clause]
    times: timing.Times
    cues: frozenset[int]


def read_statements(reading: Reading, sentence: Sentence, doc: Doc) -> None:
    """Append the claims of one sentence to the reading."""
    view = view_of(reading, sentence, doc)
    taken: set[int] = set()
    for quantity in sentence.quantities:
        head = read_quantity(view, quantity)
        if head is not None:
            taken.add(head)
    for clause in view.clauses.values():
        if clause.head.i not in taken and not any(token.i in taken for token in under(clause)):
            read_clause(view, clause, taken)
    note_subject(view)
    note_open_measure(view)
    reading.number += 1


def view_of(reading: Reading, sentence: Sentence, doc: Doc) -> View:
    """Tie times and attributions to the parse."""
    clauses = {c.head.i: c for c in find_clauses(doc)}
    offset = sentence.span.start
    timed = frozenset(t.i for p in sentence.periods if p.span for t in ground.tokens_of(doc, offset, p.span))
    counted = frozenset(t.i for q in sentence.quantities for t in ground.tokens_of(doc, offset, q.span))
    near = [a for a in reading.attributions if any(cue.overlaps(sentence.span) for cue in a.cue)]
    cues = frozenset(t.i for a in near for cue in a.cue for t in ground.tokens_of(doc, offset, cue))
    sources = frozenset(
        t.i
        for a in near
        for source in a.source
        if not any(source.overlaps(q.span) for q in sentence.quantities)
        for t in ground.tokens_of(doc, offset, source)
    )
    scene = Scene(doc, offset, timed, counted, reading.mentions)
    times = timing.place_times(scene, sentence.periods, sentence.quantities, clauses, cues, sources)
    return View(reading, sentence, scene, clauses, times, cues)


def under(clause: Clause) -> tuple[Token, ...]:
    """The clauses whose number already says what this one would: "15,000 people killed", "number of people killed"."""
    head = clause.head
    if head.dep_ in {"acl", "amod", "xcomp"}:
        return (head.head, head.head.head, head.head.head.head)
    return ()


# --------------------------------------------------------------------------- with a number


def read_quantity(view: View, written: Quantity) -> int | None:
    """The claim about one number; returns the index of its clause, or None where it makes none."""
    reading, scene = view.reading, view.scene
    hit = ground.ground(scene.doc, scene.offset, written.span, view.clauses)
    text = reading.article.text
    if hit is None or hit.clause is None:
        return None
    if is_cue(view, hit.clause) and not (hit.slot == "s" and inherit.of_them(written, text)):
        return None
    if inherit.is_definite(written, hit.anchor) or inherit.is_modifier(written, hit.anchor, text):
        return None
    clause, before = hit.clause, standing(reading)
    if inherit.is_whole(written, view.sentence.quantities, text):
        return None
    written = inherit.part_of(written, view.sentence.quantities, text)
    pointing = inherit.of_these(written, text, view.sentence.span)
    if pointing.role is not QuantityRole.LEVEL and recent(reading, reading.count):
        before = reading.count
    quantity = inherit.whole_quantity(pointing, before)
    quantity = inherit.times_done(quantity, hit.anchor, clause, text)
    period = timing.when_of(clause, view.clauses, view.times, written)
    if hit.slot == "from" and is_change_clause(clause):
        period = view.times.quantities.get(written.span) or timing.current(scene, written, reading.article.published_at)
        if period is None:
            return None
    asked = answer(view, clause, written)
    if asked is not None:
        return read_answer(view, clause, written, asked)
    if not inherit.fits_slot(clause, hit.slot, hit.anchor, quantity):
        return None
    frame = build(Case(scene, clause, view.clauses, quantity, hit.slot, hit.anchor))
    frame = inherit.stated_state(frame, quantity, hit.anchor)
    frame, clause, period = lean(view, frame, clause, quantity, hit.slot, period, before)
    if (
        clause.nominal
        and not {p.role for p in frame.participants} - {Role.ATTRIBUTE}
        and lexicon.nouns()[clause.keys[0]].kind == "act"
    ):
        return None
    period = timing.current(scene, written, reading.article.published_at) or period
    quantity, frame = inherit.counted_people(quantity, frame, TOLLS)
    quantity = measured(reading, frame, quantity, view.sentence.span.of(text))
    claim = assemble(view, clause, frame, quantity, period, past=hit.slot == "from")
    reading.claims.append(claim)
    reading.last = Standing(frame, quantity, claim.when, claim.attribution, claim.reported_on, reading.number)
    if quantity.role is QuantityRole.LEVEL and quantity.unit not in {"ratio", "percent", "count"}:
        reading.count = reading.last
    return clause.head.i


def read_answer(view: View, clause: Clause, quantity: Quantity, asked: Standing) -> int:
    """The claim of a sentence that gives the value of a measure named in the sentence before, in the words of its source."""
    people = any(p.kind in {"person", "group"} for p in asked.frame.participants)
    if quantity.unit == "count" and people:
        quantity = replace(quantity, unit="people", counted=("people",))
    claim = assemble(view, clause, asked.frame, quantity, asked.when)
    if claim.attribution is None and asked.attribution is not None:
        when = claim.when or timing.as_said(asked.said, pluperfect=False)
        chain = asked.attribution.chain
        claim = replace(claim, attribution=asked.attribution, chain=chain, reported_on=asked.said, when=when)
    view.reading.claims.append(claim)
    return clause.head.i


def standing(reading: Reading) -> Standing | None:
    """The last number, if this sentence or the one before stated it."""
    return reading.last if recent(reading, reading.last) else None


def recent(reading: Reading, statement: Standing | None) -> bool:
    """Whether a statement stands in this sentence or the one before."""
    return statement is not None and reading.number - statement.sentence <= 1


def is_change_clause(clause: Clause) -> bool:
    """Whether the verb is one of rising or falling, or the value is compared with another."""
    return clause.nominal or bool(roles.verb_class(clause).flags & {"change", "level"}) or clause.lemma == "reach"


def lean(
    view: View,
    frame: Frame,
    clause: Clause,
    quantity: Quantity,
    slot: str,
    period: Period | None,
    before: Standing | None,
) -> tuple[Frame, Clause, Period | None]:
    """What the statement takes from the one before it."""
    reading = view.reading
    if slot == "from":
        frame = replace(frame, direction=0)
    if before is None:
        return frame, clause, period
    same_sentence = before.sentence == reading.number
    if clause.keys[-1] in {"follow", "precede"} and same_sentence:
        return replace(before.frame, trigger=frame.trigger), clause, period
    if quantity.role is QuantityRole.SHARE and before.quantity is not None and before.quantity.unit == quantity.unit:
        return inherit.share(view.scene, clause, frame, before.frame), clause, period or before.when
    if quantity.role is QuantityRole.ADDITION and same_sentence:
        return inherit.completed(frame, before.frame), clause, period
    subject = clause
    subject = roles.enclosing(clause.head, view.clauses) if clause.nominal else clause
    if frame.predicate == "change" and subject is not None and inherit.is_anaphor(subject):
        return inherit.leaning(frame, before.frame, view.scene), clause, period or before.when
    return frame, clause, period


def answer(view: View, clause: Clause, quantity: Quantity) -> Standing | None:
    """ "It was 130.": the measure that the sentence before named without its value."""
    named = view.reading.open_measure
    if (
        named is None
        or named.sentence != view.reading.number - 1
        or quantity.unit not in {"count", "people", "percent"}
    ):
        return None
    bare = clause.keys[-1] in {"be", "stand"} and inherit.is_anaphor(clause) and not quantity.counted
    return named if bare else None


def measured(reading: Reading, frame: Frame, quantity: Quantity, sentence: str) -> Quantity:
    """A bare number of a measure counts what the article counted with that measure before."""
    if frame.predicate == "pay" and quantity.unit.isupper():
        quantity = inherit.with_rate(quantity, sentence)
    if quantity.unit == "count" and frame.predicate in reading.measures:
        known = reading.measures[frame.predicate]
        return replace(quantity, unit=known.unit, counted=known.counted)
    if quantity.unit not in {"count", "percent", "ratio"} and quantity.counted and frame.predicate in MEASURES:
        reading.measures.setdefault(frame.predicate, quantity)
    return quantity


# --------------------------------------------------------------------------- without a number


def read_clause(view: View, clause: Clause, taken: set[int]) -> None:
    """A claim about a clause that has no number, if it is specific enough to be checked."""
    if clause.nominal or is_cue(view, clause):
        return
    if clause.lemma in lexicon.words("speech.txt") and not any(key in lexicon.verbs() for key in clause.keys[:-1]):
        return
    frame = build(Case(view.scene, clause, view.clauses))
    objects = [token.i for slot in ("o", "oprd") for token in clause.slots.get(slot, ())]
    if any(i in taken for i in objects):
        return
    period = timing.when_of(clause, view.clauses, view.times, None)
    attributed = view.reading.innermost(frame.trigger) is not None
    if specific(clause, frame, period, attributed=attributed):
        view.reading.claims.append(assemble(view, clause, frame, None, period))


def is_cue(view: View, clause: Clause) -> bool:
    """Whether the clause is the saying and not the said."""
    if clause.lemma not in lexicon.words("speech.txt") and any(key in lexicon.verbs() for key in clause.keys):
        return False  # an act of words ("sentenced", "appointed") is an event itself
    idiom = any(key in lexicon.verbs() for key in clause.keys[:-1])  # "claimed 14 lives" claims nothing
    return clause.head.i in view.cues and not idiom


def specific(clause: Clause, frame: Frame, period: Period | None, *, attributed: bool) -> bool:
    """Whether it names someone and says something that could be otherwise: when, where, whom, or that it is not so."""
    if frame.predicate in STATES or not frame.participants:
        return False
    named = any(p.named for p in frame.participants)
    roles = {p.role for p in frame.participants}
    if not any(key in lexicon.verbs() for key in clause.keys):
        return named and len(roles) > 1 and period is not None and frame.predicate not in VAGUE
    if attributed and mood.modality(clause, backshift=True) is Modality.PLANNED:
        return True
    if named:
        return len(roles) > 1 or period is not None or attributed or mood.polarity(clause) is Polarity.NEGATED
    return period is not None and len(roles) > 1


# --------------------------------------------------------------------------- assembling


def assemble(
    view: View, clause: Clause, frame: Frame, quantity: Quantity | None, period: Period | None, *, past: bool = False
) -> Claim:
    """Put a claim together."""
    reading, article = view.reading, view.reading.article
    span = clause_span(view, clause, quantity)
    attribution = reading.innermost(
        quantity.span if quantity is not None else frame.trigger, view.scene.span([clause.head])
    )
    if attribution is not None:
        span = within(span, attribution)
    said = view.times.said[0] if view.times.said and (attribution is not None) else None
    if attribution is not None and period is not None and outside(period, attribution, article.text):
        said, period = said or period, None
    pluperfect = quantity is None and attribution is not None and any(t == "had" for t in mood.auxiliaries(clause))
    modality = Modality.ASSERTED if past else modality_of(view, clause, attribution)
    when = period
    if when is None and modality is Modality.ASSERTED and frame.predicate not in TOLLS:
        when = timing.as_said(said, pluperfect=pluperfect)
    toll = quantity is not None and frame.predicate in TOLLS and quantity.role is not QuantityRole.SHARE
    toll = toll and quantity is not None and quantity.unit not in {"percent", "ratio", "USD", "EUR"}
    return Claim(
        id=claim_id(article.id, span, frame.predicate, quantity),
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
            between = period.span.end <= cue.start <= content.start or content.end <= cue.start <= period.span.start
            return between
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
    if clause.nominal:
        upper = roles.enclosing(clause.head, view.clauses)
        if upper is None or is_cue(view, upper) or upper.lemma in lexicon.words("speech.txt"):
            return Modality.ASSERTED
        clause = upper
    return mood.modality(clause, backshift=attribution is not None)


def polarity_of(view: View, clause: Clause, attribution: Attribution | None) -> Polarity:
    """Of the clause; a denial turns it round."""
    if clause.nominal:
        upper = roles.enclosing(clause.head, view.clauses)
        light = upper is not None and not is_cue(view, upper) and "light" in roles.verb_class(upper).flags
        found = mood.polarity(upper) if light and upper is not None else Polarity.AFFIRMED
    else:
        found = mood.polarity(clause)
    if attribution is not None and attribution.denial:
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
    'ba4ec4ef5a1ccac3dd1fa3bb'
    """
    where = f"{quantity.span.start}:{quantity.span.end}" if quantity is not None else "-"
    return blake2b(f"{article_id}|{span.start}:{span.end}|{predicate}|{where}".encode(), digest_size=12).hexdigest()


# --------------------------------------------------------------------------- for the next sentence


def note_subject(view: View) -> None:
    """Remember the subject of the sentence for the pronouns of the next."""
    for clause in view.clauses.values():
        subject = clause.first("s")
        if subject is None or subject.pos_ == "PRON" or clause.head.dep_ != "ROOT":
            continue
        one = participant(view.scene, Role.AGENT, subject)
        if one is not None:
            view.reading.mentions.subject = one


ISSUING = frozenset(
    {"divulge", "disclose", "publish", "release", "reveal", "give", "report", "announce", "present", "share", "issue"}
)


def issued(view: View, measure: Clause) -> Attribution | None:
    """ "The ministry divulged the number of students.": who gives a number out is its source."""
    upper = roles.enclosing(measure.head, view.clauses)
    if upper is None or upper.lemma not in ISSUING or upper.passive or upper.first("o") != measure.head:
        return None
    subject = upper.first("s")
    if subject is None or subject.pos_ == "PRON":
        return None
    source = view.scene.span([t for t in subject.subtree if t.i <= subject.i])
    naming = describe(source.of(view.reading.article.text))
    link = Link(naming.name, naming.kind, source)
    content, cue = clause_span(view, measure, None), view.scene.span([upper.head])
    return Attribution((content,), (source,), (cue,), AttributionKind.INDIRECT, (link,), "issued_measure", 0.7)


def note_open_measure(view: View) -> None:
    """Remember a measure that was named without a value."""
    for clause in view.clauses.values():
        if not clause.nominal or lexicon.nouns()[clause.keys[0]].kind not in {"number", "measure", "toll"}:
            continue
        if any(q.span.overlaps(view.sentence.span) for q in view.sentence.quantities):
            continue
        frame = build(Case(view.scene, clause, view.clauses))
        attribution = view.reading.innermost(frame.trigger) or issued(view, clause)
        said = view.times.said[0] if view.times.said else None
        period = timing.when_of(clause, view.clauses, view.times, None)
        view.reading.open_measure = Standing(frame, None, period, attribution, said, view.reading.number)
