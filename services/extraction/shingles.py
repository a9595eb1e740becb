"""Fingerprints of an article's own words: what a copy shares with the article it was copied from."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    attributed, words = Stretches(foreign), []
    for sentence in body:
        quoted = Stretches(
            Span(m.start() + sentence.start, m.end() + sentence.start) for m in _QUOTED.finditer(sentence.of(text))
        )
        found = _WORD.finditer(text, sentence.start, sentence.end)
        words += [m.group().lower() for m in found if m.start() not in attributed and m.start() not in quoted]
    return words


class Stretches:
    """Which places of a text lie in some of many spans; asked in logarithmic time, for hostile texts have thousands.

    >>> 3 in Stretches([Span(5, 7), Span(1, 4), Span(2, 3)]), 4 in Stretches([Span(1, 4)])
    (True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, place: int) -> bool:
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._ends[number]


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
