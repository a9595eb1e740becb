"""A parsed sentence as plain objects, which the rules ask a hundred thousand times an article.

Every look at a token of the parser's own document builds objects and looks strings up by hash; here that is done once.
Names and meaning of all attributes are spaCy's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as ParsedDoc

COLUMNS: Final[list[int | str]] = ["ORTH", "LOWER", "TAG", "DEP", "SPACY", "SENT_START", "HEAD"]
SIGN: Final = 1 << 63
"""Distances to heads come as unsigned numbers of 64 bits."""


class Token:
    """One token; two are equal only if they are the same one."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_sent_start", "lefts", "lower_", "pos_", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    doc: Doc
    i: int
    """Its place in the sentence."""
    idx: int
    """Its first character in the sentence."""
    text: str
    lower_: str
    whitespace_: str
    tag_: str
    pos_: str
    dep_: str
    head: Token
    """What it depends on; the root is its own head."""
    children: list[Token]
    lefts: list[Token]
    """Those of `children` that stand before it."""
    is_sent_start: bool

    def nbor(self, step: int = 1) -> Token:
        """The token `step` places on; beyond either end one without words and ties: no rule takes it for anything."""
        place, tokens = self.i + step, self.doc.tokens
        return tokens[place] if 0 <= place < len(tokens) else _outside(self.doc, place)

    @property
    def subtree(self) -> list[Token]:
        """It and everything that depends on it, in order."""
        found: list[Token] = []
        self.gather(found)
        return found

    def gather(self, found: list[Token]) -> None:
        """Add its subtree to `found`."""
        before = len(self.lefts)
        for child in self.lefts:
            child.gather(found)
        found.append(self)
        for child in self.children[before:]:
            child.gather(found)

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def is_space(self) -> bool:
        """Whether it is white space only."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Whether it is marks only."""
        return all(unicodedata.category(character).startswith("P") for character in self.text)

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag_}<{self.dep_}-{self.head.text}"


def _outside(doc: Doc, place: int) -> Token:
    """What stands beyond the ends of a sentence: a new one each time, for rules write into tokens."""
    token = Token()
    token.doc, token.i, token.idx = doc, place, 0
    token.text = token.lower_ = token.whitespace_ = token.tag_ = token.pos_ = token.dep_ = ""
    token.head, token.children, token.lefts, token.is_sent_start = token, [], [], False
    return token


class Doc:
    """A sentence's tokens in order."""

    __slots__ = ("text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text, self.tokens = text, tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        return self.tokens[place]


def plain(parsed: ParsedDoc, word_class: Callable[[str], str]) -> Doc:
    """The parser's document as plain objects.

    Arguments:
        parsed: with tags and dependencies.
        word_class: universal word class of a tag.

    """
    strings = parsed.vocab.strings
    doc = Doc(parsed.text, [])
    offset, heads = 0, []
    for place, (orth, lower, tag, dep, space, opens, head) in enumerate(parsed.to_array(COLUMNS).tolist()):
        token = Token()
        token.doc, token.i, token.idx = doc, place, offset
        token.text, token.lower_, token.tag_, token.dep_ = strings[orth], strings[lower], strings[tag], strings[dep]
        token.pos_, token.whitespace_ = word_class(token.tag_), " " if space else ""
        token.is_sent_start = opens == 1
        token.children, token.lefts = [], []
        offset += len(token.text) + space
        heads.append(place + (head if head < SIGN else head - 2 * SIGN))
        doc.tokens.append(token)
    for token, place in zip(doc.tokens, heads, strict=True):
        token.head = head = doc.tokens[place]
        if head is not token:
            head.children.append(token)
            if token.i < place:
                head.lefts.append(token)
    return doc
