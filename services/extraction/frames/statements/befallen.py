"""Times of what befell those of whom a clause tells, or of the striking of the event that did what it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.dated import happenings
from services.extraction.frames.statements.reference import is_event
from services.extraction.frames.statements.timing import Times
from services.extraction.model import Period, Relation

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


def befallen(head: Token, times: Times) -> list[Period]:
    """As in "she was one of 30 people killed on Monday": what somebody was is told by what befell them.

    So are "of the 30 killed on Monday three were nurses" and "the number of those killed on Monday was 30". "Is the
    biggest bank founded in 1990" is not of 1990.
    """
    if lemma(head) != "be":
        return []
    nouns = [c for c in head.children if c.dep_ == "attr"]
    numbers = [c for c in head.children if c.dep_ == "nsubj" and lemma(c) in NUMBER]
    above = (head, *nouns, *numbers)
    below = [c for one in above for c in one.children if c.dep_ == "prep" and c.lower_ in AMONG]
    behind = [n for prep in below for n in prep.children if n.dep_ == "pobj"]
    happened = (*nouns, *behind) if head.tag_ == "VBD" else behind
    done = (c for noun in happened for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")
    return next((times.clauses[c.i] for c in done if c.i in times.clauses), [])


AMONG = frozenset({"among", "of"})
NUMBER = frozenset({"number", "total", "toll"})


def struck(clause: Clause, times: Times) -> list[Period]:
    """As in "the quake, which hit Torvik on Monday, killed 40": what a sudden event did, it did when it struck.

    Nobody says so, and a fire may burn on: it is not stated.
    """
    event = clause.first("s")
    if event is None or clause.passive or clause.head.tag_ != "VBD" or not happenings(lemma(event)):
        return []
    told = (c for c in event.children if c.dep_ == "relcl" and c.tag_ == "VBD" and lemma(c) not in ENDING)
    lent = next((times.clauses[c.i] for c in told if c.i in times.clauses and opened_by_subject(c)), [])
    return [replace(period, span=None) for period in lent]


ENDING = frozenset({"end", "stop", "abate", "subside", "finish", "last"})


def opened_by_subject(head: Token) -> bool:
    """Whether a relative clause tells what its antecedent did: "which hit Torvik", not "which he saw"."""
    return any(c.dep_ == "nsubj" and c.lower_ in {"which", "that"} for c in head.children)


def set_in(head: Token, times: Times) -> list[Period]:
    """As in "at the height of the war in 1994", "on a visit to Torvik in May": a time of what the clause opens with.

    Of an event, a stay, or a part of one, that is; "in a study of the 1918 flu" has no time.
    """
    opening = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in OPENERS and c.i < head.i), None)
    if opening is None or any(c.dep_ in {"nsubj", "nsubjpass"} and c.i < opening.i for c in head.children):
        return []
    scene = next((c for c in opening.children if c.dep_ == "pobj"), None)
    if scene is None or not (is_event(scene) or lemma(scene) in STAYS):
        return []
    inside = list(scene.subtree)
    if any(t.dep_ in {"relcl", "acl", "advcl"} for t in inside):
        return []
    found = {p: None for t in inside if (p := times.tokens.get(t.i)) is not None}
    return [p for p in found if p.relation is Relation.DURING] if len(found) == 1 else []


OPENERS = frozenset({"in", "at", "during", "on"})
STAYS = frozenset(
    {"visit", "trip", "tour", "stay", "height", "peak", "end", "start", "beginning", "outset", "outbreak"}
)
"""Nouns besides events whose time is that of what happens in them."""
