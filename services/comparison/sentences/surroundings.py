"""What stands around a value: what it counts, whose it is, in which clause, asserted or supposed."""

from __future__ import annotations

import math

from services.comparison.sentences.alignment import Sentence, like
from services.comparison.sentences.dates import before_noun
from services.comparison.sentences.model import Candidate, Difference, Kind, Token
from services.comparison.sentences.reckoning import MONEY
from services.comparison.sentences.tables import lists, places
from services.comparison.words.vocabulary import is_region

_HEAD = 3
"""How many tokens behind a number what it counts may stand."""
_NAME = 6
"""How many tokens from a value a name may stand that says whose it is."""
_BACK = 3
_NEXT = 1
_MOST_RATIO = 4.0
_MODES = {
    word: mode
    for mode, words in {
        "plan": "to will would won't wouldn't shall",
        "may": "can could may might should must can't couldn't cannot",
        "if": "if whether unless",
    }.items()
    for word in words.split()
}
_AT = frozenset(["in", "at", "near", "from", "outside", "to"])

SURROUNDINGS = (
    "head", "other_head", "ratio", "whose", "not_whose", "order", "clause", "mode", "titled", "titled_one", "placed",
    "placed_one", "said", "nothing", "doing", "other_doing", "share", "money", "age", "weekday", "year", "noun",
    "nouns", "other_opening", "owner_one",
)  # fmt: skip


def surroundings(left: Sentence, right: Sentence, candidate: Candidate) -> tuple[float, ...]:
    """What stands around two values, in the order of `SURROUNDINGS`: each 0 or 1 but the ratio and two shares."""
    ends = ((left, candidate.left), (right, candidate.right))
    heads, doing = _heads(left, right, candidate), _doing(left, right, candidate)
    one_bearer = whose(left, candidate.left, right, candidate.right)
    titled = [at[0] > 0 and s.tokens[at[0] - 1].kind is Kind.TITLE for s, at in ends]
    placed = [_is_place(s, at) for s, at in ends]
    modes = [mode_of(s, at[0]) for s, at in ends]
    date = candidate.kind is Difference.DATE
    nouns = [date and before_noun(s, at[0]) for s, at in ends]
    said = date and any(_said(s, at[0]) for s, at in ends)
    units = [s.tokens[at[0]].unit for s, at in ends]
    order, clause = (shares(left, candidate.left, right, candidate.right) for shares in (_order, _clauses))
    found = (
        heads > 0, heads < 0, _ratio(left, right, candidate), one_bearer > 0, one_bearer < 0, order, clause,
        modes[0] != modes[1], all(titled), titled[0] != titled[1], all(placed), placed[0] != placed[1], said,
        _nothing(left, right, candidate), doing > 0, doing < 0, units[0] == "%", units[0] in MONEY, "age" in units,
        units[0] == "weekday", units[0] == "year", nouns[0] != nouns[1], all(nouns), _other_opening(ends),
        _owns(*ends[0]) != _owns(*ends[1]),
    )  # fmt: skip
    return tuple(float(value) for value in found)


def _ratio(left: Sentence, right: Sentence, candidate: Candidate) -> float:
    """How many times the one number is the other, as a logarithm: two reports of one figure are seldom far apart."""
    a, b = left.tokens[candidate.left[0]], right.tokens[candidate.right[0]]
    if candidate.kind is not Difference.NUMBER or a.value <= 0 or b.value <= 0:
        return 0.0
    return min(abs(math.log(a.value / b.value)), _MOST_RATIO) / 2


def _heads(left: Sentence, right: Sentence, candidate: Candidate) -> int:
    """1 where two numbers count one thing, -1 where neither sentence has what the other counts, 0 else."""
    if candidate.kind is not Difference.NUMBER:
        return 0
    ends = ((left, candidate.left[1]), (right, candidate.right[1]))
    mine, theirs = ([t for t in s.tokens[at + 1 : at + 1 + _HEAD] if t.tells] for s, at in ends)
    if any(like(a.stem, b.stem) for a in mine for b in theirs):
        return 1
    known = any(right.has(t) for t in mine) or any(left.has(t) for t in theirs)
    return -1 if mine and theirs and not known else 0


def _doing(left: Sentence, right: Sentence, candidate: Candidate) -> int:
    """1 where a word that is no name stands next to both values, -1 where neither sentence has those of the other."""
    mine, theirs = _words_near(left, candidate.left), _words_near(right, candidate.right)
    if any(like(a.stem, b.stem) for a in mine for b in theirs):
        return 1
    return -1 if not any(right.has(t) for t in mine) and not any(left.has(t) for t in theirs) else 0


def _words_near(sentence: Sentence, at: tuple[int, int]) -> list[Token]:
    """The next words on either side that are no names."""
    words = [i for i in sentence.telling if sentence.tokens[i].kind is Kind.WORD]
    before, behind = [i for i in words if i < at[0]][-_NEXT:], [i for i in words if i > at[1]][:_NEXT]
    return [sentence.tokens[i] for i in (*before, *behind)]


def whose(left: Sentence, mine: tuple[int, int], right: Sentence, theirs: tuple[int, int]) -> int:
    """1 where a name near both values is one, -1 where both have names near of which the other sentence knows none."""
    here, there = _names_near(left, mine), _names_near(right, theirs)
    if any(like(a.stem, b.stem) for a in here for b in there):
        return 1
    return -1 if here and there else 0


def strangers(left: Sentence, mine: int, right: Sentence, theirs: int) -> bool:
    """Whether names stand near both values, and neither sentence knows those of the other."""
    here, there = _names_near(left, (mine, mine)), _names_near(right, (theirs, theirs))
    met = any(right.has(name) for name in here) or any(left.has(name) for name in there)
    return bool(here and there) and not met


def _names_near(sentence: Sentence, at: tuple[int, int]) -> list[Token]:
    tokens = sentence.tokens
    before = [t for t in tokens[max(0, at[0] - _NAME) : at[0]] if t.kind is Kind.NAME]
    behind = [t for t in tokens[at[1] + 1 : at[1] + 1 + _NAME] if t.kind is Kind.NAME]
    return before[-2:] + behind[:2]


def _order(left: Sentence, mine: tuple[int, int], right: Sentence, theirs: tuple[int, int]) -> float:
    """Share of the weight of the words in common that stand on the same side of both values."""
    sides: dict[str, set[bool]] = {}
    for j in right.telling:
        if not theirs[0] <= j <= theirs[1]:
            sides.setdefault(right.tokens[j].stem[:5], set()).add(j > theirs[1])
    same = shared = 0.0
    for i in left.telling:
        if mine[0] <= i <= mine[1]:
            continue
        token = left.tokens[i]
        found = sides.get(token.stem[:5])
        if found:
            shared += token.weight
            same += token.weight * ((i > mine[1]) in found)
    return same / shared if shared else 0.5


def _clauses(left: Sentence, mine: tuple[int, int], right: Sentence, theirs: tuple[int, int]) -> float:
    """Share of the words of both clauses that the other sentence has."""
    whole = shared = 0.0
    for s, at, other in ((left, mine, right), (right, theirs, left)):
        clause = s.tokens[at[0]].clause
        for i in s.telling:
            if s.tokens[i].clause == clause and not at[0] <= i <= at[1]:
                whole += s.tokens[i].weight
                shared += s.tokens[i].weight * other.has(s.tokens[i])
    return shared / whole if whole else 0.5


def mode_of(sentence: Sentence, at: int) -> str:
    """How what stands there is told: as a plan, a possibility, a supposition, or so."""
    for token in reversed(sentence.tokens[max(0, at - _BACK) : at + 1]):
        if token.lower in _MODES:
            return _MODES[token.lower]
    return ""


def _nothing(left: Sentence, right: Sentence, candidate: Candidate) -> bool:
    """Whether what is negated is a thing: "no candidate", "without help"."""
    if candidate.kind is not Difference.NEGATION:
        return False
    first = (left.tokens[candidate.left[0]], right.tokens[candidate.right[0]])
    return any(t.lower in ("no", "without", "none", "neither", "nor") for t in first)


def _other_opening(ends: tuple[tuple[Sentence, tuple[int, int]], ...]) -> bool:
    """Whether another preposition stands before the one than before the other: "by Holt", "with Holt"."""
    words = [s.tokens[at[0] - 1].lower if at[0] else "" for s, at in ends]
    return words[0] != words[1] and all(w in _PREPOSITIONS for w in words)


_PREPOSITIONS = frozenset(
    "in at by of with from for to against on than since until before after like".split()  # noqa: SIM905
)


def _owns(sentence: Sentence, at: tuple[int, int]) -> bool:
    """Whether a name is an owner's: "Holt's plan"."""
    last = sentence.tokens[at[1]]
    return last.kind is Kind.NAME and last.end - last.start > len(last.lower)


def _is_place(sentence: Sentence, at: tuple[int, int]) -> bool:
    """Whether a name is a place's: known for one, or told as one."""
    tokens = sentence.tokens
    if tokens[at[0]].kind is not Kind.NAME:
        return False
    told = at[0] > 0 and tokens[at[0] - 1].lower in _AT
    return told or any(t.lower in places() or is_region(t.stem) for t in tokens[at[0] : at[1] + 1])


def _said(sentence: Sentence, at: int) -> bool:
    """Whether the date may be when something was said: "on Monday said", "said in a statement Monday"."""
    near = sentence.tokens[max(0, at - 2) : at + 3]
    return any(t.lower in lists()["speech"] for t in near)
