"""How much of an article's own text stands in an earlier one (SCORING "Independence": the C of a copy)."""

from __future__ import annotations

from collections.abc import Sequence

SHORT = 40
"""SCORING: texts of fewer words share natural wordings of one fact; they are copies only at a high share."""
SHORT_SHARE = 0.9
SHARE = 0.3
"""SCORING: below this share the probability of copying is 0."""


def containment(newer: Sequence[int], older: frozenset[int]) -> float:
    """Share of the newer text's shingles that stand in the older one.

    >>> containment([1, 2, 3, 4], frozenset({1, 2, 3}))
    0.75
    """
    return sum(1 for s in newer if s in older) / len(newer) if newer else 0.0


def is_copy(share: float, words: int) -> bool:
    """Whether the share is worth telling.

    >>> is_copy(0.5, 300), is_copy(0.5, 20)
    (True, False)
    """
    return share >= (SHORT_SHARE if words < SHORT else SHARE)
