"""Long files and long replays do not fill the server's memory."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from services.cli import sending
from services.cli.spool import Spool
from services.runtime import pace
from services.runtime.keys import Keys
from services.runtime.settings import Settings
from tests.cli.waiting import until
from tests.runtime.conftest import client, server, settings

__all__ = ["client", "server", "settings"]
KEYS = Keys("p00")


async def test_what_a_spool_has_not_written_is_not_trimmed_and_what_it_has_is(
    client: Any, settings: Settings, tmp_path: Path
) -> None:
    spool, few = Spool(tmp_path, KEYS, ("verdicts", "alerts")), settings.model_copy(update={"keep_entries": 10})
    stream = KEYS.stream("verdicts")
    await spool.begin(client)
    await client.xgroup_create(stream, "scoring", id="0")
    for number in range(1, 1501):
        await client.xadd(stream, {"data": f'{{"n": {number}}}'}, id=f"{number}-0")
    await client.set(KEYS.cursor("scoring"), "1500-0")
    await pace.trim(client, KEYS, few, "scoring")
    assert await client.xlen(stream) == 1500
    over = asyncio.Event()
    over.set()
    await spool.follow(client, over)
    assert list(spool.payloads("verdicts")) == [f'{{"n": {number}}}'.encode() for number in range(1, 1501)]
    assert list(spool.payloads("alerts")) == []
    await pace.trim(client, KEYS, few, "scoring")
    assert await client.xlen(stream) < 200


async def test_what_was_read_and_not_acknowledged_is_written_when_the_server_is_back(
    client: Any, settings: Settings, tmp_path: Path
) -> None:
    spool = Spool(tmp_path, KEYS, ("alerts",))
    await spool.begin(client)
    await client.xadd(KEYS.stream("alerts"), {"data": "a"}, id="1-0")
    await client.xreadgroup("spool", "one", {KEYS.stream("alerts"): ">"})
    await client.xadd(KEYS.stream("alerts"), {"data": "b"}, id="2-0")
    over = asyncio.Event()
    over.set()
    await spool.follow(client, over)
    assert list(spool.payloads("alerts")) == [b"a", b"b"]


async def test_a_producer_waits_while_too_many_articles_are_unread(
    client: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "QUEUE", 300)
    waits: list[tuple[int, int]] = []
    lines = (b'{"n": %d}' % n for n in range(1000))
    thread = threading.Thread(target=sending.send, args=(settings, lines, lambda *seen: waits.append(seen)))
    thread.start()
    await asyncio.to_thread(until, lambda: waits)
    assert waits[0] == (300, 300)
    assert await client.xlen("articles") == 300
    await client.xgroup_create("articles", "ingestion", id="0")
    while thread.is_alive():
        await client.xreadgroup("ingestion", "reader", {"articles": ">"}, count=50)
        assert await pace.unread(client, KEYS) <= 400
        await asyncio.sleep(0.01)
    assert await client.xlen("articles") == 1000


@pytest.mark.parametrize(("made_again", "expected"), [(False, 3), (True, pace.VERY_MANY)])
async def test_unread_articles_are_counted_or_there_are_very_many(client: Any, made_again: bool, expected: int) -> None:
    assert await pace.unread(client, KEYS) == 0
    names = [await client.xadd("articles", {"data": str(n)}) for n in range(5)]
    assert await pace.unread(client, KEYS) == 5
    await client.xgroup_create("articles", "ingestion", id="0")
    await client.xreadgroup("ingestion", "reader", {"articles": ">"}, count=2)
    if made_again:
        await client.xgroup_destroy("articles", "ingestion")
        await client.xgroup_create("articles", "ingestion", id=names[1])
    assert await pace.unread(client, KEYS) == expected
    await client.xreadgroup("ingestion", "reader", {"articles": ">"})
    assert await pace.unread(client, KEYS) == 0
