"""The encoder gives what the model's own layers give, whatever was read before and beside."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from thinc.api import Model

from services.extraction.frames.parsing import encoder, parser
from services.extraction.frames.parsing.encoder import Encoder

SENTENCES = [
    "Nine people died on the ferry Alda, the coastguard said on Monday.",
    "The harbour's budget rose by 4.5 per cent to £12m in 2019.",
    "",
    "Why?",
    "  Tabs,  double spaces and a word that nobody has seen: Qxzvarn-Ülk.",
]


@cache
def layers() -> Model[Any, Any]:
    """The model's layers as they ship."""
    pipe: Any = spacy.load(parser.MODEL, exclude=["ner"]).get_pipe("tok2vec")
    model: Model[Any, Any] = pipe.model
    return model


def test_vectors_are_those_of_the_models_own_layers() -> None:
    docs = [parser.model().make_doc(sentence) for sentence in SENTENCES]
    for expected, actual in zip(layers().predict(docs), Encoder(layers())(docs), strict=True):
        np.testing.assert_allclose(actual, expected, atol=2e-5)


@given(st.lists(st.text("abcXYZ 1.'é", max_size=40), min_size=1, max_size=70))
def test_what_was_read_before_changes_no_bit(before: list[str]) -> None:
    nlp, fresh, used = parser.model(), Encoder(layers()), Encoder(layers())
    used([nlp.make_doc(text) for text in before])
    docs = [nlp.make_doc(sentence) for sentence in SENTENCES]
    assert [rows.tobytes() for rows in fresh(docs)] == [rows.tobytes() for rows in used(docs)]


def test_a_full_store_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "MOST_WORDS", 8)
    docs, small = [parser.model().make_doc(sentence) for sentence in SENTENCES], Encoder(layers())
    first = [rows.tobytes() for rows in small(docs)]
    assert [rows.tobytes() for rows in small(docs)] == first


def test_another_build_of_the_model_is_refused() -> None:
    with pytest.raises(ValueError, match="not a token-to-vector model"):
        Encoder(layers().layers[1])
