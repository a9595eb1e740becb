"""A whole installation on a server of its own, to be measured: worker processes, warm, with CPU time by stage."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.keys import Keys
from services.runtime.observe import observe
from services.runtime.registry import STAGES
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from tests.crash.harness import Crew

KEYS = Keys("p00")
PATIENCE = 120.0
"""Seconds within which every worker must have said that it is ready."""


@dataclass
class Rig:
    """One running installation."""

    settings: Settings
    client: Any
    crew: Crew

    async def take(self, lines: Sequence[bytes]) -> float:
        """Feed `lines` and wait until all of them have been through every stage; seconds."""
        began = time.perf_counter()
        await feed(lines, self.settings, self.client)
        await await_drained(self.settings, self.client, stalled_after=PATIENCE)
        return time.perf_counter() - began

    def cpu(self) -> dict[str, float]:
        """CPU seconds of the workers so far, by stage."""
        spent: dict[str, float] = {}
        for name, process in self.crew.running.items():
            stage = name.partition("-")[0]
            spent[stage] = spent.get(stage, 0.0) + _cpu_of(process.pid)
        return spent

    def memory(self) -> dict[str, float]:
        """Resident MiB of the largest worker of each stage."""
        largest: dict[str, float] = {}
        for name, process in self.crew.running.items():
            stage = name.partition("-")[0]
            largest[stage] = max(largest.get(stage, 0.0), _resident_of(process.pid))
        return largest


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(") ", maxsplit=1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_of(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@asynccontextmanager
async def rig(
    extraction: int = 1,
    *,
    module: str = "services.runtime.worker",
    stages: Sequence[str] = tuple(STAGES),
    environment: dict[str, str] | None = None,
    forked: bool = True,
) -> AsyncIterator[Rig]:
    """Start a server and one worker of each of `stages`, `extraction` of that; ends them all behind the block.

    `forked`: the workers come out of a process that has loaded everything; else each loads for itself.
    """
    with tempfile.TemporaryDirectory(prefix="crosswire-bench-") as name:
        server = EmbeddedServer.start(Path(name) / "server")
        settings = Settings(redis_url=server.url, replay=True)
        shared = {"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true", "CROSSWIRE_LOG_FORMAT": "json"}
        # Streams keep everything, for what is measured is read from them afterwards.
        shared |= {"CROSSWIRE_KEEP_ENTRIES": "1000000", **(environment or {})}
        crew, client = Crew(shared, Path(name) / "workers.log", module=module, forked=forked), connect(settings)
        try:
            wanted = {f"{s}-{n}" for s in stages for n in range(extraction if s == "extraction" else 1)}
            for worker in sorted(wanted):
                crew.start(worker)
            await _ready(client, len(wanted), crew)
            yield Rig(settings, client, crew)
        finally:
            crew.kill_all()
            await client.aclose()
            server.stop()


async def _ready(client: Any, wanted: int, crew: Crew) -> None:
    deadline = time.monotonic() + PATIENCE
    while (
        sum(worker.healthy and worker.owning for worker in (await observe(client, KEYS, everybody=True)).workers)
        < wanted
    ):
        if time.monotonic() > deadline or any(process.poll() is not None for process in crew.running.values()):
            raise RuntimeError(f"the workers did not come up; their log:\n{crew.log.read_text('utf-8')[-4000:]}")
        await asyncio.sleep(0.1)
