"""Reads bare sentences for the evaluation of pairs: the same grammars as articles get, and the parser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import simplemma
import spacy

from services.comparison.entailment.model import Numeral, Statement, Word
from services.extraction.frames.parsing.parser import MODEL, clean
from services.extraction.quantities import find_numbers, find_quantities
from services.extraction.times import find_periods

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

UNDATED = datetime(2006, 1, 15, tzinfo=UTC)
"""Sentences of these sets carry no date: one and the same for both sides, so that relative times can be compared."""


@cache
def _parser() -> Language:
    """The parser with its lemmas and universal tags, which the parser of articles does without for speed."""
    return spacy.load(MODEL, exclude=["ner"])


def read_statements(texts: Sequence[str]) -> list[Statement]:
    """Parse and read sentences, in order."""
    cleaned = [clean(text) for text in texts]
    return [_statement(text, doc) for text, doc in zip(cleaned, _parser().pipe(cleaned, batch_size=64), strict=True)]


def _statement(text: str, doc: Doc) -> Statement:
    words = tuple(
        Word(t.text, t.lemma_.lower(), _class(t), t.tag_, t.dep_, t.head.i, t.idx, t.idx + len(t.text)) for t in doc
    )
    return Statement(text, words, _numerals(text, words), find_quantities(text), find_periods(text, UNDATED))


def _class(token: Token) -> str:
    """The universal word class, but a capital word that no dictionary has in small letters is a name."""
    if (
        token.pos_ in {"NOUN", "ADJ", "VERB", "X"}
        and token.text[:1].isupper()
        and not simplemma.is_known(token.lower_, lang="en")
    ):
        return "PROPN"
    return str(token.pos_)


def _numerals(text: str, words: tuple[Word, ...]) -> tuple[Numeral, ...]:
    """Numbers by words instead of characters."""
    found: list[Numeral] = []
    for span, value in find_numbers(text):
        inside = [i for i, word in enumerate(words) if word.start < span.end and span.start < word.end]
        if inside:
            found.append(Numeral(inside[0], inside[-1] + 1, float(value)))
    return tuple(found)
