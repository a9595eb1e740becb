"""Which row of the table of verbs fits a clause, by its words and by what is counted in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.lexicon import VerbClass
from services.extraction.model import Quantity

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


UNKNOWN = VerbClass(
    "", {"s": "AGENT", "o": "PATIENT", "i": "RECIPIENT", "to": "RECIPIENT", "with": "RECIPIENT"}, frozenset()
)
NATURAL = lexicon.listed("natural")


def verb_class(clause: Clause, quantity: Quantity | None = None) -> VerbClass:
    """The row of the verb table that fits best, also by what is counted; an unknown verb stands for itself."""
    table = lexicon.verbs()
    shaken = clause.keys[-1] in {"hit", "strike", "shake", "rock", "jolt", "rattle", "pound"}
    if shaken and any(lemma(token) in NATURAL for token in clause.slots.get("s", ())):
        return table["batter"]
    counted = counted_keys(clause, quantity)
    stepped = tuple(f"{key}+#" for key in clause.keys if "+" not in key) if is_step(clause, quantity) else ()
    for key in (*counted, *stepped, *clause.keys):
        if key in table:
            strayed = phrasal(clause, table[key]) if key == clause.keys[-1] else ""
            return replace(UNKNOWN, predicate=strayed) if strayed else transitive(clause, table[key])
    return replace(UNKNOWN, predicate=clause.keys[-1])


PARTICLES = frozenset({"down", "off", "out", "away", "up", "in", "on"})


def phrasal(clause: Clause, entry: VerbClass) -> str:
    """The name of what a verb means with a particle and without its object; empty for the verb itself.

    "Backed down from a fight", "backed away from the pledge": nobody was backed.
    """
    needs = entry.roles.get("s") == "AGENT" and entry.roles.get("o") == "PATIENT"
    if not needs or clause.passive or any(clause.slots.get(slot) for slot in ("o", "oprd", "i")):
        return ""
    for child in clause.head.children:
        follows = child.i == clause.head.i + 1 and child.lower_ in PARTICLES
        if follows and (child.dep_ in {"prt", "advmod"} or (child.dep_ == "prep" and child.lower_ == "out")):
            return f"{clause.keys[-1]}_{child.lower_}"
    return ""


def counted_keys(clause: Clause, quantity: Quantity | None) -> tuple[str, ...]:
    """`cut+job`, `drop+@service`: the verb with what is counted, or with its class."""
    if quantity is None or beaten(clause):
        return ()
    base, found = clause.keys[-1], []
    ballot = quantity.unit == "vote" and f"{base}+ballot" in clause.keys  # "won the vote by 118 votes to 104"
    if quantity.counted and not ballot:
        noun = quantity.counted[0]
        apart = any(lemma(t) == noun for t in clause.slots.get("for", ()))  # "suspended him for nine matches"
        found = [f"{base}+{noun}", *(f"{base}+@{c}" for c in lexicon.classes_of(noun) if not apart)]
    if len(quantity.unit) == 3 and quantity.unit.isupper():
        if not any(of_measure(t) for t in clause.slots.get("s" if clause.passive else "o", ())):
            found.append(f"{base}+@money")
        if any(map(numeric, clause.slots.get("to", ()))):
            found.append(f"{base}+to@money")  # "came to 40 million euros"
    if quantity.unit == "m/s":
        found.append(f"{base}+@speed")  # "the train hit 380 km/h"
    if quantity.unit == "score":
        found += [f"{key}+@score" for key in clause.keys if "+" not in key]
    return tuple(found)


def of_measure(token: Token) -> bool:
    """As in "raised the wage to $9": no money is raised, it is what a measure comes to."""
    noun = lexicon.nouns().get(lemma(token))
    return noun is not None and noun.kind == "measure" and not numeric(token)


def beaten(clause: Clause) -> bool:
    """As in "lost by 30 points to Brask": the margin between two, not how far something fell."""
    return clause.keys[-1] == "lose" and any(token.pos_ == "PROPN" for token in clause.slots.get("to", ()))


RELATIVE_UNITS = frozenset({"percent", "percentage_point", "ratio", "basis_point"})


def is_step(clause: Clause, quantity: Quantity | None) -> bool:
    """Whether a number says by how much, or what changes is a measure: "sank 40 centimetres", "output contracted"."""
    objects = [*clause.slots.get("o", ()), *clause.slots.get("npadvmod", ())]
    if quantity is not None and quantity.unit == "score":
        return False
    if beaten(clause):
        return False
    if quantity is not None and (
        quantity.unit in RELATIVE_UNITS or any(numeric(token) for token in clause.slots.get("by", ()))
    ):
        return not clause.slots.get("o") or all(map(numeric, clause.slots["o"])) or "by" in clause.slots
    if quantity is not None and not quantity.counted and objects and all(map(numeric, objects)):
        return True
    subject = clause.first("s")
    measure = lexicon.nouns().get(lemma(subject)) if subject is not None else None
    return not objects and measure is not None and measure.kind in {"measure", "number"}


def numeric(token: Token) -> bool:
    """Whether a filler is a number or carries one: "40 centimetres"."""
    return token.pos_ == "NUM" or any(child.dep_ in {"nummod", "quantmod"} for child in token.children)


def transitive(clause: Clause, entry: VerbClass) -> VerbClass:
    """As in "the council widened the road": whoever changes something else is its agent."""
    if "change" not in entry.flags or clause.passive or entry.roles.get("s") != "PATIENT":
        return entry
    objects = clause.slots.get("o", ())
    if not objects or not clause.slots.get("s") or any(map(numeric, objects)) or objects[0].pos_ == "ADJ":
        return entry
    return replace(entry, roles={**entry.roles, "s": "AGENT"})
