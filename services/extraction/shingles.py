"""Fingerprints of an article's own words: what a copy shares with the article it was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

from services.extraction.model import Span

SIZE = 5
"""Words in a shingle (SCORING.md, "Independence")."""

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")


def own_words(text: str, body: Iterable[Span], foreign: Iterable[Span]) -> list[str]:
    """Words of the body, without quotations and without what is attributed to others.

    Arguments:
        text: the article's text.
        body: sentences of the body, furniture left out.
        foreign: contents of attributions.

    """
    hidden = sorted(foreign)
    words: list[str] = []
    for sentence in body:
        quoted = [
            Span(m.start() + sentence.start, m.end() + sentence.start) for m in _QUOTED.finditer(sentence.of(text))
        ]
        near = [span for span in hidden if span.overlaps(sentence)] + quoted
        found = _WORD.finditer(text, sentence.start, sentence.end)
        words += [m.group().lower() for m in found if not any(span.start <= m.start() < span.end for span in near)]
    return words


def shingle(words: list[str]) -> tuple[int, ...]:
    """Sorted CRC-32 of every run of five words; a shorter text is one shingle.

    >>> shingle("one two three four five".split())
    (1354651064,)
    >>> len(shingle("one two three four five six".split())), shingle([])
    (2, ())
    """
    if not words:
        return ()
    runs = range(max(len(words) - SIZE + 1, 1))
    return tuple(sorted({crc32(" ".join(words[i : i + SIZE]).encode()) for i in runs}))
