"""Nouns that are their own predicate: "a shortage of 1.5 million workers", "an order for 12 trains"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.arguments.located import scene_of
from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.places import places_within
from services.extraction.frames.arguments.roles import Case, frame, nominal_parts, obliques, participants_of
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.measures import numbered, of_magnitude
from services.extraction.frames.nouns.kinds import common_kind
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.lexicon import NounClass, VerbClass
from services.extraction.model import Frame, Participant, QuantityRole, Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


def from_noun(case: Case) -> Frame:
    """The frame of a noun of the table, completed by the verb around it."""
    scene, clause, quantity, upper = case.scene, case.clause, case.quantity, case.outer()
    table = lexicon.nouns()[clause.keys[0]]
    if quantity is not None and quantity.unit == "magnitude":
        outer = upper or clause
        return of_magnitude(scene, outer, verb_class(outer))
    found = nominal_parts(scene, clause, table)
    if table.kind == "number" and clause.first("of") is not None:
        return numbered(case, verb_class(clause), clause, found, change=False)
    reached = level_reached(case, table)
    if reached is not None:
        inner = lexicon.nouns()[reached.keys[0]]
        parts = nominal_parts(scene, reached, inner)
        parts += around(scene, upper, reached, inner, parts) if upper is not None else []
        return frame(inner.predicate, clause, scene, parts, table.direction)
    if upper is not None:
        found += around(scene, upper, clause, table, found)
    predicate = "change" if table.kind in {"up", "down"} else table.predicate
    if table.kind == "number" and quantity is not None and quantity.role is not QuantityRole.CHANGE:
        predicate = "number"
    return frame(predicate, clause, scene, found, table.direction)


def level_reached(case: Case, table: NounClass) -> Clause | None:
    """As in "an increase in its key rate to 3.25 percent": the number is the level of the measure, not the step."""
    quantity, anchor = case.quantity, case.anchor
    if quantity is None or anchor is None or table.kind not in {"up", "down"} or quantity.role is QuantityRole.CHANGE:
        return None
    if anchor.dep_ != "pobj" or anchor.head.lower_ != "to":
        return None
    measures = (case.clauses.get(t.i) for slot in ("in", "of") for t in case.clause.slots.get(slot, ()))
    return next((m for m in measures if m is not None and m.nominal), None)


def around(scene: Scene, upper: Clause, noun: Clause, table: NounClass, found: list[Participant]) -> list[Participant]:
    """What the verb around the noun says of the same event."""
    entry = verb_class(upper)
    if upper.first("s") != noun.head and entry.predicate == table.predicate:
        return participants_of(scene, upper, entry.roles)
    winner = beneficiary(upper, noun, table)
    if winner is not None:
        one = participant(scene, Role.AGENT, winner)
        return [*([one] if one is not None else []), *obliques(scene, upper)]
    return outer_parts(scene, upper, table, found)


def beneficiary(upper: Clause, noun: Clause, table: NounClass) -> Token | None:
    """As in "A 3-1 win over Selby took Torrent to the final": whom the win carries has won."""
    target = upper.first("o") or upper.first("i")
    if table.predicate != "win" or upper.first("s") != noun.head or target is None or not proper(target):
        return None
    return target if table.roles.get("poss") == "AGENT" and "poss" not in noun.slots else None


CAUSING = lexicon.listed("causing")


SUPPORT = lexicon.listed("support")
"""Verbs that give a noun its subject: "placed an order", "completed a takeover"."""


def outer_parts(scene: Scene, upper: Clause, table: NounClass, found: list[Participant]) -> list[Participant]:
    """What the verb around a noun adds: its subject under a light verb, its places and events."""
    extra = obliques(scene, upper)
    entry = verb_class(upper)
    subject = upper.first("s")
    if subject is not None and upper.lemma in CAUSING and common_kind(lemma(subject)) == "event":
        one = participant(scene, Role.TOPIC, subject)
        extra += ([one] if one is not None else []) + places_within(scene, subject)
    stage = scene_of(scene, upper)
    if stage is not None:
        return [*extra, stage]
    supported = "light" in entry.flags or upper.keys[-1] in SUPPORT
    acts = table.kind in {"act", "measure"} and not any(p.role is Role.AGENT for p in found)
    subject = upper.first("by") if upper.passive else subject  # "an increase was announced by the bank"
    if subject is not None and acts and supported:
        role = lexicon.ROLES.get(table.roles.get("poss", "AGENT"), Role.AGENT)
        one = participant(scene, role, subject)
        extra += [one] if one is not None else []
    if table.kind in {"up", "down"} and not any(p.role is Role.PATIENT for p in found):
        extra += changed(scene, upper, entry)
    return extra


def changed(scene: Scene, upper: Clause, entry: VerbClass) -> list[Participant]:
    """What an apposed change is of: "13,000 people entered the country, a twelvefold increase"."""
    parts = participants_of(scene, upper, entry.roles)
    counted = [p for p in parts if p.role in {Role.PATIENT, Role.RECIPIENT}]
    if not counted or entry.flags & {"light", "level"}:
        return counted
    topic = Participant(Role.TOPIC, entry.predicate, (entry.predicate,), scene.span([upper.head]), kind="event")
    return [*counted, topic]
