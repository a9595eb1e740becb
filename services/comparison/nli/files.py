"""Where a model's files are: a directory here, or a repository of a hub at one commit. Data only, never code.

Three files are read and no other: `config.json` (the names of the labels), `tokenizer.json` and one ONNX graph. None of
them can carry Python; `.bin`, `.pt` and scripts of a repository are neither downloaded nor opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

GRAPHS = ("onnx/model.onnx", "model.onnx")
"""Where repositories keep their graph; the first that is there."""
LABELS = ("entailment", "neutral", "contradiction")
DIGEST = 12
"""Hexadecimal digits of the content that name a local model."""
MOST_POSITIONS = 512
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_DIGEST = re.compile(r"[0-9a-f]{12,64}")
_EXPORT = "which it needs: choose a model that comes with it, or export one to ONNX in a single file (docs/nli.md)."


class ModelError(Exception):
    """The model cannot be used; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model that was found and checked."""

    name: str
    """`organisation/model@commit`, or the directory's name with a digest of its content."""
    graph: bytes
    tokenizer: str
    labels: tuple[str, ...]
    """What each output of the graph means, in its order."""
    positions: int
    """Tokens that the model can take."""


def find_model(model: str, revision: str | None = None, *, download: bool = False) -> ModelFiles:
    """The files of `model`.

    `model`: a directory (begins with `/`, `.` or `~`) or `organisation/model` on the hub. `revision`: the commit (40
    hexadecimal digits), needed for a repository; of a directory the digest that its name must have. `download`: whether
    a repository's files may be fetched; else only those already in the hub's cache are used. Raises `ModelError`.
    """
    if model[:1] in ("/", ".", "~"):
        return _in_directory(Path(model).expanduser(), revision)
    if not _REPOSITORY.fullmatch(model):
        raise ModelError(
            f"CROSSWIRE_NLI_MODEL={model!r} is neither a directory (begin it with / or ./) nor organisation/model."
        )
    if revision is None or not _COMMIT.fullmatch(revision):
        raise ModelError(
            f"{model} needs a fixed CROSSWIRE_NLI_REVISION, the commit of 40 hexadecimal digits, not {revision!r}: "
            "branches move, and verdicts must be computable again."
        )
    found, advice = _from_hub(model, revision, download), _EXPORT
    if not download:
        advice = (
            f"or it is not in the hub's cache yet. Fetch it once: `hf download {model} config.json tokenizer.json "
            f"{GRAPHS[0]} --revision {revision}`, or set CROSSWIRE_NLI_DOWNLOAD=true."
        )
    return _read(f"{model}@{revision}", found, advice)


def _in_directory(place: Path, revision: str | None) -> ModelFiles:
    def found(file: str) -> Path | None:
        return place / file if (place / file).is_file() else None

    if not place.is_dir():
        raise ModelError(f"CROSSWIRE_NLI_MODEL={place} is no directory.")
    files = _read(str(place), found, _EXPORT)
    content = digest_of(files)
    if revision is not None and not (_DIGEST.fullmatch(revision) and content.startswith(revision)):
        raise ModelError(f"{place} has the content {content[:DIGEST]}, and CROSSWIRE_NLI_REVISION says {revision}.")
    return replace(files, name=f"{place.resolve().name}@{content[:DIGEST]}")


def digest_of(files: ModelFiles) -> str:
    """Hexadecimal SHA-256 of everything that an answer depends on: graph, tokenizer, labels, length."""
    parts = files.graph, files.tokenizer.encode(), repr((files.labels, files.positions)).encode()
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def _from_hub(model: str, revision: str, download: bool) -> Callable[[str], Path | None]:
    """Finds one file of a repository in the cache, or fetches it if it may; None where it is not there."""
    try:
        from huggingface_hub import errors, hf_hub_download  # noqa: PLC0415 - of the extra `nli`
    except ImportError as error:
        raise extra_missing(error) from error

    def found(file: str) -> Path | None:
        try:
            return Path(hf_hub_download(model, file, revision=revision, local_files_only=not download))
        except errors.LocalEntryNotFoundError as error:
            if download:  # it could not be asked for, which is not the same as not being there
                raise ModelError(f"the hub does not answer, and {file} of {model} is not in its cache.") from error
            return None
        except errors.EntryNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise ModelError(f"{file} of {model}@{revision} cannot be fetched: {error}") from error

    return found


def _read(name: str, found: Callable[[str], Path | None], advice: str) -> ModelFiles:
    def needed(*files: str) -> Path:
        place = next((place for file in files if (place := found(file)) is not None), None)
        if place is None:
            raise ModelError(f"{name} has no {' and no '.join(files)}, {advice}")
        return place

    config = _config(name, needed("config.json"))
    tokenizer = needed("tokenizer.json").read_text("utf-8", errors="replace")
    graph = needed(*GRAPHS).read_bytes()
    positions = config.get("max_position_embeddings")
    if not isinstance(positions, int) or positions < 1:
        positions = MOST_POSITIONS
    return ModelFiles(name, graph, tokenizer, labels_of(name, config), positions)


def _config(name: str, place: Path) -> dict[str, object]:
    try:
        config = json.loads(place.read_text("utf-8"))
    except ValueError as error:
        raise ModelError(f"config.json of {name} is no JSON: {error}") from error
    if not isinstance(config, dict):
        raise ModelError(f"config.json of {name} is no object.")
    return config


def labels_of(name: str, config: dict[str, object]) -> tuple[str, ...]:
    """The meaning of each output, from `id2label`, whose order differs from model to model. Raises `ModelError`.

    >>> labels_of("m", {"id2label": {"2": "NEUTRAL", "0": "CONTRADICTION", "1": "ENTAILMENT"}})
    ('contradiction', 'entailment', 'neutral')
    """
    written = config.get("id2label")
    table = {str(k): str(v).lower() for k, v in written.items()} if isinstance(written, dict) else {}
    labels = tuple(table.get(str(i), "") for i in range(len(table)))
    if sorted(labels) != sorted(LABELS):
        said = ", ".join(str(v) for v in table.values()) or "nothing"
        raise ModelError(
            f"config.json of {name} names the labels {said}; needed are {', '.join(LABELS)} in `id2label`. "
            "Choose a model for natural language inference with three labels, or name them in a local copy."
        )
    return labels


def extra_missing(error: ImportError) -> ModelError:
    """What to say where the packages are not installed."""
    return ModelError(f"CROSSWIRE_NLI_MODEL is set and {error.name} is missing: pip install 'crosswire[nli]'.")
