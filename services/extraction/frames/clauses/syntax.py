"""Clauses of a parsed sentence: a predicate with its arguments in the slots that the table of verbs names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import OBJECTS, SUBJECTS, Clause, is_predicate, misread, object_above
from services.extraction.frames.clauses.control import inherit
from services.extraction.frames.clauses.keys import noun_classes, verb_keys
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import gazetteer, lexicon

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Doc, Token


def noun_key(token: Token) -> str | None:
    """Key of the noun table that a noun answers to, with the compound before it when that is listed.

    "death toll" is looked up as `death_toll` before `toll`.
    """
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    table = lexicon.nouns()
    base = lemma(token)
    for left in token.lefts:
        if left.dep_ in {"compound", "amod"} and f"{lemma(left)}_{base}" in table:
            return f"{lemma(left)}_{base}"
    return base if base in table else None


def find_clauses(doc: Doc) -> list[Clause]:
    """Every clause of a sentence in text order, verbs first resolved for control, conjunction and relatives."""
    clauses: dict[int, Clause] = {}
    for token in doc:
        if is_predicate(token):
            clauses[token.i] = verb_clause(token)
        elif noun_key(token):
            clauses[token.i] = noun_clause(token)
        elif token.lower_ == "worth" and token.dep_ in {"amod", "acomp"}:
            clauses[token.i] = worth_clause(token)
    for clause in clauses.values():
        if not clause.nominal:
            inherit(clause, clauses)
    return [clauses[i] for i in sorted(clauses)]


def worth_clause(token: Token) -> Clause:
    """As in "the prize, worth half a million euros": an adjective with an object."""
    clause = Clause(token, ("worth",))
    for child in token.children:
        if child.dep_ in OBJECTS or child.dep_ == "nummod":
            clause.slots.setdefault("o", []).append(child)
    subject = token.head if token.dep_ == "amod" else next((c for c in token.head.children if c.dep_ in SUBJECTS), None)
    if subject is not None:
        clause.slots["s"] = [subject]
    return clause


SLOTS = {"dobj": "o", "attr": "o", "acomp": "o", "oprd": "oprd", "npadvmod": "npadvmod", **dict.fromkeys(SUBJECTS, "s")}
"""Slot of a dependent that needs no preposition."""
PARTICLES = frozenset(
    {"down", "over", "up", "off", "out", "aside", "dead", "back", "away", "aground", "ashore", "home", "ahead"}
)


def is_particle(adverb: Token) -> bool:
    """As in "ran aground", "is home to sixteen": not "was first home", "is home again"."""
    to_whom = any(child.lower_ == "to" for child in adverb.children)
    return adverb.lower_ in PARTICLES and (adverb.lower_ != "home" or to_whom)


def verb_clause(token: Token) -> Clause:
    """Slots that hang on the verb itself."""
    clause = Clause(token, ())
    clause.passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
    particle = ""
    for child in token.children:
        if child.dep_ in SLOTS:
            clause.slots.setdefault(SLOTS[child.dep_], []).append(child)
            if child.tag_.startswith("JJ"):  # "was found guilty of bribery in Morvan"
                for prep in [c for c in child.children if c.dep_ == "prep"]:
                    preposition(clause, prep)
        elif child.dep_ == "prt" or (child.dep_ == "advmod" and is_particle(child) and child.nbor(-1).text != ","):
            particle = child.lower_
            for prep in [c for c in child.children if c.dep_ == "prep"]:  # "gave it back to Orvin"
                preposition(clause, prep)
        elif child.dep_ in {"prep", "agent", "dative"}:
            preposition(clause, child)
    if not particle and token.nbor().lower_ == "up" and token.nbor(2).lower_ == "to" and moves_up(token):
        particle = "up"
    repair_object(clause, particle)
    clause.keys = verb_keys(clause, particle)
    return clause


def moves_up(verb: Token) -> bool:
    """Whether "up" belongs to the verb: "unemployment inched up to 7.9 percent", not "hired up to 12 people"."""
    entry = lexicon.verbs().get(f"{lemma(verb)}_up")
    return entry is not None and "change" in entry.flags and entry.roles.get("s") == "PATIENT"


def take_object(clause: Clause) -> None:
    """The object of a verb that the parser hung below it, with its prepositions: "Veld sacked coach Nina Ross"."""
    target = object_above(clause.head) if misread(clause.head) else None
    if target is None:
        return
    clause.slots["o"] = [target]
    for child in target.children:
        if child.dep_ == "prep" and child.i > target.i:
            preposition(clause, child)


def repair_object(clause: Clause, particle: str) -> None:
    """What the parser is known to misread around an object: see the examples of each step."""
    token = clause.head
    take_object(clause)
    for bare in [c for c in token.children if c.dep_ == "prep" and not list(c.children)]:
        for slot in ("npadvmod", "o"):
            after = [t for t in clause.slots.get(slot, ()) if t.left_edge.i == bare.i + 1]
            if after:  # "sank off Cala Nera": the preposition lost its noun
                clause.slots.setdefault(bare.lower_, []).append(after[0])
                clause.slots[slot].remove(after[0])
    clause.slots = {slot: tokens for slot, tokens in clause.slots.items() if tokens}
    scores = [t for t in clause.slots.get("npadvmod", ()) if t.pos_ == "NUM" and t.nbor(1).text in DASHES]
    stated = [t for t in clause.slots.get("o", ()) if t.pos_ == "NUM" or lemma(t) in gazetteer.MEASURES]
    for number in (*stated, *scores):
        for child in number.children:
            if (
                child.dep_ == "prep" and child.lower_ != "of"
            ):  # "paid 3 million euros for Bremel", "injured 90 in Orvin", "prevailed 2-1 over Sunde"
                preposition(clause, child)
    names = [t for t in clause.slots.get("npadvmod", ()) if t.pos_ == "PROPN"]
    if "o" not in clause.slots and names and not clause.passive:  # "Rovers beat Elmfield 2-1"
        clause.slots["o"] = names[:1]
    if particle in SPATIAL and "o" in clause.slots and not knows_particle(clause, particle):
        clause.slots.setdefault(particle, []).extend(clause.slots.pop("o"))  # "sank off Cala Nera"


def knows_particle(clause: Clause, particle: str) -> bool:
    """Whether the table has the verb with its particle, or with both it and the object: "carried off the prize"."""
    verb, table = f"{clause.lemma}_{particle}", lexicon.verbs()
    objects = [name for t in clause.slots["o"] for name in (lemma(t), *(f"@{c}" for c in noun_classes(t)))]
    return verb in table or any(f"{verb}+{name}" in table for name in objects)


DASHES = frozenset({"-", "–", "—"})
SPATIAL = frozenset({"off", "over", "in", "on", "near", "around", "across"})


NO_ROLE = frozenset({"according", "due", "compared", "owing", "thanks", "such"})
"""Prepositions of words that frame a statement rather than take part in it."""


def preposition(clause: Clause, prep: Token) -> None:
    """File what a preposition governs under its name; "dative" without preposition is the indirect object."""
    if prep.dep_ == "dative" and prep.pos_ not in {"ADP", "PART"}:
        clause.slots.setdefault("i", []).append(prep)
        return
    if prep.lower_ in NO_ROLE:
        return
    for child in prep.children:
        if child.dep_ == "prep":  # from across the river
            file_nouns(clause, child.lower_, child)
        elif child.dep_ == "pcomp" and child.pos_ == "ADP":  # because of a strike, out of the city
            file_nouns(clause, f"{prep.lower_}_{child.lower_}", child)
        elif child.dep_ in {"pobj", "pcomp"} and not is_predicate(child):
            clause.slots.setdefault(prep.lower_, []).append(child)
            if child.lower_ == "custody":  # "take into custody" is one verb
                clause.slots.setdefault("o", []).append(child)


def file_nouns(clause: Clause, slot: str, prep: Token) -> None:
    """Put the nouns of a preposition into a slot."""
    nouns = [inner for inner in prep.children if inner.dep_ == "pobj"]
    if nouns:
        clause.slots.setdefault(slot, []).extend(nouns)


def noun_clause(token: Token) -> Clause:
    """Slots of a noun: its possessor, its compounds, its prepositions."""
    clause = Clause(token, (noun_key(token) or lemma(token),), nominal=True)
    for child in token.children:
        if child.dep_ == "poss":
            clause.slots.setdefault("poss", []).append(child)
        elif child.dep_ == "amod" and gazetteer.government(child.text) is not None and child.text[:1].isupper():
            clause.slots.setdefault("poss", []).append(child)  # "French unemployment"
        elif child.dep_ in {"compound", "nmod"} or (child.dep_ == "amod" and child.pos_ in {"NOUN", "PROPN"}):
            clause.slots.setdefault("comp", []).append(child)
        elif child.dep_ == "prep":
            preposition(clause, child)
    return clause
