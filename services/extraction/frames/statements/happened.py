"""Times of events that earlier sentences dated: "that disaster killed 80", "twelve people died in the shooting"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.reference import is_event
from services.extraction.frames.statements.timing import Times
from services.extraction.model import Period

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

WITHIN = frozenset({"in", "at", "during"})
OUTCOME = WITHIN | {"from", "after", "by"}
"""What a disaster did also hangs on it by these."""
POINTING = frozenset({"that", "this"})


def of_that_event(clause: Clause, times: Times) -> Period | None:
    """As in "the October crash ... That disaster killed 80": what it did was done when it happened.

    What befell in it, as well: "a gunman opened fire on Monday ... Twelve died in the shooting, and eight were hurt".
    The time stands in a sentence before, so the claim does not state it.
    """
    head = clause.head
    if not times.happened or head.tag_ not in {"VBD", "VBN"}:
        return None
    event = head.head if head.dep_ == "relcl" else clause.first("s")
    told = meant(event, times) if event is not None and is_event(event) else None
    told = told or next((p for noun in circumstances(clause) if (p := meant(noun, times)) is not None), None)
    return None if told is None else replace(told, span=None)


def meant(noun: Token, times: Times) -> Period | None:
    """When the event was at which a noun points: "that disaster", "the shooting"; one far back is told by it alone."""
    said = {c.lower_ for c in noun.children if c.dep_ == "det"}
    before = times.before
    if before is not None and (said & POINTING or ("the" in said and before.meant_by(lemma(noun)))):
        return before.when
    bare = all(c.dep_ in {"det", "prep", "relcl", "acl", "punct"} for c in noun.children)
    if "the" not in said or not bare:
        return None
    found = {event.when.start: event.when for event in times.happened if event.meant_by(lemma(noun))}
    return next(iter(found.values())) if len(found) == 1 else None


def circumstances(clause: Clause) -> list[Token]:
    """The events in or from which a clause has something happen: "in the shooting", "at the rally"."""
    preps = OUTCOME if "toll" in verb_class(clause).flags else WITHIN
    below = [c for c in clause.head.children if c.dep_ in {"prep", "agent"} and c.lower_ in preps]
    nouns = (noun for prep in below for noun in prep.children if noun.dep_ == "pobj")
    return [event for noun in nouns if is_event(event := whole_of(noun))]


def whole_of(noun: Token) -> Token:
    """As in "one of the meetings": those of which it was one."""
    if noun.tag_ != "CD" and noun.lower_ not in {"some", "several", "many", "most", "all", "part"}:
        return noun
    of = (n for prep in noun.children if prep.lower_ == "of" for n in prep.children if n.dep_ == "pobj")
    return next(of, noun)
