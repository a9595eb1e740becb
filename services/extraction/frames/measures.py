"""Verbs of change and level: the noun they speak of decides what the frame is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.located import scene_of
from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.places import places_within
from services.extraction.frames.arguments.roles import Case, frame, nominal_parts, obliques, participants_of
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import NATURAL, verb_class
from services.extraction.frames.nouns.kinds import common_kind
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.lexicon import VerbClass
from services.extraction.model import Frame, Participant, Quantity, Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


def from_measure(case: Case, entry: VerbClass) -> Frame:
    """The frame of a verb of change, of level, or of a light verb."""
    scene, clause = case.scene, case.clause
    where = subject_slot(clause, entry)
    topic = clause.first(where) or (clause.first("s") if where == "o" else None)
    modified = participle(case.clauses, case.anchor) if "light" in entry.flags or entry.predicate == "be" else None
    if modified is not None:
        done = verb_class(modified)
        found = (
            participants_of(scene, modified, done.roles) + obliques(scene, clause) + places_of_subject(scene, clause)
        )
        return frame(done.predicate, modified, scene, found)
    if (
        topic is not None
        and topic.i not in case.clauses
        and case.quantity is None
        and "change" in entry.flags
        and moves(clause)
    ):
        return frame(clause.lemma, clause, scene, participants_of(scene, clause, {"s": "PATIENT"}))
    subject = clause.first("s") if where == "o" else None
    agent = participant(scene, Role.AGENT, subject) if subject is not None else None
    inner = case.clauses.get(topic.i) if topic is not None else None
    if inner is not None and inner.nominal:
        return of_noun(case, entry, inner, agent)
    return of_thing(case, entry, topic, agent)


def of_noun(case: Case, entry: VerbClass, inner: Clause, agent: Participant | None) -> Frame:
    """What changes or stands at a level is a measure noun."""
    table = lexicon.nouns()[inner.keys[0]]
    found = nominal_parts(case.scene, inner, table) + obliques(case.scene, case.clause)
    acts = "light" in entry.flags or entry.predicate == "set" or entry.roles.get("s") == "AGENT"
    stage = scene_of(case.scene, case.clause) if table.kind == "act" else None
    if stage is not None:
        found.append(stage)
    elif agent is not None and acts and not any(p.role is Role.AGENT for p in found):
        found.append(agent)
    return measured(case, entry, inner, found)


def of_thing(case: Case, entry: VerbClass, topic: Token | None, agent: Participant | None) -> Frame:
    """What changes or stands at a level is any other thing."""
    scene, clause, quantity = case.scene, case.clause, case.quantity
    found = obliques(scene, clause)
    found += places_within(scene, case.anchor) if case.anchor is not None else []
    told = topic is not None and entry.predicate == "price"  # "it is worth 4 million"
    if topic is not None and topic != case.anchor and (told or not pleonastic(topic)):
        one = participant(scene, Role.PATIENT, topic)
        found += ([one] if one is not None else []) + places_within(scene, topic)
    if agent is not None:
        found.append(agent)
    if is_change(entry, quantity, case.slot):
        return frame("change", clause, scene, found, entry.direction)
    if entry.predicate == "be" and quantity is not None and quantity.unit == "percent" and case.slot == "s":
        found += attributes(scene, clause)  # "two thirds of teachers are women"
    if entry.predicate in LEVELS and quantity is not None and case.slot:
        return frame(level_name(quantity, entry), clause, scene, found, entry.direction)
    if entry.predicate == "be":
        found += attributes(scene, clause)
    return frame(entry.predicate, clause, scene, found, entry.direction)


LEVELS = frozenset({"have", "be", "report", "set", "level", "change"})


def subject_slot(clause: Clause, entry: VerbClass) -> str:
    """Where the thing measured stands: the object of "raised the rate", else the subject."""
    if clause.passive:
        return "s"
    raised = entry.predicate == "change" and entry.roles.get("s") == "AGENT"
    return "o" if raised or entry.predicate in {"set", "have", "report"} else "s"


def participle(clauses: dict[int, Clause], anchor: Token | None) -> Clause | None:
    """As in "showed 95 cancelled flights": the participle before the noun is the event."""
    if anchor is None:
        return None
    for child in anchor.children:
        if child.dep_ in {"amod", "acl"} and child.tag_ == "VBN" and child.i in clauses:
            found = clauses[child.i]
            if any(key in lexicon.verbs() for key in found.keys):
                return found
    return None


def places_of_subject(scene: Scene, clause: Clause) -> list[Participant]:
    """As in "Orly's boards showed ...": what is shown is at Orly."""
    subject = clause.first("s")
    found = []
    for child in subject.children if subject is not None else ():
        if child.dep_ == "poss" and proper(child):
            one = participant(scene, Role.PLACE, child)
            found += [one] if one is not None else []
    return found


def moves(clause: Clause) -> bool:
    """As in "fell near Aldby": a motion, not a change of a figure."""
    return any(slot in clause.slots for slot in ("near", "off", "into", "onto", "through")) or any(
        slot in clause.slots and common_kind(lemma(clause.slots[slot][0])) == "place"
        for slot in ("from", "down", "over", "on", "at")
    )


def attributes(scene: Scene, clause: Clause) -> list[Participant]:
    """What a copula says that its subject is."""
    found = []
    for token in clause.slots.get("o", ()):
        one = participant(scene, Role.ATTRIBUTE, token)
        found += [one] if one is not None else []
    return found


def pleonastic(token: Token) -> bool:
    """As in "It was 104 degrees", "there were 12"."""
    return token.lower_ in {"it", "there"}


def is_change(entry: VerbClass, quantity: Quantity | None, slot: str) -> bool:
    """Whether the number is the step rather than the value reached."""
    if "change" not in entry.flags or quantity is None:
        return "change" in entry.flags
    return slot not in {"to", "at", "from", "past", "above", "below"}


def level_name(quantity: Quantity, entry: VerbClass) -> str:
    """A level without a measure noun is named by its unit."""
    if quantity.unit.startswith(("deg", "celsius")):
        return "temperature"
    head = quantity.unit.split("/")[0]
    if len(head) == 3 and head.isupper():
        return "price" if entry.predicate != "set" else "level"
    return "level"


def measured(case: Case, entry: VerbClass, inner: Clause, found: list[Participant]) -> Frame:
    """The frame by the class of the noun: "The death toll rose to 21", "the number of students fell 3%"."""
    scene, clause = case.scene, case.clause
    table = lexicon.nouns()[inner.keys[0]]
    change = is_change(entry, case.quantity, case.slot)
    if table.kind == "number":
        return numbered(case, entry, inner, found, change=change)
    if table.kind in {"up", "down"}:
        return frame("change", clause, scene, found, table.direction)
    if table.kind == "act" and entry.predicate == "price" and table.predicate != "buy":
        one = participant(scene, Role.PATIENT, inner.head)  # "the order is worth 4 million"
        return frame("price", clause, scene, [*found, *([one] if one is not None else [])])
    if table.kind == "toll":
        return frame(table.predicate, clause, scene, [p for p in found if p.key != "death"], entry.direction)
    if not change:
        return frame(table.predicate, clause, scene, found, entry.direction if entry.predicate == "change" else 0)
    if table.predicate != "price" or not any(p.role is Role.PATIENT for p in found):
        one = participant(scene, Role.PATIENT, inner.head)
        found = [*found, *([one] if one is not None else [])]
    return frame("change", clause, scene, found, entry.direction)


def numbered(case: Case, entry: VerbClass, inner: Clause, found: list[Participant], *, change: bool) -> Frame:
    """The participle is the predicate, the number its count: "the number of people killed in the floods"."""
    scene, clause, what = case.scene, case.clause, inner.first("of") or told_of(inner.head)
    heads = [c.i for c in what.children if c.dep_ in {"acl", "relcl"}] if what is not None else []
    below = next((case.clauses[i] for i in heads if i in case.clauses and not case.clauses[i].nominal), None)
    if below is None and what is not None and not change and what.lower_ in FATES:
        parts = [p for p in found if p.role not in {Role.PATIENT, Role.AGENT}]
        return frame(FATES[what.lower_], clause, scene, parts, entry.direction)
    if below is None:
        return frame("change" if change else "number", clause, scene, found, entry.direction)
    table = verb_class(below)
    parts = participants_of(scene, below, table.roles) + [p for p in found if p.role is not Role.PATIENT]
    if not change:
        return frame(table.predicate, clause, scene, parts, entry.direction)
    topic = Participant(Role.TOPIC, table.predicate, (table.predicate,), scene.span([below.head]), kind="event")
    return frame("change", clause, scene, [*parts, topic], entry.direction)


def told_of(noun: Token) -> Token | None:
    """What stands behind the "of" of a noun, also where the parse takes it for a verb: "the number of wounded"."""
    return next((c for prep in noun.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"), None)


FATES = {
    **dict.fromkeys(("dead", "deaths", "killed", "fatalities"), "die"),
    **dict.fromkeys(("wounded", "injured", "injuries"), "injure"),
    "missing": "miss",
}
"""What happened to those whose number is told: "put the number of dead at 20"."""
DIRECTIONS = {"lower": -1, "down": -1, "weaker": -1, "higher": 1, "up": 1, "firmer": 1, "stronger": 1}


def closing(case: Case) -> Frame:
    """The adverb is the verb of change: "closed 8% lower"."""
    way = next((DIRECTIONS[t.lower_] for t in case.clause.head.subtree if t.lower_ in DIRECTIONS), 0)
    entry = lexicon.verbs()["rise" if way > 0 else "fall"]
    bare = replace(case.clause, slots={"s": case.clause.slots.get("s", [])})
    return replace(from_measure(replace(case, clause=bare), entry), direction=way)


def of_magnitude(scene: Scene, clause: Clause, entry: VerbClass) -> Frame:
    """A quake's magnitude is said of the quake, where it was felt."""
    found = obliques(scene, clause) + participants_of(scene, clause, entry.roles)
    quake = next((t for t in scene.doc if lemma(t) in NATURAL), None)
    kept = [p for p in found if p.role is Role.PLACE]
    kept += [replace(p, role=Role.PLACE, kind="place") for p in found if p.role is Role.PATIENT and p.named]
    if quake is not None:
        one = participant(scene, Role.TOPIC, quake)
        kept += ([one] if one is not None else []) + places_within(scene, quake)
    return frame("magnitude", clause, scene, kept)
