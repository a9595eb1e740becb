"""A real server per test session, emptied before each test."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, die_with_parent, embedded_server
from services.runtime.settings import Settings

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    with embedded_server(tmp_path_factory.mktemp("server"), fsync="everysec") as running:
        yield running


@pytest.fixture
def settings(server: EmbeddedServer, tmp_path: Path) -> Settings:
    return Settings(redis_url=server.url, data_dir=tmp_path, consumer="test", replay=True, poll_ms=50, lease=2.0)


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Any]:
    connection = connect(settings)
    await connection.flushall()
    yield connection
    await connection.aclose()


@dataclass
class Processes:
    """Worker processes of one test; `environment` is what they all share."""

    environment: dict[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    log: Path = Path("/dev/null")

    def start(self, stage: str, name: str | None = None) -> None:
        name = name or stage
        with self.log.open("ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", "services.runtime.worker", stage],
                env={**os.environ, **self.environment, "CROSSWIRE_CONSUMER": name, "PYTHONPATH": str(ROOT)},
                stdout=log, stderr=log, cwd=ROOT, preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call
            )  # fmt: skip

    def stop(self) -> list[int]:
        for process in self.running.values():
            process.terminate()
        return [process.wait(60) for process in self.running.values()]


@pytest.fixture
def processes(settings: Settings, tmp_path: Path) -> Iterator[Processes]:
    shared = {"CROSSWIRE_REDIS_URL": settings.redis_url or "", "CROSSWIRE_REPLAY": "true",
              "CROSSWIRE_LOG_FORMAT": "json",
              "CROSSWIRE_DATA_DIR": str(tmp_path), "CROSSWIRE_POLL_MS": "100"}  # fmt: skip
    started = Processes(shared, log=tmp_path / "workers.log")
    yield started
    for process in started.running.values():
        if process.poll() is None:
            process.kill()
            process.wait()


async def eventually(condition: Callable[[], Any], within: float = 120.0) -> None:
    """Poll `condition` (async) until it is true; fail after `within` seconds."""
    import asyncio

    deadline = time.monotonic() + within
    while not await condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.02)
