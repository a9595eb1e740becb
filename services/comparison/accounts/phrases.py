"""Phrases of the tables of this room as patterns: "*" ends a word in any way, "~" stands for up to four words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_GAP = r"(?:\W+\w+){0,4}?\W+"


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first.

    >>> import re
    >>> re.search(any_of(["wave* ~ through", "clear"]), "waved the merger through").group()
    'waved the merger through'
    """
    return "|".join(_pattern(phrase) for phrase in sorted((p.strip() for p in phrases), key=len, reverse=True))


def _pattern(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word == "~":
            pattern += _GAP
            continue
        pattern += r"\W+" if pattern and not pattern.endswith(_GAP) else ""
        pattern += re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]")
    return pattern
