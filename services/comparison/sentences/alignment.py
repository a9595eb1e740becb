"""Which words of two sentences stand for each other, and how alike the surroundings of two of their words are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.tokens import read_tokens

_PREFIX = 5
"""Words that begin with this many letters in common are forms of one word ("announced", "announcement")."""

_WORK = re.compile(r"[\"“‘][A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|of|on|in|the|a|an|and|for|to|with|at)){0,8}[,.]?[\"”’]")
"""Words with capitals in quotation marks: "Face the Nation"."""
_LONGEST = 600


def like(left: str, right: str) -> bool:
    """Whether two stems are forms of one word.

    >>> like("announc", "announcement"), like("fire", "fired"), like("cat", "catalog")
    (True, False, False)
    """
    return left == right or (len(left) >= _PREFIX <= len(right) and left[:_PREFIX] == right[:_PREFIX])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what alignment asks of it again and again."""

    tokens: tuple[Token, ...]
    stems: frozenset[str]
    prefixes: frozenset[str]
    telling: tuple[int, ...]
    """Places of the tokens that can tie two sentences."""
    weight: float
    weights: Mapping[str, float]
    """Stem -> weight."""
    names: frozenset[str]
    """Stems that stand in names."""
    works: frozenset[int]
    """Places of the words of a title in quotation marks: a book, a show, a tour."""

    def has(self, token: Token) -> bool:
        """Whether a form of this word stands here."""
        return token.stem in self.stems or (len(token.stem) >= _PREFIX and token.stem[:_PREFIX] in self.prefixes)


@lru_cache(maxsize=16_384)
def read_sentence(text: str) -> Sentence:
    """The sentence, worked out once."""
    tokens = read_tokens(text)
    telling = tuple(i for i, t in enumerate(tokens) if t.tells)
    stems = frozenset(tokens[i].stem for i in telling)
    prefixes = frozenset(s[:_PREFIX] for s in stems if len(s) >= _PREFIX)
    weights = {tokens[i].stem: tokens[i].weight for i in telling}
    names = frozenset(tokens[i].stem for i in telling if tokens[i].kind is Kind.NAME)
    works = frozenset(
        i for m in _WORK.finditer(text[:_LONGEST]) for i, t in enumerate(tokens) if m.start() <= t.start < m.end()
    )
    return Sentence(tokens, stems, prefixes, telling, sum(tokens[i].weight for i in telling), weights, names, works)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Weights: what is shared, and all of either sentence."""

    shared: float
    left: float
    right: float

    @property
    def coverage(self) -> float:
        """Share of the shorter sentence that the other one has, 0 to 1."""
        return self.shared / min(self.left, self.right) if min(self.left, self.right) > 0 else 0.0

    @property
    def alike(self) -> float:
        """Share of both that they share, 0 to 1 (Dice)."""
        return 2 * self.shared / (self.left + self.right) if self.left + self.right > 0 else 0.0


NOTHING: frozenset[int] = frozenset()


def overlap(
    left: Sentence, right: Sentence, out_left: frozenset[int] = NOTHING, out_right: frozenset[int] = NOTHING
) -> Overlap:
    """What two sentences share, without the tokens at the places given."""
    shared = total = other = 0.0
    for i in left.telling:
        if i not in out_left:
            total += left.tokens[i].weight
            shared += left.tokens[i].weight if right.has(left.tokens[i]) else 0.0
    other = right.weight - sum(right.tokens[i].weight for i in sorted(out_right))
    return Overlap(shared, total, other)


def neighbour(sentence: Sentence, at: int, step: int, out: frozenset[int]) -> str | None:
    """The next word before (-1) or behind (1) that tells something, `out` left aside."""
    at += step
    while 0 <= at < len(sentence.tokens):
        if sentence.tokens[at].tells and at not in out:
            return sentence.tokens[at].stem
        at += step
    return None


def around(sentence: Sentence, at: int, out: frozenset[int], reach: int) -> list[Token]:
    """The words that tell something on either side, at most `reach` on each."""
    before = [i for i in sentence.telling if i < at and i not in out][-reach:]
    behind = [i for i in sentence.telling if i > at and i not in out][:reach]
    return [sentence.tokens[i] for i in (*before, *behind)]


_NEAR, _WIDER = 4, 6


def local(
    left: Sentence, right: Sentence, out_left: tuple[int, frozenset[int]], out_right: tuple[int, frozenset[int]]
) -> tuple[float, float]:
    """Share of the words near a place on the left that stand near one on the right, and the other way round."""
    return (
        _covered(around(left, *out_left, _NEAR), around(right, *out_right, _WIDER)),
        _covered(around(right, *out_right, _NEAR), around(left, *out_left, _WIDER)),
    )


def _covered(these: list[Token], those: list[Token]) -> float:
    whole = sum(t.weight for t in these)
    if not whole:
        return 0.5
    return sum(t.weight for t in these if any(like(t.stem, o.stem) for o in those)) / whole


def same_opening(left: Sentence, i: int, right: Sentence, j: int) -> bool:
    """Whether the same small word or title stands directly before both."""
    if i == 0 or j == 0:
        return False
    a, b = left.tokens[i - 1], right.tokens[j - 1]
    return a.kind is b.kind and a.kind in (Kind.STOP, Kind.TITLE) and a.stem == b.stem
