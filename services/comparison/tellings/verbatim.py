"""Which words in a row two sentences have in common, and which words of a sentence stand in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_LEAST = 3
"""Words in a row that are looked for."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PUT_IN = re.compile(r"\[[^\]\[]{0,60}\]")
_LONGEST = 600
_CONTRACTED = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_BARE = {"won": "will", "can": "can", "shan": "shall"}
_JOINED = {"cannot": ("can", "not")}
_IS = frozenset({"that", "it", "he", "she", "there", "what", "who", "here"})
"""Words behind which "'s" is "is": behind others it is whose."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence as it is compared, and where it stands."""

    said: str
    start: int
    end: int
    quoted: bool
    put_in: bool
    """An editor put it into what he quotes: "[of]"."""


Run = tuple[tuple[int, int], ...]
"""The places of the words in a row that two sentences share, in the one and in the other."""


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a sentence, contracted ones in full.

    >>> [w.said for w in words_of("That's what I'm [still] doing") if not w.put_in]
    ['that', 'is', 'what', 'i', 'am', 'doing']
    """
    text = text[:_LONGEST]
    brackets = [m.span() for m in _PUT_IN.finditer(text)]
    return tuple(
        Word(
            said,
            m.start(),
            m.end(),
            quoted(text, m.span()),
            any(start < m.start() < end for start, end in brackets),
        )
        for m in _WORD.finditer(text)
        for said in _in_full(m.group().lower().replace("’", "'"))
    )


def _in_full(word: str) -> tuple[str, ...]:
    """The words that one contracts.

    >>> [_in_full(w) for w in ("we're", "don't", "that's", "strand's")]
    [('we', 'are'), ('do', 'not'), ('that', 'is'), ("strand's",)]
    """
    if word in _JOINED:
        return _JOINED[word]
    first, _, rest = word.rpartition("'")
    if not first:
        return (word,)
    if rest == "t" and first.endswith("n") and first != "n":
        return _BARE.get(first, first[:-1]), "not"
    if rest in _CONTRACTED:
        return first, _CONTRACTED[rest]
    return (first, "is") if rest == "s" and first in _IS else (word,)


@lru_cache(maxsize=16_384)
def _grams(text: str) -> dict[tuple[str, ...], int]:
    """Where each few words in a row of a sentence first stand."""
    said = [w.said for w in words_of(text)]
    return {tuple(said[i : i + _LEAST]): i for i in reversed(range(len(said) - _LEAST + 1))}


def runs(left: str, right: str) -> list[Run]:
    """The words in a row that two sentences share, as long as they are, one behind the other.

    >>> runs("We will not go back, he said", "'We will not [ever] go,' said he")
    [((0, 0), (1, 1), (2, 2), (3, 4))]
    """
    grams, others = _grams(left), _grams(right)
    if grams.keys().isdisjoint(others):
        return []
    mine, theirs = words_of(left), words_of(right)
    found, i = list[Run](), 0
    while i <= len(mine) - _LEAST:
        there = others.get(tuple(w.said for w in mine[i : i + _LEAST]))
        if there is None:
            i += 1
            continue
        found.append(_longest(mine, theirs, i, there))
        i = found[-1][-1][0] + 1
    return found


def _longest(mine: Sequence[Word], theirs: Sequence[Word], i: int, j: int) -> Run:
    """The words that follow each other in both from two places on, over what an editor put in."""
    run = list[tuple[int, int]]()
    while i < len(mine) and j < len(theirs):
        if mine[i].said == theirs[j].said:
            run.append((i, j))
            i, j = i + 1, j + 1
        elif mine[i].put_in:
            i += 1
        elif theirs[j].put_in:
            j += 1
        else:
            break
    return tuple(run)


def quoted(text: str, words: tuple[int, int]) -> bool:
    """Whether words stand in quotation marks, which a sentence may only open or close.

    >>> quoted('"We will not go back," he said.', (1, 20)), quoted('He said: "No."', (0, 7))
    (True, False)
    >>> quoted('We will not go back," he said.', (0, 19)), quoted("She said: “We will not go back.", (11, 30))
    (True, True)
    """
    before = text[: words[0]]
    if "“" in text or "”" in text:
        opened = max(before.rfind("“"), before.rfind("”"))
        first = min((at for mark in "“”" if (at := text.find(mark, words[0])) >= 0), default=-1)
        return text[opened] == "“" if opened >= 0 else first >= 0 and text[first] == "”"
    marks = before.count('"')
    closes = marks == 0 and text.count('"') % 2 == 1 and text[text.find('"') - 1] in ",.?!"
    return marks % 2 == 1 or closes
