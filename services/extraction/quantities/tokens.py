"""Words, numbers and single signs of a text, with their offsets: what the grammars of numbers walk over."""

from __future__ import annotations

import re
from dataclasses import dataclass

# One alternative per kind; none of them nests a quantifier over another, so matching is linear.
_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*"  # 1,234  1.5  1.234,5  2.0
    r"|[^\W\d_]+"  # a word; a hyphen or an apostrophe stands between two words
    r"|[^\w\s]"  # one sign
)
_PADDING = ("",) * 32
"""Farther than any rule looks beyond the ends of the text."""
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2014": "--", "\u2212": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: lower-case word, offset of its start, offset of its end. Dashes and apostrophes are folded."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, index: int) -> str:
        """The word at `index`, or the empty string next to the ends of the text.

        `words` ends in empty strings, which a negative index reaches as well: no comparison is needed in the hot path.
        """
        return self.words[index]

    def raw(self, index: int) -> str:
        """The word at `index` as written."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def joined(self, index: int) -> bool:
        """Whether the token at `index` touches the one before it."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]

    def capitalised(self, index: int) -> bool:
        """Whether the word at `index` starts with a capital letter."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()

    def opens_sentence(self, index: int) -> bool:
        """Whether the word at `index` is the first one of a sentence, as far as its neighbours show."""
        before = self.at(index - 1)
        return before in ("", ".", "!", "?", ":", '"', "\u201c", "--", "\u2022", "*") or (
            "\n" in self.text[self.ends[index - 1] : self.starts[index]]
        )


def listed(words: str) -> tuple[str, ...]:
    """A word list written as running text.

    >>> listed("up down")
    ('up', 'down')
    """
    return tuple(words.split())


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Split `text[start:end]` into tokens; offsets are those of the whole text.

    >>> tokenise("some 8,600 visas").words[:3]
    ('some', '8,600', 'visas')
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        words.append(word.lower() if word.isascii() else word.translate(_QUOTES).lower())
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, (*words, *_PADDING), tuple(starts), tuple(ends))
