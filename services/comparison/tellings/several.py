"""Whether two sentences differ in one value or in several: then it is another event that they tell."""

from __future__ import annotations

from collections.abc import Sequence

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.model import Difference, Told
from services.comparison.sentences.scores import judge_texts

_SURE = 0.0
"""Log odds from which a further difference outweighs what frames found."""


def differ_in_several(left: Profile, right: Profile) -> bool:
    """Whether the sentences of two claims differ in two values or more: then it is another event that they tell."""
    if not left.claim.told or not right.claim.told:
        return False
    told = judge_texts(left.claim.told, right.claim.told)
    return len(apart([t for t in told if t.score >= _SURE])) > 1


def apart(found: Sequence[Told]) -> list[Told]:
    """Those that share no words with one before: three names against one are one difference, and so is a date.

    What rises for one and falls for the other has other values, too.
    """
    moved = any(t.kind is Difference.DIRECTION for t in found)
    kept: list[Told] = []
    for told in found:
        if moved and told.kind is Difference.NUMBER:
            continue
        gaps = [_WITHIN_A_DATE if told.kind is k.kind is Difference.DATE else 0 for k in kept]
        if not any(
            _touch(told.left, k.left, gap) or _touch(told.right, k.right, gap)
            for k, gap in zip(kept, gaps, strict=True)
        ):
            kept.append(told)
    return kept


_WITHIN_A_DATE = 3
"""Characters between the day, the month and the year of one date."""


def _touch(one: tuple[int, int], other: tuple[int, int], gap: int) -> bool:
    """Whether two stretches of a sentence overlap, or lie no more than `gap` characters apart."""
    return one[0] < other[1] + gap and other[0] < one[1] + gap
