"""Times that a relative clause has of what it hangs on: "the attacks on Monday, which left 31 dead", "in May, when"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments import roles
from services.extraction.frames.arguments.located import cleft
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.reference import is_event
from services.extraction.frames.statements.timing import COARSE, Times
from services.extraction.model import Period, Quantity, Relation
from services.extraction.times.found import around

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

RELATIVE = frozenset({"which", "that"})
FAR = 10
"""Words from a relative pronoun back to the noun that it means."""


def of_antecedent(clause: Clause, clauses: dict[int, Clause], times: Times) -> Period | None:
    """As in "the attacks on Monday, which left 31 dead": what an event did was done when it happened."""
    head = clause.head
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    pronoun = next((c for c in head.children if c.lower_ in RELATIVE and c.dep_ == "nsubj"), None)
    if head.dep_ != "relcl" or pronoun is None:
        return None
    if lemma(head) in TELLING and (figures := of_figures(pronoun, times)) is not None:
        return figures
    if head.tag_ not in {"VBD", "VBN"}:
        return None
    event = head.head if is_event(head.head) else noun_before(pronoun, is_event)
    if event is None:
        return None
    phrase = {t.i for t in event.subtree} | set(range(event.i, pronoun.i))
    own = [times.tokens[i] for i in sorted(phrase) if i in times.tokens and i < pronoun.i]
    during = [p for p in own if p.relation is Relation.DURING]
    if own:
        return during[0] if len(during) == len(own) else None
    upper = roles.enclosing(event, clauses)
    struck = upper is not None and not upper.nominal and verb_class(upper).predicate in STRIKING
    return nearest(times.clauses.get(upper.head.i, []), None) if upper is not None and struck else None


TELLING = frozenset({"put", "show", "place", "peg", "indicate", "suggest"})
"""What figures do where they tell a level: "numbers for November, which put the rate at 8.3 percent"."""


def of_figures(pronoun: Token, times: Times) -> Period | None:
    """The month, the quarter or the year right before the pronoun, of which what is told are the figures."""
    before = pronoun.nbor(-1) if pronoun.i > 0 else pronoun
    before = before.nbor(-1) if before.is_punct and before.i > 0 else before
    period = times.tokens.get(before.i)
    return period if period is not None and period.grain in COARSE and period.relation is Relation.DURING else None


STRIKING = frozenset({"attack", "batter", "hit", "explode", "crash", "erupt", "flood", "burn", "landfall", "occur"})
"""What an event does where it is told that it happened: "was hit on Sunday by a tremor that left 12 dead"."""


def noun_before(pronoun: Token, wanted: Callable[[Token], bool]) -> Token | None:
    """The last noun of a sort before a relative pronoun, past names and days that stand between, but past no verb."""
    for step in range(1, min(FAR, pronoun.i) + 1):
        token = pronoun.nbor(-step)
        if token.pos_ in {"VERB", "AUX"}:
            return None
        if wanted(token):
            return token
    return None


def pointed_at(clause: Clause, times: Times) -> list[Period] | None:
    """The times of a clause that is told as "it was on Monday that", "in May, when"; None where it is not."""
    above = cleft(clause)
    if above is not None:
        return times.clauses.get(above.i, [])
    found = when_behind(clause.head, times) if clause.head.dep_ in {"relcl", "advcl"} else None
    return None if found is None else [found]


def when_behind(head: Token, times: Times) -> Period | None:
    """As in "more than in May, when it was sold", "missing since 3 March, when it was stolen": the time right before.

    After "since" it is the day from which on it was so, or the year: "since 1981, when 180 died".
    """
    opens = next((c for c in head.children if c.lower_ == "when" and c.i < head.i), None)
    if opens is None or opens.i == 0:
        return None
    before = opens.nbor(-2) if opens.nbor(-1).is_punct else opens.nbor(-1)
    period = times.tokens.get(before.i)
    if period is None or period.relation not in {Relation.SINCE, Relation.DURING}:
        return None
    if period.relation is Relation.DURING or period.start is None:
        return period
    whole = around(period.start, _UNIT_OF.get(period.rule.partition("_")[0], "day"))
    return replace(period, end=whole.end, grain=whole.grain, relation=Relation.DURING)


_UNIT_OF = {"year": "year", "month": "month"}
"""The unit of a time by the rule that read it."""


def nearest(periods: list[Period], quantity: Quantity | None) -> Period | None:
    """Of several times the one that follows the number most closely, else the last before it; else the first."""
    if not periods:
        return None
    if quantity is None or len(periods) == 1:
        return periods[0]
    after = [p for p in periods if p.span is not None and p.span.start >= quantity.span.end]
    return after[0] if after else periods[0]
