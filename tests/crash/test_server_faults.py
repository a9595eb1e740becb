"""An owner stage while its server is killed, read-only, out of memory, without permission or stalled."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import redis

from services.runtime import connection, pace
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.entries import Entry
from services.runtime.keys import Keys
from services.runtime.owner import OwnerWorker
from services.runtime.registry import Kind, Stage
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from tests.runtime.conftest import eventually

KEYS = Keys("p00")
STAGE = Stage("scoring", "verdicts", ("alerts",), Kind.OWNER, "")
VERDICTS, ALERTS = KEYS.stream("verdicts"), KEYS.stream("alerts")
PART = 300


class Place:
    """A server that may die, and an administrator who is not subject to what is done to it."""

    def __init__(self, directory: Path) -> None:
        self.server = EmbeddedServer.start(directory, fsync="always")
        self.settings = Settings(redis_url=self.server.url, consumer="one", poll_ms=50, lease=1.0, batch=16)

    def admin(self, *command: Any) -> Any:
        with redis.Redis(port=self.server.port) as client:
            return client.execute_command(*command)

    def power_cut(self) -> None:
        self.server.kill()
        again = EmbeddedServer.start(self.server.directory, port=self.server.port, fsync="always")
        self.server.process = again.process


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(connection, "SOCKET_TIMEOUT", 1.5)
    made = Place(tmp_path / "server")
    yield made
    made.server.stop()


async def add_up(entry: Entry, work: UnitOfWork, _: Settings) -> int:
    (total,) = await work.get("total")
    work.put("total", str(int(total or b"0") + int(entry.payload)).encode())
    work.emit("alerts", entry.payload)
    await asyncio.sleep(0.001)
    return entry.id[0]


@asynccontextmanager
async def adding(place: Place) -> AsyncIterator[Any]:
    client, stop = connect(place.settings), asyncio.Event()
    task = asyncio.create_task(OwnerWorker(STAGE, add_up, place.settings, client, stop).run())
    try:
        yield client
    finally:
        stop.set()
        await task
        await client.aclose()


def write(place: Place, first: int, count: int = PART) -> None:
    """What a producer was told is there is there: every one of these has been answered."""
    with redis.Redis(port=place.server.port) as client:
        for number in range(first, first + count):
            client.xadd(VERDICTS, {"data": str(number)}, id=f"{number}-0")


async def came_to(client: Any, seq: int) -> None:
    async def there() -> bool:
        try:
            return (await pace.cursor(client, KEYS, "scoring"))[0] >= seq
        except (redis.RedisError, OSError):
            return False

    await eventually(there)


async def assert_exact(client: Any, seq: int) -> None:
    await came_to(client, seq)
    numbers = [int(fields[b"data"]) for _, fields in await client.xrange(ALERTS)]
    assert numbers == list(range(1, seq + 1))
    assert await client.get(KEYS.state("total")) == str(seq * (seq + 1) // 2).encode()


async def test_ten_power_cuts_lose_and_repeat_nothing(place: Place) -> None:
    async with adding(place) as client:
        for cut in range(10):
            write(place, cut * PART + 1)
            await came_to(client, cut * PART + 1 + 20 * (cut % 3))
            await asyncio.to_thread(place.power_cut)
        await assert_exact(client, 10 * PART)


async def read_only(place: Place) -> Callable[[], Any]:
    place.admin("REPLICAOF", "127.0.0.1", "1")
    return lambda: place.admin("REPLICAOF", "NO", "ONE")


async def out_of_memory(place: Place) -> Callable[[], Any]:
    place.admin("CONFIG", "SET", "maxmemory", "1")
    return lambda: place.admin("CONFIG", "SET", "maxmemory", "0")


async def without_permission(place: Place) -> Callable[[], Any]:
    place.admin("ACL", "SETUSER", "default", "-xreadgroup", "-evalsha", "-xadd")
    return lambda: place.admin("ACL", "SETUSER", "default", "+@all")


async def stalled(place: Place) -> Callable[[], Any]:
    place.server.process.send_signal(signal.SIGSTOP)
    return lambda: place.server.process.send_signal(signal.SIGCONT)


async def cut_off(place: Place) -> Callable[[], Any]:
    place.admin("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
    return lambda: None


@pytest.mark.parametrize("fault", [read_only, out_of_memory, without_permission, stalled, cut_off])
async def test_a_fault_of_the_server_is_waited_out_in_place(
    place: Place, fault: Callable[[Place], Awaitable[Callable[[], Any]]]
) -> None:
    async with adding(place) as client:
        write(place, 1)
        await came_to(client, 10)
        mend = await fault(place)
        await asyncio.sleep(3)  # the fault itself lasts; nothing is waited for
        mend()
        await came_to(client, PART)
        write(place, PART + 1)
        await assert_exact(client, 2 * PART)
