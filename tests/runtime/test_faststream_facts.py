"""What we found out about FastStream 0.7.8 and build on. An upgrade that changes one of these must be noticed here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from faststream.redis import RedisBroker, StreamSub

from services.ingestion.entry import body_of, parse_object
from services.runtime.entries import Entry
from services.runtime.settings import Settings
from services.runtime.subscription import Subscription, ensure_group
from tests.runtime.conftest import eventually


@asynccontextmanager
async def subscribed(settings: Settings, deliver: Any, batch: int = 10) -> AsyncIterator[Subscription]:
    subscription = Subscription(settings, ("s", "g", "c"), batch, deliver)
    await subscription.start()
    try:
        yield subscription
    finally:
        await subscription.stop()


class Collected(list[Entry]):
    async def __call__(self, entries: Sequence[Entry]) -> None:
        self.extend(entries)

    async def has(self, count: int) -> bool:
        return len(self) >= count


async def test_entries_that_its_own_parser_cannot_read_reach_us_raw(client: Any, settings: Settings) -> None:
    await ensure_group(client, "s", "g", "0")
    odd = [{b"\xff": b"\xfe"}, {b"__data__": b"\xff"}, {b"data": b'{"data": "x"}'}, {b"__data__": b"\x89BIN\r\n\x1a\n"}]
    for fields in odd:
        await client.xadd("s", fields)
    got = Collected()
    async with subscribed(settings, got):
        await eventually(lambda: got.has(4))
    assert [dict(entry.fields) for entry in got] == odd


async def test_its_own_group_skips_the_backlog_and_one_made_before_does_not(client: Any, settings: Settings) -> None:
    await client.xadd("s", {"data": "backlog"})
    got = Collected()
    async with subscribed(settings, got):
        groups = await client.xinfo_groups("s")
        assert groups[0]["last-delivered-id"] != b"0-0"
    await client.xgroup_destroy("s", "g")
    await ensure_group(client, "s", "g", "0")
    async with subscribed(settings, got):
        await eventually(lambda: got.has(1))


async def test_nothing_is_acknowledged_unless_we_do_it(client: Any, settings: Settings) -> None:
    await ensure_group(client, "s", "g", "0")
    await client.xadd("s", {"data": "1"})
    got = Collected()
    async with subscribed(settings, got):
        await eventually(lambda: got.has(1))
    assert (await client.xpending("s", "g"))["pending"] == 1


async def test_batches_come_one_after_the_other_and_in_order(client: Any, settings: Settings) -> None:
    await ensure_group(client, "s", "g", "0")
    for number in range(50):
        await client.xadd("s", {"data": str(number)})
    got, at_once, most = [], 0, 0

    async def deliver(entries: Sequence[Entry]) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.001)
        got.extend(int(entry.payload) for entry in entries)
        at_once -= 1

    async def all_there() -> bool:
        return len(got) == 50

    async with subscribed(settings, deliver, batch=7):
        await eventually(all_there)
    assert got == list(range(50))
    assert most == 1


async def test_an_error_of_the_handler_is_swallowed_and_the_next_batch_comes(client: Any, settings: Settings) -> None:
    """Why an owner ends its process over an unexpected error: here it would lose its place silently."""
    await ensure_group(client, "s", "g", "0")
    for number in range(3):
        await client.xadd("s", {"data": str(number)})
    seen: list[bytes] = []

    async def deliver(entries: Sequence[Entry]) -> None:
        seen.extend(entry.payload for entry in entries)
        raise RuntimeError("bug")

    async def all_there() -> bool:
        return len(seen) == 3

    async with subscribed(settings, deliver, batch=1) as subscription:
        await eventually(all_there)
        assert not subscription.dead()
    assert seen == [b"0", b"1", b"2"]


@pytest.mark.parametrize("disaster", ["group", "flush", "type"])
async def test_a_reader_that_ends_does_not_come_back_and_we_see_it(
    client: Any, settings: Settings, disaster: str
) -> None:
    await ensure_group(client, "s", "g", "0")

    async def died() -> bool:
        return subscription.dead()

    async with subscribed(settings, Collected()) as subscription:
        assert not subscription.dead()
        if disaster == "group":
            await client.xgroup_destroy("s", "g")
        elif disaster == "flush":
            await client.flushall()
        else:
            await client.delete("s")
            await client.set("s", "not a stream")
        await eventually(died)


async def test_stopping_lets_the_batch_in_hand_finish(client: Any, settings: Settings) -> None:
    await ensure_group(client, "s", "g", "0")
    await client.xadd("s", {"data": "1"})
    began, finished = asyncio.Event(), asyncio.Event()

    async def deliver(_: Sequence[Entry]) -> None:
        began.set()
        await asyncio.sleep(0.2)
        finished.set()

    async with subscribed(settings, deliver):
        await began.wait()
    assert finished.is_set()


@pytest.mark.parametrize("headers", [{}, {"trace": "abc"}, {"name": "Müller \u2013 \U0001f600"}])
async def test_what_its_publisher_writes_we_read_even_where_its_own_parser_fails(
    client: Any, settings: Settings, headers: dict[str, str]
) -> None:
    article = {"url": "https://a.example/1", "title": "Für Elise", "data": "a key of that name"}
    broker = RedisBroker(settings.redis_url or "")
    async with broker:
        await broker.publish(article, stream="s", headers=headers)
    ((_, fields),) = await client.xrange("s")
    assert parse_object(body_of(fields)) == article


async def test_its_older_format_is_understood_too() -> None:
    old = {b"__data__": json.dumps({"data": '{"url": "u"}', "headers": {"correlation_id": "1"}}).encode()}
    assert parse_object(body_of(old)) == {"url": "u"}


async def test_its_default_reads_without_a_bound(settings: Settings) -> None:
    """`max_records=None` sends no COUNT: a backlog becomes pending in one call. We always give a number."""
    assert StreamSub("s", group="g", consumer="c").max_records is None
    subscription = Subscription(settings, ("s", "g", "c"), 7, Collected())
    assert subscription._subscriber.stream_sub.max_records == 7
