"""Verbs that need more than their row of the table: appointments, tolls, losses, purchases, votes."""

from __future__ import annotations

from dataclasses import replace

from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.roles import Case, active_slot, frame, nominal_parts, participants_of
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import RELATIVE_UNITS, verb_class
from services.extraction.frames.nouns.kinds import common_kind
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.lexicon import VerbClass
from services.extraction.model import Frame, Participant, Role

BUYER = {"s": "AGENT", "for": "PATIENT", "i": "RECIPIENT", "to": "RECIPIENT"}
"""Roles of "paid 3 million for the house"."""


def from_event(case: Case, entry: VerbClass) -> Frame:
    """The frame of a verb that states an event."""
    scene, quantity = case.scene, case.quantity
    clause = to_be(split_title(case.clause)) if entry.predicate in {"appoint", "elect"} else case.clause
    found = participants_of(scene, clause, entry.roles)
    found += employer(scene, clause, entry, found) + tried(scene, clause, entry, found)
    found += task(scene, clause, entry)
    found += circumstances(scene, clause, case.clauses, entry)
    found += counted_participant(case, entry)
    found += shared(case, entry, found)
    if (
        quantity is not None
        and entry.predicate == "win"
        and clause.keys[-1] == "lose"
        and case.slot == "o"
        and quantity.unit != "score"
    ):
        predicate, found = lost(case, found)
        return frame(predicate, clause, scene, found)
    if quantity is not None and entry.predicate == "pay" and clause.slots.keys() >= {"for", "o"} and not clause.passive:
        return frame("buy", clause, scene, participants_of(scene, clause, BUYER))
    if quantity is not None and entry.predicate in RATES and quantity.unit in RELATIVE_UNITS:
        return frame(RATES[entry.predicate], clause, scene, [p for p in found if p.role is not Role.AGENT])
    return frame(entry.predicate, clause, scene, found, entry.direction)


RATES = {"take_part": "turnout", "be_unemployed": "unemployment"}
"""What a share of those who do so measures."""


def shared(case: Case, entry: VerbClass, found: list[Participant]) -> list[Participant]:
    """Roles told by another word for the same event: "knocked X out, winning 3-1", "won with a 2-1 victory over Y"."""
    extra: list[Participant] = []
    head = case.clause.head
    main = case.clauses.get(head.head.i) if head.dep_ in {"advcl", "conj"} else None
    if main is not None and not main.nominal and verb_class(main).predicate == entry.predicate:
        roles = {p.role for p in found}
        extra += [p for p in participants_of(case.scene, main, verb_class(main).roles) if p.role not in roles]
    for tokens in case.clause.slots.values():
        for token in tokens:
            inner = case.clauses.get(token.i)
            if inner is not None and inner.nominal and lexicon.nouns()[inner.keys[0]].predicate == entry.predicate:
                extra += nominal_parts(case.scene, inner, lexicon.nouns()[inner.keys[0]])
    return extra


def split_title(clause: Clause) -> Clause:
    """As in "named Mira Solberg chief executive": one noun phrase to the parser, a person and a post to the reader."""
    post = clause.first("oprd") or clause.first("o")
    if clause.passive or post is None or proper(post) or common_kind(lemma(post)) != "person":
        return clause
    names = [t for t in post.lefts if t.dep_ == "compound" and proper(t)]
    if not names:
        return clause
    slots = {**clause.slots, "o": [names[-1]], "oprd": [post]}
    return replace(clause, slots=slots)


def to_be(clause: Clause) -> Clause:
    """As in "picked to be its chair", "chosen to serve as treasurer": the post stands below an infinitive."""
    if "oprd" in clause.slots or "as" in clause.slots:
        return clause
    for child in clause.head.children:
        if child.dep_ in {"xcomp", "advcl"} and lemma(child) in {"be", "become", "serve", "act"}:
            below = [*child.children, *(c for prep in child.children if prep.lower_ == "as" for c in prep.children)]
            post = next((c for c in below if c.dep_ in {"attr", "pobj"} and common_kind(lemma(c)) == "person"), None)
            return clause if post is None else replace(clause, slots={**clause.slots, "oprd": [post]})
    return clause


def employer(scene: Scene, clause: Clause, entry: VerbClass, found: list[Participant]) -> list[Participant]:
    """As in "named chief executive of Nordkraft": the post's body is who appoints."""
    if entry.predicate != "appoint" or any(p.role is Role.AGENT for p in found):
        return []
    for slot in ("oprd", "as", "to", "s", "o"):
        for post in clause.slots.get(slot, ()):
            if slot in {"s", "o"} and (proper(post) or common_kind(lemma(post)) != "person"):
                continue  # "Torvik's new coach is Pelle Rask"
            for child in post.children:
                owners = [c for c in child.children if c.dep_ == "pobj"] if child.lower_ in {"of", "at"} else []
                for owner in [child] if child.dep_ == "poss" else owners:
                    one = participant(scene, Role.AGENT, owner) if proper(owner) else None
                    if one is not None:
                        return [one]
    return []


def tried(scene: Scene, clause: Clause, entry: VerbClass, found: list[Participant]) -> list[Participant]:
    """As in "the trial of Mara Loht ended in an acquittal": who was tried was acquitted."""
    subject = clause.first("s")
    if entry.predicate not in {"convict", "acquit"} or subject is None or any(p.role is Role.PATIENT for p in found):
        return []
    owners = [c for c in subject.children if c.dep_ == "poss"]
    owners += [c for prep in subject.children if prep.lower_ in {"of", "against"} for c in prep.children]
    one = next((participant(scene, Role.PATIENT, c) for c in owners if proper(c)), None)
    return [one] if one is not None else []


def task(scene: Scene, clause: Clause, entry: VerbClass) -> list[Participant]:
    """As in "picked Ada Kern to head the inquiry": what the person is to do."""
    if entry.predicate != "appoint":
        return []
    for child in clause.head.children:
        if child.dep_ in {"xcomp", "advcl"} and lexicon.verbs().get(lemma(child), entry).predicate == "lead":
            nouns = [c for c in child.children if c.dep_ == "dobj"]
            one = participant(scene, Role.TOPIC, nouns[0]) if nouns else None
            return [one] if one is not None else []
    return []


def circumstances(scene: Scene, clause: Clause, clauses: dict[int, Clause], entry: VerbClass) -> list[Participant]:
    """The event that a toll came of, told by a clause: "14 died when trains collided", "they collided, killing 14"."""
    if "toll" not in entry.flags or any(tokens for slot, tokens in clause.slots.items() if slot in {"in", "during"}):
        return []
    around = [c for c in clause.head.children if c.dep_ == "advcl"]
    around += [clause.head.head] if clause.head.dep_ == "advcl" and clause.head.tag_ == "VBG" else []
    for token in around:
        other = clauses.get(token.i)
        name = EVENT_NOUNS.get(verb_class(other).predicate) if other is not None else None
        if other is None or name is None:
            continue
        parts = participants_of(scene, other, verb_class(other).roles)
        words = tuple(dict.fromkeys([name, *(w for p in parts if p.role is Role.PATIENT for w in p.words)]))
        topic = Participant(Role.TOPIC, name, words, scene.span([other.head]), kind="event")
        return [topic, *(p for p in parts if p.role is Role.PLACE)]
    return []


EVENT_NOUNS = {
    "crash": "crash",
    "explode": "explosion",
    "collapse": "collapse",
    "erupt": "eruption",
    "attack": "attack",
    "flood": "flood",
    "burn": "fire",
    "landfall": "storm",
    "hit": "storm",
    "shoot_down": "crash",
}
"""The noun by which other outlets name what a verb tells."""


def lost(case: Case, found: list[Participant]) -> tuple[str, list[Participant]]:
    """Predicate and roles of "lost": "40 soldiers" are deaths on that side, "40 seats" a loss."""
    anchor = case.anchor
    if anchor is None or common_kind(lemma(anchor)) != "person":
        moved = [replace(p, role=Role.AGENT) if p.role is Role.RECIPIENT else p for p in found]
        plain = [replace(p, role=Role.PATIENT) if p.role is Role.TOPIC and p.kind != "event" else p for p in moved]
        return "lose", plain
    owners = [p for p in found if p.role is Role.RECIPIENT]
    rest = [p for p in found if p.role not in {Role.RECIPIENT, Role.TOPIC} or p.kind == "event"]
    patient = participant(case.scene, Role.PATIENT, anchor)
    if patient is not None:
        words = tuple(dict.fromkeys([*patient.words, *(w for o in owners for w in o.words)]))
        rest.append(replace(patient, words=words, named=patient.named or any(o.named for o in owners)))
    return "die", rest


BARE = frozenset({"dozens", "scores", "hundreds", "thousands", "others"})


def counted_participant(case: Case, entry: VerbClass) -> list[Participant]:
    """Those who are counted are people though no noun says so: "injured 34", "killing dozens"."""
    anchor = case.anchor
    aged = case.quantity is not None and case.quantity.unit in {"age", "day", "rank"}
    if anchor is None or aged or "toll" not in entry.flags or (anchor.pos_ != "NUM" and anchor.lower_ not in BARE):
        return []
    if entry.roles.get(active_slot(case.clause, case.slot)) != "PATIENT":
        return []
    return [Participant(Role.PATIENT, "people", ("people",), case.scene.span([anchor]), kind="person")]
