"""What runs: a server and the workers on it, for the life of an installation or of a single replay."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
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


@contextmanager
def installation_name(settings: Settings) -> Iterator[str]:
    """A name for the workers' consumers, held for the `with` block: the same after a crash, never that of another.

    A worker that comes back under its old name goes on at once with what it held; another one waits for the lease of
    the dead (5 s) or for `reclaim_after` (60 s). Two trees under one name would fence each other off without end: each
    holds a lock in the data directory, which the kernel drops when the process dies.
    """
    home = settings.data_dir
    home.mkdir(parents=True, exist_ok=True)
    place = sha256(str(home.resolve()).encode()).hexdigest()[:6]
    for number in range(1000):
        with (home / f"workers-{number}.lock").open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield f"{settings.consumer or socket.gethostname()}-{place}-{number}"
            return
    raise Failure(f"a thousand installations run on {home}")


def add_workers(tree: Tree, settings: Settings, name: str, *, logs: Path | None = None, **environment: str) -> None:
    """Start all workers: the stages that decide, and as many that read text as the settings say.

    Each has a consumer name that begins with `name` and stays the same however often it is started again.

    The deciding stages each have one owner at a time. They share a process where cores are few, since each waits for
    the one before; on five cores and more each has its own.
    """
    owners = [stage.name for stage in STAGES.values() if stage.kind is Kind.OWNER]
    parallel = [stage.name for stage in STAGES.values() if stage.kind is Kind.PARALLEL]
    groups = [[name] for name in owners] if (os.cpu_count() or 1) > 4 else [owners]
    children = {group[0] if len(group) == 1 else "deciding": group for group in groups}
    children |= {f"{stage}-{number}": [stage] for stage in parallel for number in range(settings.extraction_workers)}
    for child, stages in children.items():
        variables = environment_of(settings, **environment, CROSSWIRE_CONSUMER=f"{name}-{child}")
        log = logs / f"{child}.log" if logs else None
        tree.add_worker(child, stages, environment=variables, log=log)
