"""An owner stage under everything that can happen to it, with a handler of three lines."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from services.runtime import owner, pace
from services.runtime.entries import Entry
from services.runtime.errors import PermanentError
from services.runtime.keys import Keys
from services.runtime.owner import OwnerWorker
from services.runtime.registry import STAGES, Kind, Stage
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from tests.runtime.conftest import eventually
from tests.runtime.working import working

KEYS = Keys("p00")
COPY = Stage("scoring", "verdicts", ("alerts",), Kind.OWNER, "")
"""Under the name of a stage that pacing and trimming know."""


async def copy(entry: Entry, work: UnitOfWork, _: Settings) -> int:
    (total,) = await work.get("total")
    work.put("total", str(int(total or b"0") + int(entry.payload)).encode())
    work.emit("alerts", entry.payload)
    return entry.id[0]


@asynccontextmanager
async def running(handler: Any, settings: Settings, client: Any) -> AsyncIterator[OwnerWorker]:
    stop = asyncio.Event()
    async with working(stop, OwnerWorker(COPY, handler, settings, client, stop)) as (worker,):
        yield worker


async def write(client: Any, *numbers: int, start: int = 1) -> None:
    for seq, number in enumerate(numbers, start):
        await client.xadd(KEYS.stream("verdicts"), {"data": str(number)}, id=f"{seq}-0")


async def copied(client: Any) -> list[int]:
    return [int(fields[b"data"]) for _, fields in await client.xrange(KEYS.stream("alerts"))]


async def reached(client: Any, seq: int) -> None:
    async def there() -> bool:
        return (await pace.cursor(client, KEYS, "scoring"))[0] >= seq

    await eventually(there)


async def test_a_backlog_from_before_the_group_existed_is_read_from_its_beginning(client: Any, settings: Any) -> None:
    await write(client, *range(100, 600))
    async with running(copy, settings, client):
        await reached(client, 500)
    assert await copied(client) == list(range(100, 600))
    assert await client.get(KEYS.state("total")) == str(sum(range(100, 600))).encode()
    assert (await client.xpending(KEYS.stream("verdicts"), "scoring"))["pending"] == 0


async def test_what_a_dead_owner_was_given_is_done_first_and_in_order(client: Any, settings: Any) -> None:
    await write(client, 1, 2, 3, 4, 5)
    await client.xgroup_create(KEYS.stream("verdicts"), "scoring", id="0")
    await client.xreadgroup("scoring", "dead", {KEYS.stream("verdicts"): ">"}, count=3)
    async with running(copy, settings, client):
        await reached(client, 5)
    assert await copied(client) == [1, 2, 3, 4, 5]
    assert (await client.xpending(KEYS.stream("verdicts"), "scoring"))["pending"] == 0


async def test_an_entry_before_the_cursor_is_acknowledged_and_has_no_second_effect(client: Any, settings: Any) -> None:
    await write(client, 1, 2)
    async with running(copy, settings, client):
        await reached(client, 2)
    await client.xgroup_setid(KEYS.stream("verdicts"), "scoring", "0")
    await write(client, 3, start=3)
    async with running(copy, settings, client):
        await reached(client, 3)
    assert await copied(client) == [1, 2, 3]


@pytest.mark.parametrize("disaster", ["group", "everything"])
async def test_a_group_that_vanishes_is_made_again(client: Any, settings: Any, disaster: str) -> None:
    await write(client, 1, 2)
    async with running(copy, settings, client):
        await reached(client, 2)
        if disaster == "group":
            await client.xgroup_destroy(KEYS.stream("verdicts"), "scoring")
            await write(client, 3, start=3)
            await reached(client, 3)
            assert await copied(client) == [1, 2, 3]
        else:
            await client.flushall()
            await write(client, 7, 8)
            await reached(client, 2)
            assert await copied(client) == [7, 8]
            assert await client.get(KEYS.state("total")) == b"15"


async def test_a_transient_fault_keeps_the_place(client: Any, settings: Any) -> None:
    failures = iter([True, True, True])

    async def flaky(entry: Entry, work: UnitOfWork, rest: Settings) -> int:
        if entry.payload == b"2" and next(failures, False):
            raise RedisConnectionError("gone")
        return await copy(entry, work, rest)

    await write(client, 1, 2, 3)
    async with running(flaky, settings, client):
        await reached(client, 3)
    assert await copied(client) == [1, 2, 3]
    assert await client.get(KEYS.state("total")) == b"6"


@pytest.mark.parametrize("error", [PermanentError("no such colour"), ValueError("no such colour"), KeyError("bug")])
async def test_a_permanent_fault_is_a_dead_letter_and_the_stream_goes_on(
    client: Any, settings: Any, error: Exception
) -> None:
    from schemas.dead_letter import decode_dead_letter

    async def picky(entry: Entry, work: UnitOfWork, rest: Settings) -> int:
        if entry.payload == b"2":
            work.put("total", b"1000000")
            work.emit("alerts", b"2")
            raise error
        return await copy(entry, work, rest)

    await write(client, 1, 2, 3)
    async with running(picky, settings, client):
        await reached(client, 3)
    assert await copied(client) == [1, 3]
    assert await client.get(KEYS.state("total")) == b"4"
    ((_, fields),) = await client.xrange(KEYS.stream("dead-letters"))
    letter = decode_dead_letter(fields[b"data"])
    assert (letter.stage, letter.stream, letter.entry) == ("scoring", "verdicts", "2-0")
    assert letter.original == {b"data": b"2"}
    assert str(error).strip("'") in letter.reason


async def test_an_owner_that_was_overtaken_commits_nothing_more(client: Any, settings: Any) -> None:
    began, go_on = asyncio.Event(), asyncio.Event()

    async def slow(entry: Entry, work: UnitOfWork, rest: Settings) -> int:
        began.set()
        await go_on.wait()
        return await copy(entry, work, rest)

    other = settings.model_copy(update={"consumer": "other"})
    await write(client, 1)
    async with running(slow, settings, client) as first:
        await began.wait()
        await client.delete(KEYS.lease("scoring"))
        async with running(copy, other, client):
            await reached(client, 1)
            go_on.set()
            await eventually(lambda: _is(not first.owning))
            assert await copied(client) == [1]


@pytest.mark.parametrize("more", [True, False])
async def test_a_delivery_whose_answer_was_lost_is_noticed_and_nothing_overtakes_it(
    client: Any, settings: Any, more: bool
) -> None:
    """What a broken connection does: the server has given the entry to our consumer, and we never saw it."""
    async with running(copy, settings, client) as worker:
        await eventually(lambda: _is(worker.owning))
        await write(client, 1)
        await reached(client, 1)
        pipe = client.pipeline(transaction=True)
        pipe.xadd(KEYS.stream("verdicts"), {"data": "2"}, id="2-5")
        pipe.xreadgroup("scoring", settings.consumer_name, {KEYS.stream("verdicts"): ">"})
        await pipe.execute()
        if more:
            await write(client, 3, start=3)
        await reached(client, 3 if more else 2)
    assert await copied(client) == ([1, 2, 3] if more else [1, 2])
    assert (await client.xpending(KEYS.stream("verdicts"), "scoring"))["pending"] == 0


async def test_who_waits_for_a_slow_stage_holds_its_entries_and_has_lost_none(
    client: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was taken for a lost delivery once, cut off after `drain`, and the process ended."""
    monkeypatch.setattr(owner, "LOST_AFTER", 0.1)
    stage = STAGES["ingestion"]
    patient = settings.model_copy(update={"window": 1, "drain": 0.2})
    said: list[str] = []

    async def admit(entry: Entry, work: UnitOfWork, _: Settings) -> int:
        work.emit("admitted", b"x")
        return int(entry.payload)

    stop = asyncio.Event()
    worker = OwnerWorker(stage, admit, patient, client, stop)
    monkeypatch.setattr(worker._log, "warning", lambda event, **_: said.append(event), raising=False)
    task = asyncio.create_task(worker.run())
    await client.xadd("articles", {"data": "1"})
    await eventually(lambda: client.exists(KEYS.stream("admitted")))
    await client.xadd("articles", {"data": "2"})
    await eventually(lambda: _held(client, 1))
    await asyncio.sleep(2)  # nothing may happen for as long as the stage behind it is slow
    assert not task.done()
    assert await client.xlen(KEYS.stream("admitted")) == 1
    assert await _held(client, 1)
    assert said == []
    await client.set(KEYS.next_bundle, "2")
    await eventually(lambda: _admitted(client, 2))
    stop.set()
    await task


async def _held(client: Any, count: int) -> bool:
    return bool((await client.xpending("articles", "ingestion"))["pending"] == count)


async def _admitted(client: Any, count: int) -> bool:
    return bool(await client.xlen(KEYS.stream("admitted")) == count)


async def _is(value: bool) -> bool:
    return value


async def test_a_second_worker_stands_by_and_takes_over(client: Any, settings: Any) -> None:
    other = settings.model_copy(update={"consumer": "other"})
    async with running(copy, settings, client) as first:
        await eventually(lambda: _is(first.owning))
        async with running(copy, other, client) as second:
            await write(client, 1)
            await reached(client, 1)
            assert not second.owning
            first._stop.set()
            await eventually(lambda: _is(second.owning))
            await write(client, 2, start=2)
            await reached(client, 2)
    assert await copied(client) == [1, 2]


async def test_a_stream_is_trimmed_only_behind_its_reader(client: Any, settings: Any) -> None:
    await write(client, *range(1, 1001))
    await client.set(KEYS.cursor("scoring"), "600-0")
    small = settings.model_copy(update={"keep_entries": 10})
    await pace.trim(client, KEYS, small, "scoring")
    first = int((await client.xrange(KEYS.stream("verdicts"), count=1))[0][0].split(b"-")[0])
    assert 1 < first <= 601
