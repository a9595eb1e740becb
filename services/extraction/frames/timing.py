"""Which time belongs to which clause or to which number, and when something was said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.extraction.frames import ground, mood, roles
from services.extraction.frames.clause import Clause
from services.extraction.frames.located import cleft
from services.extraction.frames.phrases import Scene
from services.extraction.model import Grain, Period, Quantity, Relation, Span

if TYPE_CHECKING:
    from services.extraction.frames.tree import Token

NOW = frozenset({"current", "currently", "now", "today", "present", "presently"})
OF_NOUN = frozenset({"amod", "nmod", "compound", "nummod", "poss"})
COARSE = frozenset({Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.YEAR})


@dataclass(slots=True)
class Times:
    """Periods of one sentence by what they belong to."""

    clauses: dict[int, list[Period]] = field(default_factory=dict)
    """By index of the clause's head."""
    quantities: dict[Span, Period] = field(default_factory=dict)
    """Periods that hang on a number: "an additional 200 this year"."""
    said: list[Period] = field(default_factory=list)
    """Periods of the saying."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Tokens of a sentence that say whose word it is."""

    cues: frozenset[int]
    sources: frozenset[int]


def place_times(
    scene: Scene, periods: tuple[Period, ...], numbers: dict[int, Span], clauses: dict[int, Clause], saying: Saying
) -> Times:
    """Give every period of a sentence to a clause, a number or the saying.

    Arguments:
        scene: the sentence.
        periods: its periods, spans in the article.
        numbers: span of the quantity that covers a token, by index of the token.
        clauses: its clauses by index of the head.
        saying: tokens of cues and sources.

    """
    times = Times()
    for period in periods:
        if period.span is None:
            continue
        tokens = ground.tokens_of(scene.doc, scene.offset, period.span)
        if not tokens:
            continue
        if any(t.i in saying.sources for t in tokens):
            times.said.append(period)
            continue
        if period.grain is Grain.DECADE and tokens[-1].dep_ in OF_NOUN:
            continue  # "the 1980s hip hop group"
        if is_reference(tokens[0]) or (tokens[0].dep_ == "amod" and tokens[0].lower_ == "overnight"):
            continue
        owner = owner_of(tokens, clauses, numbers)
        if isinstance(owner, Span):
            times.quantities.setdefault(owner, period)
        elif owner is not None and (owner in saying.cues or behind_cue(tokens, clauses.get(owner), saying.cues)):
            times.said.append(period)
        elif owner is not None:
            times.clauses.setdefault(owner, []).append(period)
    return times


def owner_of(tokens: list[Token], clauses: dict[int, Clause], numbers: dict[int, Span]) -> int | Span | None:
    """What a period belongs to by climbing the parse: the head of a clause or of a cue, a number, or nothing."""
    inside = {t.i for t in tokens}
    token = ground.top(tokens)
    before = tokens[0].nbor(-1) if tokens[0].i > 0 else None
    if before is not None and before.i in numbers and token.dep_ == "npadvmod":  # "from 1.5 million today"
        return numbers[before.i]
    hops = 0
    while token.head != token and hops < 40:
        if token.i not in inside and token.i in numbers:
            return numbers[token.i]
        if token.i in clauses and token.i not in inside:
            break
        told = inserted(token, tokens[0], clauses)
        if told is not None:
            return told
        token, hops = token.head, hops + 1
    above = ground.misread_above(token, clauses) if token.i not in clauses else None
    return above.head.i if above is not None else token.i


def behind_cue(tokens: list[Token], clause: Clause | None, cues: frozenset[int]) -> bool:
    """As in "said on Tuesday the army had held her": the day stands behind the cue, before all that was said."""
    subject = clause.first("s") if clause is not None else None
    if subject is None or subject.i <= tokens[-1].i or tokens[0].dep_ in {"poss", "compound"} or tokens[0].i < 2:
        return False
    before = tokens[0].nbor(-1)
    return before.i in cues or (before.dep_ == "prep" and before.i - 1 in cues)


def inserted(noun: Token, first: Token, clauses: dict[int, Clause]) -> int | None:
    """As in "Olt, held by rebels after a raid, in May last year, was freed": the clause beside a noun dates itself.

    The parse hangs such a time on the noun, which is farther from it.
    """
    between = [c.i for c in noun.children if c.dep_ in {"acl", "relcl"} and noun.i < c.i < first.i and c.i in clauses]
    return between[-1] if between else None


def is_reference(first: Token) -> bool:
    """Whether a time is what something is compared with, not when it happened."""
    before = [first.nbor(-k).lower_ for k in range(1, min(4, first.i) + 1)]
    for word in before:
        if word in {"the", "a", "an", "in", "same", "period", "to", "with", ","}:
            continue
        return word in {"from", "than", "versus", "against", "compared", "vs"}
    return False


def when_of(clause: Clause, clauses: dict[int, Clause], times: Times, quantity: Quantity | None) -> Period | None:
    """The period of a claim: its number's, its clause's, or that of a clause that shares it."""
    if quantity is not None and quantity.span in times.quantities:
        return times.quantities[quantity.span]
    own = times.clauses.get(clause.head.i)
    if own:
        return nearest(own, quantity)
    if clause.nominal:
        upper = roles.enclosing(clause.head, clauses)
        return when_of(upper, clauses, times, None) if upper is not None else None
    for child in clause.head.children:
        shared = (child.dep_ == "conj" and contemporary(clause.head, child)) or child.dep_ == "xcomp" or purpose(child)
        if child.i in times.clauses and shared:
            return nearest(times.clauses[child.i], quantity)
        below = times.clauses.get(child.i) if child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} else None
        if below:
            return nearest(below, quantity)
    lender = next((i for i in sorted(times.clauses) if lends_time(clause.head, clause.head.doc[i])), None)
    if lender is not None:
        return nearest(times.clauses[lender], quantity)
    head = clause.head
    pointed = pointed_at(clause, clauses, times)
    if pointed is not None:
        return nearest(pointed, quantity)
    upper = clauses.get(head.head.i) if head.dep_ in {"conj", "xcomp", "acl", "advcl"} else None
    loose = head.dep_ == "advcl" and not purpose(head) and head.tag_ not in {"VBG", "VBN"} and not followed_by(head)
    apart = head.dep_ == "conj" and not contemporary(head.head, head)
    if upper is None or upper.nominal or loose or apart:
        return None
    return nearest(times.clauses.get(head.head.i, []), quantity)


def lends_time(head: Token, other: Token) -> bool:
    """Whether what happens at `other` dates the clause of `head`: "when the shaft collapsed", "in the Monday storm"."""
    return takes_place_in(head, other) or (other.dep_ == "advcl" and other.head == head and simultaneous(other))


WITHIN = frozenset({"in", "at", "during"})


def takes_place_in(head: Token, noun: Token) -> bool:
    """As in "won 31 percent of the vote in Sunday's election": the time of that event is its own."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in WITHIN or noun.i < head.i:
        return False
    token, hops = noun, 0
    while token != head and token.dep_ in {"pobj", "prep", "dobj", "attr"} and hops < 8:
        token, hops = token.head, hops + 1
    return token == head


def pointed_at(clause: Clause, clauses: dict[int, Clause], times: Times) -> list[Period] | None:
    """The times of a clause that is told as "it was on Monday that", "since Monday, when"; None where it is not."""
    above = cleft(clause)
    if above is not None:
        return times.clauses.get(above.i, [])
    since = since_when(clause.head, clauses, times) if clause.head.dep_ in {"relcl", "advcl"} else None
    return None if since is None else [since]


def since_when(head: Token, clauses: dict[int, Clause], times: Times) -> Period | None:
    """As in "has been missing since 3 March, when it was stolen": the day from which on it was so."""
    opens = next((c for c in head.children if c.lower_ == "when" and c.i < head.i), None)
    above = head.head
    while above.i not in clauses and above.head != above:
        above = above.head
    since = [p for p in times.clauses.get(above.i, ()) if p.relation is Relation.SINCE and p.start is not None]
    if opens is None or len(since) != 1:
        return None
    start = since[0].start
    return replace(since[0], end=start, grain=Grain.DAY, relation=Relation.DURING)


def contemporary(left: Token, right: Token) -> bool:
    """Whether two verbs joined by "and" may share a time: not in "is 17 km long and will open in 2029"."""
    tenses = {mood.tense(left), mood.tense(right)} - {""}
    return len(tenses) < 2


def simultaneous(token: Token) -> bool:
    """As in "when the shaft collapsed on Monday": what happened then happened when the main clause did."""
    return any(c.lower_ in {"when", "as", "while"} and c.dep_ in {"advmod", "mark"} for c in token.children)


def followed_by(head: Token) -> bool:
    """As in "set a record on Friday when it reached 512 km/h": told behind what it dates, and of one tense with it."""
    opens = any(c.lower_ == "when" and c.dep_ in {"advmod", "mark"} for c in head.children)
    return opens and head.head.i < head.i and head.tag_ == "VBD" == head.head.tag_


def purpose(token: Token) -> bool:
    """As in "to support", an infinitive of purpose."""
    return token.dep_ in {"advcl", "acl", "relcl", "xcomp"} and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in token.children
    )


def nearest(periods: list[Period], quantity: Quantity | None) -> Period | None:
    """Of several times the one that follows the number most closely, else the last before it; else the first."""
    if not periods:
        return None
    if quantity is None or len(periods) == 1:
        return periods[0]
    after = [p for p in periods if p.span is not None and p.span.start >= quantity.span.end]
    return after[0] if after else periods[0]


def current(scene: Scene, quantity: Quantity, published: datetime) -> Period | None:
    """As in "the current 1.5 million": the day of publication."""
    tokens = ground.tokens_of(scene.doc, scene.offset, quantity.span)
    if not tokens or tokens[0].i == 0:
        return None
    before = {tokens[0].nbor(-k).lower_ for k in range(1, min(2, tokens[0].i) + 1)}
    if not before & NOW:
        return None
    day = published.date()
    return Period(day, day, Grain.DAY, rule="current")


def as_said(period: Period | None, *, pluperfect: bool) -> Period | None:
    """The time of a state that has only the time of the saying.

    A saying dated by month or coarser dates what it reports; a finer one only what "had" happened by then, and vaguely.
    """
    if period is None or period.vague:
        return None
    if period.grain in COARSE:
        return period
    return period if pluperfect else None
