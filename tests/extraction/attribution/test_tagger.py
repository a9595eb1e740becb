"""The tagger's arithmetic against slow and simple versions of itself."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from services.extraction.attribution.tagger import (
    DILATIONS,
    LABELS,
    RELATION_SIZES,
    WINDOW,
    Model,
    _runs,
    _viterbi,
    default_model,
    encode,
    read_cues,
    relation_features,
    running_counts,
)
from services.extraction.attribution.tokens import BUCKETS, Lexicon, Tokens, tokenise
from services.extraction.model import Span

TEXT = "“We lost 40 boats,” said Ada Quill’s aide. The storm, she added, didn't last."


@pytest.fixture(scope="module")
def model() -> Model:
    return default_model()


def tokens_of(text: str, model: Model) -> Tokens:
    return tokenise(text, [Span(0, len(text))], model.lexicon)


def words(text: str) -> list[str]:
    tokens = tokenise(text, [Span(0, len(text))], Lexicon([]))
    return [text[s:e] for s, e in zip(tokens.start[1:], tokens.end[1:], strict=True)]


TOKENS = [
    ("Vale's boats didn't sail.", ["Vale", "'s", "boats", "didn't", "sail", "."]),
    ("It cost $15,000, or 3.5%.", ["It", "cost", "$", "15,000", ",", "or", "3.5", "%", "."]),
    ("The U.S. co-owner left--again...", ["The", "U.S", ".", "co-owner", "left", "--", "again", "..."]),
    ("''No,'' he said.", ["''", "No", ",", "''", "he", "said", "."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_tokens_know_quotation_sentence_and_paragraph(model: Model) -> None:
    text = "“We won,” she said.\nHe left."
    tokens = tokenise(text, [Span(0, 19), Span(20, 28)], model.lexicon)
    inside = [text[s:e] for s, e, q in zip(tokens.start, tokens.end, tokens.quoted, strict=True) if q]
    assert inside == ["“", "We", "won", ",", "”"]
    assert tokens.paragraph.tolist() == [0] * 9 + [1] * 4
    assert len(set(tokens.sentence[1:9].tolist())) == 1
    assert tokens.sentence[10] != tokens.sentence[8]


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph(model: Model) -> None:
    text = "“We won.\nHe left."
    tokens = tokenise(text, [Span(0, 8), Span(9, 17)], model.lexicon)
    assert tokens.quoted[tokens.paragraph == 1].tolist() == [0, 0, 0, 0]
    assert tokens.quoted[1:5].tolist() == [1, 1, 1, 1]


def test_unknown_words_fall_into_buckets() -> None:
    lexicon = Lexicon(["the"])
    assert lexicon.code("the") >> 3 == lexicon.code("The") >> 3 == BUCKETS
    assert 0 < lexicon.code("unreckoned") >> 3 < BUCKETS
    assert lexicon.code("the") & 7 != lexicon.code("The") & 7


def test_the_best_labelling_is_the_best_of_all() -> None:
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(4, 5, LABELS)).astype(np.float32)
    start, step = rng.normal(size=LABELS).astype(np.float32), rng.normal(size=(LABELS, LABELS)).astype(np.float32)

    def total(row: int, path: tuple[int, ...]) -> float:
        value = start[path[0]] + sum(scores[row, i, label] for i, label in enumerate(path))
        return float(value + sum(step[a, b] for a, b in pairwise(path)))

    best = [max(product(range(LABELS), repeat=5), key=lambda path, row=row: total(row, path)) for row in range(4)]
    assert [tuple(path) for path in _viterbi(scores, start, step).tolist()] == best


RUNS = [
    ([0, 3, 4, 4, 0], ((11, 14),)),
    ([3, 4, 3, 4, 0], ((10, 12), (12, 14))),
    ([4, 4, 0, 4, 0], ((10, 12), (13, 14))),
    ([0, 0, 1, 2, 0], ()),
    ([], ()),
]


@pytest.mark.parametrize(("labels", "expected"), RUNS)
def test_runs_of_labels(labels: list[int], expected: tuple[tuple[int, int], ...]) -> None:
    assert _runs(labels, 3, 10) == expected


def test_the_encoder_is_a_sum_over_neighbours(model: Model) -> None:
    """One token at a time, by the definition of a dilated convolution with residual."""
    tokens = tokens_of(TEXT, model)
    weights = model.weights
    state = weights["E"][tokens.word] + weights["S"][tokens.shape] + weights["Q"][tokens.quoted]
    zero = np.zeros(state.shape[1], dtype=np.float32)
    for layer, reach in enumerate(DILATIONS):
        rows = []
        for i in range(len(tokens)):
            left = state[i - reach] if i >= reach else zero
            right = state[i + reach] if i + reach < len(tokens) else zero
            around = np.concatenate([left, state[i], right])
            rows.append(state[i] + np.maximum(around @ weights[f"k{layer}"] + weights[f"b{layer}"], 0))
        state = np.array(rows)
    np.testing.assert_allclose(encode(model, tokens), state, rtol=1e-3, atol=1e-3)


def test_relation_features_stay_in_their_tables(model: Model) -> None:
    tokens = tokens_of(TEXT * 20, model)
    size = len(tokens)
    at = np.repeat(np.arange(size, dtype=np.int32), 3)
    cue = np.tile(np.array([0, size // 2, size - 1], dtype=np.int32), size)
    features = relation_features(tokens, running_counts(model, tokens), at, cue)
    assert [int(f.min()) >= 0 and int(f.max()) < limit for f, limit in zip(features, RELATION_SIZES, strict=True)] == [
        True
    ] * len(RELATION_SIZES)
    assert RELATION_SIZES[0] == WINDOW


def test_a_plain_sentence_is_read(model: Model) -> None:
    text = "Ada Quill said the ferry would sail again on Monday."
    tokens = tokens_of(text, model)
    (reading,) = read_cues(model, tokens, 0.5)

    def of(runs: tuple[tuple[int, int], ...]) -> list[str]:
        return [text[tokens.start[a] : tokens.end[b - 1]] for a, b in runs]

    assert text[tokens.start[reading.cue] : tokens.end[reading.cue]] == "said"
    assert of(reading.sources) == ["Ada Quill"]
    assert of(reading.contents) == ["the ferry would sail again on Monday"]


def test_paragraphs_are_labelled_alike_in_any_chunk(model: Model) -> None:
    tokens = tokens_of(TEXT * 6, model)
    whole, pieces = read_cues(model, tokens, 0.3), read_cues(model, tokens, 0.3, chunk=2)
    assert [(r.cue, r.sources, r.contents) for r in whole] == [(r.cue, r.sources, r.contents) for r in pieces]


def test_nothing_to_read(model: Model) -> None:
    assert read_cues(model, tokenise("", [], model.lexicon), 0.3) == []
