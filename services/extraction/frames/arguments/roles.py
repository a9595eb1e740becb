"""Which filler of a clause plays which role, by the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.places import IN, place_like, places_within
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses.clause import Clause, is_predicate
from services.extraction.frames.clauses.senses import numeric
from services.extraction.frames.nouns.kinds import common_kind
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.lexicon import NounClass
from services.extraction.model import Frame, Participant, Quantity, Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


@dataclass(frozen=True, slots=True)
class Case:
    """What a frame is built from: a clause, and the number in it if the claim is about one."""

    scene: Scene
    clause: Clause
    clauses: dict[int, Clause]
    """All clauses of the sentence by index of their heads."""
    quantity: Quantity | None = None
    slot: str = ""
    """Where in the clause the number stands."""
    anchor: Token | None = None
    """The noun that the number counts."""

    def outer(self) -> Clause | None:
        """The verb clause that the clause's noun stands in."""
        return enclosing(self.clause.head, self.clauses)


DURING = frozenset({"in", "during", "at", "after_of", "because_of", "amid", "on"})


def role_of(name: str, head: Token) -> Role | None:
    """The role that a table name means for this filler; None where the slot holds a value."""
    if name in {"PRICE", "VALUE"}:
        return None
    if name == "CAUSE":
        kind = common_kind(lemma(head))
        return Role.AGENT if kind in {"person", "group"} or (kind == "thing" and head.pos_ == "PROPN") else Role.TOPIC
    return lexicon.ROLES[name]


def default_role(slot: str, scene: Scene, head: Token) -> Role | None:
    """What a prepositional slot means that the table does not list: a place or an event."""
    word = lemma(head)
    if slot in DURING and common_kind(word) == "event":
        return Role.TOPIC
    if slot in IN and place_like(scene, head):
        return Role.PLACE
    if slot == "as":
        return Role.ATTRIBUTE
    return None


STATED = frozenset({"ADJ", "VERB"})
"""What is no thing in the place of an object: "remains open", "stayed shut"."""


def participants_of(scene: Scene, clause: Clause, roles: dict[str, str]) -> list[Participant]:
    """Every participant that the clause states, in text order of its slots."""
    found: list[Participant] = []
    both = roles.get("s") == roles.get("o") == "PATIENT"
    things = [t for t in clause.slots.get("o", ()) if t.pos_ not in STATED]  # "remains open" is done to nothing
    acted = "by" in clause.slots if clause.passive else bool(things and clause.slots.get("s"))
    if both and acted:
        roles = {**roles, "s": "AGENT"}
    for slot, tokens in (clause.slots | loose_slots(clause, roles)).items():
        name = active_slot(clause, slot)
        for token in tokens:
            for filler in (token, *conjuncts(token)):
                listed = roles.get(name)
                if listed and name in {"in", "at", "on"} and common_kind(lemma(filler)) == "event":
                    listed = "TOPIC"
                if filler.text in {"-", "–", "—"} or half_word(filler) or (name == "o" and filler.pos_ in STATED):
                    continue
                role = role_of(listed, filler) if listed else default_role(name, scene, filler)
                if listed is None and role is None:
                    found += (
                        places_within(scene, filler) if filler.pos_ in {"NOUN", "PROPN"} and name in {"s", "o"} else []
                    )
                    continue
                if role is not None:
                    one = participant(scene, role, filler)
                    found += [one] if one is not None else []
                    found += creator(scene, filler) if name == "o" else []
                    found += parties(scene, filler) if name == "s" else []
                found += places_within(scene, filler, role)
    return found


def half_word(token: Token) -> bool:
    """The "semi" of "semi-final"."""
    return token.nbor(1).text == "-" and token.whitespace_ == ""


def creator(scene: Scene, noun: Token) -> list[Participant]:
    """As in "the album by Tara Voss was released": who made it is who released it."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            makers = [participant(scene, Role.AGENT, c) for c in child.children if c.dep_ == "pobj" and proper(c)]
            return [m for m in makers if m is not None]
    return []


def parties(scene: Scene, noun: Token) -> list[Participant]:
    """As in "the match between Castel and Villanova ended in a draw": who took part in it."""
    if common_kind(lemma(noun)) != "event":
        return []
    sides = [c for prep in noun.children if prep.lower_ == "between" for c in prep.children if c.dep_ == "pobj"]
    names = [t for side in sides for t in (side, *conjuncts(side)) if proper(t)]
    found = (participant(scene, Role.AGENT, t) for t in names)
    return [one for one in found if one is not None]


HELD = frozenset({"of", "in", "for", "from", "with", "to"})
"""Prepositions of an object that say what the verb is about."""


def of_object(clause: Clause, roles: dict[str, str]) -> dict[str, list[Token]]:
    """What hangs on a plain object and the table lists for the verb: "holds a stake in Marsol"."""
    found: dict[str, list[Token]] = {}
    for token in clause.slots.get("o", ()):
        for prep in token.children:
            listed = prep.dep_ == "prep" and prep.lower_ in HELD and prep.lower_ in roles
            if listed and prep.lower_ not in clause.slots and not proper(token) and token.pos_ == "NOUN":
                found.setdefault(prep.lower_, [c for c in prep.children if c.dep_ == "pobj" and proper(c)])
    return {slot: tokens for slot, tokens in found.items() if tokens}


def of_idiom(clause: Clause, roles: dict[str, str]) -> dict[str, list[Token]]:
    """What hangs on the noun that makes the sense of a verb: "came under fire from rebels", "contact with Kest"."""
    key = next((k for k in clause.keys if k in lexicon.verbs()), "")
    noun = key.partition("+")[2].rpartition("_")[2]
    found: dict[str, list[Token]] = {}
    for token in (t for tokens in clause.slots.values() for t in tokens if noun and lemma(t) == noun):
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in roles and prep.lower_ not in clause.slots:
                found.setdefault(prep.lower_, [c for c in prep.children if c.dep_ == "pobj"])
    return {slot: tokens for slot, tokens in found.items() if tokens}


LOOSE = frozenset({"to", "against", "over", "from", "for", "with"})
PASSING_ON = lexicon.listed("passing_on")


def loose_slots(clause: Clause, roles: dict[str, str]) -> dict[str, list[Token]]:
    """Prepositions that the parser hung on a wrong word: "lost the final 2-1 to Harrow"."""
    wanted = [slot for slot in sorted(LOOSE & set(roles)) if slot not in clause.slots]
    found: dict[str, list[Token]] = of_object(clause, roles) | of_idiom(clause, roles)
    if not wanted or clause.keys[-1] not in PASSING_ON:
        return found
    for token in clause.head.subtree:
        if (
            token.i > clause.head.i
            and token.dep_ == "prep"
            and token.lower_ in wanted
            and token.head.dep_ != "prep"
            and not is_predicate(token.head)
        ):
            fillers = [c for c in token.children if c.dep_ == "pobj" and proper(c)]
            if fillers:
                found.setdefault(token.lower_, fillers)
    return found


def conjuncts(token: Token) -> list[Token]:
    """Names joined by "and" ("Solberg and Oste"), nouns that carry no number of their own."""
    found: list[Token] = []
    queue = [token]
    while queue and len(found) < 6:
        head = queue.pop()
        for child in head.children:
            if (
                child.dep_ == "conj"
                and child.pos_ in {"PROPN", "NOUN"}
                and not any(c.dep_ == "nummod" for c in child.children)
                and not any(c.dep_ == "cc" and c.text == "&" for c in head.children)
            ):
                found.append(child)
                queue.append(child)
    return found


def active_slot(clause: Clause, slot: str) -> str:
    """The slot in the active voice: a passive's subject is the object, its "by" the subject."""
    if not clause.passive:
        return slot
    if slot == "s" and "i" not in clause.slots and any(not numeric(t) for t in clause.slots.get("o", ())):
        return "i"  # "was handed a sentence", "has been awarded the medal"
    return {"s": "o", "by": "s"}.get(slot, slot)


def tidy(found: list[Participant]) -> tuple[Participant, ...]:
    """One of each (role, key), the one with most words; stable order; a PLACE that is inside another PLACE is kept."""
    best: dict[tuple[Role, str], Participant] = {}
    acting = {one.key for one in found if one.role in {Role.AGENT, Role.PATIENT, Role.RECIPIENT}}
    for one in found:
        if one.role is Role.PLACE and one.key in acting:  # "holds a stake in Marsol"
            continue
        key = (one.role, one.key)
        if key not in best or len(one.words) > len(best[key].words):
            best[key] = one
    order = list(Role)
    return tuple(sorted(best.values(), key=lambda p: (order.index(p.role), p.mention, p.key)))


def frame(predicate: str, clause: Clause, scene: Scene, found: list[Participant], direction: int = 0) -> Frame:
    """Put a frame together."""
    return Frame(predicate, clause.lemma, scene.span([clause.head]), tidy(found), direction)


def obliques(scene: Scene, clause: Clause) -> list[Participant]:
    """Places and events that prepositions of the clause name."""
    found: list[Participant] = []
    for slot, tokens in clause.slots.items():
        if slot in {"s", "o", "i", "oprd", "npadvmod"}:
            for token in tokens:
                found += places_within(scene, token) if slot == "o" else []
            continue
        for token in tokens:
            role = default_role(slot, scene, token)
            one = participant(scene, role, token) if role is not None else None
            found += ([one] if one is not None else []) + places_within(scene, token, role)
    return found


def nominal_parts(scene: Scene, clause: Clause, table: NounClass) -> list[Participant]:
    """Participants that a noun itself carries."""
    found: list[Participant] = []
    for slot, tokens in clause.slots.items():
        for token in tokens:
            for filler in (token, *conjuncts(token)):
                listed = table.roles.get(slot)
                if slot == "poss" and clause.first("by") and listed == table.roles.get("by") == "AGENT":
                    listed = "PATIENT"  # "Karst's takeover by Brun"
                if listed and slot in {"in", "at"} and common_kind(lemma(filler)) == "event":
                    listed = "TOPIC"
                if slot == "poss" and listed == "PATIENT" and "comp" in clause.slots and proper(filler):
                    listed = "PLACE"  # "Calvia's house prices"
                if listed == "PLACE" and not place_like(scene, filler):
                    listed = "TOPIC" if common_kind(lemma(filler)) == "event" else None
                role = role_of(listed, filler) if listed else default_role(slot, scene, filler)
                one = participant(scene, role, filler) if role is not None else None
                found += [one] if one is not None else []
                found += places_within(scene, filler, role)
    return found + restrictions(scene, clause, table)


def restrictions(scene: Scene, clause: Clause, table: NounClass) -> list[Participant]:
    """What narrows a measure: "youth unemployment", "net profit", "average salary"."""
    if table.kind != "measure":
        return []
    parts = set(clause.keys[0].split("_"))
    found = []
    for child in clause.head.children:
        if (
            child.dep_ in {"compound", "amod"}
            and lemma(child) not in parts
            and not proper(child)
            and child.i not in scene.timed
        ):
            if child.dep_ == "compound" and "comp" in table.roles:
                continue
            if child.i not in scene.counted and child.lower_ not in PLAIN:
                one = participant(scene, Role.ATTRIBUTE, child)
                found += [one] if one is not None else []
    return found


PLAIN = lexicon.listed("plain")
"""Adjectives that do not make another measure of a measure."""


def enclosing(token: Token, clauses: dict[int, Clause]) -> Clause | None:
    """The verb clause that a noun stands in."""
    while token.head != token:
        token = token.head
        found = clauses.get(token.i)
        if found is not None and not found.nominal:
            return found
    return None
