"""One contract, two stores: what a handler sees in memory it sees on the server."""

from __future__ import annotations

import tracemalloc
from typing import Any

import orjson
import pytest

from services.runtime.backend import RedisBackend
from services.runtime.entries import NOTHING
from services.runtime.errors import FencedError
from services.runtime.keys import Keys
from services.runtime.state import Changes, MemoryBackend, UnitOfWork

KEYS = Keys("p00")


class OnServer:
    """The real backend with an ownership around it, so that a test can say `commit` as it does in memory."""

    def __init__(self, client: Any, cache: int) -> None:
        self.backend = RedisBackend(client, KEYS, cache_bytes=cache)
        self.client, self.position = client, 0

    async def load(self, keys: Any) -> list[bytes | None]:
        return await self.backend.load(keys)

    async def commit(self, changes: Changes) -> None:
        await self.client.set(KEYS.fence("stage"), b"token")
        seen, self.position = self.position, self.position + 1
        ids = [f"{self.position}-{n}" for n in range(len(changes.messages))]
        await self.backend.commit("stage", "token", changes, ids, seen=(seen, 0), reached=(self.position, 0))

    async def messages(self, stream: str) -> list[bytes]:
        return [fields[b"data"] for _, fields in await self.client.xrange(KEYS.stream(stream))]


class InMemory:
    def __init__(self) -> None:
        self.backend = MemoryBackend()

    async def load(self, keys: Any) -> list[bytes | None]:
        return await self.backend.load(keys)

    async def commit(self, changes: Changes) -> None:
        self.backend.commit(changes)

    async def messages(self, stream: str) -> list[bytes]:
        return self.backend.streams.get(stream, [])


@pytest.fixture(params=["memory", "server", "server with a small cache", "server with a cache"])
def store(request: pytest.FixtureRequest, client: Any) -> Any:
    cache = {"server": 0, "server with a small cache": 300, "server with a cache": 10**6}
    return InMemory() if request.param == "memory" else OnServer(client, cache[request.param])


async def test_what_was_committed_is_read_in_the_order_asked_for(store: Any) -> None:
    work = UnitOfWork(store)
    work.put("a", b"1")
    work.put("b", b"\x00\xff")
    await store.commit(work.changes)
    assert await UnitOfWork(store).get("b", "missing", "a", "b") == [b"\x00\xff", None, b"1", b"\x00\xff"]


async def test_a_unit_reads_its_own_writes_and_nothing_is_kept_without_a_commit(store: Any) -> None:
    work = UnitOfWork(store)
    work.put("a", b"1")
    assert await work.get("a") == [b"1"]
    assert await UnitOfWork(store).get("a") == [None]


async def test_deleting_and_writing_again(store: Any) -> None:
    for value in (b"1", None, b"2"):
        work = UnitOfWork(store)
        work.put("a", value) if value else work.delete("a")
        await store.commit(work.changes)
        assert await UnitOfWork(store).get("a") == [value]


async def test_messages_keep_their_order(store: Any) -> None:
    for batch in ([b"1", b"2"], [], [b"3"]):
        work = UnitOfWork(store)
        for payload in batch:
            work.emit("alerts", payload)
        await store.commit(work.changes)
    assert await store.messages("alerts") == [b"1", b"2", b"3"]


async def test_a_unit_within_a_unit_that_failed_leaves_nothing(store: Any) -> None:
    outer = UnitOfWork(store)
    outer.put("a", b"1")
    failed = UnitOfWork(outer)
    assert await failed.get("a") == [b"1"]
    failed.put("a", b"2")
    failed.emit("alerts", b"lost")
    good = UnitOfWork(outer)
    good.put("b", b"3")
    outer.absorb(good.changes)
    await store.commit(outer.changes)
    assert await UnitOfWork(store).get("a", "b") == [b"1", b"3"]
    assert await store.messages("alerts") == []


# ------------------------------------------------------------------ what only the server's commit has to promise


async def _commit(client: Any, token: str, seen: int, reached: int, value: bytes) -> None:
    changes = Changes(writes={"a": value}, messages=[("alerts", value)])
    backend = RedisBackend(client, KEYS)
    await backend.commit("stage", token, changes, [f"{reached}-0"], seen=(seen, 0), reached=(reached, 0))


async def test_a_former_owner_commits_nothing(client: Any) -> None:
    await client.set(KEYS.fence("stage"), b"new")
    with pytest.raises(FencedError):
        await _commit(client, "old", 0, 1, b"x")
    assert await client.get(KEYS.state("a")) is None
    assert await client.get(KEYS.cursor("stage")) is None


async def test_a_commit_that_is_sent_twice_has_one_effect(client: Any) -> None:
    await client.set(KEYS.fence("stage"), b"token")
    await _commit(client, "token", 0, 1, b"x")
    await _commit(client, "token", 0, 1, b"x")
    assert await client.xlen(KEYS.stream("alerts")) == 1


async def test_a_commit_from_another_place_in_the_stream_is_refused(client: Any) -> None:
    await client.set(KEYS.fence("stage"), b"token")
    await _commit(client, "token", 0, 5, b"x")
    with pytest.raises(FencedError):
        await _commit(client, "token", 3, 7, b"y")
    assert await client.get(KEYS.state("a")) == b"x"


async def test_a_stream_of_the_wrong_type_leaves_the_whole_commit_undone(client: Any) -> None:
    from redis.exceptions import ResponseError

    await client.set(KEYS.fence("stage"), b"token")
    await client.set(KEYS.stream("alerts"), b"not a stream")
    with pytest.raises(ResponseError, match="WRONGTYPE"):
        await _commit(client, "token", 0, 1, b"x")
    assert await client.get(KEYS.state("a")) is None
    assert await client.get(KEYS.cursor("stage")) is None


async def test_nothing_is_the_id_before_all(client: Any) -> None:
    await client.set(KEYS.fence("stage"), b"token")
    backend = RedisBackend(client, KEYS)
    await backend.commit("stage", "token", Changes(), [], seen=NOTHING, reached=(1, 0))
    assert await client.get(KEYS.cursor("stage")) == b"1-0"


def test_what_is_kept_takes_no_more_room_than_it_is_long() -> None:
    """orjson leaves kilobytes behind each small value: a cache that counts lengths would hold twenty times its limit."""
    backend, work = MemoryBackend(), UnitOfWork(MemoryBackend())
    tracemalloc.start()
    try:
        for number in range(2000):
            work.put(f"comparison:ix:1:{number}", orjson.dumps([f"c{number}"]))
        backend.commit(work.changes)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(backend.values) == 2000
    assert held < 2000 * 700
