"""Claims about numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from services.extraction.frames.arguments import roles
from services.extraction.frames.arguments.located import located
from services.extraction.frames.arguments.roles import Case
from services.extraction.frames.build import build
from services.extraction.frames.clauses import denial, ground
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements import inherit, lending, timing
from services.extraction.frames.statements.assemble import TOLLS, assemble
from services.extraction.frames.statements.figures import aged, compared, fallen, filled, of_quake
from services.extraction.frames.statements.inherit import Standing
from services.extraction.frames.statements.number_of import number_of
from services.extraction.frames.statements.paid import paid
from services.extraction.frames.statements.reading import Reading, View, is_cue, recent
from services.extraction.frames.statements.settled import INHABITANTS
from services.extraction.frames.statements.standing import stands
from services.extraction.frames.words import lexicon
from services.extraction.model import Claim, Frame, Period, Quantity, QuantityRole, Role

MEASURES = frozenset({"shortage", "number"})


def read_quantity(view: View, written: Quantity) -> int | None:
    """The claim about one number; returns the index of its clause, or None where it makes none."""
    reading, scene, text = view.reading, view.scene, view.reading.article.text
    hit = ground.ground(scene.doc, scene.offset, written.span, view.clauses)
    if hit is None or hit.clause is None or not counts(view, written, hit):
        return None
    clause = hit.clause
    asked = answer(view, clause, written)
    if asked is not None:
        return read_answer(view, clause, written, asked)
    quantity, before = resolved(view, inherit.times_done(written, clause, text))
    quantity = of_quake(quantity, view.sentence.span.of(text))
    quantity = at_age(quantity, hit, text)
    period = None if stands(written, text) else lending.when_of(clause, view.clauses, view.times, written)
    now = timing.current(scene, written, clause, reading.article.published_at)
    if hit.slot == "from" and is_change_clause(clause):
        period = view.times.quantities.get(written.span) or now
        if period is None:
            return None
    if not inherit.fits_slot(clause, hit.slot, hit.anchor, quantity):
        return None
    frame = located(scene, clause, build(Case(scene, clause, view.clauses, quantity, hit.slot, hit.anchor)))
    frame = inherit.stated_state(frame, quantity, hit.anchor)
    frame, period = lean(view, Leaning(frame, clause, quantity, hit.slot, period), before)
    quantity = whole_toll(quantity, frame, before)
    if is_empty(clause, frame):
        return None
    if frame.predicate == "change" and hit.slot in {"o", "by", "npadvmod"} and quantity.role is QuantityRole.LEVEL:
        quantity = replace(quantity, role=QuantityRole.CHANGE)
    frame = of_staff(frame, clause, quantity)
    fewer = text[quantity.span.end :].lstrip().startswith("fewer ")
    if frame.predicate in {"lay_off", "create_job"} and quantity.unit not in {"percent", "ratio"} and not fewer:
        quantity = replace(quantity, role=QuantityRole.LEVEL)  # "cuts 80 jobs": so many go
    quantity, frame = inherit.counted_people(quantity, frame, TOLLS)
    quantity = counting(frame, written, named_by(frame, quantity))
    frame, quantity = compared(*filled(frame, quantity, text), text)
    frame = aged(fallen(censused(frame, quantity), quantity), quantity, text, view.sentence.span)
    quantity = measured(reading, frame, quantity, view.sentence.span.of(text))
    remember(reading, assemble(view, clause, frame, quantity, now or period, past=hit.slot == "from"))
    return clause.head.i


GAINED = lexicon.listed("gained")
PLACES = frozenset({"job", "post", "position"})


def of_staff(frame: Frame, clause: Clause, quantity: Quantity) -> Frame:
    """As in "the gain of 17,000 jobs": so many were created."""
    created = clause.nominal and clause.lemma in GAINED and bool(PLACES.intersection(quantity.counted[:1]))
    return replace(frame, predicate="create_job", direction=0) if created else frame


def whole_toll(quantity: Quantity, frame: Frame, before: Standing | None) -> Quantity:
    """As in "A ferry with 120 pilgrims sank. 34 of them drowned": those are all who did, though some of whom it tells.

    "12 people were hurt, three of them badly" tells of a part.
    """
    other = before is None or before.quantity is None or before.frame.predicate != frame.predicate
    counted = quantity.unit in {"people", "count"} and frame.predicate in TOLLS
    return (
        replace(quantity, role=QuantityRole.LEVEL)
        if quantity.role is QuantityRole.SHARE and other and counted
        else quantity
    )


def named_by(frame: Frame, quantity: Quantity) -> Quantity:
    """A bare number of a quake is its magnitude, one of a crowd counts people, one that somebody is is an age.

    A ban is as long by its games as by its matches.
    """
    if frame.predicate in {"ban", "suspend", "miss_game"} and quantity.unit in {"game", "fixture"}:
        return replace(quantity, unit="match", counted=("match", *quantity.counted[1:]))
    if quantity.unit != "count":
        return quantity
    if frame.lemma == "be" and not quantity.counted and _is_years(frame, quantity):
        return replace(quantity, unit="age")
    of_people = any(p.kind in {"person", "group"} for p in frame.participants)
    if frame.predicate == "age" and of_people and not quantity.counted:
        return replace(quantity, unit="age")
    if frame.predicate == "magnitude":
        return replace(quantity, unit="magnitude")
    if frame.predicate in {"attendance", "audience", "membership"}:
        return replace(quantity, unit="people", counted=("people",))
    return _of_number(frame, quantity)


def _of_number(frame: Frame, quantity: Quantity) -> Quantity:
    """As in "the number of clubs rose to 14", "the number of jobless fell by 300,000": clubs, people."""
    whom = [p for p in frame.participants if p.role is Role.PATIENT]
    if quantity.counted or len(whom) != 1 or frame.predicate not in {"number", "change"}:
        return quantity
    if whom[0].kind == "person" and not whom[0].named:
        return replace(quantity, unit="people", counted=(whom[0].key,))
    thing = frame.predicate == "number" and not whom[0].named and whom[0].key.islower()
    return replace(quantity, unit=whom[0].key, counted=(whom[0].key,)) if thing else quantity


def counting(frame: Frame, written: Quantity, quantity: Quantity) -> Quantity:
    """What a bare number counts by its own clause, whatever the number before it counted.

    "The number of jobless grew by 170,000" are people behind any number of jobs, and "payrolls grew by 170,000" jobs.
    """
    if written.unit != "count" or written.counted or quantity.role is QuantityRole.SHARE:
        return quantity
    own = _of_number(frame, written)
    changed = [p for p in frame.participants if p.role is Role.PATIENT]
    measured = {w.lower() for p in changed for w in ((*p.words,) if p.key in {"rank", "ranks"} else (p.key,))}
    if frame.predicate == "change" and own.unit == "count" and measured & PEOPLED:
        own = replace(written, unit="people", counted=("people",))
    elif frame.predicate == "change" and own.unit == "count" and measured & STAFFED:
        own = replace(written, unit="job", counted=("job",))
    return replace(quantity, unit=own.unit, counted=own.counted) if own.unit != "count" else quantity


PEOPLED, STAFFED = lexicon.listed("peopled"), lexicon.listed("staffed")


def _is_years(frame: Frame, quantity: Quantity) -> bool:
    """As in "She was 78": nobody but her, and as many years as people live."""
    who = frame.participants
    number = quantity.number or 0.0
    alone = len(who) == 1 and who[0].kind == "person" and who[0].named
    return alone and quantity.low == quantity.high == number and int(number) == number and _YOUNG <= number <= _OLD


_YOUNG, _OLD = 10, 115
"""Years of age that are told without a word for them; "he was three" may be third, or one of three."""


def censused(frame: Frame, quantity: Quantity) -> Frame:
    """As in "Sarn has 2,100 inhabitants", "2,100 people live on Sarn": how many live there is its population."""
    if quantity.unit != "people" or not quantity.counted or quantity.counted[0] not in INHABITANTS:
        return frame
    settled = frame.predicate == "live" or (frame.lemma == "have" and frame.predicate == "level")
    where = [p for p in frame.participants if p.named]
    if not settled or not where or len(quantity.counted) > 1:
        return frame
    return replace(frame, predicate="population", participants=tuple(replace(p, role=Role.PLACE) for p in where))


def at_age(quantity: Quantity, hit: ground.Grounded, text: str) -> Quantity:
    """As in "she died at 23": an age, and nobody besides her."""
    if quantity.unit != "count" or hit.slot != "at" or hit.clause is None or quantity.counted:
        return quantity
    bare = hit.anchor.tag_ == "CD" and len(quantity.span.of(text)) < 4
    return replace(quantity, unit="age") if bare and lemma(hit.clause.head) in AGED else quantity


AGED = lexicon.listed("aged")
"""Verbs after which "at" with a small number is an age."""
OFFSETS = ("behind", "ahead", "after", "before", "later", "earlier", "ago", "old")
"""Words after a stretch of time that make it a distance from something else: "14 minutes after lift-off"."""
APART = frozenset({"for", "since", "after", "before", "behind", "ahead"})
"""Prepositions by which a stretch of time or a gap hangs on a name: "abbot of Inverlane for 33 years, died"."""


def beside(written: Quantity, hit: ground.Grounded) -> bool:
    """Whether a duration or a gap only describes a name on the way: it says nothing of the verb."""
    unit = written.unit.split("/")[0]
    prep = hit.anchor.head
    if unit not in {"day", "second", "hour"} or hit.anchor.dep_ != "pobj" or prep.lower_ not in APART:
        return False
    return prep.head.pos_ in {"NOUN", "PROPN"} and prep.head.dep_ in {"nsubj", "nsubjpass", "appos"}


def counts(view: View, written: Quantity, hit: ground.Grounded) -> bool:
    """Whether a number states something: no "two-year search", no "the two men", no whole of another part, no cue."""
    text = view.reading.article.text
    if hit.clause is None or (is_cue(view, hit.clause) and not (hit.slot == "s" and inherit.of_them(written, text))):
        return False
    follows = text[written.span.end : written.span.end + 12].strip()
    told = follows.startswith("behind bars") or (follows.startswith("old") and hit.clause.lemma == "be")
    if written.unit == "day" and follows.startswith(OFFSETS) and not told:
        return False
    if (
        beside(written, hit)
        or inherit.names_race(hit.clause, written, hit.anchor)
        or (inherit.is_definite(written, hit.anchor) and not denied(hit))
        or inherit.is_modifier(written, hit.anchor, text)
    ):
        return False
    return not inherit.is_whole(written, view.sentence.quantities, text)


def denied(hit: ground.Grounded) -> bool:
    """As in "the seven workers have not been released": what did not happen to those who are known is told of them."""
    clause = hit.clause
    if clause is None or clause.nominal or not denial.negated(clause.head):
        return False
    entry = verb_class(clause)
    whom = entry.roles.get(roles.active_slot(clause, hit.slot))
    return bool(entry.flags & {"once", "toll"}) and whom == "PATIENT"


def resolved(view: View, written: Quantity) -> tuple[Quantity, Standing | None]:
    """The number with what it counts, and the statement that it leans on."""
    reading, text = view.reading, view.reading.article.text
    before = reading.last if recent(reading, reading.last) else None
    pointing = inherit.of_these(inherit.part_of(written, view.sentence.quantities, text), text, view.sentence.span)
    if pointing.role is not QuantityRole.LEVEL and recent(reading, reading.count):
        before = reading.count
    told = number_of(inherit.whose_fate(pointing, text), text, view.sentence.span)
    return inherit.whole_quantity(told, before), before


def is_empty(clause: Clause, frame: Frame) -> bool:
    """Whether a noun of an act stands without anyone: "after five defeats"."""
    act = clause.nominal and lexicon.nouns()[clause.keys[0]].kind == "act"
    return act and all(p.role is Role.ATTRIBUTE for p in frame.participants)


def remember(reading: Reading, claim: Claim) -> None:
    """Append a claim about a number and keep it for what leans on it."""
    reading.claims.append(claim)
    said = claim.reported_on
    reading.last = Standing(claim.frame, claim.quantity, claim.when, claim.attribution, said, reading.number)
    quantity = claim.quantity
    if (
        quantity is not None
        and quantity.role is QuantityRole.LEVEL
        and quantity.unit not in {"ratio", "percent", "count"}
    ):
        reading.count = reading.last


def read_answer(view: View, clause: Clause, quantity: Quantity, asked: Standing) -> int:
    """The claim of a sentence that gives the value of a measure named in the sentence before."""
    people = any(p.kind in {"person", "group"} for p in asked.frame.participants)
    if quantity.unit == "count" and people:
        quantity = replace(quantity, unit="people", counted=("people",))
    own = lending.when_of(clause, view.clauses, view.times, quantity)  # "In September it had been 6.1%"
    claim = assemble(view, clause, asked.frame, quantity, own or asked.when)
    if claim.attribution is None and asked.attribution is not None:
        chain = asked.attribution.chain
        claim = replace(claim, attribution=asked.attribution, chain=chain, reported_on=asked.said)
    claim = replace(claim, when=claim.when or timing.as_said(asked.said, pluperfect=False))
    view.reading.claims.append(claim)
    return clause.head.i


def is_change_clause(clause: Clause) -> bool:
    """Whether the verb is one of rising or falling, or the value is compared with another."""
    return clause.nominal or bool(verb_class(clause).flags & {"change", "level"}) or clause.lemma == "reach"


@dataclass(frozen=True, slots=True)
class Leaning:
    """A statement before it has taken what it leaves out."""

    frame: Frame
    clause: Clause
    quantity: Quantity
    slot: str
    period: Period | None


def lean(view: View, stated: Leaning, before: Standing | None) -> tuple[Frame, Period | None]:
    """What the statement takes from the one before it."""
    frame, clause, quantity, period = stated.frame, stated.clause, stated.quantity, stated.period
    if stated.slot == "from":
        frame = replace(frame, direction=0)
    if before is None:
        return frame, period
    same_sentence = before.sentence == view.reading.number
    if clause.keys[-1] in {"follow", "precede"} and same_sentence:
        return replace(before.frame, trigger=frame.trigger), period
    if quantity.role is QuantityRole.SHARE and before.quantity is not None and before.quantity.unit == quantity.unit:
        return inherit.share(view.scene, clause, frame, before.frame), period or before.when
    if quantity.role is QuantityRole.ADDITION and same_sentence:
        return inherit.completed(frame, before.frame), period
    subject = roles.enclosing(clause.head, view.clauses) if clause.nominal else clause
    if frame.predicate == "change" and subject is not None and inherit.is_anaphor(subject):
        return inherit.leaning(frame, before.frame), period or before.when
    return frame, period


def answer(view: View, clause: Clause, quantity: Quantity) -> Standing | None:
    """As in "It was 85.": the measure that the sentence before named without its value."""
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
    if frame.predicate == "pay":
        quantity = paid(reading.measures, quantity, sentence)
    if quantity.unit == "count" and frame.predicate in reading.measures:
        known = reading.measures[frame.predicate]
        return replace(quantity, unit=known.unit, counted=known.counted)
    if quantity.unit not in {"count", "percent", "ratio"} and quantity.counted and frame.predicate in MEASURES:
        reading.measures.setdefault(frame.predicate, quantity)
    return quantity
