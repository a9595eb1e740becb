"""The subject that a clause takes from what governs it: relative, participle, control, conjunction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import AUXILIARY, SUBJECTS, Clause, misread
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import gazetteer, lexicon

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


OBJECT_CONTROL = lexicon.governors("object")
"""Verbs whose object is the subject of the infinitive: "ordered the firm to pay"."""
CONTROL = lexicon.governors("control")
RELATIVE = frozenset({"which", "who", "that", "whom"})


def inherit(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Fill the subject from what governs the clause: relative, participle, control, conjunction."""
    head = clause.head
    above = governors(head)
    clause.governors = above
    subject = clause.first("s")
    if subject is not None and subject.lower_ in RELATIVE and head.dep_ == "relcl":
        clause.slots["s"] = [_event_there(subject, head) or _person_there(subject, head) or head.head]
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


def _event_there(pronoun: Token, head: Token) -> Token | None:
    """As in "the attack in Nice, which killed 86": the parse takes the place for what killed them."""
    place, prep = head.head, head.head.head
    known = lexicon.verbs().get(lemma(head))
    toll = lemma(head) == "leave" or (known is not None and "toll" in known.flags)
    if pronoun.lower_ != "which" or not toll or place.pos_ != "PROPN" or place.dep_ != "pobj" or prep.dep_ != "prep":
        return None
    return prep.head if lemma(prep.head) in lexicon.words("events.txt") else None


def _person_there(pronoun: Token, head: Token) -> Token | None:
    """As in "Per Feld, chairman of the Orr Bank, who is 61": the parse takes the bank for who is 61."""
    body, comma = head.head, pronoun.i - 1
    doc = pronoun.doc
    if pronoun.lower_ != "who" or body.dep_ != "pobj" or body.pos_ != "PROPN" or doc[comma].text != ",":
        return None
    if not any(c.lower_ == "the" for c in body.children):
        return None  # "with Ada Thorn, who"
    opening = next((i for i in range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1) if doc[i].text == ","), 0)
    name = doc[opening - 1] if opening > 1 else None
    return name if name is not None and name.pos_ == "PROPN" and opening < body.i else None


_LONGEST_ASIDE = 15
"""Tokens between a name and what is said of him behind an aside."""


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
