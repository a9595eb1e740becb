"""When what a clause tells happened: its own time, or that of the clause or the noun from which it takes one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments import roles
from services.extraction.frames.clauses import mood
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.antecedents import nearest, of_antecedent, pointed_at
from services.extraction.frames.statements.befallen import befallen, set_in, struck
from services.extraction.frames.statements.decided import infinitive, of_decision
from services.extraction.frames.statements.happened import OUTCOME, WITHIN, of_that_event
from services.extraction.frames.statements.timing import COARSE, Times
from services.extraction.model import Grain, Period, Quantity, Relation

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


def when_of(clause: Clause, clauses: dict[int, Clause], times: Times, quantity: Quantity | None) -> Period | None:
    """The period of a claim: its number's, its clause's, or that of what shares or dates it."""
    if quantity is not None and quantity.span in times.quantities:
        return times.quantities[quantity.span]
    own = times.clauses.get(clause.head.i)
    if own:
        # "posted a third-quarter loss on Tuesday": a measure is of the quarter, its posting of the day
        return nearest([p for p in own if clause.nominal and p.grain in COARSE] or own, quantity)
    if clause.nominal and before_or_after(clause.head):
        return None
    if clause.nominal:
        upper = roles.enclosing(clause.head, clauses)
        return when_of(upper, clauses, times, None) if upper is not None else None
    seen = as_subject(clause, times)
    if seen is not None:
        return seen
    below = from_below(clause, times)
    if below:
        return nearest(below, quantity)
    lender = next((i for i in sorted(times.clauses) if lends_time(clause, clause.head.doc[i])), None)
    if lender is not None:
        return nearest(times.clauses[lender], quantity)
    pointed = pointed_at(clause, times)
    if pointed is not None:
        return nearest(pointed, quantity)
    lent = of_antecedent(clause, clauses, times) or since_then(clause, times) or from_above(clause, clauses, times)
    lent = lent or foreseen_with(clause, clauses, times) or to_come(clause, clauses, times)
    return lent or of_decision(clause, clauses, times) or of_that_event(clause, times)


def before_or_after(noun: Token) -> bool:
    """As in "before the 19 deaths, 43 had been killed in 2013": what something lies before has its own time."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"before", "after"}


SEEING = frozenset({"see", "bring", "mark", "witness"})


def as_subject(clause: Clause, times: Times) -> Period | None:
    """As in "the year 1878 saw the birth of ...": a time that sees what happens in it."""
    subject = clause.first("s")
    if clause.lemma not in SEEING or subject is None or clause.passive:
        return None
    return next((p for t in (subject, *subject.children) if (p := times.tokens.get(t.i)) is not None), None)


def from_below(clause: Clause, times: Times) -> list[Period]:
    """The times of a verb joined by "and", of an infinitive, or of what the clause is about."""
    for child in clause.head.children:
        if child.tag_ == "VBG" and lemma(child) in OPENING and child.i < clause.head.i and child.i in times.clauses:
            return times.clauses[child.i]
        shared = (child.dep_ == "conj" and contemporary(clause.head, child)) or child.dep_ == "xcomp" or purpose(child)
        if child.i in times.clauses and shared:
            return times.clauses[child.i]
        if child.dep_ not in {"dobj", "nsubj", "nsubjpass", "attr"}:
            continue
        below = times.clauses.get(child.i)
        if below:
            return below
    own = behind_object(clause.head, times) or befallen(clause.head, times)
    return own or set_in(clause.head, times) or struck(clause, times)


OPENING = frozenset({"begin", "start", "commence"})
"""Participles before a clause that say since when it is so: "Beginning in 2010, he withdrew"."""


def behind_object(head: Token, times: Times) -> list[Period]:
    """As in "were added to payrolls in June": the parse hangs the time on the noun right before it."""
    nouns = [n for prep in head.children if prep.dep_ == "prep" for n in prep.children if n.dep_ == "pobj"]
    for noun in nouns:
        behind = [p for p in times.clauses.get(noun.i, ()) if p is times.tokens.get(noun.i + 2)]
        if behind and noun.nbor().lower_ in {"in", "on"}:
            return behind
    return []


def from_above(clause: Clause, clauses: dict[int, Clause], times: Times) -> Period | None:
    """The time of the clause on which this one hangs, where both are of one time."""
    head = clause.head
    barred = kept_from(head)
    if barred is not None:
        return nearest(times.clauses.get(barred.i, []), None)
    upper = clauses.get(head.head.i) if head.dep_ in {"conj", "xcomp", "acl", "advcl"} or doing(head) else None
    if upper is None or upper.nominal:
        return None
    if head.dep_ == "advcl" and not purpose(head) and head.tag_ not in {"VBG", "VBN"} and not followed_by(head):
        return alongside(head, times.clauses.get(head.head.i, []))
    if head.dep_ == "conj" and not contemporary(head.head, head):
        return None
    own = times.clauses.get(head.head.i)
    if own is None and head.dep_ == "conj" and head.head.i in times.cues:
        return times.cues[head.head.i]  # "said on Monday that it was over and dismissed the crew"
    if own and head.dep_ == "conj" and "after" in marks(head):
        return alongside(head, own)
    if own:
        return nearest(own, None)
    if head.dep_ == "conj" and (told := of_that_event(upper, times)) is not None:
        return told
    begun = begun_by(upper.head, times) if head.dep_ == "xcomp" else None
    if begun is not None:
        return begun
    chained = head.dep_ == "conj" and upper.head.dep_ in {"advcl", "acl", "relcl", "conj"}
    chained = chained or (head.dep_ == "advcl" and head.tag_ == "VBG" and upper.head.dep_ == "advcl")
    return when_of(upper, clauses, times, None) if chained else None


def foreseen_with(clause: Clause, clauses: dict[int, Clause], times: Times) -> Period | None:
    """As in "by 2030 the state will build homes that will house 40,000": what will come is to do this then."""
    noun = clause.head.head
    upper = roles.enclosing(noun, clauses) if clause.head.dep_ == "relcl" and noun.dep_ == "dobj" else None
    both = upper is not None and mood.foreseen(clause.head) and mood.foreseen(upper.head)
    return nearest(times.clauses.get(upper.head.i, []), None) if upper is not None and both else None


def to_come(clause: Clause, clauses: dict[int, Clause], times: Times) -> Period | None:
    """As in "looked at an option to close it in two steps, in 2030": what lies ahead is no time of what was done."""
    upper = roles.enclosing(clause.head, clauses) if purpose(clause.head) else None
    own = times.clauses.get(upper.head.i, []) if upper is not None and mood.tense(upper.head) == "past" else []
    ahead = [p for p in own if p.start is not None and times.today is not None and p.start > times.today]
    return nearest(ahead, None)


def kept_from(head: Token) -> Token | None:
    """As in "were barred in 2009 from owning more", "succeeded in raising 4 million": the verb above."""
    preposition = head.head
    if head.tag_ != "VBG" or head.dep_ != "pcomp" or preposition.lower_ not in {"from", "in"}:
        return None
    return preposition.head if preposition.head.pos_ == "VERB" else None


def begun_by(verb: Token, times: Times) -> Period | None:
    """As in "beginning in July, he started taking out less": what was begun is of the time of its beginning."""
    opening = (c for c in verb.children if c.tag_ == "VBG" and lemma(c) in OPENING and c.i < verb.i)
    return next((p for c in opening for p in times.clauses.get(c.i, ())), None)


def doing(head: Token) -> bool:
    """As in "screening at four airports was stepped up on Monday": a doing that is the subject of what is dated."""
    return head.tag_ == "VBG" and head.dep_ in {"nsubj", "nsubjpass", "csubj", "csubjpass"}


def alongside(head: Token, lent: list[Period]) -> Period | None:
    """As in "while unemployment dropped", "because orders fell": told of the same month or year as the main clause.

    What came before within that year is not stated to be of it: "did not strike back in 2011 after four were killed".
    """
    period = next((p for p in lent if p.grain in COARSE or p.relation is Relation.SINCE), None)
    if period is None or not contemporary(head.head, head):
        return None
    if marks(head) & {"while", "as", "because"}:
        return period
    year = period.grain is Grain.YEAR and period.relation is Relation.DURING
    return replace(period, span=None) if year and "after" in marks(head) and head.i > head.head.i else None


def marks(head: Token) -> set[str]:
    """The words that open a clause: "while", "after"."""
    return {c.lower_ for c in head.children if c.dep_ == "mark"}


def since_then(clause: Clause, times: Times) -> Period | None:
    """As in "60 have been killed since fighting broke out on 8 June": from that day on."""
    perfect = {"have", "has", "had"} if "toll" in verb_class(clause).flags else {"have", "has"}
    if perfect.isdisjoint(mood.auxiliaries(clause)):
        return None  # "had left since he lost in March" may give the reason
    for child in clause.head.children:
        opens = child.dep_ == "advcl" and any(c.lower_ == "since" and c.dep_ == "mark" for c in child.children)
        start = next((p for p in times.clauses.get(child.i, ()) if opens and p.relation is Relation.DURING), None)
        if start is not None and start.start is not None:
            return replace(start, end=times.today, grain=Grain.SPAN, relation=Relation.SINCE)
    return None


def lends_time(clause: Clause, other: Token) -> bool:
    """Whether what happens at `other` dates the clause: "when the shaft collapsed", "in the Monday storm".

    What a disaster did also hangs on it by "after" and "from": "31 are dead after bombs went off on Sunday".
    """
    head = clause.head
    toll = "toll" in verb_class(clause).flags
    dates = other.dep_ == "advcl" and (simultaneous(other) or (from_then_on(other) and mood.foreseen(head)))
    if dates and (other.head == head or joined(other.head, head)):
        return True
    return takes_place_in(head, other, OUTCOME if toll else WITHIN) or (toll and told_after(other, head))


def joined(token: Token, head: Token) -> bool:
    """Whether two verbs are told together: "31 were killed and 180 hurt as bombs went off on Sunday"."""
    return token.dep_ == "conj" and token.head == head and contemporary(head, token)


def told_after(other: Token, head: Token) -> bool:
    """As in "30 are dead and 200 hurt after bombs went off": a clause below another, by way of those joined to it."""
    after = other.dep_ == "advcl" and any(c.lower_ == "after" and c.dep_ == "mark" for c in other.children)
    token = other.head if other.dep_ == "pcomp" else other
    if not after and not (token.dep_ == "prep" and token.lower_ == "after"):
        return False
    for _ in range(HOPS):
        token = token.head
        if token == head:
            return True
        if token.dep_ not in {"acl", "conj", "advcl", "acomp", "oprd"}:
            return False
    return False


HOPS = 4


def takes_place_in(head: Token, noun: Token, prepositions: frozenset[str]) -> bool:
    """As in "won 31 percent of the vote in Sunday's election": the time of that event is its own."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in prepositions or noun.i < head.i:
        return False
    token, hops = noun, 0
    while token != head and token.dep_ in {"pobj", "prep", "agent", "dobj", "attr"} and hops < 8:
        token, hops = token.head, hops + 1
    return token == head


def contemporary(left: Token, right: Token) -> bool:
    """Whether two verbs joined by "and" may share a time: not in "is 17 km long and will open in 2029"."""
    tenses = {mood.tense(left), mood.tense(right)} - {""}
    return len(tenses) < 2


def simultaneous(token: Token) -> bool:
    """As in "when the shaft collapsed on Monday": what happened then happened when the main clause did."""
    return any(c.lower_ in {"when", "as", "while"} and c.dep_ in {"advmod", "mark"} for c in token.children)


def from_then_on(token: Token) -> bool:
    """As in "once the dam is filled in 2028, it will": what will be so then."""
    return any(c.lower_ == "once" and c.dep_ in {"advmod", "mark"} for c in token.children)


def followed_by(head: Token) -> bool:
    """As in "set a record on Friday when it reached 512 km/h": told behind what it dates, and of one tense with it."""
    opens = any(c.lower_ == "when" and c.dep_ in {"advmod", "mark"} for c in head.children)
    return opens and head.head.i < head.i and head.tag_ == "VBD" == head.head.tag_


def purpose(token: Token) -> bool:
    """As in "to support", an infinitive of purpose."""
    return token.dep_ in {"advcl", "acl", "relcl", "xcomp"} and infinitive(token)
