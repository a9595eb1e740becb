"""What runs: a server and the workers on it, for the life of an installation or of a single replay."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from services.cli.errors import Exit, Failure
from services.cli.options import environment_of, server_directory
from services.cli.processes import Tree
from services.runtime.embedded import EmbeddedServer, ServerError
from services.runtime.registry import STAGES, Kind
from services.runtime.settings import Settings

Fsync = Literal["always", "everysec", "no"]


@dataclass(slots=True)
class Serving:
    """The server that an installation runs on; `embedded` is None where it is somebody else's."""

    settings: Settings
    embedded: EmbeddedServer | None = None

    def revive(self) -> None:
        """Start the embedded server again, on its port and data, where it has died."""
        if self.embedded is not None and self.embedded.process.poll() is not None:
            self.embedded = EmbeddedServer.start(self.embedded.directory, port=self.embedded.port)


@contextmanager
def server(settings: Settings, fsync: Fsync | None = None) -> Iterator[Serving]:
    """The server that the settings name, else an embedded one inside the `with` block. Raises `Failure`."""
    serving = Serving(settings)
    if settings.redis_url is None:
        try:
            embedded = EmbeddedServer.start(
                server_directory(settings), port=settings.embedded_port, fsync=fsync or settings.embedded_fsync
            )
        except (ServerError, OSError) as error:
            raise Failure(f"the embedded server did not start: {error}", code=Exit.UNREACHABLE) from error
        serving = Serving(settings.model_copy(update={"redis_url": embedded.url}), embedded)
    try:
        yield serving
    finally:
        if serving.embedded is not None:
            serving.embedded.stop()


def worker_command(*stages: str) -> list[str]:
    """The command line of a worker of `stages` in this very installation."""
    return [sys.executable, "-m", "services.runtime.worker", *stages]


def add_workers(tree: Tree, settings: Settings, *, logs: Path | None = None, **environment: str) -> None:
    """Start all workers: the stages that decide, and as many that read text as the settings say.

    The deciding stages each have one owner at a time. They share a process where cores are few, since each waits for
    the one before; on five cores and more each has its own.
    """
    owners = [stage.name for stage in STAGES.values() if stage.kind is Kind.OWNER]
    parallel = [stage.name for stage in STAGES.values() if stage.kind is Kind.PARALLEL]
    variables = environment_of(settings, **environment)
    for group in [[name] for name in owners] if (os.cpu_count() or 1) > 4 else [owners]:
        name = "+".join(group)
        tree.add(name, worker_command(*group), environment=variables, log=_log(logs, group[0]))
    for number in range(settings.extraction_workers):
        for name in parallel:
            tree.add(
                f"{name}-{number}", worker_command(name), environment=variables, log=_log(logs, f"{name}-{number}")
            )


def _log(logs: Path | None, name: str) -> Path | None:
    return logs / f"{name}.log" if logs else None
