"""Memory of every process while articles queue up before a slow stage.

    python -m tests.crash.backlog --articles 100000 --slow comparison:300 --minutes 5

prints a table: resident memory of each process when the window was full, at the end, and at most.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from services.runtime import pace
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, die_with_parent
from services.runtime.settings import Settings
from tests.crash.archive import articles
from tests.crash.harness import KEYS, ROOT, Crew, say, send

Memory = dict[str, float]
"""Megabytes by process."""


def resident(pid: int) -> float:
    """Megabytes of resident memory."""
    line = next(x for x in Path(f"/proc/{pid}/status").read_text("ascii").splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def many(count: int) -> Iterator[bytes]:
    """`count` articles, no two under one address."""
    story = list(articles(200))
    for number in range(count):
        fields = json.loads(story[number % len(story)])
        yield json.dumps({**fields, "url": f"{fields['url']}/{number}"}).encode()


async def measure(count: int, slow: str, minutes: float, directory: Path) -> list[Memory]:
    """Queue `count` articles before a slow stage, then look every few seconds. The first row is the full window."""
    server = EmbeddedServer.start(directory / "server")
    settings = Settings(redis_url=server.url)
    client = connect(settings)
    environment = {"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true", "CROSSWIRE_TEST_SLOW": slow}
    crew = Crew(environment, directory / "workers.log", module="tests.crash.delayed_worker", forked=False)
    try:
        batch: list[bytes] = []
        for line in many(count):
            batch.append(line)
            if len(batch) == 1000:
                await send(client, batch)
                batch = []
        await send(client, batch)
        crew.start_all()
        crew.running["api"] = api(server.url, directory)
        await window_is_full(client, settings, slow.partition(":")[0])
        rows, end = [], time.monotonic() + minutes * 60
        while time.monotonic() < end:
            rows.append({name: resident(process.pid) for name, process in crew.running.items()})
            rows[-1]["server"] = resident(server.process.pid)
            await asyncio.sleep(5)
        say(f"{await pace.unread(client, KEYS):,} still unread, {await pace.in_flight(client, KEYS)} in flight")
        return rows
    finally:
        crew.kill_all()
        await client.aclose()
        server.stop()


def api(url: str, directory: Path) -> subprocess.Popen[bytes]:
    """The API, asked for nothing."""
    with (directory / "api.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "services.cli", "api", "--port", "0"], cwd=ROOT, stdout=log, stderr=log,
            env={**os.environ, "CROSSWIRE_REDIS_URL": url, "PYTHONPATH": str(ROOT)}, preexec_fn=die_with_parent,  # noqa: PLW1509
        )  # fmt: skip


async def window_is_full(client: Any, settings: Settings, slow: str) -> None:
    """Return once ingestion waits for the slow stage, and everybody before that has nothing left to do."""
    deadline = time.monotonic() + 600
    while (
        await pace.in_flight(client, KEYS) < settings.window
        or await pace.released(client, KEYS) < settings.window
        or (await pace.cursor(client, KEYS, slow))[0] < 3
    ):
        assert time.monotonic() < deadline, "the window did not fill"
        await asyncio.sleep(1)


def table(rows: list[Memory]) -> list[str]:
    """One line a process, in Markdown."""
    lines = ["| process | window full | at the end | at most |", "|---|---|---|---|"]
    for name in rows[0]:
        seen = [row[name] for row in rows]
        lines.append(f"| {name} | {seen[0]:.0f} MiB | {seen[-1]:.0f} MiB | {max(seen):.0f} MiB |")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description="Memory of every process while articles queue up.")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--slow", default="comparison:300", help="STAGE:MILLISECONDS for every entry")
    parser.add_argument("--minutes", type=float, default=5.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crosswire-backlog-") as name:
        rows = asyncio.run(measure(options.articles, options.slow, options.minutes, Path(name)))
    for line in table(rows):
        say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
