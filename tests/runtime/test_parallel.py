"""Extraction workers: results leave in the order of admission, whoever computed them, however often somebody died."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any

from schemas.dead_letter import decode_dead_letter
from services.runtime import operator, pace
from services.runtime.entries import message_digest
from services.runtime.halts import Halt, halts
from services.runtime.keys import Keys
from services.runtime.parallel import ParallelWorker
from services.runtime.registry import STAGES
from services.runtime.settings import Settings
from tests.runtime.conftest import eventually
from tests.runtime.working import working

KEYS = Keys("p00")
ADMITTED, GROUP = KEYS.stream("admitted"), "extraction"
STAGE = dataclasses.replace(STAGES["extraction"], handler="tests.runtime.test_parallel:SHOUT")


class Shout:
    """Upper case; `bad...` is impossible."""

    def __init__(self, pause: float = 0.0) -> None:
        self.pause, self.chance = pause, Random(3)  # noqa: S311

    def warm(self) -> None:
        pass

    def bundle(self, payload: bytes) -> bytes:
        time.sleep(self.pause * self.chance.random())
        if payload.startswith(b"bad"):
            raise ValueError(f"cannot shout {payload.decode()!r}")
        return payload.upper()

    def tombstone(self, payload: bytes, seq: int) -> bytes:
        return b"silence at %d" % seq


SHOUT = Shout()


@asynccontextmanager
async def running(settings: Settings, client: Any, work: Any = SHOUT) -> AsyncIterator[ParallelWorker]:
    stop = asyncio.Event()
    async with working(stop, ParallelWorker(STAGE, work, settings, client, stop)) as (worker,):
        yield worker


def named(settings: Settings, name: str, **changes: Any) -> Settings:
    return settings.model_copy(update={"consumer": name, **changes})


async def admit(client: Any, *payloads: str, start: int = 1) -> None:
    for seq, payload in enumerate(payloads, start):
        await client.xadd(ADMITTED, {"data": payload}, id=f"{seq}-0")


async def released(client: Any, seq: int) -> None:
    async def there() -> bool:
        return await pace.released(client, KEYS) >= seq

    await eventually(there)


async def claims(client: Any) -> list[tuple[bytes, bytes]]:
    return [(name, fields[b"data"]) for name, fields in await client.xrange(KEYS.stream("claims"))]


async def pending(client: Any) -> int:
    return int((await client.xpending(ADMITTED, GROUP))["pending"])


async def test_three_workers_of_random_speed_release_in_order(client: Any, settings: Settings) -> None:
    words = [f"word{n}" for n in range(200)]
    await admit(client, *words)
    async with (
        running(named(settings, "a"), client, Shout(0.01)),
        running(named(settings, "b"), client, Shout(0.004)),
        running(named(settings, "c"), client, Shout(0.02)),
    ):
        await released(client, 200)
        assert await pending(client) == 0
    assert await claims(client) == [(b"%d-0" % n, word.upper().encode()) for n, word in enumerate(words, 1)]
    assert await client.hlen(KEYS.bundles) == 0


async def test_an_impossible_message_is_a_letter_and_a_tombstone_in_its_place(client: Any, settings: Settings) -> None:
    await admit(client, "a", "bad one", "c")
    async with running(settings, client):
        await released(client, 3)
    assert [payload for _, payload in await claims(client)] == [b"A", b"silence at 2", b"C"]
    ((_, fields),) = await client.xrange(KEYS.stream("dead-letters"))
    letter = decode_dead_letter(fields[b"data"])
    assert (letter.stage, letter.entry, letter.original) == ("extraction", "2-0", {b"data": b"bad one"})
    assert "cannot shout 'bad one'" in letter.reason


async def test_entries_of_a_dead_worker_are_taken_over(client: Any, settings: Settings) -> None:
    await admit(client, "a", "b", "c")
    await client.xgroup_create(ADMITTED, GROUP, id="0")
    await client.xreadgroup(GROUP, "dead", {ADMITTED: ">"}, count=2)
    async with running(named(settings, "b", reclaim_after=0.3), client):
        await released(client, 3)
    assert [payload for _, payload in await claims(client)] == [b"A", b"B", b"C"]


async def test_a_worker_that_comes_back_takes_up_what_it_held(client: Any, settings: Settings) -> None:
    await admit(client, "a", "b")
    await client.xgroup_create(ADMITTED, GROUP, id="0")
    await client.xreadgroup(GROUP, "same", {ADMITTED: ">"}, count=2)
    async with running(named(settings, "same", reclaim_after=3600), client):
        await released(client, 2)


async def test_what_was_read_and_not_begun_is_handed_back_on_shutdown(client: Any, settings: Settings) -> None:
    await admit(client, *"abcdefgh")
    async with running(named(settings, "slow", extraction_batch=8), client, Shout(1.0)):
        await released(client, 1)
    assert await pending(client) > 0
    # What it held would be free only after a thousand seconds: longer than anything here waits.
    async with running(named(settings, "other", reclaim_after=1000.0), client) as worker:
        await worker._take_over(own=False)
        await released(client, 8)
    assert [payload for _, payload in await claims(client)] == [c.encode() for c in "ABCDEFGH"]


async def test_an_entry_that_kills_workers_halts_the_shard_until_an_operator_decides(
    client: Any, settings: Settings
) -> None:
    await admit(client, "a", "deadly", "c")
    await client.xgroup_create(ADMITTED, GROUP, id="0")
    await client.xreadgroup(GROUP, "dead", {ADMITTED: ">"}, count=1)
    await client.xack(ADMITTED, GROUP, "1-0")
    await client.xadd(KEYS.stream("claims"), {"data": "A"}, id="1-0")
    await client.set(KEYS.next_bundle, 2)
    await client.xreadgroup(GROUP, "dead", {ADMITTED: ">"}, count=1)
    await client.xclaim(ADMITTED, GROUP, "dead", 0, ["2-0"], retrycount=5, idle=10_000, justid=True)
    limited = named(settings, "b", reclaim_after=0.3, delivery_limit=5)
    async with running(limited, client):
        await eventually(lambda: client.hexists(KEYS.halt, "extraction/2-0"))
        assert await halts(client, KEYS) == [Halt("extraction", "2-0", 5)]
        assert await pace.released(client, KEYS) == 1
        assert await client.xlen(KEYS.stream("dead-letters")) == 0
    assert await operator.retry_halted(client, KEYS, "extraction/2-0", by="test")
    assert await halts(client, KEYS) == []
    async with running(limited, client):
        await released(client, 3)
    assert [payload for _, payload in await claims(client)] == [b"A", b"DEADLY", b"C"]


async def test_a_skipped_entry_is_logged_as_such(client: Any, settings: Settings) -> None:
    await admit(client, "deadly", "b")
    await client.xgroup_create(ADMITTED, GROUP, id="0")
    await client.xreadgroup(GROUP, "dead", {ADMITTED: ">"}, count=1)
    await client.xclaim(ADMITTED, GROUP, "dead", 0, ["1-0"], retrycount=5, idle=10_000, justid=True)
    limited = named(settings, "b", reclaim_after=0.3, delivery_limit=5)
    async with running(limited, client):
        await eventually(lambda: client.hexists(KEYS.halt, "extraction/1-0"))
        assert await operator.skip_halted(client, KEYS, "extraction/1-0", by="jo", reason="200 MB of tables")
        await released(client, 2)
    assert [payload for _, payload in await claims(client)] == [b"silence at 1", b"B"]
    assert await halts(client, KEYS) == []
    ((_, fields),) = await client.xrange(KEYS.stream("dead-letters"))
    letter = decode_dead_letter(fields[b"data"])
    assert (letter.kind, letter.attempts, letter.reason) == ("skipped", 5, "skipped by jo: 200 MB of tables")


async def test_a_group_that_vanishes_is_made_again_behind_what_was_released(client: Any, settings: Settings) -> None:
    await admit(client, "a", "b")
    async with running(settings, client):
        await released(client, 2)
        await client.xgroup_destroy(ADMITTED, GROUP)
        await admit(client, "c", start=3)
        await released(client, 3)
        await client.flushall()
        await admit(client, "x")
        await released(client, 1)
    assert [payload for _, payload in await claims(client)] == [b"X"]


async def test_a_delivery_whose_answer_was_lost_is_noticed(client: Any, settings: Settings) -> None:
    async with running(named(settings, "a", reclaim_after=3600), client):
        await admit(client, "a")
        await released(client, 1)
        pipe = client.pipeline(transaction=True)
        pipe.xadd(ADMITTED, {"data": "b"}, id="2-0")
        pipe.xreadgroup(GROUP, "a", {ADMITTED: ">"})
        await pipe.execute()
        await released(client, 2)
    assert [payload for _, payload in await claims(client)] == [b"A", b"B"]


async def test_a_result_that_comes_twice_has_one_effect(client: Any, settings: Settings) -> None:
    from services.runtime.scripts import RELEASE

    await admit(client, "a", "b")
    await client.xgroup_create(ADMITTED, GROUP, id="0")
    await client.xreadgroup(GROUP, "one", {ADMITTED: ">"}, count=2)
    release = client.register_script(RELEASE)
    keys = [ADMITTED, KEYS.bundles, KEYS.next_bundle, KEYS.stream("claims"), KEYS.stream("dead-letters")]
    one, two = message_digest({b"data": b"a"}), message_digest({b"data": b"b"})
    for seq, bundle, digest in ((2, b"B", two), (2, b"again", two), (1, b"A", one), (1, b"again", one)):
        await release(keys=keys, args=[GROUP, f"{seq}-0", seq, bundle, b"", digest])
    assert await claims(client) == [(b"1-0", b"A"), (b"2-0", b"B")]
    assert await pending(client) == 0


async def test_a_result_from_before_a_flush_does_not_take_the_number_of_another_message(
    client: Any, settings: Settings
) -> None:
    await admit(client, "old")
    async with running(settings, client, Shout(1.0)) as worker:
        await eventually(lambda: _is(worker.busy_since is not None))
        pipe = client.pipeline(transaction=True)
        pipe.flushall()
        pipe.xadd(ADMITTED, {"data": "new"}, id="1-0")
        pipe.xgroup_create(ADMITTED, GROUP, id="0")
        pipe.xreadgroup(GROUP, "another", {ADMITTED: ">"})
        await pipe.execute()
        await eventually(lambda: _is(worker.busy_since is None))
    assert await claims(client) == []
    async with running(named(settings, "another"), client):
        await released(client, 1)
    assert await claims(client) == [(b"1-0", b"NEW")]


async def _is(value: bool) -> bool:
    return value
