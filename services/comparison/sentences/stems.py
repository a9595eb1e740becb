"""What is left of a word by which it is compared."""

from __future__ import annotations

from functools import lru_cache

import simplemma

_PAST = {"won": "win", "led": "lead", "rose": "rise", "fell": "fall", "left": "leave"}
"""Forms that are dictionary words, too, and so are not led back."""


def stem(word: str) -> str:
    """What is left of a word without its ending.

    >>> stem("delegates"), stem("voting"), stem("this")
    ('delegat', 'vot', 'this')
    """
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    if len(word) > 4 and word.endswith("ing"):
        return word[:-3]
    return word


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """What a lower-case word is compared by: its dictionary form without its ending.

    >>> root("ruled") == root("rules"), root("won"), root("delegates")
    (True, 'win', 'delegate')
    """
    return stem(_PAST.get(word) or str(simplemma.lemmatize(word, lang="en")).lower())
