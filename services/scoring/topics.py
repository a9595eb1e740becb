"""Topic of a fact: one of the top-level IPTC Media Topics, from the article's section, else from the claim's words."""

from __future__ import annotations

import re
from functools import cache

from services.extraction.model import Claim
from services.scoring.accounts import UNKNOWN
from services.scoring.tables import word_rows

_WORD = re.compile(r"[a-z]+")


@cache
def _table() -> dict[str, str]:
    """Word -> topic; a word that stands under two topics names neither."""
    found: dict[str, set[str]] = {}
    for topic, words in word_rows("topics"):
        for word in words:
            found.setdefault(word, set()).add(topic)
    return {word: min(topics) for word, topics in found.items() if len(topics) == 1}


def topic_of_words(text: str) -> str | None:
    """The topic that most words of `text` name; None where none does or two do equally.

    >>> topic_of_words("Brent crude export prices")
    'economy, business and finance'
    >>> topic_of_words("a report said so") is None
    True
    """
    table = _table()
    counts: dict[str, int] = {}
    for word in _WORD.findall(text.lower()):
        topic = table.get(word) or table.get(word.removesuffix("s"))
        if topic is not None:
            counts[topic] = counts.get(topic, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def topic_of(claim: Claim) -> str:
    """Topic of the fact that `claim` founds."""
    section = topic_of_words(claim.section) if claim.section else None
    return section or topic_of_words(f"{claim.frame.predicate} {claim.text}") or UNKNOWN
