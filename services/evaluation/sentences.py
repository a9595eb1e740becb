"""Reads bare sentences for the evaluation of pairs: the same parser and the same grammars as articles get."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from services.comparison.entailment.model import Numeral, Statement, Word
from services.extraction.frames.parser import clean, parse
from services.extraction.quantities import find_numbers, find_quantities
from services.extraction.times import find_periods

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNDATED = datetime(2006, 1, 15, tzinfo=UTC)
"""Sentences of these sets carry no date: one and the same for both sides, so that relative times can be compared."""


def read_statements(texts: Sequence[str]) -> list[Statement]:
    """Parse and read sentences, in order."""
    return [_statement(clean(text), doc) for text, doc in zip(texts, parse(texts), strict=True)]


def _statement(text: str, doc: Doc) -> Statement:
    words = tuple(
        Word(t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.head.i, t.idx, t.idx + len(t.text)) for t in doc
    )
    return Statement(text, words, _numerals(text, words), find_quantities(text), find_periods(text, UNDATED))


def _numerals(text: str, words: tuple[Word, ...]) -> tuple[Numeral, ...]:
    """Numbers by words instead of characters."""
    found: list[Numeral] = []
    for span, value in find_numbers(text):
        inside = [i for i, word in enumerate(words) if word.start < span.end and span.start < word.end]
        if inside:
            found.append(Numeral(inside[0], inside[-1] + 1, float(value)))
    return tuple(found)
