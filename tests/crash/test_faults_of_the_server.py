"""The whole pipeline, and a producer, while one fault of the server follows the other.

Nothing that the producer was told is there may be missing, nothing may be there twice, and every worker lives on.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import redis

from schemas.article import tick
from services.runtime import pace
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, free_port
from services.runtime.keys import Keys
from services.runtime.registry import STAGES
from services.runtime.replay import await_drained
from services.runtime.settings import Settings
from tests.crash.archive import small_archive
from tests.crash.harness import Crew, Picture, picture, replay
from tests.crash.wire import Wire
from tests.runtime.conftest import eventually

KEYS = Keys("p00")
MESSAGES = [*small_archive(), tick(172_800)]
IMAGE = os.environ.get("CROSSWIRE_REDIS_IMAGE", "redis:8-alpine")
FIRST = 1_700_000_000_000
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    return asyncio.run(replay(small_archive(), tmp_path_factory.mktemp("calm")))[0]


@dataclass
class Producer:
    """Sends message after message, each until the server says that it has it."""

    port: int
    acknowledged: int = 0
    told: str = ""
    """The last thing that kept it waiting."""

    async def send(self, count: int) -> None:
        for _ in range(count):
            await asyncio.to_thread(self._send_one)

    def _send_one(self) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                with redis.Redis(port=self.port, socket_timeout=2, retry=None) as client:
                    client.xadd("articles", {"data": MESSAGES[self.acknowledged]}, id=f"{FIRST + self.acknowledged}-0")
                break
            except redis.RedisError as error:
                if "equal or smaller" in str(error):  # the server has it: only its answer was lost
                    break
                self.told = str(error)
                time.sleep(0.1)
        else:
            raise AssertionError(f"the server never took it: {self.told}")
        self.acknowledged += 1


@asynccontextmanager
async def pipeline(url: str, directory: Path) -> AsyncIterator[tuple[Any, Crew]]:
    """All workers on the server at `url`; afterwards each must have ended in order, when it was asked to."""
    environment = {"CROSSWIRE_REDIS_URL": url, "CROSSWIRE_REPLAY": "true", "CROSSWIRE_LOG_FORMAT": "json",
                   "CROSSWIRE_POLL_MS": "100", "CROSSWIRE_KEEP_ENTRIES": "1000000",
                   "CROSSWIRE_TEST_PAUSE": "1:40"}  # fmt: skip
    crew = Crew(environment, directory / "workers.log", module="tests.crash.delayed_worker")
    client = connect(Settings(redis_url=url))
    try:
        crew.start_all()
        yield client, crew
        await crew.all_live(client)
        assert set(crew.stop()) == {0}, crew.log.read_text()[-3000:]
    finally:
        crew.kill_all()
        await client.aclose()


async def scored(client: Any) -> int:
    try:
        return (await pace.cursor(client, KEYS, "scoring"))[0]
    except (redis.RedisError, OSError):
        return -1


async def goes_on(client: Any, beyond: int) -> None:
    async def further() -> bool:
        return await scored(client) >= beyond

    await eventually(further)


def refused_in(log: Path, since: int) -> str:
    """What the workers have said that they wait for, since a place in their log."""
    with log.open("rb") as file:
        file.seek(since)
        lines = [json.loads(line) for line in file if line.startswith(b"{")]
    return " ".join(line.get("reason", "") for line in lines if line["event"].endswith("waiting"))


@dataclass
class Admin:
    """Does the harm, and mends it; not subject to it."""

    server: EmbeddedServer
    wire: Wire

    def do(self, *command: Any) -> None:
        with redis.Redis(port=self.server.port) as client:
            client.execute_command(*command)

    def groups(self) -> Callable[[], None]:
        for stage in STAGES.values():
            self.do("XGROUP", "DESTROY", KEYS.stream(stage.reads), stage.group)
        return lambda: None

    def read_only(self) -> Callable[[], None]:
        self.do("REPLICAOF", "127.0.0.1", "1")
        return lambda: self.do("REPLICAOF", "NO", "ONE")

    def permission(self) -> Callable[[], None]:
        self.do("ACL", "SETUSER", "default", "-xreadgroup", "-evalsha", "-eval", "-xadd")
        return lambda: self.do("ACL", "SETUSER", "default", "+@all")

    def memory(self) -> Callable[[], None]:
        self.do("CONFIG", "SET", "maxmemory", "1")
        return lambda: self.do("CONFIG", "SET", "maxmemory", "0")

    def stall(self) -> Callable[[], None]:
        self.server.process.send_signal(signal.SIGSTOP)
        return lambda: self.server.process.send_signal(signal.SIGCONT)

    def network(self) -> Callable[[], None]:
        self.wire.silent = True
        return lambda: setattr(self.wire, "silent", False)

    def connections(self) -> Callable[[], None]:
        self.do("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
        return lambda: None


FAULTS = (
    ("groups", 0.0, ""),
    ("read_only", 3.0, "read only replica"),
    ("permission", 3.0, "NoPermission"),
    ("memory", 3.0, "OutOfMemory"),
    ("stall", 3.0, ""),
    ("network", 11.0, ""),
    ("connections", 0.0, ""),
    ("groups", 0.0, ""),
)
"""What happens, for how many seconds, and what the workers say meanwhile."""


async def _said(word: str, log: Path, since: int) -> None:
    """Until the workers have met the fault: on a busy machine one may be in the midst of an article for seconds."""
    deadline = time.monotonic() + 60
    while word not in refused_in(log, since) and time.monotonic() < deadline:  # noqa: ASYNC110 - a file
        await asyncio.sleep(0.1)


async def test_one_fault_after_the_other_makes_no_difference(calm: Picture, tmp_path: Path) -> None:
    server = EmbeddedServer.start(tmp_path / "server", fsync="always")
    part = len(MESSAGES) // (len(FAULTS) + 1)
    try:
        with Wire(server.port) as wire:
            producer, admin = Producer(wire.port), Admin(server, wire)
            url = f"redis://127.0.0.1:{wire.port}/0"
            async with pipeline(url, tmp_path) as (client, crew):
                for number, (fault, seconds, said) in enumerate(FAULTS):
                    await producer.send(part)
                    await goes_on(client, number * part + 1)
                    since = crew.log.stat().st_size
                    mend = getattr(admin, fault)()
                    sending = asyncio.create_task(producer.send(1))
                    await asyncio.sleep(seconds)  # the fault itself lasts; nothing is waited for
                    await _said(said, crew.log, since)
                    await asyncio.to_thread(mend)
                    await sending
                    assert all(process.poll() is None for process in crew.running.values()), fault
                    assert said in refused_in(crew.log, since), fault
                await producer.send(len(MESSAGES) - producer.acknowledged)
                await await_drained(Settings(redis_url=url), client, stalled_after=120)
                found = await picture(client)
            assert wire.held > 0
    finally:
        server.stop()
    assert calm.differences(found) == []
    assert found.counts["pending"] == 0


# --------------------------------------------------------------------------- a full disk


def docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["docker", *arguments], capture_output=True, text=True, timeout=300, check=False)


@dataclass
class SmallDisk:
    """A Redis in a container whose disk is 64 MiB in memory; started again inside it whenever it exits."""

    name: str
    port: int

    def shell(self, script: str) -> str:
        return docker("exec", self.name, "sh", "-c", script).stdout

    def fill(self) -> None:
        self.shell("dd if=/dev/zero of=/data/filler bs=4k 2>/dev/null; sync")

    def free(self) -> None:
        self.shell("rm /data/filler")


@pytest.fixture
def small_disk(request: pytest.FixtureRequest) -> Iterator[SmallDisk]:
    problem = "" if shutil.which("docker") and docker("info").returncode == 0 else "no container engine answers"
    if problem and os.environ.get("CROSSWIRE_REQUIRE_DOCKER"):
        pytest.fail(problem)
    if problem:
        pytest.skip(problem)
    disk = SmallDisk(f"crosswire-disk-{os.getpid()}-{request.param}", free_port())
    server = f"redis-server --appendonly yes --appendfsync {request.param} --save '' --dir /data --protected-mode no"
    started = docker(
        "run", "--detach", "--rm", "--name", disk.name, "--publish", f"127.0.0.1:{disk.port}:6379",
        "--tmpfs", "/data:size=64m,mode=1777", "--entrypoint", "sh", IMAGE,
        "-c", f"while :; do {server} >>/tmp/log 2>&1; sleep 0.5; done",
    )  # fmt: skip
    assert started.returncode == 0, started.stderr
    try:
        yield disk
    finally:
        docker("kill", disk.name)


@pytest.mark.docker
@pytest.mark.parametrize("small_disk", ["everysec", "always"], indirect=True)
async def test_a_full_disk_under_the_append_only_file_makes_no_difference(
    calm: Picture, small_disk: SmallDisk, tmp_path: Path
) -> None:
    """With `everysec` the server refuses writes; with `always` it exits, and may not even start before there is room."""
    producer = Producer(small_disk.port)
    async with pipeline(f"redis://127.0.0.1:{small_disk.port}/0", tmp_path) as (client, crew):
        await producer.send(len(MESSAGES) // 3)
        await goes_on(client, 5)
        await asyncio.to_thread(small_disk.fill)
        sending = asyncio.create_task(producer.send(len(MESSAGES) // 3))
        await eventually(lambda: _is(bool(producer.told)))
        await asyncio.sleep(3)  # the fault itself lasts; nothing is waited for
        assert not sending.done()  # a server that starts again cuts off what it had half written: a few fit in there
        assert all(process.poll() is None for process in crew.running.values())
        await asyncio.to_thread(small_disk.free)
        await sending
        await producer.send(len(MESSAGES) - producer.acknowledged)
        await await_drained(Settings(redis_url="unused"), client, stalled_after=120)
        found = await picture(client)
        restarts = small_disk.shell("grep -c 'Ready to accept' /tmp/log").strip()
    assert calm.differences(found) == []
    assert "MISCONF" in producer.told or int(restarts) > 1, producer.told


async def _is(value: bool) -> bool:
    return value
