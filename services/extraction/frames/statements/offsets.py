"""Times told by their distance from another: "a week after his May 12 arrest", "on Thursday, a day after Orsa fell"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.tree import Token
from services.extraction.frames.statements.timing import COUNTED_ON
from services.extraction.model import Grain, Period, Relation, Span
from services.extraction.quantities.numbers import TENS, UNITS
from services.extraction.times.found import PLURAL_UNITS, around, moved
from services.extraction.times.found import UNITS as UNITS_OF_TIME

if TYPE_CHECKING:
    from services.extraction.frames.arguments.scene import Scene
    from services.extraction.frames.statements.timing import Saying, Times

FARTHER = {"after": 1, "before": -1}
FINER = {
    "day": frozenset({Grain.DAY}),
    "week": frozenset({Grain.DAY}),
    "month": frozenset({Grain.DAY, Grain.MONTH}),
    "year": frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR}),
}
"""From which periods so many units can be counted: nothing is two days after 2019."""
COMING = frozenset({"comes", "come"})
HOPS = 12


def place_offsets(scene: Scene, times: Times, clauses: dict[int, Clause], saying: Saying) -> None:
    """Give the clauses on either side of "a week after" the time that follows from that of the other.

    Arguments:
        scene: the sentence.
        times: its times, placed; changed in place.
        clauses: its clauses by index of the head.
        saying: its tokens of saying.

    """
    for token in scene.doc:
        if token.lower_ not in FARTHER or token.i < 2:
            continue
        length = length_before(token)
        if length is None:
            continue
        count, unit, first = length
        if token.dep_ == "prep":
            behind_noun(scene, token, (FARTHER[token.lower_] * count, unit, first), times, clauses)
        elif token.dep_ == "mark" and token.head.i in clauses:
            between_clauses(token, (FARTHER[token.lower_] * count, unit), times, clauses, saying)


def length_before(link: Token) -> tuple[int, str, Token] | None:
    """As in "two days" before "after": how many, of what, and the first word; None where it is no such length."""
    noun, number = link.nbor(-1), link.nbor(-2)
    unit = UNITS_OF_TIME.get(noun.lower_) or PLURAL_UNITS.get(noun.lower_)
    if unit not in FINER:
        return None
    word = number.lower_
    if word in {"a", "an"}:
        return 1, unit, number
    if word.isdecimal() and len(word) < 3:
        return int(word), unit, number
    count = UNITS.get(word) or TENS.get(word)
    return (count, unit, number) if count else None


def behind_noun(
    scene: Scene, link: Token, offset: tuple[int, str, Token], times: Times, clauses: dict[int, Clause]
) -> None:
    """As in "died a week after his May 12 arrest": the date is the noun's, the verb's is a week later."""
    count, unit, first = offset
    below = {i: p for c in link.children if c.dep_ == "pobj" for i, p in times.tokens.items() if within(i, c, scene)}
    dates = list(dict.fromkeys(below.values()))
    verb = next((t for t in above(link) if t.i in clauses and not clauses[t.i].nominal), None)
    if len(dates) != 1 or verb is None:
        return
    found = shifted(dates[0], count, unit)
    if found is None or dates[0].span is None:
        return
    span = Span(scene.offset + first.idx, dates[0].span.end)
    kept = [p for p in times.clauses.get(verb.i, ()) if p != dates[0]]
    times.clauses[verb.i] = [*kept, replace(found, span=span)]


def between_clauses(
    link: Token, offset: tuple[int, str], times: Times, clauses: dict[int, Clause], saying: Saying
) -> None:
    """As in "sent two ships on Thursday, a day after Orsa fell", "resigned a day after the council met on 3 March".

    What so follows stands in the other clause, so the claim does not state it.
    """
    count, unit = offset
    lower, upper = link.head, link.head.head
    if upper == lower or upper.i not in clauses:
        return
    own, other = times.clauses.get(lower.i, []), times.clauses.get(upper.i, [])
    if len(own) == 1 and not other:
        later = shifted(own[0], count, unit)
        if later is not None and lower.i not in saying.cues:
            times.clauses[upper.i] = [later]
        return
    base = other[0] if len(other) == 1 else None
    if base is None and not other and upper.lower_ in COMING:
        base = Period(times.today, times.today, Grain.DAY, rule="today")  # "comes a day after"
    earlier = shifted(base, -count, unit) if base is not None and not own else None
    if earlier is None:
        return
    if lower.i in saying.cues:
        times.said.append(earlier)
    else:
        times.clauses[lower.i] = [earlier]


def shifted(period: Period, count: int, unit: str) -> Period | None:
    """A period so many units on or back; None from one that is open, or coarser than the unit."""
    if period.relation is not Relation.DURING or period.start is None or period.end is None:
        return None
    if period.grain not in FINER[unit] or period.vague:
        return None
    start, end = moved(period.start, count, unit), moved(period.end, count, unit)
    if period.grain is not Grain.DAY:
        whole = around(start, "year" if period.grain is Grain.YEAR else "month")
        start, end = whole.start, whole.end
    return replace(period, start=start, end=end, vague=True, span=None, rule=COUNTED_ON)


def within(i: int, noun: Token, scene: Scene) -> bool:
    """Whether the token at `i` is of a noun's phrase: below it by nouns and prepositions, and by no verb."""
    token = scene.doc[i]
    for _ in range(HOPS):
        if token == noun:
            return True
        if token.pos_ in {"VERB", "AUX"} or token.head == token:
            return False
        token = token.head
    return False


def above(token: Token) -> list[Token]:
    """The tokens above one, nearest first."""
    found: list[Token] = []
    while token.head != token and len(found) < HOPS:
        token = token.head
        found.append(token)
    return found
