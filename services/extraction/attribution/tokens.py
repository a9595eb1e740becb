"""Tokens of a document as parallel arrays, so that the tagger scores them all at once.

One regular expression cuts words and marks; each paragraph starts with one empty token, which tells the tagger where
paragraphs begin without a second level of structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from services.extraction.model import Span
from services.extraction.sentences import split_sentences

Ints = npt.NDArray[np.int32]

TOKEN: Final = re.compile(
    r"\w+(?:(?:(?!['’](?:s|re|ve|ll|d|m)\b)[-'’.]|(?<=\d),(?=\d{3}))\w+)*"  # words and numbers; "didn't" is one
    r"|['’](?:s|re|ve|ll|d|m)\b"  # clitics stand alone: "Vale's" is two
    r"|''|``|-{2,}|\.{2,}"
    r"|[^\w\s]"
)

PARAGRAPH: Final = 0
UNKNOWN: Final = 1
"""Ids below `BUCKETS` are not words: the paragraph mark, then hashed endings of unknown words."""
BUCKETS: Final = 256

OPENING_QUOTES: Final = frozenset("“«„")
CLOSING_QUOTES: Final = frozenset("”»")
NEUTRAL_QUOTES: Final = frozenset(['"', "''", "``"])


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel arrays, one entry a token."""

    start: Ints
    end: Ints
    word: Ints
    """Id in the vocabulary, or the bucket of an unknown word."""
    shape: Ints
    """How it is written, see `_shape`; +8 at the start of a sentence."""
    quoted: Ints
    """1 inside quotation marks and on the marks, else 0."""
    quotes: Ints
    """Number of quotation marks up to and including this token."""
    sentence: Ints
    paragraph: Ints

    def __len__(self) -> int:
        return int(self.start.size)


def unknown_bucket(word: str) -> int:
    """Bucket of a word that is not in the vocabulary: its last three letters, by a stable hash.

    >>> unknown_bucket("unreckoned") == unknown_bucket("Beckoned")
    True
    """
    value = 7
    for character in word[-3:].lower():
        value = (value * 31 + ord(character)) & 0xFFFF
    return UNKNOWN + value % (BUCKETS - UNKNOWN)


def _shape(word: str) -> int:
    """0 mark, 1 lower case, 2 capitalised, 3 all capitals, 4 with a digit, 5 other, 6 quotation mark."""
    if word.islower():
        return 4 if any(map(str.isdigit, word)) else 1
    first = word[0]
    if first.isdigit():
        return 4
    if first.isupper():
        return 2 if len(word) == 1 or word[1:].islower() else 3 if word.isupper() else 5
    if word in OPENING_QUOTES or word in CLOSING_QUOTES or word in NEUTRAL_QUOTES:
        return 6
    return 5 if first.isalpha() else 0


class Lexicon:
    """Maps written words to ids and shapes; remembers what it has seen, up to a bound.

    The cache changes speed only, never a result.
    """

    _CACHE_LIMIT = 60_000

    def __init__(self, words: list[str]) -> None:
        self._ids = {word: BUCKETS + index for index, word in enumerate(words)}
        self.seen: dict[str, int] = {}

    def __len__(self) -> int:
        return BUCKETS + len(self._ids)

    def code(self, word: str) -> int:
        """Word id times 8 plus shape."""
        found = self.seen.get(word)
        if found is None:
            lower = word.lower().replace("’", "'")
            found = self._ids.get(lower, -1)
            if found < 0:
                found = unknown_bucket(lower)
            found = found * 8 + _shape(word)
            if len(self.seen) < self._CACHE_LIMIT and len(word) < 40:
                self.seen[word] = found
        return found


def tokenise(text: str, paragraphs: list[Span], lexicon: Lexicon, sentences: Iterable[Span] | None = None) -> Tokens:
    """Tokens of the `paragraphs` of `text` in order; `sentences` saves splitting again where they are known."""
    starts: list[int] = []
    ends: list[int] = []
    codes: list[int] = []
    firsts: list[int] = []
    marks: list[int] = []
    sentence_starts: list[int] = []
    code, seen = lexicon.code, lexicon.seen
    for paragraph in paragraphs:
        firsts.append(len(starts))
        starts.append(paragraph.start)
        ends.append(paragraph.start)
        codes.append(PARAGRAPH)
        for match in TOKEN.finditer(text, paragraph.start, paragraph.end):
            word = match[0]
            value = seen.get(word)
            if value is None:
                value = code(word)
            if value & 7 == 6:
                marks.append(len(starts))
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            codes.append(value)
        if sentences is None:
            sentence_starts.extend(s.start for s in split_sentences(text, paragraph.start, paragraph.end))
    if sentences is not None:
        sentence_starts = [s.start for s in sentences]
    return _assemble(text, (starts, ends, codes), firsts, marks, sentence_starts)


def _assemble(
    text: str,
    rows: tuple[list[int], list[int], list[int]],
    firsts: list[int],
    marks: list[int],
    sentence_starts: list[int],
) -> Tokens:
    starts, ends, codes = rows
    start = np.array(starts, dtype=np.int32)
    packed = np.array(codes, dtype=np.int32)
    size = start.size
    paragraph = np.zeros(size, dtype=np.int32)
    paragraph[np.array(firsts, dtype=np.int64)] = 1
    paragraph = (np.cumsum(paragraph) - 1).astype(np.int32)
    bounds = np.array(sentence_starts, dtype=np.int32)
    sentence = np.searchsorted(bounds, start, side="right").astype(np.int32)
    opens = np.zeros(size, dtype=np.int32)
    opens[1:] = (sentence[1:] != sentence[:-1]) | (paragraph[1:] != paragraph[:-1])
    quoted, quotes = _quotation(text, start, paragraph, marks)
    shape = (packed & 7) + 8 * opens
    return Tokens(
        start, np.array(ends, dtype=np.int32), packed >> 3, shape.astype(np.int32), quoted, quotes, sentence, paragraph
    )


def _quotation(text: str, start: Ints, paragraph: Ints, marks: list[int]) -> tuple[Ints, Ints]:
    """Whether each token is quoted, and how many quotation marks precede it. A paragraph starts unquoted."""
    size = start.size
    change = np.zeros(size + 1, dtype=np.int32)
    count = np.zeros(size, dtype=np.int32)
    opened = -1
    for mark in marks:
        character = text[start[mark]]
        count[mark] = 1
        if opened >= 0 and paragraph[opened] != paragraph[mark]:
            change[int(np.searchsorted(paragraph, paragraph[opened], side="right"))] -= 1
            opened = -1
        if opened < 0 and character not in CLOSING_QUOTES:
            change[mark] += 1
            opened = mark
        elif opened >= 0 and character not in OPENING_QUOTES:
            change[mark + 1] -= 1
            opened = -1
    if opened >= 0:
        change[int(np.searchsorted(paragraph, paragraph[opened], side="right"))] -= 1
    return np.cumsum(change[:-1]).astype(np.int32), np.cumsum(count).astype(np.int32)
