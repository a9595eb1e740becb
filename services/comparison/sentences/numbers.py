"""Numbers that only one of two sentences has, and which of them may count one thing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from services.comparison.sentences.alignment import Sentence, like
from services.comparison.sentences.model import MOST, Candidate, Difference, Kind, Token
from services.comparison.sentences.tables import directions, lists

_SCALES = (1.0, 1e6, 1e9, 1e12)
_NEXT = 1.5
"""How far apart two bounds may be that both may be so: "more than 200", "at least 260"."""
_HEAD = 4
"""How far behind a number what it counts may stand."""


def unmatched_numbers(left: Sentence, right: Sentence) -> list[int]:
    """Places of the numbers that the other sentence does not have and does not allow, each of its own once only."""
    mine, theirs = ([i for i, t in enumerate(s.tokens) if t.kind is Kind.NUMBER] for s in (left, right))
    degrees = {(i, j): _degree(left, i, right, j) for i in mine for j in theirs}
    for degree in (4, 3, 2, 1):
        for i in list(mine):
            match = next((j for j in theirs if degrees[i, j] == degree), None)
            if match is not None:
                mine.remove(i)
                theirs.remove(match)
    return mine


def _degree(left: Sentence, i: int, right: Sentence, j: int) -> int:
    """How well two numbers match: 0 not, 1 the one allows the other, 2 one number, 3 one unit too, 4 of one thing."""
    a, b = left.tokens[i], right.tokens[j]
    if a.value != b.value:
        return int(_fits(a, b))
    if a.unit != b.unit:
        return 2
    heads = [next((s.tokens[k].stem for k in s.telling if k > at), "") for s, at in ((left, i), (right, j))]
    return 4 if like(heads[0], heads[1]) else 3


def _fits(a: Token, b: Token) -> bool:
    if a.unit != b.unit and {a.unit, b.unit} != {"count", "age"}:
        return False
    if a.unit == b.unit == "age" and abs(a.value - b.value) <= 1:
        return True  # a birthday
    if _one_bound(a, b):
        return max(a.value, b.value) <= _NEXT * min(a.value, b.value)
    overlapping = (a.low <= b.high and b.low <= a.high) or _rounded(a.value, b.value)
    open_ended = max(abs(a.value), abs(b.value)) > 3 * max(min(abs(a.value), abs(b.value)), 1e-9)
    return overlapping and not open_ended


def _one_bound(a: Token, b: Token) -> bool:
    """Whether both are told as bounds of one kind: who writes "more than 300" and who writes "more than 500" differ."""
    above, below = (all(math.isinf(end) for end in ends) for ends in ((a.high, b.high), (a.low, b.low)))
    return a.value > 0 < b.value and above != below


def _rounded(one: float, other: float) -> bool:
    """Whether a whole number, of millions too, is what the other rounds to: 275 points, 274.88; 6 billion, 6.2."""
    return one != other and any(
        abs(a) >= scale and a % scale == 0 and a / scale == round(b / scale)
        for scale in _SCALES
        for a, b in ((one, other), (other, one))
    )


def number_candidates(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    mine, theirs = unmatched_numbers(left, right), unmatched_numbers(right, left)
    for i in mine[:MOST]:
        for j in theirs[:MOST]:
            a, b = left.tokens[i].unit, right.tokens[j].unit
            if (a == b or {a, b} == {"count", "age"}) and not _two_ends(left, i, right, j):
                part = _restricted(left, i, right, j)
                yield Candidate(Difference.NUMBER, (i, i), (j, j), alike=a == b, restricted=part)


_STEPS = frozenset({"by", "from"})
"""Words before a figure that say that it is how far something moved, or from where."""
_HEDGES = 2
"""Small words that may stand between ("by about 3%")."""


def _two_ends(left: Sentence, i: int, right: Sentence, j: int) -> bool:
    """Whether the one is how far something moved and the other from where, or where it stands.

    "By two points", "from 20 to 22 percent"; "rose by two metres", "stood at six metres".
    """
    ends = {_step(left, i), _step(right, j)}
    return ends == _STEPS or (ends == {"by", None} and (_stands(left, i, right, j) or _stands(right, j, left, i)))


def _stands(still: Sentence, at: int, moved: Sentence, other: int) -> bool:
    """Whether the one tells a level ("stood at 6.4 metres") and the other how far it moved ("rose by 1.8 metres")."""
    level = at > 0 and still.tokens[at - 1].lower in _LEVELS
    step = _step(moved, other) == "by"
    return level and step and any(t.lower in directions() for t in moved.tokens[max(0, other - _BACK) : other])


_LEVELS = frozenset({"at", "was", "were", "is", "are"})
_BACK = 4
"""How far before "by two metres" the verb stands."""


def _step(sentence: Sentence, at: int) -> str | None:
    before = [t.lower for t in sentence.tokens[max(0, at - 1 - _HEDGES) : at]]
    return next((word for word in reversed(before) if word in _STEPS), None)


def _narrowed(before: Sequence[Token], other: Sentence) -> bool:
    """Whether a word before what is counted says which of it, and is none of the other sentence."""
    return any(t.lower not in lists()["crowd"] and not other.has(t) for t in before)


def _restricted(left: Sentence, i: int, right: Sentence, j: int) -> bool:
    """Whether one of two numbers counts a part or more of the other: "11,000 female students", "1,000 more troops"."""
    mine, theirs = (
        [s.tokens[k] for k in s.telling if at < k <= at + _HEAD and s.tokens[k].lower not in lists()["loose"]]
        for s, at in ((left, i), (right, j))
    )
    for a, token in enumerate(mine):
        for b, other in enumerate(theirs):
            if like(token.stem, other.stem):
                return _narrowed(mine[:a], right) != _narrowed(theirs[:b], left)
    added = [
        any(t.lower in lists()["added"] for t in s.tokens[max(0, at - 2) : at + 2])
        or any(t.lower == "more" for t in s.tokens[at + 1 : at + 2])
        for s, at in ((left, i), (right, j))
    ]
    return added[0] != added[1]
