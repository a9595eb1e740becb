"""Times of what befell those of whom a clause tells, or of the striking of the event that did what it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.timing import Times, happenings
from services.extraction.model import Period

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
