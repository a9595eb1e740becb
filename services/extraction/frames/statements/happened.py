"""Times of events that earlier sentences dated: "that disaster killed 80", "twelve people died in the shooting"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.dated import DatedEvent
from services.extraction.frames.statements.reference import OF_NOUN, is_event
from services.extraction.frames.statements.timing import Times
from services.extraction.frames.words import lexicon
from services.extraction.model import Period

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

WITHIN = frozenset({"in", "at", "during"})
OUTCOME = WITHIN | {"from", "after", "by"}
"""What a disaster did also hangs on it by these."""
THERE = frozenset({"at", "during"})
"""What stands behind a noun by these says where and when it was: "speakers at the conference"."""
SPENT_ON = THERE | {"for", "on"}
POINTING = frozenset({"that", "this"})
NOT_THEN = frozenset({"will", "'ll", "would", "can", "could", "may", "might", "should", "must", "is", "are"})
"""Auxiliaries of what is yet to be, or is so now: "will be held", "is being reviewed"."""


def of_that_event(clause: Clause, times: Times) -> Period | None:
    """As in "the October crash ... That disaster killed 80": what it did was done when it happened.

    What befell in it, as well: "a gunman opened fire on Monday ... Twelve died in the shooting, and eight were hurt".
    The time stands in a sentence before, so the claim does not state it.
    """
    head = clause.head
    if not times.happened or head.tag_ not in {"VBD", "VBN"} or any(c.lower_ in NOT_THEN for c in head.children):
        return None
    event = head.head if head.dep_ == "relcl" else clause.first("s")
    told = meant(event, times) if event is not None and is_event(event) else None
    told = told or next((p for noun in circumstances(clause) if (p := meant(noun, times)) is not None), None)
    return None if told is None else replace(told, span=None)


def meant(noun: Token, times: Times) -> Period | None:
    """When the event was at which a noun points: "that disaster", "the shooting", "the Anaheim conference".

    One far back is told by its noun and its names alone; where two are, neither is meant.
    """
    said = {c.lower_ for c in noun.children if c.dep_ == "det"}
    before = times.before
    if before is not None and (said & POINTING or ("the" in said and before.meant_by(lemma(noun)))):
        return before.when
    if "the" not in said:
        return None
    found = [e for e in times.happened if e.meant_by(lemma(noun)) and describes(noun, e)]
    closest = {(e.when.start, e.when.end): e.when for e in found if not any(other.within(e) for other in found)}
    return next(iter(closest.values())) if len(closest) == 1 else None


def describes(noun: Token, event: DatedEvent) -> bool:
    """Whether all that is said of a noun was said of an event: "the Anaheim conference" of one in Anaheim.

    What has a name in common with it may be described anew: "the training conference in Anaheim".
    """
    modifiers = {c for c in noun.children if c.dep_ in OF_NOUN}
    names = {c for c in modifiers if c.text[0].isupper()}
    names |= {n for prep in noun.children if prep.dep_ == "prep" for n in prep.children if n.pos_ == "PROPN"}
    if not event.beside.issuperset(n.lower_ for n in names):
        return False
    anew = {c for c in modifiers - names if c.lower_ not in event.beside}
    return not anew or (bool(names) and all(c.dep_ == "compound" for c in anew))


def circumstances(clause: Clause) -> list[Token]:
    """The events in or from which a clause has something happen: "in the shooting", "paid 15 speakers at the rally"."""
    head = clause.head
    if clause.lemma in lexicon.listed("looking_back"):
        return []
    found = below(head, OUTCOME if "toll" in verb_class(clause).flags else WITHIN)
    found += [c for c in head.children if c.dep_ == "npadvmod"]  # "each night of the conference"
    if clause.lemma in lexicon.listed("spending"):
        found += [n for n in spent_on(head) if "gathering" in lexicon.classes_of(lemma(n))]
    if clause.lemma not in lexicon.words("speech.txt"):
        actors = [c for c in head.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        found += [n for actor in actors for n in below(actor, THERE)]
    return [event for noun in found if is_event(event := whole_of(noun))]


def below(head: Token, prepositions: frozenset[str]) -> list[Token]:
    """The nouns that hang on a word by one of some prepositions."""
    preps = (c for c in head.children if c.dep_ in {"prep", "agent"} and c.lower_ in prepositions)
    return [noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"]


def spent_on(head: Token) -> list[Token]:
    """What money went to: "spent $4m on a summit", "on films for a summit", "paid for 15 speakers at a summit"."""
    sums = [c for c in head.children if c.dep_ == "dobj"]
    bought = [n for token in (head, *sums) for n in below(token, SPENT_ON)]
    return [*bought, *(n for noun in bought for n in below(noun, SPENT_ON))]


def whole_of(noun: Token) -> Token:
    """As in "one of the meetings", "each night of the conference": that of which it was one."""
    part = noun.tag_ == "CD" or noun.lower_ in PARTS or lemma(noun) in lexicon.listed("stretches")
    of = below(noun, frozenset({"of"})) if part else []
    return next(iter(of), noun)


PARTS = frozenset({"some", "several", "many", "most", "all", "part"})
