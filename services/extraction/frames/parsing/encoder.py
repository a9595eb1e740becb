"""The first layers of the parser's model as a handful of matrix products.

The weights and the result are the model's own (tests/extraction/test_encoder.py holds both together); only the work is
arranged anew. A word's embedding depends on the word alone, so it is computed once and kept. The products go to NumPy's
BLAS, which does on this kind of matrix three times what thinc's does. Together this is a quarter of the time.

Formulas: hash embeddings (Svenstrup et al., 2017), maxout (Goodfellow et al., 2013), layer normalisation (Ba et al.,
2016), residual convolutions over a window of three tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.uint64]

FEATURES: Final[list[int | str]] = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
"""What of a token its embedding depends on, in the order of the model's tables."""
PIECES: Final = 3
BETWEEN: Final = 4
"""Empty rows around a sentence, as many as there are layers: no sentence reaches into its neighbour."""
SPARE: Final = 32
"""Rows by which the store of embeddings grows at least."""
MOST_WORDS: Final = 32_768
"""Embeddings that are kept, 12 MiB; when it is full, the store starts anew."""
TINY: Final = np.float32(1e-8)


@dataclass(frozen=True, slots=True)
class Layer:
    """One maxout layer with its normalisation."""

    weights: Floats
    """Inputs by (piece, output)."""
    bias: Floats
    gain: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        """The layer's output for each row."""
        return self._of(rows @ self.weights)

    def one_by_one(self, rows: Floats) -> Floats:
        """The same, each row by itself: how a product rounds depends on its shape and, in some kernels of the BLAS
        (those for AVX2), on the place of the row in it.
        """
        products: Floats = rows[:, None, :] @ self.weights
        return self._of(products[:, 0])

    def _of(self, pieces: Floats) -> Floats:
        width = self.gain.size
        pieces += self.bias
        best: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(best, pieces[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width) + TINY
        best /= np.sqrt(variance)
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class Table:
    """A hash embedding: each id is hashed to four rows, whose sum is its vector."""

    rows: Floats
    seed: int

    def __call__(self, ops: NumpyOps, ids: Ids) -> Floats:
        """The vector of each id."""
        keys = ops.hash(np.ascontiguousarray(ids), self.seed) % self.rows.shape[0]
        found: Floats = ops.gather_add(self.rows, keys)
        return found


class Encoder:
    """Vectors of `width` numbers for tokens; remembers embeddings, which changes its speed and never a result."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """Take the weights out of spaCy's token-to-vector `model`.

        Raises:
            ValueError: the model is of another build than the one that this module computes.

        """
        nodes: list[Any] = list(model.walk())
        self._tables = [Table(node.get_param("E"), node.attrs["seed"]) for node in nodes if node.name == "hashembed"]
        maxouts = [node for node in nodes if node.name == "maxout"]
        norms = [node for node in nodes if node.name == "layernorm"]
        if len(self._tables) != len(FEATURES) or len(maxouts) != BETWEEN + 1 or len(norms) != len(maxouts):
            raise ValueError(
                f"not a token-to-vector model of {len(FEATURES)} tables and {BETWEEN} layers: {model.name}"
            )
        self._mix, *self._layers = [_layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]
        self.width = self._mix.gain.size
        self._ops = NumpyOps()
        self._places: dict[bytes, int] = {}
        self._embedded: Floats = np.zeros((SPARE, self.width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """One array a document: a vector for each of its tokens."""
        features = [doc.to_array(FEATURES).reshape(-1, len(FEATURES)) for doc in docs]
        sizes = [len(rows) for rows in features]
        known = self._embed(np.concatenate(features))
        before = np.repeat(np.arange(1, len(docs) + 1), sizes) * BETWEEN
        places = np.arange(sum(sizes)) + before
        hidden: Floats = np.zeros((sum(sizes) + BETWEEN * (len(docs) + 1), self.width), dtype=np.float32)
        hidden[places] = known
        hidden = self._convolve(hidden)[places]
        return np.split(hidden, np.cumsum(sizes)[:-1])

    def _convolve(self, hidden: Floats) -> Floats:
        width = self.width
        window: Floats = np.zeros((len(hidden), 3 * width), dtype=np.float32)
        for layer in self._layers:
            window[1:, :width] = hidden[:-1]
            window[:, width : 2 * width] = hidden
            window[:-1, 2 * width :] = hidden[1:]
            hidden = hidden + layer(window)
        return hidden

    def _embed(self, features: Ids) -> Floats:
        """Embeddings of tokens, each computed once."""
        if len(self._places) > MOST_WORDS:
            self._places.clear()
        keys = [row.tobytes() for row in features]
        first = len(self._places)
        wanted = [self._places.setdefault(key, len(self._places)) for key in keys]
        missing = len(self._places) - first
        if missing:
            fresh = dict(zip(wanted, features, strict=True))
            self._store(first, np.stack([fresh[place] for place in range(first, first + missing)]))
        return self._embedded[wanted]

    def _store(self, first: int, features: Ids) -> None:
        """Compute and keep embeddings; no result may depend on what a worker has read before, so one by one."""
        need = first + len(features)
        if need > len(self._embedded):
            more = max(need + SPARE, 2 * len(self._embedded)) - len(self._embedded)
            self._embedded = np.concatenate([self._embedded, np.zeros((more, self.width), dtype=np.float32)])
        parts = [table(self._ops, features[:, column]) for column, table in enumerate(self._tables)]
        self._embedded[first:need] = self._mix.one_by_one(np.concatenate(parts, axis=1))


def _layer(maxout: Any, norm: Any) -> Layer:
    weights = maxout.get_param("W")
    outputs, pieces, inputs = weights.shape
    if pieces != PIECES:
        raise ValueError(f"a maxout layer of {pieces} pieces, not {PIECES}")
    by_piece = weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs)
    return Layer(
        np.ascontiguousarray(by_piece.T),
        np.ascontiguousarray(maxout.get_param("b").T.reshape(-1)),
        norm.get_param("G"),
        norm.get_param("b"),
    )


def install(nlp: Language) -> None:
    """Let a loaded pipeline compute its vectors here, and its other products with NumPy's BLAS."""
    first: Any = nlp.get_pipe("tok2vec")
    encoder = Encoder(first.model)

    def forward(_: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Any]:
        if is_train:
            raise NotImplementedError("the encoder only reads: train the model that it was made from")
        return encoder(docs), None

    first.model = Model("encoder", forward, dims={"nO": encoder.width})
    products = NumpyOps(use_blis=False)
    for name in ("tagger", "parser"):
        pipe: Any = nlp.get_pipe(name)
        for node in pipe.model.walk():
            node.ops = products
