"""Replays with real processes and real kills, and a picture of everything that they leave behind.

Also a command, see `python -m tests.crash.harness --help`; the runs in docs/guarantees.md are

    python -m tests.crash.harness FILE.jsonl.gz --articles 5000 --cut 800 --scenarios 60 --sigterm-share 0 --server-kills 10
    python -m tests.crash.harness --articles 60 --seeds 20 --rolling --pause 60
"""

from __future__ import annotations

import argparse
import asyncio
import atexit
import gzip
import json
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from redis.exceptions import RedisError, ResponseError

from schemas.article import tick
from services.runtime import pace
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.forking import Process, Spawning, Starter, starter
from services.runtime.keys import Keys
from services.runtime.observe import observe
from services.runtime.registry import STAGES
from services.runtime.replay import StalledError, await_drained
from services.runtime.settings import Settings
from tests.crash.archive import articles, mixed, scenario_streams
from tests.runtime.conftest import eventually

ROOT = Path(__file__).parent.parent.parent
KEYS = Keys("p00")
HELD = 10
"""So many messages are held back where a number of disturbances is asked for."""


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


@cache
def nursery() -> Starter:
    """Of all crews of this process."""
    made = starter(directory=ROOT)
    atexit.register(made.close)
    return made


@dataclass
class Crew:
    """The worker processes of one replay."""

    environment: dict[str, str]
    log: Path
    module: str = "services.runtime.worker"
    forked: bool = True
    """Whether the workers come out of a process that has loaded everything, as in `crosswire up`; else as in containers."""
    running: dict[str, Process] = field(default_factory=dict)
    kills: int = 0
    terms: int = 0
    codes: list[int] = field(default_factory=list)
    """Exit codes of those that were asked to end."""
    server_kills: int = 0

    def start(self, name: str) -> None:
        environment = {**os.environ, **self.environment, "CROSSWIRE_CONSUMER": name, "PYTHONPATH": str(ROOT)}
        workers = nursery() if self.forked else Spawning(ROOT)
        self.running[name] = workers.start(self.module, [name.partition("-")[0]], environment, self.log)

    def start_all(self, extraction: int = 2) -> None:
        """One worker of each kind, and `extraction` of that."""
        for stage in STAGES:
            for number in range(extraction if stage == "extraction" else 1):
                self.start(f"{stage}-{number}")

    def hit(self, name: str, number: signal.Signals) -> None:
        process = self.running[name]
        process.send_signal(number)
        code = process.wait(90)
        if number is signal.SIGTERM:
            self.codes.append(code)
        self.kills += number is signal.SIGKILL
        self.terms += number is signal.SIGTERM
        self.start(name)

    @property
    def hits(self) -> int:
        return self.kills + self.terms + self.server_kills

    async def all_live(self, client: Any) -> None:
        """Return once each has said that it lives: one that is still importing ends by SIGTERM itself, not in order."""

        async def live() -> bool:
            said = {worker.pid for worker in (await observe(client, KEYS)).workers}
            return said >= {process.pid for process in self.running.values()}

        await eventually(live)

    def stop(self) -> list[int]:
        for process in self.running.values():
            process.terminate()
        codes = [process.wait(90) for process in self.running.values()]
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
    server_every: int = 3
    """One in so many of the first disturbances is the server's."""
    seed: int = 1
    at_most: int = 10_000
    at_least: int = 0
    """The last messages are sent only after so many, however quick the machine is."""
    pause: int = 0
    """Milliseconds up to which every stage pauses before and after every entry, at random."""


async def replay(
    lines: list[bytes], directory: Path, disturbance: Disturbance | None = None, *, extraction: int = 2
) -> tuple[Picture, Crew]:
    """Run `lines` through real processes on a fresh server; with `disturbance` while things die."""
    plan = disturbance or Disturbance(at_most=0)
    server = EmbeddedServer.start(directory / "server", fsync="always" if plan.server_kills else "everysec")
    settings = Settings(redis_url=server.url, replay=True)
    shared = {"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true", "CROSSWIRE_LOG_FORMAT": "json",
              "CROSSWIRE_POLL_MS": "100", "CROSSWIRE_RECLAIM_AFTER": "20", "CROSSWIRE_DELIVERY_LIMIT": "50",
              "CROSSWIRE_KEEP_ENTRIES": "1000000", "CROSSWIRE_KEEP_ALERTS": "1000000"}  # fmt: skip
    crew = Crew(shared, directory / "workers.log")
    if plan.pause:
        crew.module = "tests.crash.delayed_worker"
        crew.environment["CROSSWIRE_TEST_PAUSE"] = f"{plan.seed}:{plan.pause}"
    client = connect(settings)
    messages = [*lines, tick(172_800)]
    held = HELD if plan.at_least else 0
    try:
        # Before anything dies: a message that is sent again over a broken connection would be counted.
        await send(client, messages[: len(messages) - held])
        crew.start_all(extraction)
        drained = asyncio.Event()
        harm = asyncio.create_task(_harm(crew, plan, server, client, drained))
        await eventually(lambda: enough(crew, plan, harm), 600)
        await send_surely(client, messages[len(messages) - held :])
        await through(settings, client, crew)
        drained.set()
        await harm
        await through(settings, client, crew)
        await crew.all_live(client)
        codes = {*crew.codes, *crew.stop()}
        assert codes == {0}, f"workers ended with {codes}; see {crew.log}"
        return await picture(client), crew
    finally:
        crew.kill_all()
        await client.aclose()
        server.stop()


async def enough(crew: Crew, plan: Disturbance, harm: asyncio.Task[None]) -> bool:
    """Whether `plan` has done as much as it must while there is work; what went wrong with it is raised."""
    if harm.done():
        harm.result()
    return crew.hits >= plan.at_least


async def through(settings: Settings, client: Any, crew: Crew) -> None:
    """Return once all is done. A run in which nothing moves says who has ended, and how."""
    try:
        await await_drained(settings, client, stalled_after=180)
    except StalledError as error:
        codes = {name: process.poll() for name, process in crew.running.items()}
        raise AssertionError(f"{error}; exit codes {codes}; see {crew.log}") from error


async def send(client: Any, messages: list[bytes]) -> None:
    """Append `messages` to the raw stream."""
    for start in range(0, len(messages), 100):
        pipe = client.pipeline(transaction=False)
        for message in messages[start : start + 100]:
            pipe.xadd(KEYS.stream("articles"), {"data": message})
        await pipe.execute()


async def send_surely(client: Any, messages: list[bytes]) -> None:
    """Append each of `messages` once, whatever happens to the server meanwhile."""
    first = 0
    while messages and not first:
        with suppress(RedisError, OSError):
            first = (await pace.last_id(client, KEYS.articles))[0] + 1
    for number, message in enumerate(messages, first):

        async def there(number: int = number, message: bytes = message) -> bool:
            try:
                await client.xadd(KEYS.articles, {"data": message}, id=f"{number}-0")
            except ResponseError as error:
                if "equal or smaller" in str(error):  # the server has it: only its answer was lost
                    return True
                raise
            except (RedisError, OSError):
                return False
            return True

        await eventually(there)


async def _ready(crew: Crew, client: Any) -> list[str]:
    """Workers that have said that they live: killing one that is still importing tests nothing."""
    try:
        alive = {worker.pid for worker in (await observe(client, KEYS)).workers if worker.healthy}
    except (RedisError, OSError):
        return []
    return sorted(name for name, process in crew.running.items() if process.pid in alive)


async def _harm(crew: Crew, plan: Disturbance, server: EmbeddedServer, client: Any, drained: asyncio.Event) -> None:
    chance, until_server = random.Random(plan.seed), plan.server_every  # noqa: S311
    while not drained.is_set() and crew.hits < plan.at_most:
        await asyncio.sleep(plan.every * chance.uniform(0.5, 1.5))
        until_server -= 1
        if crew.server_kills < plan.server_kills and until_server <= 0:
            until_server = plan.server_every
            await asyncio.to_thread(_power_cut, server)
            crew.server_kills += 1
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
    keys = sorted([key async for key in client.scan_iter(match="{p00}:state:*", count=1000)])
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        state.update({key.decode(): digest_of(value) for key, value in zip(some, await client.mget(some), strict=True)})
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
        # a stage that came up to find nothing left to do may not have made its group yet
        found = await client.xinfo_groups(KEYS.stream(stream))
        counts["pending"] += sum(g["pending"] for g in found if g["name"] == group.encode())
    return Picture(state, streams, sorted(letters), counts)


def digest_of(value: bytes) -> str:
    return sha256(value).hexdigest()[:24]


def read_archive(file: Path | None, count: int, cut: int | None = None) -> list[bytes]:
    """The first `count` articles of a file, their texts cut to `cut` characters; without a file invented ones."""
    if file is None:
        return list(articles(count))
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        taken = [line.strip() for line in islice(lines, count)]
    return taken if cut is None else [shortened(line, cut) for line in taken]


def shortened(line: bytes, cut: int) -> bytes:
    """The article with no more than the first `cut` characters of its text."""
    article = json.loads(line)
    return json.dumps({**article, "text": article["text"][:cut]}).encode()


def main() -> int:
    parser = argparse.ArgumentParser(description="Replay undisturbed and disturbed, and compare what is left behind.")
    parser.add_argument("file", nargs="?", type=Path, help="articles, one JSON object a line; default: invented ones")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--cut", type=int, help="only so many characters of every text")
    parser.add_argument("--scenarios", type=int, default=12, help="so many scenario streams are mixed in")
    parser.add_argument("--every", type=float, default=1.0, help="seconds between two disturbances")
    parser.add_argument("--sigterm-share", type=float, default=0.2)
    parser.add_argument("--rolling", action="store_true", help="SIGTERM only")
    parser.add_argument("--server-kills", type=int, default=0)
    parser.add_argument("--server-every", type=int, default=3)
    parser.add_argument("--at-most", type=int, default=10_000, help="so many disturbances; then the rest in peace")
    parser.add_argument("--pause", type=int, default=0, help="milliseconds up to which stages pause at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="so many disturbed runs, each with the next seed")
    parser.add_argument("--keep", type=Path, help="leave the workers' logs and the servers' files there")
    options = parser.parse_args()
    lines = mixed(read_archive(options.file, options.articles, options.cut), scenario_streams(options.scenarios))
    share = 1.0 if options.rolling else options.sigterm_share
    plans = [
        Disturbance(
            options.every, share, options.server_kills, options.server_every, seed, options.at_most, pause=options.pause
        )
        for seed in range(options.seed, options.seed + options.seeds)
    ]
    with tempfile.TemporaryDirectory(prefix="crosswire-crash-") as name:
        return compare(lines, plans, options.keep or Path(name))


def compare(lines: list[bytes], plans: list[Disturbance], directory: Path) -> int:
    """One calm run, and one for every plan; 1 if any of them leaves something else behind."""
    calm = timed(lines, directory / "calm", None)
    differing = 0
    for plan in plans:
        differences = calm.differences(timed(lines, directory / f"seed {plan.seed}", plan))
        say("  identical" if not differences else f"  {len(differences)} differences: {differences[:10]}")
        differing += bool(differences)
    return 1 if differing else 0


def timed(lines: list[bytes], directory: Path, plan: Disturbance | None) -> Picture:
    began = time.monotonic()
    found, crew = asyncio.run(replay(lines, directory, plan))
    harm = f"{crew.kills} SIGKILL, {crew.terms} SIGTERM, {crew.server_kills} power cuts"
    say(f"{directory.name}: {len(lines)} messages, {time.monotonic() - began:.1f} s, {harm}, {found.counts}, "
        f"{len(found.state)} values, {len(found.letters)} dead letters")  # fmt: skip
    return found


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
