"""Whether two sentences differ in one value or in several: then it is another event that they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, like, read_sentence
from services.comparison.sentences.model import Difference, Kind, Token, Told
from services.comparison.sentences.scores import judge_texts
from services.comparison.sentences.tables import lists

_SURE = 0.0
"""Log odds from which a further difference outweighs what frames found."""


def differ_in_several(left: Profile, right: Profile) -> bool:
    """Whether the sentences of two claims differ in two values or more: then it is another event that they tell."""
    if not left.claim.told or not right.claim.told:
        return False
    texts = left.claim.told, right.claim.told
    sure = [t for t in judge_texts(*texts) if t.score >= _SURE]
    return len(apart([*sure[:1], *(t for t in sure[1:] if not counts_unlike(*texts, t))], texts)) > 1


def counts_unlike(left: str, right: str, told: Told) -> bool:
    """Whether two numbers count things that are no like ("five of seven members", "14 analysts"): no value differs."""
    if told.kind is not Difference.NUMBER or told.unit != "count":
        return False
    mine, theirs = read_sentence(left), read_sentence(right)
    heads = _counted(mine, told.left[0]), _counted(theirs, told.right[0])
    if heads[0] is None or heads[1] is None or any(head.lower in lists()["crowd"] for head in heads if head):
        return False
    return not theirs.has(heads[0]) and not mine.has(heads[1])


def _counted(sentence: Sentence, start: int) -> Token | None:
    """The word right behind a number or behind what it is a part of, where one stands there."""
    behind = (t for t in sentence.tokens if t.start > start and t.kind is not Kind.NUMBER and t.lower not in _PARTLY)
    found = next(behind, None)
    return found if found is not None and found.kind is Kind.WORD else None


def one_against_many(left: str, right: str) -> bool:
    """Whether one of some thing stands against several of it: the word "one" is a number only beside another.

    >>> one_against_many("A rockfall killed one worker.", "Three workers were killed.")
    True
    >>> one_against_many("One worker of the three died.", "Three workers were there.")
    False
    """
    mine, theirs = read_sentence(left), read_sentence(right)
    return _single(mine, theirs) or _single(theirs, mine)


def _single(one: Sentence, many: Sentence) -> bool:
    if any(t.kind is Kind.NUMBER and t.unit == "count" for t in one.tokens):
        return False
    singles = [b.stem for a, b in zip(one.tokens, one.tokens[1:], strict=False) if a.lower == "one" and b.tells]
    counts = [(t.value, _counted(many, t.start)) for t in many.tokens if t.kind is Kind.NUMBER and t.unit == "count"]
    return any(n > 1 and head is not None and like(head.stem, single) for n, head in counts for single in singles)


_PARTLY = frozenset({"of", "the", "its", "their", "all"})
"""Words between a part and what it is a part of: "five of the seven members"."""


def apart(found: Sequence[Told], texts: tuple[str, str]) -> list[Told]:
    """Those that share no words with one before: three names against one are one difference, and so is a date.

    The two sides of a vote or a match are one value ("by seven votes to two"). What rises for one and falls for the
    other has other values, too. `texts`: the two sentences.
    """
    moved = any(t.kind is Difference.DIRECTION for t in found)
    kept: list[Told] = []
    for told in found:
        if moved and told.kind is Difference.NUMBER:
            continue
        gaps = [_WITHIN_A_DATE if told.kind is k.kind is Difference.DATE else 0 for k in kept]
        if not any(
            _touch(told.left, k.left, gap) or _touch(told.right, k.right, gap) or _of_one_score(told, k, texts)
            for k, gap in zip(kept, gaps, strict=True)
        ):
            kept.append(told)
    return kept


def _of_one_score(one: Told, other: Told, texts: tuple[str, str]) -> bool:
    """Whether two numbers are the sides of one score in both sentences."""
    pairs = ((one.left, other.left), (one.right, other.right))
    between = [text[min(a[1], b[1]) : max(a[0], b[0])] for text, (a, b) in zip(texts, pairs, strict=True)]
    numbers = one.kind is other.kind is Difference.NUMBER
    return numbers and all(_TO.fullmatch(words) for words in between)


_TO = re.compile(r"(?:[-–]| (?:(?:votes|judges|seats|goals|sets|points|runs) )?to )")
"""What stands between the two sides of a score."""


_WITHIN_A_DATE = 3
"""Characters between the day, the month and the year of one date."""


def _touch(one: tuple[int, int], other: tuple[int, int], gap: int) -> bool:
    """Whether two stretches of a sentence overlap, or lie no more than `gap` characters apart."""
    return one[0] < other[1] + gap and other[0] < one[1] + gap
