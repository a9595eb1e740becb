"""The learned part: which tokens are cues, and which tokens each cue makes source and content.

A small convolutional encoder reads the tokens of a document once. A cue head scores every token; for each cue an
argument head labels the tokens of its paragraph within a window as outside, source or content, given the cue, and a
first-order chain picks the best labelling (Viterbi). All of it is a handful of matrix products over the whole document.

The weights are our own, trained by `training/attribution.py` (see docs/attribution.md for what on).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import numpy as np
import numpy.typing as npt

from services.extraction.attribution.tokens import Ints, Lexicon, Tokens

Floats = npt.NDArray[np.float32]

BEFORE: Final = 56
AFTER: Final = 71
"""Window around a cue in tokens: holds 99% of the contents of the training part."""
WINDOW: Final = BEFORE + AFTER + 1
LABELS: Final = 5
OUTSIDE, SOURCE_BEGIN, SOURCE, CONTENT_BEGIN, CONTENT = range(LABELS)
DILATIONS: Final = (1, 2, 4, 8)
FEWEST_CUES: Final = 64
TOKENS_PER_CUE: Final = 10
"""News has a cue in about 38 tokens; of a text with four times as many, which is hostile, only the likeliest count."""
MASKED: Final = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Reading:
    """One cue as the tagger read it: runs of tokens as half-open index ranges."""

    cue: int
    probability: float
    """That the token is a cue."""
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]
    margin: float
    """Mean probability of the labels of source and content tokens."""


def relation_features(tokens: Tokens, running: tuple[Ints, Ints, Ints], at: Ints, anchor: Ints) -> list[Ints]:
    """Categories of the relation between tokens `at` and their cue tokens `anchor` (arrays of one shape).

    Args:
        tokens: the document.
        running: counts up to each token of commas, of other breaks, and of words that are usually cues.
        at: token indices.
        anchor: for each of them its cue.

    """
    commas, breaks, cues = running
    side = (at > anchor).astype(np.int32)

    def between(count: Ints, limit: int) -> Ints:
        return np.minimum(np.abs(count[at] - count[anchor]), limit).astype(np.int32)

    quotes = between(tokens.quotes, 4)
    quoted = tokens.quoted[at] * 2 + tokens.quoted[anchor]
    apart = np.clip(tokens.sentence[at] - tokens.sentence[anchor], -2, 2) + 2
    return [
        np.clip(at - anchor + BEFORE, 0, WINDOW - 1).astype(np.int32),
        (apart * 2 + side).astype(np.int32),
        (quotes * 8 + quoted * 2 + side).astype(np.int32),
        (between(commas, 4) * 2 + side).astype(np.int32),
        (between(breaks, 2) * 2 + side).astype(np.int32),
        (between(cues, 3) * 2 + side).astype(np.int32),
    ]


RELATION_SIZES: Final = (WINDOW, 10, 40, 10, 6, 8)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the tagger and the lexicon they were trained with."""

    lexicon: Lexicon
    commas: Ints
    breaks: Ints
    usual: Ints
    """1 for words that are usually part of a cue."""
    weights: dict[str, Floats]
    layers: int


def load_model(blob: bytes) -> Model:
    """Reads the weights from the bytes of an `.npz` without pickled objects.

    Raises:
        KeyError: an array is missing.
        ValueError: the file is not one of ours.

    """
    with np.load(BytesIO(blob), allow_pickle=False) as archive:
        raw = {name: archive[name] for name in archive.files}
    lexicon = Lexicon(bytes(raw.pop("words")).decode("utf-8").split("\n"))
    layers, usual = int(raw.pop("layers")), raw.pop("usual").astype(np.int32)
    scale = raw.pop("E_scale").astype(np.float32)
    weights = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in raw.items()}
    weights["E"] *= scale
    return Model(
        lexicon=lexicon,
        commas=np.array([lexicon.code(",") >> 3], dtype=np.int32),
        breaks=np.unique(np.array([lexicon.code(mark) >> 3 for mark in (*":;—–()-", "--")], dtype=np.int32)),
        usual=usual,
        weights=weights,
        layers=layers,
    )


@cache
def default_model() -> Model:
    """The weights that ship with the package, read once."""
    return load_model(files(__package__).joinpath("tagger.npz").read_bytes())


def encode(model: Model, tokens: Tokens) -> Floats:
    """One vector a token: embeddings, then residual convolutions of growing reach."""
    weights = model.weights
    hidden: Floats = weights["E"][tokens.word]
    hidden += weights["S"][tokens.shape]
    hidden += weights["Q"][tokens.quoted]
    width = hidden.shape[1]
    for layer in range(model.layers):
        reach, kernel = DILATIONS[layer], weights[f"k{layer}"]
        out = hidden @ kernel[width : 2 * width]
        out += weights[f"b{layer}"]
        if len(tokens) > reach:
            out[reach:] += hidden[:-reach] @ kernel[:width]
            out[:-reach] += hidden[reach:] @ kernel[2 * width :]
        np.maximum(out, 0, out=out)
        hidden = hidden + out
    return hidden


def cue_probabilities(model: Model, hidden: Floats) -> Floats:
    """For every token, the probability that it is the head of a cue."""
    weights = model.weights
    logits = np.maximum(hidden @ weights["cw"] + weights["cb"], 0) @ weights["cv"] + weights["c0"]
    probability: Floats = 1 / (1 + np.exp(-np.clip(logits[:, 0], -30, 30)))
    return probability


def _windows(tokens: Tokens, cues: Ints) -> tuple[Ints, Ints, Ints]:
    """First token, length and running offset of each cue's window: its paragraph, cut to BEFORE and AFTER."""
    low = np.searchsorted(tokens.paragraph, tokens.paragraph[cues], side="left")
    high = np.searchsorted(tokens.paragraph, tokens.paragraph[cues], side="right")
    first = np.maximum(low, cues - BEFORE).astype(np.int32)
    length = (np.minimum(high, cues + AFTER + 1) - first).astype(np.int32)
    offset = (np.cumsum(length) - length).astype(np.int32)
    return first, length, offset


def running_counts(model: Model, tokens: Tokens) -> tuple[Ints, Ints, Ints]:
    """How many commas, breaks and usual cue words stand up to and including each token."""
    return (
        np.cumsum(np.isin(tokens.word, model.commas), dtype=np.int32),
        np.cumsum(np.isin(tokens.word, model.breaks), dtype=np.int32),
        np.cumsum(model.usual[tokens.word], dtype=np.int32),
    )


def _emissions(model: Model, tokens: Tokens, hidden: Floats, cues: Ints, pairs: tuple[Ints, Ints]) -> Floats:
    """Scores of the labels for each pair of a token and the index of its cue."""
    weights = model.weights
    at, row = pairs

    relations = relation_features(tokens, running_counts(model, tokens), at, cues[row])
    state: Floats = (hidden @ weights["A"] + weights["zb"])[at]
    state += (hidden[cues] @ weights["B"])[row]
    for index, feature in enumerate(relations):
        state += weights[f"R{index}"][feature]
    np.maximum(state, 0, out=state)
    width, kernel = state.shape[1], weights["Z"]
    same = (row[1:] == row[:-1])[:, None]
    mixed = state @ kernel[width : 2 * width]
    mixed += weights["z2"]
    mixed[1:] += (state[:-1] * same) @ kernel[:width]
    mixed[:-1] += (state[1:] * same) @ kernel[2 * width :]
    np.maximum(mixed, 0, out=mixed)
    state += mixed
    scores: Floats = state @ weights["O"] + weights["ob"]
    return scores


def _viterbi(padded: Floats, start: Floats, step: Floats) -> Ints:
    """Best label sequences of `padded[cue, position, label]` (Viterbi, 1967)."""
    cues, size, _ = padded.shape
    best = start + padded[:, 0]
    back = np.zeros((size, cues, LABELS), dtype=np.int8)
    for position in range(1, size):
        through = best[:, :, None] + step
        back[position] = through.argmax(1)
        best = through.max(1) + padded[:, position]
    path = np.zeros((size, cues), dtype=np.int32)
    path[-1] = best.argmax(1)
    rows = np.arange(cues)
    for position in range(size - 1, 0, -1):
        path[position - 1] = back[position, rows, path[position]]
    return path.T


def _runs(labels: list[int], begin: int, first: int) -> tuple[tuple[int, int], ...]:
    """Token ranges labelled `begin` or `begin + 1`; a begin label starts a new range."""
    found: list[tuple[int, int]] = []
    start = -1
    for place, label in enumerate(labels):
        inside = label in (begin, begin + 1)
        if start >= 0 and (not inside or label == begin):
            found.append((start + first, place + first))
            start = -1
        if inside and start < 0:
            start = place
    if start >= 0:
        found.append((start + first, len(labels) + first))
    return tuple(found)


def read_cues(model: Model, tokens: Tokens, threshold: float, *, chunk: int = 512) -> list[Reading]:
    """Every cue with at least `threshold` probability and what it makes source and content.

    Args:
        model: the weights.
        tokens: the document.
        threshold: least probability of a cue.
        chunk: cues labelled at a time; bounds the memory on hostile input.

    """
    if len(tokens) == 0:
        return []
    hidden = encode(model, tokens)
    probability = cue_probabilities(model, hidden)
    cues = np.flatnonzero((probability >= threshold) & (tokens.end > tokens.start)).astype(np.int32)
    limit = FEWEST_CUES + len(tokens) // TOKENS_PER_CUE
    if cues.size > limit:
        likeliest = np.argsort(-probability[cues], kind="stable")[:limit]
        cues = np.sort(cues[likeliest])
    readings: list[Reading] = []
    for low in range(0, cues.size, chunk):
        readings.extend(_label(model, tokens, hidden, probability, cues[low : low + chunk]))
    return readings


def _label(model: Model, tokens: Tokens, hidden: Floats, probability: Floats, cues: Ints) -> list[Reading]:
    first, length, offset = _windows(tokens, cues)
    row = np.repeat(np.arange(cues.size, dtype=np.int32), length)
    column = np.arange(row.size, dtype=np.int32) - offset[row]
    at = first[row] + column
    scores = _emissions(model, tokens, hidden, cues, (at, row))
    padded = np.full((cues.size, int(length.max()), LABELS), MASKED, dtype=np.float32)
    padded[:, :, OUTSIDE] = 0
    padded[row, column] = scores
    # What stands before the window is outside, as it was in training.
    paths = _viterbi(padded, model.weights["T"][OUTSIDE], model.weights["T"])
    chosen = np.exp(scores - scores.max(1, keepdims=True))
    certainty = chosen[np.arange(row.size), paths[row, column]] / chosen.sum(1)
    readings = []
    for index, cue in enumerate(cues.tolist()):
        path = paths[index, : length[index]]
        inside = path != OUTSIDE
        span = certainty[offset[index] : offset[index] + length[index]]
        labels = path.tolist()
        readings.append(
            Reading(
                cue=cue,
                probability=float(probability[cue]),
                sources=_runs(labels, SOURCE_BEGIN, int(first[index])),
                contents=_runs(labels, CONTENT_BEGIN, int(first[index])),
                margin=float(span[inside].mean()) if inside.any() else 0.0,
            )
        )
    return readings
