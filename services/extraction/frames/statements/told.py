"""When a sentence as it stands, and a figure of it that frames make nothing of, was: for plain claims."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments import roles
from services.extraction.frames.clauses import ground
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.statements import lending
from services.extraction.frames.statements.narrated import narrated
from services.extraction.frames.statements.reading import Told, View, is_cue
from services.extraction.frames.statements.standing import stands
from services.extraction.model import Grain, Period, Quantity, Relation
from services.extraction.times import calendar

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

CONTENT = frozenset({"ccomp", "parataxis"})
HOPS = 12


def told_times(view: View) -> Told | None:
    """The times of a parsed sentence; None where the parse has no main clause."""
    main = main_clause(view)
    if main is None:
        return None
    whole, only = lending.when_of(main, view.clauses, view.times, None), only_time(view, main)
    if whole is None or (only is not None and (whole.start, whole.end) == (only.start, only.end)):
        whole = only  # the sentence states it
    figures = {q.span: figure_time(view, q, main, whole) for q in view.sentence.quantities}
    return Told(whole, figures, narrated(main))


def only_time(view: View, main: Clause) -> Period | None:
    """The one time that a sentence names, be it that of the saying, unless it is that of a clause below the main one.

    As in "The treaty that ended the war in 1953 is void", "As wreckage was found on Friday, an expert said ...". Nor is
    it the one since which something has not been so high.
    """
    stretches = {(p.start, p.end, p.relation) for p in view.sentence.periods}
    if len(stretches) != 1:
        return None
    period = view.sentence.periods[0]  # "Monday, eight days before the vote on 6 November" is one day twice
    owner = next((i for i, own in view.times.clauses.items() if period in own), None)
    if owner is None and period.relation is Relation.SINCE:
        return None  # "the lowest since May" compares
    clause = view.clauses.get(owner) if owner is not None else None
    below = clause is not None and not clause.nominal and joined_off(clause.head) and clause.head != main.head
    return None if below else period


def main_clause(view: View) -> Clause | None:
    """The clause of the root, or the one that its saying has for content."""
    clause = next((c for c in view.clauses.values() if c.head.dep_ == "ROOT" and not c.nominal), None)
    hops = 0
    while clause is not None and is_cue(view, clause) and hops < HOPS:
        below = (view.clauses.get(c.i) for c in contents(clause.head))
        clause, hops = next((c for c in below if c is not None), None), hops + 1
    return clause


def contents(cue: Token) -> list[Token]:
    """What somebody says, by the verb of saying: "said that it was", "said in a statement that it was"."""
    media = (n for prep in cue.children if prep.dep_ == "prep" for n in prep.children if n.dep_ == "pobj")
    hung = [c for n in media for c in n.children if c.dep_ == "acl" and any(m.lower_ == "that" for m in c.children)]
    return [c for c in cue.children if c.dep_ in CONTENT] or hung


def figure_time(view: View, quantity: Quantity, main: Clause, whole: Period | None) -> Period | None:
    """When a figure was: in its clause; where that is told within the main clause and has no time, when that was."""
    if stands(quantity, view.reading.article.text):
        return None
    if quantity.span not in view.times.quantities and is_base(view, quantity):
        told = whole or next(iter(view.times.quantities.values()), None)  # "from 7.9 percent to 7.7 percent last month"
        return month_before(told) if quantity.unit == "percent" else None
    hit = ground.ground(view.scene.doc, view.scene.offset, quantity.span, view.clauses)
    if hit is None or hit.clause is None:
        return whole
    own = lending.when_of(hit.clause, view.clauses, view.times, quantity)
    own = own or next((view.times.clauses[c.i][0] for c in hit.anchor.children if c.i in view.times.clauses), None)
    return own or (whole if within(hit.clause, main, view) else None)


def is_base(view: View, quantity: Quantity) -> bool:
    """As in "rose to 7.9 percent in April from 7.8 percent", "from 300 to 250": what had been before."""
    text = view.reading.article.text
    start = max(view.sentence.span.start, quantity.span.start - LONGEST_FROM)
    if not FROM.search(text, start, quantity.span.start):
        return False
    alike = {quantity.unit, *quantity.counted[:1]}
    bare = quantity.unit == "count" and not quantity.counted
    return any(q is not quantity and q.unit != "day" and (bare or q.unit in alike) for q in view.sentence.quantities)


LONGEST_FROM = 60
FROM = re.compile(
    r"(?<!range )(?<!ranges )(?<!ranged )(?<!ranging )(?<!anywhere )\b"
    r"from (?:a |an |the |about |around |nearly |almost |just |only |some |revised ){0,3}\Z"
)


def month_before(period: Period | None) -> Period | None:
    """The month before that of a rate: nobody says so, whoever reads monthly rates knows it."""
    if period is None or period.grain is not Grain.MONTH or period.start is None or period.vague:
        return None
    before = calendar.shift_months(period.start.replace(day=1), -1)
    month = calendar.month_of(before.year, before.month)
    return replace(period, start=month.start, end=month.end, span=None)


def within(clause: Clause, main: Clause, view: View) -> bool:
    """Whether a clause is part of the main one: a noun of it, a participle, an infinitive, but no other sentence."""
    below: Clause | None = clause
    for _ in range(HOPS):
        if below is None or below.head == main.head:
            return below is not None
        if joined_off(below.head):
            return False
        below = roles.enclosing(below.head, view.clauses)
    return False


def joined_off(head: Token) -> bool:
    """Whether a verb is told for itself: joined by "and", in a content, in a relative clause."""
    return head.dep_ in {"conj", "ccomp", "relcl", "acl", "parataxis", "advcl"}
