"""Replays with real processes and real kills, and a picture of everything that they leave behind.

Also a command: `python -m tests.crash.harness --articles 5000 --every 1 [FILE.jsonl[.gz]]`.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from redis.exceptions import RedisError

from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, die_with_parent
from services.runtime.keys import Keys
from services.runtime.observe import observe
from services.runtime.registry import STAGES
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from tests.crash.archive import articles

ROOT = Path(__file__).parent.parent.parent
KEYS = Keys("p00")


@dataclass
class Picture:
    """Everything that must not depend on who died when."""

    state: dict[str, str]
    streams: dict[str, list[tuple[str, str]]]
    letters: list[str]
    counts: dict[str, int]

    def differences(self, other: Picture) -> list[str]:
        found = [f"state {key}" for key in sorted(self.state.keys() | other.state.keys())
                 if self.state.get(key) != other.state.get(key)]  # fmt: skip
        for name, entries in self.streams.items():
            if entries != other.streams[name]:
                found.append(f"stream {name}: {len(entries)} entries and {len(other.streams[name])}")
        if self.letters != other.letters:
            found.append(f"dead letters: {len(self.letters)} and {len(other.letters)}")
        return found


@dataclass
class Crew:
    """The worker processes of one replay."""

    environment: dict[str, str]
    log: Path
    module: str = "services.runtime.worker"
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    kills: int = 0
    terms: int = 0
    server_kills: int = 0

    def start(self, name: str) -> None:
        with self.log.open("ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", self.module, name.partition("-")[0]], cwd=ROOT, stdout=log, stderr=log,
                env={**os.environ, **self.environment, "CROSSWIRE_CONSUMER": name, "PYTHONPATH": str(ROOT)},
                preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call, no locks taken
            )  # fmt: skip

    def start_all(self, extraction: int = 2) -> None:
        """One worker of each kind, and `extraction` of that."""
        for stage in STAGES:
            for number in range(extraction if stage == "extraction" else 1):
                self.start(f"{stage}-{number}")

    def hit(self, name: str, number: signal.Signals) -> None:
        process = self.running[name]
        process.send_signal(number)
        process.wait(40)
        self.kills += number is signal.SIGKILL
        self.terms += number is signal.SIGTERM
        self.start(name)

    def stop(self) -> list[int]:
        for process in self.running.values():
            process.terminate()
        codes = [process.wait(40) for process in self.running.values()]
        self.running.clear()
        return codes

    def kill_all(self) -> None:
        for process in self.running.values():
            process.kill()
            process.wait()


@dataclass
class Disturbance:
    """What happens during a replay: every so many seconds a worker is killed, or ended in order, or the server dies."""

    every: float = 1.0
    sigterm_share: float = 0.0
    server_kills: int = 0
    seed: int = 1
    at_most: int = 10_000


async def replay(
    lines: list[bytes], directory: Path, disturbance: Disturbance | None = None, *, extraction: int = 2
) -> tuple[Picture, Crew]:
    """Run `lines` through real processes on a fresh server; with `disturbance` while things die."""
    fsync = "always" if disturbance and disturbance.server_kills else "everysec"
    server = EmbeddedServer.start(directory / "server", fsync=fsync)
    settings = Settings(redis_url=server.url, replay=True)
    shared = {"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true", "CROSSWIRE_LOG_FORMAT": "json",
              "CROSSWIRE_POLL_MS": "100", "CROSSWIRE_RECLAIM_AFTER": "20", "CROSSWIRE_DELIVERY_LIMIT": "50",
              "CROSSWIRE_KEEP_ENTRIES": "1000000"}  # fmt: skip
    crew = Crew(shared, directory / "workers.log")
    client = connect(settings)
    try:
        crew.start_all(extraction)
        drained = asyncio.Event()
        plan = disturbance or Disturbance(at_most=0)
        harm = asyncio.create_task(_harm(crew, plan, server, client, drained))
        fed = await feed(lines, settings, client, until=172_800)
        await await_drained(settings, client, fed=fed, stalled_after=180)
        drained.set()
        await harm
        await await_drained(settings, client, fed=fed, stalled_after=180)
        codes = crew.stop()
        # One that is still importing when SIGTERM comes has nothing to finish and simply ends by the signal.
        assert set(codes) <= ({0, -signal.SIGTERM} if disturbance else {0}), (
            f"workers ended with {codes}; see {crew.log}"
        )
        return await picture(client), crew
    finally:
        crew.kill_all()
        await client.aclose()
        server.stop()


async def _ready(crew: Crew, client: Any) -> list[str]:
    """Workers that have said that they live: killing one that is still importing tests nothing."""
    try:
        alive = {worker.pid for worker in (await observe(client, KEYS)).workers if worker.healthy}
    except (RedisError, OSError):
        return []
    return sorted(name for name, process in crew.running.items() if process.pid in alive)


async def _harm(crew: Crew, plan: Disturbance, server: EmbeddedServer, client: Any, drained: asyncio.Event) -> None:
    chance, until_server = random.Random(plan.seed), 3  # noqa: S311
    server_kills = 0
    while not drained.is_set() and crew.kills + crew.terms + server_kills < plan.at_most:
        await asyncio.sleep(plan.every * chance.uniform(0.5, 1.5))
        until_server -= 1
        if server_kills < plan.server_kills and until_server <= 0:
            until_server, server_kills = 3, server_kills + 1
            crew.server_kills += 1
            await asyncio.to_thread(_power_cut, server)
            continue
        ready = await _ready(crew, client)
        if not ready:
            continue
        name = chance.choice(ready)
        number = signal.SIGTERM if chance.random() < plan.sigterm_share else signal.SIGKILL
        await asyncio.to_thread(crew.hit, name, number)


def _power_cut(server: EmbeddedServer) -> None:
    """SIGKILL the server and start it again on its files and its port."""
    server.kill()
    again = EmbeddedServer.start(server.directory, port=server.port, fsync="always")
    server.process = again.process


async def picture(client: Any) -> Picture:
    """State and streams as digests; times of the wall clock (ids of raw entries and dead letters) are left out."""
    state = {}
    async for key in client.scan_iter(match="{p00}:state:*", count=1000):
        state[key.decode()] = digest_of(await client.get(key))
    streams, counts = {}, {}
    for name in ("admitted", "claims", "verdicts", "alerts", "settlements"):
        entries = await client.xrange(KEYS.stream(name))
        streams[name] = [(entry.decode(), digest_of(fields[b"data"])) for entry, fields in entries]
        counts[name] = len(entries)
    letters = []
    for _, fields in await client.xrange(KEYS.stream("dead-letters")):
        letter = json.loads(fields[b"data"])
        letters.append(f"{letter['stage']} {letter['sha256']} {letter['reason']}")
    counts["claims_in_bundles"] = sum(
        len(json.loads(fields[b"data"])["body"]["claims"]) for _, fields in await client.xrange(KEYS.stream("claims"))
    )
    counts["pending"] = 0
    for stream, group in (("admitted", "extraction"), ("claims", "comparison"), ("verdicts", "scoring")):
        counts["pending"] += (await client.xpending(KEYS.stream(stream), group))["pending"]
    return Picture(state, streams, sorted(letters), counts)


def digest_of(value: bytes) -> str:
    return sha256(value).hexdigest()[:24]


def read_archive(file: Path | None, count: int) -> list[bytes]:
    if file is None:
        return list(articles(count))
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        return _take(lines, count)


def _take(lines: Iterable[bytes], count: int) -> list[bytes]:
    taken = []
    for line in lines:
        taken.append(line.strip())
        if len(taken) == count:
            break
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description="Replay undisturbed and under kills, and compare.")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--every", type=float, default=1.0)
    parser.add_argument("--sigterm-share", type=float, default=0.2)
    parser.add_argument("--server-kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lines = read_archive(options.file, options.articles)
    plan = Disturbance(options.every, options.sigterm_share, options.server_kills, options.seed)
    with tempfile.TemporaryDirectory(prefix="crosswire-crash-") as name:
        results = []
        for label, harm in (("calm", None), ("storm", plan)):
            (Path(name) / label).mkdir()
            began = time.monotonic()
            found, crew = asyncio.run(replay(lines, Path(name) / label, harm))
            took = time.monotonic() - began
            print(f"{label}: {took:.1f} s, {crew.kills} SIGKILL, {crew.terms} SIGTERM, {crew.server_kills} power cuts, {found.counts},"  # noqa: T201
                  f" {len(found.state)} values, {len(found.letters)} dead letters")  # fmt: skip
            results.append(found)
    differences = results[0].differences(results[1])
    print("identical" if not differences else f"{len(differences)} differences: {differences[:10]}")  # noqa: T201
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
