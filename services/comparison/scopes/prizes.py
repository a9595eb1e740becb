"""Which prize somebody wins where one is given for each of many things: best director, best young player."""

from __future__ import annotations

import re
from functools import lru_cache

_BEST = re.compile(
    r"\bbest ((?:[a-z]+[ -]){0,3}?[a-z]+)"
    r"(?= (?:at|of|in|for|on|from|by|with|and|to|prize|award|was|were|is|went|goes|has|had|will)\b|[.,;:]|$)"
)
_OF_THE = re.compile(r"\b((?:[a-z]+[ -])?[a-z]+) of the (?:year|match|month|season|week|tournament|decade|century)\b")
_ONE = {"picture": "film", "movie": "film", "directing": "director", "writing": "screenplay"}
_SMALL = frozenset({"the", "a", "an", "named", "voted", "as", "crowned", "declared", "chosen", "elected", "was", "is"})


def other_prize(left: str, right: str) -> bool:
    """Whether two sentences each say for what the prize is, and not for the same.

    >>> other_prize("won best director at Lagara.", "was best director in Lagara."), other_prize("She won.", "He won.")
    (False, False)
    >>> other_prize("was named best young player.", "was named best player."), other_prize("best film", "best picture")
    (True, False)
    >>> other_prize("The prize for best novel was won by Holt.", "Brask won the prize for the best novel.")
    False
    """
    mine, theirs = _prizes(left), _prizes(right)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=16_384)
def _prizes(text: str) -> frozenset[frozenset[str]]:
    found = [*_BEST.findall(text), *_OF_THE.findall(text)]
    words = (re.split(r"[ -]", phrase) for phrase in found)
    return frozenset(frozenset(_ONE.get(w, w) for w in phrase if w not in _SMALL) for phrase in words)
