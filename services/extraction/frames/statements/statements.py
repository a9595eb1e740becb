"""Claims of one parsed sentence: every number with its clause, and clauses that say something specific without one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments import roles
from services.extraction.frames.arguments.located import located, note_place
from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.roles import Case
from services.extraction.frames.build import build
from services.extraction.frames.clauses import denial, mood
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import UNKNOWN, verb_class
from services.extraction.frames.clauses.syntax import preposition
from services.extraction.frames.events import from_event
from services.extraction.frames.nouns.mentions import NEUTRAL
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements import lending
from services.extraction.frames.statements.acts import of_two, took_place
from services.extraction.frames.statements.assemble import assemble, clause_span
from services.extraction.frames.statements.inherit import Standing
from services.extraction.frames.statements.noting import note_many, note_names
from services.extraction.frames.statements.numbers import read_quantity
from services.extraction.frames.statements.reading import (
    DONE_TO_THINGS,
    Reading,
    Sentence,
    View,
    found_thing,
    is_cue,
    view_of,
)
from services.extraction.frames.statements.settled import read_settled
from services.extraction.frames.statements.told import told_times
from services.extraction.frames.words import lexicon
from services.extraction.model import (
    Attribution,
    AttributionKind,
    Frame,
    Link,
    Modality,
    Participant,
    Period,
    Polarity,
    Role,
)
from services.extraction.names import describe

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Doc, Token

STATES = lexicon.listed("states")
"""Predicates that say nothing without a number."""


def read_statements(reading: Reading, sentence: Sentence, doc: Doc) -> None:
    """Append the claims of one sentence to the reading."""
    reading.number = reading.mentions.at = sentence.number
    view = view_of(reading, sentence, doc)
    if sentence.silent or all(clause.nominal for clause in view.clauses.values()):
        note_names(view.scene)
    if sentence.silent:
        note_subject(view)
        note_place(view.scene)
        note_many(view.scene)
        return
    reading.mentions.current = main_subject(view)
    before = len(reading.claims)
    taken: set[int] = set()
    for quantity in sentence.quantities:
        head = None if read_settled(view, quantity) else read_quantity(view, quantity)
        if head is not None:
            taken.add(head)
    for clause in view.clauses.values():
        if clause.head.i not in taken and not any(token.i in taken for token in under(clause)):
            read_clause(view, clause, taken)
    note_subject(view)
    note_place(view.scene)
    note_many(view.scene)
    told = told_times(view)
    if told is not None:
        reading.told[sentence.span.start] = told
    reading.mentions.tell([c.frame for c in reading.claims[before:]])
    note_open_measure(view)


def under(clause: Clause) -> tuple[Token, ...]:
    """The clauses whose number already says what this one would: "40 people killed", "number of people killed"."""
    head = clause.head
    if head.dep_ in {"acl", "amod", "xcomp"}:
        return (head.head, head.head.head, head.head.head.head)
    return ()


def read_clause(view: View, clause: Clause, taken: set[int]) -> None:
    """A claim about a clause that has no number, if it is specific enough to be checked."""
    if is_cue(view, clause) or is_counted(view, clause) or (clause.nominal and not took_place(view, clause)):
        return
    finds = clause.lemma in DONE_TO_THINGS and found_thing(clause)
    if (
        not finds
        and clause.lemma in lexicon.words("speech.txt")
        and not any(key in lexicon.verbs() for key in clause.keys[:-1])
    ):
        return
    clause = told_by_noun(clause)
    case = Case(view.scene, clause, view.clauses)
    frame = located(view.scene, clause, existing(case) or build(case))
    objects = [token for slot in ("o", "oprd") for token in clause.slots.get(slot, ())]
    if any(t.i in taken or any(c.i in taken for c in t.children if c.dep_ == "acl") for t in objects):
        return
    period = lending.when_of(clause, view.clauses, view.times, None)
    attribution = view.reading.innermost(frame.trigger)
    if frame.predicate == "level" and clause.lemma not in HOLLOW:  # "I will not stand again"
        meant = from_event(case, replace(UNKNOWN, predicate=clause.lemma))
        frame = meant if of_oneself(clause, meant, attribution) else frame
    told = sourced(clause, frame, attribution) or of_oneself(clause, frame, attribution)
    if told or specific(clause, frame, period, attributed=attribution is not None):
        view.reading.claims.append(assemble(view, clause, frame, None, period))


def is_counted(view: View, clause: Clause) -> bool:
    """Whether the clause only says of whom a number is: "the number of people killed in the floods"."""
    above = clause.head.head.head.head
    number = view.clauses.get(above.i)
    return (
        clause.head.dep_ in {"acl", "relcl"}
        and number is not None
        and number.nominal
        and lexicon.nouns()[number.keys[0]].kind == "number"
    )


def specific(clause: Clause, frame: Frame, period: Period | None, *, attributed: bool) -> bool:
    """Whether it names someone and says something that could be otherwise: when, where, whom, or that it is not so."""
    named = any(p.named for p in frame.participants)
    roles = {p.role for p in frame.participants}
    if frame.predicate == "lead" and Role.TOPIC in roles:
        return any(p.named and p.role is Role.AGENT for p in frame.participants)
    if frame.predicate in STATES or frame.predicate == "exist" or not frame.participants:
        return False
    if clause.nominal:
        return named and (period is not None or of_two(frame))
    if not any(key in lexicon.verbs() for key in clause.keys):
        dated = period is not None and (len(roles) > 1 or clause.passive or is_first(clause))
        return named and dated and frame.predicate not in lexicon.words("vague.txt")
    if attributed and mood.modality(clause, backshift=True) is Modality.PLANNED:
        return True
    if named:
        told = len(roles) > 1 or period is not None or attributed or denial.polarity(clause) is Polarity.NEGATED
        return told or (len(frame.participants) == 1 and known_whole(clause, frame.participants[0]))
    return (period is not None and len(frame.participants) > 1) or denied_of_one(clause, frame)


def denied_of_one(clause: Clause, frame: Frame) -> bool:
    """As in "the treaty had not been signed": of a definite thing, which its article names, what did not happen."""
    subject = clause.first("s")
    if subject is None or not clause.passive or denial.polarity(clause) is not Polarity.NEGATED:
        return False
    definite = any(c.lower_ == "the" or (c.dep_ == "poss" and c.pos_ != "PRON") for c in subject.children)
    return definite and [p.role for p in frame.participants] == [Role.PATIENT] and frame.predicate not in STATES


def known_whole(clause: Clause, one: Participant) -> bool:
    """As in "Vantor's takeover of Kelm has collapsed": that it came to nothing is all that there is to say of it."""
    noun = lexicon.nouns().get(one.key)
    event = one.kind == "event" or (noun is not None and noun.kind == "act")
    return one.named and event and "once" in verb_class(clause).flags


def sourced(clause: Clause, frame: Frame, attribution: Attribution | None) -> bool:
    """Whether a named source says it of a thing without a name: "the data were not falsified, Lang said"."""
    if attribution is None or not attribution.chain or not attribution.chain[-1].named or clause.nominal:
        return False
    if brief(clause, frame):
        return True
    known = frame.predicate not in STATES and any(key in lexicon.verbs() for key in clause.keys)
    acts = any(p.role in {Role.PATIENT, Role.RECIPIENT} for p in frame.participants)
    return known and acts and mood.modality(clause, backshift=True) in {Modality.ASSERTED, Modality.PLANNED}


def told_by_noun(clause: Clause) -> Clause:
    """As in "there will be no strike by the bakers": the noun tells what does not happen, and whose doing it is."""
    thing = clause.first("o")
    if thing is None or clause.lemma != "be" or not any(c.dep_ == "expl" for c in clause.head.children):
        return clause
    key = f"@there>{lemma(thing)}"
    if key not in lexicon.verbs():
        return clause
    told = replace(clause, keys=(key,), slots={slot: t for slot, t in clause.slots.items() if slot != "s"})
    for child in thing.children:
        if child.dep_ == "prep":
            preposition(told, child)
    return told if lexicon.verbs()[key].roles.keys() & told.slots.keys() else clause


def existing(case: Case) -> Frame | None:
    """As in "there will be no new taxes": that something is or is not there."""
    clause = case.clause
    thing = clause.first("o")
    there = clause.lemma == "be" and any(c.dep_ == "expl" for c in clause.head.children)
    if not there or clause.keys[0] in lexicon.verbs() or thing is None or thing.pos_ not in {"NOUN", "PROPN"}:
        return None
    one = participant(case.scene, Role.PATIENT, thing)
    return None if one is None else Frame("exist", "exist", case.scene.span([clause.head]), (one,))


MOST_WORDS = 8


def brief(clause: Clause, frame: Frame) -> bool:
    """Whether a few words say of one definite thing what it did or did not: "the talks have not failed"."""
    if frame.predicate == "exist":
        return clause.head.dep_ in {"ROOT", "ccomp"}
    subject = clause.first("s")
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or len(frame.participants) != 1:
        return False
    if frame.predicate in HOLLOW or frame.predicate in lexicon.words("vague.txt"):
        return False
    definite = (
        any(c.lower_ in {"the", "this", "our", "his", "her", "its"} for c in subject.children)
        or frame.participants[0].named
    )
    stated = mood.modality(clause, backshift=True) in {Modality.ASSERTED, Modality.PLANNED}
    return definite and stated and clause.head.dep_ in {"ROOT", "ccomp"} and len(clause.head.subtree) <= MOST_WORDS


HOLLOW = frozenset({"have", "be", "mean", "report", "level", "become", "see"})
"""Predicates that say nothing by themselves, whoever says them of himself."""


def of_oneself(clause: Clause, frame: Frame, attribution: Attribution | None) -> bool:
    """Whether a named source says of himself what he will do, does not do, or does to something: "I will not stand".

    What somebody says of himself is what a misquotation turns round, whatever the verb.
    """
    if attribution is None or not attribution.chain or not attribution.chain[-1].named or clause.nominal:
        return False
    speaker = attribution.chain[-1].name
    if frame.predicate in HOLLOW or frame.predicate in lexicon.words("vague.txt"):
        return False
    if not any(p.role is Role.AGENT and p.named and p.key == speaker for p in frame.participants):
        return False
    meant = mood.modality(clause, backshift=True)
    denied = denial.polarity(clause) is Polarity.NEGATED
    return meant is Modality.PLANNED or (
        meant is Modality.ASSERTED and (denied or any(p.role is Role.PATIENT for p in frame.participants))
    )


def is_first(clause: Clause) -> bool:
    """As in "first flew in 1931": an unlisted verb states a once-only event."""
    return any(child.lower_ in {"first", "last", "finally"} for child in clause.head.children)


def main_subject(view: View) -> Participant | None:
    """The named subject of the main clause, where the sentence goes on with "it"."""
    if not any(token.lower_ in NEUTRAL for token in view.scene.doc):
        return None
    for clause in view.clauses.values():
        subject = clause.first("s")
        if clause.head.dep_ == "ROOT" and subject is not None and subject.pos_ != "PRON":
            one = participant(view.scene, Role.AGENT, subject)
            return one if one is not None and one.kind not in {"person", "event"} else None
    return None


def note_subject(view: View) -> None:
    """Remember the subject of the sentence for the pronouns of the next."""
    for clause in view.clauses.values():
        subject = clause.first("s")
        if subject is None or clause.head.dep_ != "ROOT":
            continue
        mentions = view.reading.mentions
        if subject.pos_ == "PRON":
            mentions.subject_at = view.reading.number if mentions.subject_at == view.reading.number - 1 else -1
            continue
        one = participant(view.scene, Role.AGENT, subject)
        if one is not None:
            mentions.subject, mentions.subject_at = one, view.reading.number
            target = clause.first("o") if not clause.passive else None
            done_to = participant(view.scene, Role.PATIENT, target) if target is not None else None
            mentions.thing = done_to if done_to is not None and done_to.kind in {"thing", "place"} else None


ISSUING = lexicon.listed("issuing")


def issued(view: View, measure: Clause) -> Attribution | None:
    """As in "The ministry divulged the number of students.": who gives a number out is its source."""
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
        period = lending.when_of(clause, view.clauses, view.times, None)
        view.reading.open_measure = Standing(frame, None, period, attribution, said, view.reading.number)
