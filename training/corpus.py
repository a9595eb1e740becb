"""Annotated and plain documents as arrays for training."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from services.extraction.attribution.tagger import (
    BEFORE,
    CONTENT_BEGIN,
    RELATION_SIZES,
    SOURCE_BEGIN,
    WINDOW,
    relation_features,
)
from services.extraction.attribution.tokens import TOKEN, Lexicon, Tokens, tokenise
from services.extraction.model import Span

Array = npt.NDArray[Any]
USUAL_SHARE = 0.35
"""A word that is part of a cue in at least this share of its occurrences is usually a cue."""
LONGEST = 30_000
"""Characters read of one plain document."""


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Documents of a JSON lines file, compressed or not."""
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs(text: str) -> list[Span]:
    """Non-empty lines; training sees whole pages, so that the tagger does not depend on what is furniture."""
    spans, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(line.strip())))
        position += len(line) + 1
    return spans


def vocabulary(texts: Iterator[str], size: int) -> list[str]:
    """The most frequent words, ties in alphabetical order."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word.lower().replace("’", "'") for word in TOKEN.findall(text))
    return [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:size]]


def plain_arrays(path: Path, lexicon: Lexicon) -> tuple[Array, Array, Array]:
    """Words, shapes and quotation of all plain documents in one row."""
    parts: list[tuple[Array, Array, Array]] = []
    for document in read(path):
        text = document["text"][:LONGEST]
        tokens = tokenise(text, paragraphs(text), lexicon)
        parts.append((tokens.word.astype(np.uint16), tokens.shape.astype(np.uint8), tokens.quoted.astype(np.uint8)))
    words, shapes, quoted = zip(*parts, strict=True)
    return np.concatenate(words), np.concatenate(shapes), np.concatenate(quoted)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with the labels of each cue's window."""

    tokens: Tokens
    labels: dict[int, Array]
    commas: Array
    breaks: Array
    cues: Array


def _index(tokens: Tokens, offset: int) -> int:
    return max(0, int(np.searchsorted(tokens.start, offset, side="right")) - 1)


def _range(tokens: Tokens, span: tuple[int, int]) -> range:
    return range(_index(tokens, span[0]), _index(tokens, span[1] - 1) + 1)


def _first_annotator(document: dict[str, Any]) -> list[dict[str, Any]]:
    return list(next(iter(document["annotations"].values())))


class Corpus:
    """The annotated training documents, and which words are usually cues in them."""

    def __init__(self, path: Path, lexicon: Lexicon) -> None:
        documents = [d for d in read(path) if d["annotations"]]
        tokenised = [tokenise(d["text"], paragraphs(d["text"]), lexicon) for d in documents]
        self.share = self._cue_share(documents, tokenised, len(lexicon))
        self.usual = (self.share > USUAL_SHARE).astype(np.int32)
        commas = np.array([lexicon.code(",") >> 3])
        breaks = np.array([lexicon.code(mark) >> 3 for mark in (*":;—–()-", "--")])
        self.documents = [
            Annotated(
                tokens,
                self._labels(document, tokens),
                np.cumsum(np.isin(tokens.word, commas)).astype(np.int32),
                np.cumsum(np.isin(tokens.word, breaks)).astype(np.int32),
                np.cumsum(self.usual[tokens.word]).astype(np.int32),
            )
            for document, tokens in zip(documents, tokenised, strict=True)
        ]

    @staticmethod
    def _cue_share(documents: list[dict[str, Any]], tokenised: list[Tokens], size: int) -> Array:
        total, inside = np.zeros(size), np.zeros(size)
        for document, tokens in zip(documents, tokenised, strict=True):
            np.add.at(total, tokens.word, 1)
            for annotation in _first_annotator(document):
                for span in annotation["cue"]:
                    np.add.at(inside, tokens.word[list(_range(tokens, span))], 1)
        return inside / (total + 8)

    def _labels(self, document: dict[str, Any], tokens: Tokens) -> dict[int, Array]:
        """Labels by cue head: of an annotated cue, the word that is most often part of one."""
        found: dict[int, Array] = {}
        for annotation in _first_annotator(document):
            candidates = [i for span in annotation["cue"] for i in _range(tokens, span)]
            free = [i for i in candidates if i not in found]
            if not annotation["content"] or not free:
                continue
            head = max(free, key=lambda i: (self.share[tokens.word[i]], -i))
            labels = np.zeros(WINDOW, dtype=np.int32)
            for name, begin in (("source", SOURCE_BEGIN), ("content", CONTENT_BEGIN)):
                for span in annotation[name]:
                    for order, i in enumerate(_range(tokens, span)):
                        place = i - head + BEFORE
                        same = tokens.paragraph[i] == tokens.paragraph[head]
                        if 0 <= place < WINDOW and same and tokens.end[i] > tokens.start[i]:
                            labels[place] = begin if order == 0 else begin + 1
            found[head] = labels
        return found


def batch(documents: list[Annotated], tokens_each: int, cues_each: int) -> dict[str, Any]:
    """Documents laid end to end in arrays of fixed size."""
    row = {name: np.zeros(tokens_each, dtype=np.int32) for name in ("word", "shape", "quoted")}
    row |= {name: np.zeros(tokens_each, dtype=np.float32) for name in ("real", "is_cue")}
    window = (cues_each, WINDOW)
    cue, valid = np.zeros(cues_each, dtype=np.int32), np.zeros(cues_each, dtype=np.float32)
    at, inside, labels = (
        np.zeros(window, dtype=np.int32),
        np.zeros(window, dtype=np.float32),
        np.zeros(window, dtype=np.int32),
    )
    relations = tuple(np.zeros(window, dtype=np.int32) for _ in RELATION_SIZES)
    offset = count = 0
    for document in documents:
        tokens = document.tokens
        size = min(len(tokens), tokens_each - offset)
        if size <= 0:
            break
        here = slice(offset, offset + size)
        row["word"][here], row["shape"][here] = tokens.word[:size], tokens.shape[:size]
        row["quoted"][here], row["real"][here] = tokens.quoted[:size], 1
        for head, label in document.labels.items():
            if head >= size:
                continue
            row["is_cue"][offset + head] = 1
            if count == cues_each:
                continue
            places = head - BEFORE + np.arange(WINDOW)
            clipped = np.clip(places, 0, size - 1).astype(np.int32)
            anchors = np.full(WINDOW, head, dtype=np.int32)
            running = (document.commas, document.breaks, document.cues)
            features = relation_features(tokens, running, clipped, anchors)
            for target, feature in zip(relations, features, strict=True):
                target[count] = feature
            at[count], labels[count] = clipped + offset, label
            inside[count] = (places == clipped) & (tokens.paragraph[clipped] == tokens.paragraph[head])
            cue[count], valid[count] = offset + head, 1
            count += 1
        offset += size
    return {**row, "cue": cue, "valid": valid, "at": at, "inside": inside, "labels": labels, "relations": relations}
