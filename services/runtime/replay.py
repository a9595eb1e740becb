"""Feeding an archive through the running pipeline, and knowing when it has come out at the other end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from schemas.article import tick
from services.runtime import pace
from services.runtime.entries import PAYLOAD, parse_id
from services.runtime.errors import HaltedError
from services.runtime.faults import TRANSIENT, BackOff
from services.runtime.halts import halts
from services.runtime.keys import ADMITTED, ARTICLES, Keys
from services.runtime.registry import STAGES
from services.runtime.settings import Settings

AT_ONCE = 100
QUEUE = 2_000
"""Articles that may wait on the raw stream while a file is fed: bounds the server's memory."""
LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a replay has come."""

    fed: int
    """Messages written to the raw stream."""
    admitted: int
    settled: int
    """Admitted articles that have been through every decision."""
    rejected: int
    """Dead letters so far."""


class StalledError(RuntimeError):
    """Nothing has moved for a long while; the text says which stage stands where."""


async def feed(
    lines: Iterable[bytes],
    settings: Settings,
    client: Any,
    *,
    until: float | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> int:
    """Write each line as one message, in order; then, with `until`, let that many seconds of stream time pass.

    Waits while too many messages are unread. A line that was sent again after a broken connection has no second
    effect. Returns the number of messages.
    """
    keys, source, fed = Keys(settings.partition, settings.articles_stream), iter(lines), 0
    while some := [line for line in islice(source, AT_ONCE) if line.strip()]:
        await _append(client, keys, some)
        fed += len(some)
        if on_progress:
            on_progress(await progress(client, keys, fed))
        while await _too_many(client, keys):  # noqa: ASYNC110 - the condition is on the server
            await asyncio.sleep(LOOK_EVERY)
    if until is not None:
        await _append(client, keys, [tick(int(until))])
        fed += 1
    return fed


async def await_drained(
    settings: Settings,
    client: Any,
    *,
    fed: int = 0,
    stages: tuple[str, ...] = tuple(STAGES),
    stalled_after: float = 300.0,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Return once every one of `stages` has dealt with all there is.

    Raises `HaltedError` where an entry has halted the shard, and `StalledError` where nothing has moved for
    `stalled_after` seconds.
    """
    keys, wait = Keys(settings.partition, settings.articles_stream), BackOff()
    last, moved = Progress(-1, -1, -1, -1), time.monotonic()
    while True:
        try:
            if standing := await halts(client, keys):
                raise HaltedError(f"halted at {'; '.join(map(str, standing))}")
            now = await progress(client, keys, fed)
            if await pace.drained(client, keys, stages):
                return now
            wait.reset()
        except TRANSIENT:
            now = last
            await wait.wait(asyncio.Event())
        if now != last:
            last, moved = now, time.monotonic()
            if on_progress:
                on_progress(now)
        elif time.monotonic() - moved > stalled_after:
            raise StalledError(f"nothing has moved for {stalled_after:.0f} s: {await _where(client, keys)}")
        await asyncio.sleep(LOOK_EVERY)


async def progress(client: Any, keys: Keys, fed: int) -> Progress:
    """How far the pipeline is."""
    admitted = (await pace.last_id(client, keys.stream(ADMITTED)))[0]
    return Progress(fed, admitted, await pace.settled_to(client, keys), await client.xlen(keys.stream("dead-letters")))


async def _append(client: Any, keys: Keys, some: list[bytes]) -> None:
    wait = BackOff()
    while True:
        try:
            pipe = client.pipeline(transaction=False)
            for line in some:
                pipe.xadd(keys.stream(ARTICLES), {PAYLOAD: line.strip()})
            await pipe.execute()
        except TRANSIENT:
            await wait.wait(asyncio.Event())
        else:
            return


async def _too_many(client: Any, keys: Keys) -> bool:
    try:
        return await pace.unread(client, keys) > QUEUE
    except TRANSIENT:
        return True


async def _where(client: Any, keys: Keys) -> str:
    parts = []
    for stage in STAGES.values():
        last = await pace.last_id(client, keys.stream(stage.reads))
        if stage.name == "extraction":
            at = (await pace.released(client, keys), 0)
        else:
            at = parse_id(await client.get(keys.cursor(stage.name)))
        parts.append(f"{stage.name} at {at[0]} of {last[0]}")
    return ", ".join(parts)
