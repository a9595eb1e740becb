"""How much of an article's own text stands in an earlier one (SCORING "Independence": the C of a copy)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.extraction.model import Claim

SHORT = 40
"""SCORING: texts of fewer words share natural wordings of one fact; they are copies only at a high share."""
SHORT_SHARE = 0.9
SHARE = 0.3
"""SCORING: below this share the probability of copying is 0."""


TELLINGS = 3
"""Articles of one outlet that may tell one thing in one wording; in further ones the sentence is boilerplate."""


def is_boilerplate(claim: Claim, agreed: Iterable[Claim]) -> bool:
    """Whether the outlet has told this in these words in three articles already.

    `agreed`: earlier claims of other articles of the outlet, that state the same values. The sentence is part of
    the outlet's furniture then ("the line opened in 1911") and no further word on the fact: with it every article of
    an outlet would be a witness of one fact, whose record would grow with the outlet's archive.
    """
    return len({a.article_id for a in agreed if a.text == claim.text}) >= TELLINGS


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
