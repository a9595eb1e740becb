"""Clauses of a parsed sentence: a predicate with its arguments in the slots that the table of verbs names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from services.extraction.frames import gazetteer, lexicon
from services.extraction.frames.keys import verb_keys
from services.extraction.frames.parser import lemma

if TYPE_CHECKING:
    from services.extraction.frames.tree import Doc, Token

AUXILIARY = frozenset({"aux", "auxpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "npadvmod"})
OBJECT_CONTROL = lexicon.governors("object")
"""Verbs whose object is the subject of the infinitive: "ordered the firm to pay"."""
CONTROL = lexicon.governors("control")
RELATIVE = frozenset({"which", "who", "that", "whom"})


@dataclass(slots=True)
class Clause:
    """One predicate of a sentence and what fills its slots."""

    head: Token
    keys: tuple[str, ...]
    """Names under which the table of verbs may know it, most specific first."""
    slots: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False
    nominal: bool = False
    governors: tuple[Token, ...] = ()
    """Control verbs above it ("plans to", "failed to"), nearest first."""

    def first(self, slot: str) -> Token | None:
        """The first filler of a slot."""
        tokens = self.slots.get(slot)
        return tokens[0] if tokens else None

    @property
    def lemma(self) -> str:
        """Lemma of the head word."""
        return lemma(self.head)


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause of its own: a verb that is not an auxiliary nor a plain modifier."""
    if (
        token.dep_ == "prep"
        or token.pos_ not in {"VERB", "AUX"}
        or token.dep_ in AUXILIARY
        or not token.tag_.startswith(("V", "M"))
    ):
        return False
    return token.dep_ not in {"compound", "case"} and not (token.dep_ == "amod" and token.tag_ not in {"VBN", "VBD"})


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
PARTICLES = frozenset({"down", "over", "up", "off", "out", "aside", "dead", "back", "away", "aground"})


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
        elif child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in PARTICLES):
            particle = child.lower_
            for prep in [c for c in child.children if c.dep_ == "prep"]:  # "gave it back to Orvin"
                preposition(clause, prep)
        elif child.dep_ in {"prep", "agent", "dative"}:
            preposition(clause, child)
    repair_object(clause, particle)
    clause.keys = verb_keys(clause, particle)
    return clause


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
    for number in [t for t in clause.slots.get("o", ()) if t.pos_ == "NUM" or lemma(t) in gazetteer.MEASURES]:
        for child in number.children:
            if (
                child.dep_ == "prep" and child.lower_ != "of"
            ):  # "paid 3 million euros for Bremel", "injured 90 in Orvin"
                preposition(clause, child)
    names = [t for t in clause.slots.get("npadvmod", ()) if t.pos_ == "PROPN"]
    if "o" not in clause.slots and names and not clause.passive:  # "Rovers beat Elmfield 2-1"
        clause.slots["o"] = names[:1]
    if particle in SPATIAL and "o" in clause.slots and f"{lemma(token)}_{particle}" not in lexicon.verbs():
        clause.slots.setdefault(particle, []).extend(clause.slots.pop("o"))  # "sank off Cala Nera"


SPATIAL = frozenset({"off", "over", "in", "on", "near", "around", "across"})


def misread(token: Token) -> bool:
    """A finite verb read as modifier of its object, a habit of the parser before titles: "Veld sacked coach Ross"."""
    if token.dep_ == "acl" and token.tag_ == "VBD":
        return object_above(token) is not None
    return token.dep_ == "amod" and (token.tag_ == "VBD" or any(c.dep_ in SUBJECTS for c in token.children))


def object_above(token: Token) -> Token | None:
    """The object of a misread verb: the noun that it modifies, or the noun whose subject it modifies."""
    if token.dep_ == "amod":
        return token.head
    above = token.head.head
    return above if token.head.dep_ == "nsubj" and above.pos_ in {"NOUN", "PROPN"} and above.i > token.i else None


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


def inherit(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Fill the subject from what governs the clause: relative, participle, control, conjunction."""
    head = clause.head
    above = governors(head)
    clause.governors = above
    subject = clause.first("s")
    if subject is not None and subject.lower_ in RELATIVE and head.dep_ == "relcl":
        clause.slots["s"] = [head.head]
        return
    relative = clause.first("o")
    if relative is not None and relative.lower_ in RELATIVE and head.dep_ == "relcl":
        clause.slots["o"] = [head.head]
    if subject is None and head.dep_ == "acl" and misread(head):
        clause.slots["s"] = [head.head]
        return
    if subject is not None:
        absolute = (
            head.dep_ == "pcomp"
            and head.tag_ in {"VBD", "VBN"}
            and not any(c.dep_ in {"dobj", "aux"} for c in head.children)
        )
        clause.passive = clause.passive or absolute
        return
    if head.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children):
        clause.governors = (*clause.governors, head.head)
        decider = owner_of_act(head.head, clauses)
        if decider is not None:
            clause.slots["s"] = [decider]
        return
    if head.dep_ in {"acl", "amod"} and not misread(head):
        whole = {"dobj", "oprd"} if head.head.dep_ == "ROOT" else {"dobj"}
        clause.passive = head.tag_ in {"VBN", "VBD"} and not any(c.dep_ in whole for c in head.children)
        clause.slots["s"] = [head.head]
    elif head.dep_ == "relcl":
        clause.slots.setdefault("s", [head.head])
    elif head.dep_ in {"xcomp", "ccomp", "advcl", "conj", "pcomp"}:
        inherit_from(clause, clauses)


def owner_of_act(noun: Token, clauses: dict[int, Clause]) -> Token | None:
    """Who decides in "the decision by the bank to", "Skyborn's plan to", "the firm announced a plan to"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON" and not gazetteer.calendar(child.lower_):
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "of"}:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return inner
    upper = clauses.get(noun.head.i) if noun.dep_ == "dobj" else None
    return upper.first("s") if upper is not None else None


def governors(head: Token) -> tuple[Token, ...]:
    """Control verbs above an infinitive or participle, nearest first; stops at the first finite clause boundary."""
    found = []
    token = head
    while (token.dep_ in {"xcomp", "conj"} or raised(token)) and token.head != token:
        if token.dep_ != "conj":
            found.append(token.head)
        token = token.head
    return tuple(found)


def raised(token: Token) -> bool:
    """As in "expects the economy to grow": an infinitive with its own subject is no statement by itself."""
    return (
        token.dep_ == "ccomp"
        and token.tag_ == "VB"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    )


def inherit_from(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Subject of the clause above: its object under "ordered X to", else its subject."""
    token = clause.head.head
    hops = 0
    while token.i not in clauses and token.head != token and hops < 8:
        token, hops = token.head, hops + 1
    upper = clauses.get(token.i)
    if upper is None or upper is clause:
        return
    if upper.nominal:
        clause.slots["s"] = [upper.head]
        return
    source = upper.first("s")
    measure = upper.first("o")
    if clause.head.dep_ == "advcl" and clause.head.tag_ == "VBG" and measure is not None and measure.i in clauses:
        source = measure  # "estimated a shortfall of ..., growing to ...": what grows is the shortfall
    infinitive = clause.head.dep_ == "xcomp" or (clause.head.dep_ == "advcl" and clause.head.tag_ == "VB")
    if infinitive and lemma(upper.head) in OBJECT_CONTROL and upper.first("o") is not None:
        source = upper.first("o")
    if source is not None:
        clause.slots["s"] = [source]
        if clause.head.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in clause.head.children):
            clause.passive = True
    if clause.head.dep_ == "conj":
        participle = clause.head.tag_ == "VBN" and not any(c.dep_ in AUXILIARY for c in clause.head.children)
        clause.passive = clause.passive or (participle and upper.passive)
    share_obliques(clause, upper)


SHARED = frozenset({"in", "at", "on", "near", "during"})


def share_obliques(clause: Clause, upper: Clause) -> None:
    """Conjoined verbs of one subject share places that only one of them names: "killed 12 and injured 90 in Orvin"."""
    if clause.head.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in clause.head.children):
        return
    for slot in SHARED:
        same = clause.slots.get("s") == upper.slots.get("s")
        if slot in clause.slots and slot not in upper.slots and same:
            upper.slots[slot] = clause.slots[slot]
        elif slot in upper.slots and slot not in clause.slots:
            clause.slots[slot] = upper.slots[slot]
