"""An archive beside the live stream: fed into the log with a mark, read here at low priority, until it is through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson

from services.runtime import pace
from services.runtime.entries import PAYLOAD, EntryId, parse_id
from services.runtime.keys import ARTICLES, BACKFILL, Keys
from services.runtime.registry import HISTORY
from services.runtime.settings import Settings
from services.runtime.worker import run_worker

AT_ONCE = 50
LOOK_EVERY = 0.1
COUNTED = ("backfilled", "duplicate", "other_language", "rejected")


class BackfillError(RuntimeError):
    """Nothing goes on; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Backfilled:
    """What became of an archive. Counts are of all that ingestion decided meanwhile, the live stream's included."""

    sent: int
    decided: dict[str, int]


def marked(line: bytes) -> bytes:
    """The article as one of an archive.

    >>> marked(b'{"url": "https://x.example/1"}')
    b'{"url":"https://x.example/1","backfill":true}'
    """
    return orjson.dumps({**orjson.loads(line), "backfill": True})


async def backfill(
    lines: Iterable[bytes], settings: Settings, client: Any, on_progress: Callable[[int, int], None] = lambda *_: None
) -> Backfilled:
    """Feed `lines` (JSON objects) and read what ingestion admits, until all of it is with comparison.

    Raises `BackfillError` where its reader ends before that. May be broken off and begun again at any time.
    """
    keys = Keys(settings.partition, settings.articles_stream)
    before = await _outcomes(client, keys)
    stop = asyncio.Event()
    # one at a time: an article of the archive never stands before more than one live article
    reading = asyncio.create_task(run_worker(HISTORY, settings.model_copy(update={"batch": 1}), stop))
    feeding = asyncio.create_task(_feed(lines, client, keys, on_progress))
    try:
        await asyncio.wait({reading, feeding}, return_when=asyncio.FIRST_COMPLETED)
        if reading.done():
            await reading
            raise BackfillError("the reader of the archive has ended; its last words are in the log")
        sent = await feeding
    finally:
        feeding.cancel()
        stop.set()
        await asyncio.gather(reading, feeding, return_exceptions=True)
    after = await _outcomes(client, keys)
    return Backfilled(sent, {name: after.get(name, 0) - before.get(name, 0) for name in COUNTED})


async def _feed(lines: Iterable[bytes], client: Any, keys: Keys, on_progress: Callable[[int, int], None]) -> int:
    source, sent, last = iter(lines), 0, (0, 0)
    while some := [marked(line) for line in islice(source, AT_ONCE)]:
        for line in some:
            last = parse_id(await client.xadd(keys.stream(ARTICLES), {PAYLOAD: line}))
        sent += len(some)
        await _through(client, keys, last, sent, on_progress)
    await _through(client, keys, last, sent, on_progress)
    return sent


async def _through(client: Any, keys: Keys, last: EntryId, sent: int, on_progress: Callable[[int, int], None]) -> None:
    """Wait until ingestion has decided about the entry `last`, and everything that it admitted has been read."""
    while True:
        waiting = await waiting_articles(client, keys)
        on_progress(sent, waiting)
        if not waiting and await pace.cursor(client, keys, "ingestion") >= last:
            return
        await asyncio.sleep(LOOK_EVERY)


async def waiting_articles(client: Any, keys: Keys) -> int:
    """Articles of an archive that nobody has read yet."""
    last = (await pace.last_id(client, keys.stream(BACKFILL)))[0]
    return last - (await pace.cursor(client, keys, HISTORY.name))[0]


async def _outcomes(client: Any, keys: Keys) -> dict[str, int]:
    head = await client.get(keys.state("ingestion:head"))
    return dict(orjson.loads(head)["counted"]) if head else {}
