"""The stages of the pipeline: what each reads and writes, and where its handler is. Adding a stage is adding a row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

from services.runtime.keys import ADMITTED, ALERTS, ARTICLES, BACKFILL, CLAIMS, DEAD_LETTERS, SETTLEMENTS, VERDICTS
from services.runtime.settings import Settings


class Kind(StrEnum):
    """How many workers of a stage may work at once."""

    OWNER = "owner"
    """One per partition, strictly in order; others stand by."""
    PARALLEL = "parallel"
    """Any number; a stateless rule."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One worker kind. `handler` is `module:name`, imported only where the worker runs."""

    name: str
    reads: str
    writes: tuple[str, ...]
    kind: Kind
    handler: str

    @property
    def group(self) -> str:
        """Consumer group on the stream that it reads."""
        return self.name

    def load(self) -> Any:
        """The handler. Raises `ImportError` where the stage is not built."""
        module, _, name = self.handler.partition(":")
        return getattr(import_module(module), name)

    def warm(self) -> None:
        """Load what the first entry would otherwise wait for, where the handler or its module says how."""
        module = import_module(self.handler.partition(":")[0])
        ready = getattr(self.load(), "warm", None) or getattr(module, "warm", None)
        if ready is not None:
            ready()

    def prepare(self, settings: Settings) -> None:
        """What the handler's module wants done before the first entry. Raises `SettingsError` where that fails."""
        ready = getattr(import_module(self.handler.partition(":")[0]), "prepare", None)
        if ready is not None:
            ready(settings)


STAGES = {
    stage.name: stage
    for stage in (
        Stage(
            "ingestion", ARTICLES, (ADMITTED, BACKFILL, DEAD_LETTERS), Kind.OWNER, "services.ingestion.worker:handle"
        ),
        Stage("extraction", ADMITTED, (CLAIMS, DEAD_LETTERS), Kind.PARALLEL, "services.extraction.worker:handle"),
        Stage("comparison", CLAIMS, (VERDICTS, DEAD_LETTERS), Kind.OWNER, "services.comparison.worker:handle"),
        Stage("scoring", VERDICTS, (ALERTS, SETTLEMENTS, DEAD_LETTERS), Kind.OWNER, "services.scoring.worker:handle"),
        Stage("alerting", ALERTS, (DEAD_LETTERS,), Kind.OWNER, "services.alerting.worker:handle"),
    )
}
"""In the order in which an article travels."""

HISTORY = Stage("backfill", BACKFILL, (CLAIMS, DEAD_LETTERS), Kind.OWNER, "services.care.reading:handle")
"""Reads the lane of the archive; `crosswire backfill` runs it for as long as there is something in it."""


def readers(stream: str) -> tuple[Stage, ...]:
    """The stages that read `stream`: it may be trimmed behind the slowest of them.

    >>> [stage.name for stage in readers("claims")]
    ['comparison']
    """
    return tuple(stage for stage in STAGES.values() if stage.reads == stream)
