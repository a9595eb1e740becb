"""A whole told by its parts: "30 Danes, 15 Swedes, two Finns and a Norwegian", "12 golds, eight silvers, six bronzes".

Where two sentences share three parts and more with the same figures, they break down one whole. What is told of any
other part is then told of one thing in both, though two figures of a list are nearly never alike in their frames; and
figures of two parts are of two things, however alike they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.cardinals import CARDINALS
from services.comparison.sentences.stems import root
from services.comparison.words.vocabulary import is_region, nation
from services.extraction.model import Hedge

_SHARED = 3
"""Parts with one figure that two breakdowns of one whole share, and so many for each that differs."""
_LONGEST = 600
"""Characters of a sentence that are read."""
_PARTED = re.compile(r"[,;:]\s+(?:and\s+)?|\s+and\s+")
_FIGURE = re.compile(rf"\b(\d+(?:,\d{{3}})*|an?|one|{'|'.join(CARDINALS)})\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WORDS = 5
"""Words of a part: more are no part of a list."""
_LINKS = frozenset({"from", "in", "of", "for", "to"})


@dataclass(frozen=True, slots=True)
class Part:
    """How many of one kind, and where the figure stands in the sentence; parts told with "each" share a figure."""

    number: float
    start: int
    end: int


@lru_cache(maxsize=16_384)
def parts(text: str) -> Mapping[str, Part]:
    """The parts that a sentence lists with a figure, by what is counted; none where one kind stands twice.

    >>> told = parts("Aboard were 30 Danes, two Finns and one man each from Peru and Chad.")
    >>> {kind: part.number for kind, part in told.items()}
    {'denmark': 30.0, 'finland': 2.0, 'peru': 1.0, 'chad': 1.0}
    >>> sorted(parts("Norra won 12 golds, eight silvers and six bronzes."))
    ['bronze', 'gold', 'silver']
    """
    found: dict[str, Part] = {}
    each: Part | None = None
    text = text[:_LONGEST]
    for start, end in _pieces(text):
        figure = next(reversed(list(_FIGURE.finditer(text, start, end))), None)
        part = Part(_value(figure[1]), *figure.span(1)) if figure is not None else each
        words = _WORD.findall(text, figure.end() if figure is not None else start, end)
        if part is None or not 0 < len(words) <= _WORDS:
            each = None
            continue
        each = part if part is each or "each" in words else None
        kind = _kind(words)
        if kind in found:
            return {}
        found[kind] = part
    return found


def _pieces(text: str) -> list[tuple[int, int]]:
    breaks = list(_PARTED.finditer(text))
    return list(zip([0, *(b.end() for b in breaks)], [*(b.start() for b in breaks), len(text)], strict=True))


def _value(word: str) -> float:
    low = word.lower()
    return float(low.replace(",", "")) if low[0].isdigit() else float(CARDINALS.get(low, 1))


def _kind(words: list[str]) -> str:
    """A land by any of its words, what stands behind "from" or "in", else what is counted itself."""
    lands = (nation(w.lower()) for w in words)
    known = next((land for land in lands if is_region(land)), None)
    if known is not None:
        return known
    linked = next((i for i, w in enumerate(words[:-1]) if w in _LINKS), None)
    return root(words[0 if linked is None else -1].lower())


def one_part(left: Profile, right: Profile) -> bool | None:
    """Whether two figures of one part are the same; None where the sentences break down no one whole."""
    mine, theirs = parts(left.claim.told), parts(right.claim.told)
    shared = _of_both(left, mine) & _of_both(right, theirs)
    if not shared or not _one_whole(mine, theirs):
        return None
    alike = all(mine[kind].number == theirs[kind].number for kind in shared)
    exact = all(p.claim.quantity is not None and p.claim.quantity.hedge is Hedge.EXACT for p in (left, right))
    return alike if alike or exact else None


def other_part(left: Profile, right: Profile) -> bool:
    """Whether the two figures are of two parts of one whole: "two Finns", "two Poles"."""
    if left.claim.quantity is None or right.claim.quantity is None:
        return False
    mine, theirs = parts(left.claim.told), parts(right.claim.told)
    own = _of_both(left, mine), _of_both(right, theirs)
    return all(own) and own[0].isdisjoint(own[1]) and _one_whole(mine, theirs)


def _one_whole(mine: Mapping[str, Part], theirs: Mapping[str, Part]) -> bool:
    shared = mine.keys() & theirs.keys()
    alike = sum(mine[kind].number == theirs[kind].number for kind in shared)
    return alike >= _SHARED * max(1, len(shared) - alike)


def _of_both(profile: Profile, told: Mapping[str, Part]) -> frozenset[str]:
    """The parts whose figure is that of the claim."""
    claim = profile.claim
    if claim.quantity is None or len(told) < _SHARED:
        return frozenset()
    start, end = (x - claim.sentence.start for x in (claim.quantity.span.start, claim.quantity.span.end))
    return frozenset(kind for kind, part in told.items() if part.end > start and part.start < end)
