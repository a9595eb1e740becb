"""A dead letter of a stage in the middle, sent again after the mend: as if the article had come only now, and once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest

from schemas.article import tick, withdrawal
from schemas.wire import CLAIMS, COMPARISON
from services.runtime.dead_letters import list_letters, replay_letter, wire_fields
from services.runtime.keys import Keys
from services.runtime.owner import Handler, OwnerWorker
from services.runtime.parallel import ParallelWorker
from services.runtime.registry import STAGES, Kind
from services.runtime.replay import await_drained
from services.runtime.settings import Settings
from tests.runtime.working import working

KEYS = Keys("p00")
SENTENCES = (
    ("harbourpost", "31 people died in the ferry accident in Orrin on Monday, the Orrin fire service said."),
    ("valleyherald", "31 people were killed in the ferry accident in Orrin on Monday, the interior ministry said."),
    ("coastwire", "The ferry accident in Orrin killed 31 people on Monday, the coastguard said."),
    ("northledger", "31 people died in the ferry accident in Orrin on Monday, the health ministry said."),
    ("clickflash", "310 people were killed in the ferry accident in Orrin on Monday, Orrin police said."),
)


def article(hour: int, outlet: str, text: str) -> bytes:
    return orjson.dumps({
        "url": f"https://{outlet}.example/0", "title": "Ferry accident in Orrin", "language": "en",
        "published_at": f"2025-03-03T{hour:02}:00:00Z",
        "text": f"{text}\n\nRepairs will cost $3.4 million, the transport ministry said.",
    })  # fmt: skip


STORY = [article(hour, outlet, text) for hour, (outlet, text) in enumerate(SENTENCES, 8)]
"""Five outlets on one event; the last one has ten times the toll."""
PROMISED = {
    "comparison": ("claim:", "fact:", "article:", "url:", "scoring:", "alerting:"),
    "scoring": ("claim:", "article:", "url:", "scoring:", "alerting:"),
}
"""What has to be the same afterwards. Where scoring refuses, comparison has seen the article twice: its lists of facts to
look at may have another order."""


@asynccontextmanager
async def running(settings: Settings, client: Any, handlers: Mapping[str, Handler]) -> AsyncIterator[None]:
    """All stages, some of them with another handler."""
    stop, workers = asyncio.Event(), list[Any]()
    for name, stage in STAGES.items():
        if stage.kind is Kind.OWNER:
            workers.append(OwnerWorker(stage, handlers.get(name) or stage.load(), settings, client, stop))
        else:
            workers.append(ParallelWorker(stage, stage.load(), settings, client, stop))
    async with working(stop, *workers):
        yield


def refusing(stage: str, number: int) -> Handler:
    """The stage's handler with a bug that shows at one entry."""
    handle = STAGES[stage].load()
    contract: Any = CLAIMS if stage == "comparison" else COMPARISON

    async def refuse(entry: Any, work: Any, settings: Settings) -> int | None:
        if contract.decode(entry.payload).seq == number:
            work.put("fact:half-done", b"x")
            raise KeyError("a bug")
        result: int | None = await handle(entry, work, settings)
        return result

    return refuse


async def send(client: Any, settings: Settings, *messages: bytes) -> None:
    for message in messages:
        await client.xadd("articles", {"data": message})
    await await_drained(settings, client, stalled_after=60)


async def state(client: Any, stage: str) -> dict[str, bytes]:
    prefixes = tuple(KEYS.state(name) for name in PROMISED[stage])
    names = sorted([key.decode() async for key in client.scan_iter(match=KEYS.state("*"), count=1000)])
    kept = [name for name in names if name.startswith(prefixes)]
    return dict(zip(kept, await client.mget(kept), strict=True))


async def events(client: Any) -> list[tuple[bytes, bytes]]:
    return [(name, fields[b"data"]) for name, fields in await client.xrange(KEYS.stream("alerts"))]


@pytest.mark.parametrize("stage", ["comparison", "scoring"])
async def test_the_record_is_that_of_an_article_that_came_only_now(client: Any, settings: Settings, stage: str) -> None:
    async with running(settings, client, {}):
        await send(client, settings, STORY[0], tick(0), *STORY[2:], STORY[1])
    expected, told = await state(client, stage), await events(client)
    assert told
    await client.flushall()
    async with running(settings, client, {stage: refusing(stage, 2)}):
        await send(client, settings, *STORY)
    (letter,) = await list_letters(client, KEYS)
    assert letter.letter.stage == stage
    async with running(settings, client, {}):
        await replay_letter(client, KEYS, letter.id, by="test")
        await client.xadd("articles", wire_fields(letter))  # and once more, by somebody who did not know
        await send(client, settings)
    assert await state(client, stage) == expected
    assert await events(client) == told
    assert await list_letters(client, KEYS) == []


async def test_a_takedown_that_comparison_refused_takes_down_when_it_is_sent_again(
    client: Any, settings: Settings
) -> None:
    url = "https://coastwire.example/0"
    assert any(url.encode() in line for line in STORY)
    async with running(settings, client, {"comparison": refusing("comparison", 6)}):
        await send(client, settings, *STORY, withdrawal(url))
    (letter,) = await list_letters(client, KEYS)
    assert await client.exists(KEYS.state(f"comparison:url:{url}"))
    async with running(settings, client, {}):
        await replay_letter(client, KEYS, letter.id, by="test")
        await send(client, settings)
    assert not await client.exists(KEYS.state(f"comparison:url:{url}"))


async def test_what_has_been_replaced_meanwhile_has_no_effect_any_more(client: Any, settings: Settings) -> None:
    newer = article(13, SENTENCES[1][0], SENTENCES[1][1].replace("ministry", "minister"))
    async with running(settings, client, {"comparison": refusing("comparison", 2)}):
        await send(client, settings, *STORY, newer)
    before = await state(client, "comparison")
    (letter,) = await list_letters(client, KEYS)
    async with running(settings, client, {}):
        await replay_letter(client, KEYS, letter.id, by="test")
        await send(client, settings)
    assert await state(client, "comparison") == before
