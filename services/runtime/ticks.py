"""Time as log entries: a live installation notes on the raw stream that a minute has passed."""

from __future__ import annotations

import asyncio
from typing import Any

from schemas.article import tick
from services.runtime.entries import PAYLOAD
from services.runtime.faults import TRANSIENT, describe
from services.runtime.keys import Keys
from services.runtime.logging import get_logger
from services.runtime.settings import Settings


async def log_ticks(settings: Settings, client: Any, stop: asyncio.Event) -> None:
    """Append a tick every `tick_every` seconds; one of several ingestion workers does it at a time."""
    keys, log = Keys(settings.partition, settings.articles_stream), get_logger("ticks")
    while not stop.is_set():
        try:
            turn = await client.set(keys.tagged("tick"), b"1", nx=True, px=int(settings.tick_every * 1000))
            if turn:
                await client.xadd(settings.articles_stream, {PAYLOAD: tick()})
        except TRANSIENT as error:
            log.warning("tick.failed", reason=describe(error))
        try:
            await asyncio.wait_for(stop.wait(), min(settings.tick_every, 1.0))
        except TimeoutError:
            continue
