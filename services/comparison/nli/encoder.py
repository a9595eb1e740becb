"""An ONNX cross-encoder as a reader. The packages of the extra `nli` are imported where one is loaded, nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from services.comparison.nli.decision import Probabilities
from services.comparison.nli.files import LABELS, ModelError, ModelFiles, extra_missing, find_model

MOST_TOKENS = 256
"""Of both clauses together; longer ones are cut, the longer of the two first."""
_REMEMBERED = 8192
"""Pairs whose probabilities are kept: an article's pairs come up when its fact is sought and again when it is found."""
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_DIGITS = 4


def load_reader(
    model: str | None, revision: str | None = None, threshold: float = 0.95, *, download: bool = False
) -> CrossEncoder | None:
    """The reader that the settings name, ready and tried once; None where they name none. Raises `ModelError`.

    Arguments as for `find_model`; `threshold`: least probability at which an opinion counts.
    """
    if not model:
        return None
    return CrossEncoder(find_model(model, revision, download=download), threshold)


class CrossEncoder:
    """Reads pairs on one thread of the processor.

    Every pair is computed alone and unpadded: a quantised graph scales its numbers over all that it is given at once,
    and an answer must not depend on who asked beside it. So the same pair always has the same answer on one kind of
    processor with one version of onnxruntime.
    """

    def __init__(self, files: ModelFiles, threshold: float) -> None:
        self.name, self.threshold = files.name, threshold
        self._labels = files.labels
        self._tokenizer = _tokenizer(files)
        self._session = _session(files)
        self._inputs = [item.name for item in self._session.get_inputs()]
        if unknown := [name for name in self._inputs if name not in _INPUTS]:
            raise ModelError(f"the graph of {files.name} asks for {', '.join(unknown)}: it is no plain cross-encoder.")
        self._known = lru_cache(maxsize=_REMEMBERED)(self._compute)
        self._known("The bridge is open.", "The bridge is closed.")  # a graph that cannot answer fails here

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        """As `Reader.read`."""
        return [self._known(premise, hypothesis) for premise, hypothesis in pairs]

    def _compute(self, premise: str, hypothesis: str) -> Probabilities:
        encoded = self._tokenizer.encode(premise, hypothesis)
        columns = encoded.ids, encoded.attention_mask, encoded.type_ids
        given = {name: np.array([column], np.int64) for name, column in zip(_INPUTS, columns, strict=True)}
        try:
            logits = np.asarray(self._session.run(None, {name: given[name] for name in self._inputs})[0], np.float64)
        except Exception as error:  # onnxruntime has a class of its own for each of its failures
            raise ModelError(f"the graph of {self.name} does not run: {error}") from error
        if logits.shape != (1, len(LABELS)) or not np.isfinite(logits).all():
            raise ModelError(f"{self.name} answers with {logits.shape}, not with one row of {len(LABELS)} logits.")
        weights = np.exp(logits[0] - logits[0].max())
        shares = dict(zip(self._labels, (float(w) for w in weights / weights.sum()), strict=True))
        return Probabilities(round(shares["entailment"], _DIGITS), round(shares["contradiction"], _DIGITS))


def _tokenizer(files: ModelFiles) -> Any:
    try:
        from tokenizers import Tokenizer  # noqa: PLC0415 - of the extra `nli`
    except ImportError as error:
        raise extra_missing(error) from error
    try:
        tokenizer = Tokenizer.from_str(files.tokenizer)
    except Exception as error:  # the package raises plain `Exception`
        raise ModelError(f"tokenizer.json of {files.name} cannot be read: {error}") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(min(MOST_TOKENS, files.positions), strategy="longest_first")
    return tokenizer


def _session(files: ModelFiles) -> Any:
    try:
        import onnxruntime  # noqa: PLC0415 - of the extra `nli`
    except ImportError as error:
        raise extra_missing(error) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(files.graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # as above
        raise ModelError(f"the ONNX graph of {files.name} cannot be loaded: {error}") from error
