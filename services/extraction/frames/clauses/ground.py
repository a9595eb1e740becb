"""Which clause a number or a time belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import Clause, misread
from services.extraction.frames.clauses.control import CONTROL, OBJECT_CONTROL
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.model import Span

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Doc, Token

NUMERIC = frozenset({"nummod", "quantmod", "compound", "nmod", "advmod", "amod", "npadvmod", "punct", "predet"})


@dataclass(frozen=True, slots=True)
class Grounded:
    """A span tied to the parse."""

    anchor: Token
    """Head of the noun phrase that it counts or is."""
    clause: Clause | None
    slot: str
    """Slot of the clause that holds it; "" where it stands in none."""
    child: Token
    """Child of the clause's head on the way down to the anchor."""


def tokens_of(doc: Doc, offset: int, span: Span) -> list[Token]:
    """Tokens that a span of the article touches."""
    start, end = span.start - offset, span.end - offset
    return [t for t in doc if t.idx < end and t.idx + len(t.text) > start and not t.is_space]


def top(tokens: list[Token]) -> Token:
    """The token of a run whose head lies outside it (the last of several)."""
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.head.i not in inside or t.head == t]
    plain = [t for t in roots if t.pos_ not in {"PUNCT", "ADP", "DET", "ADV"}]
    return (plain or roots or tokens)[-1]


def climb_noun(token: Token, clauses: dict[int, Clause]) -> Token:
    """From a number to the noun that it counts."""
    hops = 0
    while token.dep_ in NUMERIC and token.head != token and hops < 6:
        head = token.head
        if head.i in clauses and not clauses[head.i].nominal:
            break
        if head.pos_ not in {"NOUN", "PROPN", "NUM", "SYM", "ADJ", "ADV", "X"}:
            break
        token, hops = head, hops + 1
    return token


def ground(doc: Doc, offset: int, span: Span, clauses: dict[int, Clause]) -> Grounded | None:
    """Tie a span to its noun and to the clause that governs it."""
    tokens = tokens_of(doc, offset, span)
    if not tokens:
        return None
    anchor = climb_noun(top(tokens), clauses)
    found = risen_to(ground_noun(anchor, clauses), tokens[0])
    return lowered(existential(of_whom(left_over(found, clauses), clauses), clauses), clauses)


def risen_to(found: Grounded | None, number: Token) -> Grounded | None:
    """As in "inched up to 7.9 percent", which the parser takes for a bound: it is where the rise ended."""
    if found is None or found.clause is None or found.clause.nominal:
        return found
    verb = found.clause.head
    up = number.i == verb.i + 3 and (verb.nbor().lower_, verb.nbor(2).lower_) == ("up", "to")
    past = verb.nbor().lower_ in PASSED and number.i in {verb.i + 1, verb.i + 2}
    return replace(found, slot="to") if up or past else found


PASSED = frozenset({"above", "below", "past"})
"""Words between a verb of change and a level, which the parser takes for part of the number: "fell below 100"."""


def left_over(found: Grounded | None, clauses: dict[int, Clause]) -> Grounded | None:
    """As in "Of the eight patients, only one, Mr. Dorn, has died": the parse leaves the verb without its subject."""
    if found is None or found.anchor.dep_ != "appos" or found.anchor.tag_ != "CD" or found.anchor.i == 0:
        return found
    if found.anchor.nbor(-1).lower_ != "only":
        return found
    verb = next((t for t in climbing(found.anchor) if t.i in clauses and not clauses[t.i].nominal), None)
    told = verb is not None and verb.i > found.anchor.i and clauses[verb.i].first("s") is None
    return Grounded(found.anchor, clauses[verb.i], "s", found.anchor) if verb is not None and told else found


def climbing(token: Token) -> Iterator[Token]:
    """The tokens above one, nearest first."""
    hops = 0
    while token.head != token and hops < 40:
        token, hops = token.head, hops + 1
        yield token


SEEN = frozenset({"be", "become", "see"})


def of_whom(found: Grounded | None, clauses: dict[int, Clause]) -> Grounded | None:
    """As in "she was one of 18 who died", "saw 50 to 60 who were hurt": what is told of the bare number comes after."""
    if found is None or found.anchor.tag_ != "CD":
        return found
    among = found.anchor.dep_ == "pobj" and found.anchor.head.lower_ in {"of", "among"}
    if not among and found.clause is not None and not found.clause.nominal and found.clause.lemma not in SEEN:
        return found
    above = found.anchor.head.head.children if among else []
    for child in (*found.anchor.children, *above):
        if child.dep_ == "relcl" and child.i in clauses and any(c.lower_ == "who" for c in child.children):
            return Grounded(found.anchor, clauses[child.i], "s", found.anchor)
    return found


def existential(found: Grounded | None, clauses: dict[int, Clause]) -> Grounded | None:
    """As in "there were 900 jobs added in June": what was done to them is the event, not that they were."""
    if found is None or found.clause is None or found.clause.nominal:
        return found
    if found.slot != "o" or not any(c.dep_ == "expl" for c in found.clause.head.children):
        return found
    done = next((clauses[c.i] for c in found.anchor.children if c.dep_ == "acl" and c.i in clauses), None)
    known = done is not None and done.passive and done.lemma in lexicon.verb_stems()
    return Grounded(found.anchor, done, "s", found.child) if known and done is not None else found


def lowered(found: Grounded | None, clauses: dict[int, Clause]) -> Grounded | None:
    """Under a control verb the infinitive is the event: "12 satellites are to be launched", "plans to hire 300"."""
    hops = 0
    while found is not None and found.clause is not None and not found.clause.nominal and hops < 4:
        head = found.clause.head
        below = next((clauses[c.i] for c in head.children if c.dep_ == "xcomp" and c.i in clauses), None)
        if below is not None and found.slot == "o" and lemma(head) in OBJECT_CONTROL | {"force", "cause", "lead"}:
            return Grounded(found.anchor, below, "s", found.child)
        if below is None or lemma(head) not in CONTROL or found.slot not in {"s", "?", "", "npadvmod"}:
            break
        if found.slot != "s" and found.child.dep_ not in {"prep", "npadvmod", "advmod"}:
            break
        found = Grounded(found.anchor, below, found.slot, found.child)
        hops += 1
    return found


def ground_noun(anchor: Token, clauses: dict[int, Clause]) -> Grounded | None:
    """The clause that governs a noun, by climbing to the next predicate above it."""
    if aged(anchor, clauses):
        verb = clauses[anchor.head.head.head.head.i]
        return Grounded(anchor, verb, "at", anchor.head.head.head)  # "died at the age of 87"
    if anchor.i in clauses and clauses[anchor.i].nominal:
        return Grounded(anchor, clauses[anchor.i], "num", anchor)
    child = anchor
    hops = 0
    while child.head != child and hops < 40:
        upper = clauses.get(child.head.i)
        if upper is not None:
            return Grounded(anchor, upper, slot_of(upper, anchor), child)
        child, hops = child.head, hops + 1
    above = clauses.get(child.i) or misread_above(child, clauses)
    reduced = next((clauses[c.i] for c in anchor.children if c.dep_ == "acl" and c.i in clauses), None)
    if above is None and child == anchor and reduced is not None:
        return Grounded(anchor, reduced, "s", child)  # "270 whales stranded": no finite verb was seen
    return Grounded(anchor, above, "" if child == anchor else "?", child)


def aged(number: Token, clauses: dict[int, Clause]) -> bool:
    """As in "at the age of 87": an age says of the verb's subject when it happened."""
    noun = number.head.head
    if number.dep_ != "pobj" or lemma(noun) != "age" or noun.dep_ != "pobj" or noun.head.lower_ != "at":
        return False
    verb = clauses.get(noun.head.head.i)
    return verb is not None and not verb.nominal


def misread_above(noun: Token, clauses: dict[int, Clause]) -> Clause | None:
    """The verb that the parser hung below its own object."""
    if noun.head == noun and (reduced := [c for c in noun.children if c.dep_ == "acl" and c.i in clauses]):
        return clauses[reduced[0].i]
    near = [*noun.children, *(c for s in noun.children if s.dep_ == "nsubj" for c in s.children)]
    return next((clauses[c.i] for c in near if c.i in clauses and misread(c)), None)


def slot_of(clause: Clause, anchor: Token) -> str:
    """The slot whose filler is the anchor or stands above it."""
    above = {anchor.i}
    token = anchor
    while token not in {token.head, clause.head}:
        token = token.head
        above.add(token.i)
    for slot, fillers in clause.slots.items():
        if any(filler.i in above and filler != clause.head for filler in fillers):
            return slot
    token = anchor
    while token not in {token.head, clause.head}:
        token = token.head
        if token.dep_ == "prep" and token.lower_ in {"compared", "versus", "against", "than", "from"}:
            return "from"
    return "npadvmod" if anchor.head == clause.head else "?"


def clause_tokens(clause: Clause, clauses: dict[int, Clause]) -> list[Token]:
    """Tokens of a clause without the clauses below it that state something of their own."""
    found: list[Token] = []
    queue = [clause.head]
    while queue:
        token = queue.pop()
        found.append(token)
        for child in token.children:
            lower = clauses.get(child.i)
            if (
                lower is not None
                and not lower.nominal
                and child.dep_ in {"conj", "ccomp", "advcl", "relcl", "parataxis"}
            ):
                continue
            if child.dep_ in {"punct", "cc", "mark"} and token == clause.head:
                continue
            queue.append(child)
    return sorted(found, key=lambda t: t.i)
