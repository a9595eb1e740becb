"""An entry that kills or hangs the owner of a stage: counted, halted, tried again, skipped; and consumers that are gone."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from schemas.dead_letter import decode_dead_letter
from services.api.metrics import prometheus
from services.cli.operating import findings
from services.runtime import owner
from services.runtime.consumers import forget_gone
from services.runtime.entries import Entry
from services.runtime.errors import FencedError, HaltedError
from services.runtime.halts import Halt, begin, halts, parse_name
from services.runtime.keys import Keys
from services.runtime.observe import observe
from services.runtime.operator import retry_halted, skip_halted
from services.runtime.owner import OwnerWorker
from services.runtime.registry import STAGES
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from tests.runtime.conftest import eventually
from tests.runtime.test_owner import COPY, copied, copy, reached, running, write

KEYS = Keys("p00")
DEADLY = b"13"


class DiedError(BaseException):
    """Ends a worker as a kill does: nothing of the entry in hand is committed, nobody handles it."""


async def deadly(entry: Entry, work: UnitOfWork, rest: Settings) -> int:
    if entry.payload == DEADLY:
        raise DiedError
    return await copy(entry, work, rest)


async def live_and_die(settings: Settings, client: Any) -> bool:
    """One life of an owner; whether the entry in hand killed it."""
    stop = asyncio.Event()
    worker = OwnerWorker(COPY, deadly, settings, client, stop)
    task = asyncio.create_task(worker.run())

    async def over() -> bool:
        return task.done() or bool(await halts(client, KEYS))

    await eventually(over)
    stop.set()
    found = (await asyncio.gather(task, return_exceptions=True))[0]
    return isinstance(found, DiedError)


async def halted_at_3(client: Any, settings: Settings) -> Settings:
    """Entries 1, 2, 4, 5 are good; 3 has killed as many owners as may be."""
    few = settings.model_copy(update={"delivery_limit": 3})
    await write(client, 1, 2, 13, 4, 5)
    lives = 0
    while await live_and_die(few, client):
        lives += 1
        assert lives < 10
    assert lives == 1 + few.delivery_limit  # the first did not know yet that there was something to count
    return few


async def test_an_entry_that_kills_its_owners_halts_the_stage_and_everybody_sees_it(
    client: Any, settings: Settings
) -> None:
    few = await halted_at_3(client, settings)
    assert await copied(client) == [1, 2]
    assert await halts(client, KEYS) == [Halt("scoring", "3-0", 3)]
    assert await client.xlen(KEYS.stream("dead-letters")) == 0
    async with running(deadly, few, client) as worker:
        await eventually(lambda: _is(worker.owning and not worker.healthy))
        state = await observe(client, KEYS)
        assert "halted at scoring/3-0: 3 deliveries without a result" in state.problems
        assert any("crosswire halts retry scoring/3-0" in line for line in findings(state))
        assert b'crosswire_halted{stage="scoring"} 1.0' in prometheus(state)
    assert await copied(client) == [1, 2]


async def test_who_stands_before_a_halt_lives_on(
    client: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owner, "LOST_AFTER", 0.1)
    few = await halted_at_3(client, settings.model_copy(update={"drain": 0.2}))
    async with running(deadly, few, client) as worker:
        await eventually(lambda: _is(worker.owning and not worker.healthy))
        await write(client, 6, start=6)
        await asyncio.sleep(2)  # nothing may happen until somebody decides
        assert worker.owning
        assert worker._failure is None
        assert await skip_halted(client, KEYS, "scoring/3-0", by="jo", reason="loops")
        await reached(client, 6)
    assert await copied(client) == [1, 2, 4, 5, 6]


async def test_after_a_retry_the_entry_is_done_at_its_place(client: Any, settings: Settings) -> None:
    few = await halted_at_3(client, settings)
    async with running(copy, few, client):  # mended, but nobody has said so: it still stands
        assert await retry_halted(client, KEYS, "scoring/3-0", by="jo")
        await reached(client, 5)
    assert await copied(client) == [1, 2, 13, 4, 5]
    assert await halts(client, KEYS) == []
    assert await client.xlen(KEYS.stream("dead-letters")) == 0


async def test_a_retry_that_helps_nothing_halts_again_after_as_many_deliveries(client: Any, settings: Settings) -> None:
    few = await halted_at_3(client, settings)
    assert await retry_halted(client, KEYS, "scoring/3-0", by="jo")
    lives = 0
    while await live_and_die(few, client):
        lives += 1
    assert lives == few.delivery_limit
    assert await halts(client, KEYS) == [Halt("scoring", "3-0", 3)]


async def test_a_skipped_entry_is_a_letter_and_the_rest_goes_on(client: Any, settings: Settings) -> None:
    few = await halted_at_3(client, settings)
    assert await skip_halted(client, KEYS, "scoring/3-0", by="jo", reason="loops")
    async with running(deadly, few, client):
        await reached(client, 5)
    assert await copied(client) == [1, 2, 4, 5]
    assert await halts(client, KEYS) == []
    ((_, fields),) = await client.xrange(KEYS.stream("dead-letters"))
    letter = decode_dead_letter(fields[b"data"])
    assert (letter.kind, letter.stage, letter.entry, letter.attempts) == ("skipped", "scoring", "3-0", 3)
    assert letter.reason == "skipped by jo: loops"
    assert letter.original == {b"data": b"13"}


async def test_a_decision_about_nothing_is_refused(client: Any, settings: Settings) -> None:
    assert not await retry_halted(client, KEYS, "scoring/3-0", by="jo")
    assert not await skip_halted(client, KEYS, "extraction/3-0", by="jo", reason="loops")
    for name in ("scoring", "scoring/x", "nothing/1-0", "scoring/1"):
        with pytest.raises(ValueError, match="no name of a halt"):
            parse_name(name)


async def test_workers_that_are_ended_in_order_count_nothing(client: Any, settings: Settings) -> None:
    """Rolling restarts are no deaths: what was given out and not begun is begun by the next one, as the first time."""
    few = settings.model_copy(update={"delivery_limit": 2, "batch": 4})
    await write(client, *range(100, 200))
    for seq in range(5, 100, 12):
        async with running(copy, few, client):
            await reached(client, seq)
    async with running(copy, few, client):
        await reached(client, 100)
    assert await copied(client) == list(range(100, 200))
    assert await halts(client, KEYS) == []


async def test_a_server_that_is_away_in_between_counts_once(client: Any) -> None:
    await client.set(KEYS.fence("scoring"), "mine")
    for _ in range(20):
        assert await begin(client, KEYS, "scoring", (3, 0), token="mine", limit=2) is None
    await client.set(KEYS.fence("scoring"), "other")
    with pytest.raises(FencedError):
        await begin(client, KEYS, "scoring", (3, 0), token="mine", limit=2)
    assert await begin(client, KEYS, "scoring", (3, 0), token="other", limit=2) is None
    await client.set(KEYS.fence("scoring"), "third")
    with pytest.raises(HaltedError, match="scoring/3-0: 2 deliveries"):
        await begin(client, KEYS, "scoring", (3, 0), token="third", limit=2)
    assert await begin(client, KEYS, "scoring", (4, 0), token="third", limit=2) is None


async def test_a_halt_that_has_been_passed_is_none(client: Any) -> None:
    for stage in ("extraction", "scoring"):
        await client.hset(KEYS.halt, f"{stage}/3-0", json.dumps({"stage": stage, "entry": "3-0", "deliveries": 8}))
    assert [halt.name for halt in await halts(client, KEYS)] == ["extraction/3-0", "scoring/3-0"]
    await client.set(KEYS.cursor("scoring"), "3-0")
    await client.set(KEYS.next_bundle, 4)
    assert await halts(client, KEYS) == []


async def test_a_consumer_that_is_gone_is_forgotten_but_not_with_what_it_holds(client: Any) -> None:
    stage = STAGES["extraction"]
    stream = KEYS.stream(stage.reads)
    await client.xadd(stream, {"data": "a"}, id="1-0")
    await client.xgroup_create(stream, stage.group, id="0")
    await client.xreadgroup(stage.group, "holds", {stream: ">"})
    for name in ("gone", "mine", "lives"):
        await client.xgroup_createconsumer(stream, stage.group, name)
    await client.set(KEYS.worker("lives", stage.name), "{}")
    assert await forget_gone(client, KEYS, stage, mine="mine") == []  # not silent for long enough
    assert await forget_gone(client, KEYS, stage, mine="mine", gone_after=0) == ["gone"]
    left = {c["name"] for c in await client.xinfo_consumers(stream, stage.group)}
    assert left == {b"holds", b"mine", b"lives"}
    assert (await client.xpending(stream, stage.group))["pending"] == 1


async def _is(value: bool) -> bool:
    return value
