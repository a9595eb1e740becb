"""Which time belongs to which clause or to which number, and when something was said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses import ground, mood
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.reference import OF_NOUN, is_reference, of_compared
from services.extraction.frames.words import lexicon
from services.extraction.model import Grain, Period, Quantity, Relation, Span

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token
    from services.extraction.frames.statements.dated import DatedEvent

NOW = frozenset({"current", "currently", "now", "today", "present", "presently"})
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
    cues: dict[int, Period] = field(default_factory=dict)
    """The period of a verb of saying, by its index."""
    today: date | None = None
    """Day of publication."""
    tokens: dict[int, Period] = field(default_factory=dict)
    """Which period a word belongs to, by index of the token."""
    before: DatedEvent | None = None
    """The event that the sentence before dated: "the October crash"."""
    happened: tuple[DatedEvent, ...] = ()
    """All events that the article has dated so far."""


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
        tokens = ground.tokens_of(scene.doc, scene.offset, period.span) if period.span is not None else []
        if not tokens:
            continue
        if period.grain is Grain.DECADE and tokens[-1].dep_ in OF_NOUN:
            continue  # "the 1980s hip hop group"
        if any(t.i in saying.sources for t in tokens):
            times.said.append(period)
            continue
        times.tokens |= dict.fromkeys((t.i for t in tokens), period)
        compared = of_compared(tokens, numbers)
        if compared is not None:
            times.quantities.setdefault(compared, period)
            continue
        if is_reference(tokens):
            continue
        owner = owner_of(tokens, clauses, numbers)
        if isinstance(owner, Span):
            times.quantities.setdefault(owner, period)
        elif owner is not None and (owner in saying.cues or behind_cue(tokens, clauses.get(owner), saying.cues)):
            times.said.append(period)
            times.cues.setdefault(owner, period)
        elif owner is not None:
            times.clauses.setdefault(owner, []).append(period)
    return times


def owner_of(tokens: list[Token], clauses: dict[int, Clause], numbers: dict[int, Span]) -> int | Span | None:
    """What a period belongs to by climbing the parse: the head of a clause or of a cue, a number, or nothing."""
    inside = {t.i for t in tokens}
    token = ground.top(tokens)
    part = included(tokens[0], numbers)
    if part is not None:
        return part
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


def included(first: Token, numbers: dict[int, Span]) -> Span | None:
    """As in "300 have died since January, including 40 in Torvik last week": the time is that of the part."""
    for step in range(1, min(FAR, first.i) + 1):
        token = first.nbor(-step)
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return None
        if token.i in numbers and token.i > 0:
            opens = token.nbor(-1)
            while opens.i in numbers and opens.i > 0:
                opens = opens.nbor(-1)
            return numbers[token.i] if opens.lower_ == "including" else None
    return None


FAR = 8
"""Words between the number of a part and its time."""


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


def current(scene: Scene, quantity: Quantity, clause: Clause, published: datetime) -> Period | None:
    """As in "the current 1.5 million", "400 are now fighting it": the day of publication."""
    day = published.date()
    present = clause.head.tag_ in {"VBZ", "VBP"} or not {"is", "are"}.isdisjoint(mood.auxiliaries(clause))
    if present and quantity.unit != "age" and told_of_now(clause):
        return Period(day, day, Grain.DAY, rule="current")
    tokens = ground.tokens_of(scene.doc, scene.offset, quantity.span)
    if not tokens or tokens[0].i == 0:
        return None
    before = [tokens[0].nbor(-k) for k in range(1, min(2, tokens[0].i) + 1)]
    if not any(t.lower_ in NOW for t in before) or lemma(before[0]) in lexicon.words("speech.txt"):
        return None  # "now say 300 died" dates the saying
    return Period(day, day, Grain.DAY, rule="current")


def told_of_now(clause: Clause) -> bool:
    """As in "400 are now fighting it", "the current fare is $7"."""
    if any(c.lower_ == "now" and c.dep_ == "advmod" for c in clause.head.children):
        return True
    subject = clause.first("s")
    described = subject.children if subject is not None and clause.lemma in STANDING else ()
    return any(c.lower_ in {"current", "present"} and c.dep_ == "amod" for c in described)


STANDING = frozenset({"be", "stand"})


def so_far(period: Period | None, clause: Clause, day: date) -> Period | None:
    """As in "1,500 have died in 2015": of the year that goes on only what is over."""
    if period is None or period.grain is not Grain.YEAR or period.relation is not Relation.DURING:
        return period
    if period.start is None or period.end is None or not period.start <= day < period.end:
        return period
    spoken = set(mood.auxiliaries(clause))
    return replace(period, end=day) if spoken & {"has", "have", "'ve"} and "will" not in spoken else period


COUNTED_ON = "after"
"""Rule of a day that is told by its distance from another: "a day after Norland said that it had shut the line"."""


def as_said(period: Period | None, *, pluperfect: bool) -> Period | None:
    """The time of a state that has only the time of the saying.

    A saying dated by month or coarser dates what it reports; a finer one only what "had" happened by then, and vaguely.
    """
    if period is None or (period.vague and period.rule != COUNTED_ON):
        return None
    if period.grain in COARSE:
        return period
    return period if pluperfect else None
