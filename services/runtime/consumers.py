"""Consumers of a group that have gone: workers that were scaled away, and earlier lives under another name."""

from __future__ import annotations

from typing import Any

from services.runtime.keys import Keys
from services.runtime.registry import Stage
from services.runtime.scripts import FORGET_CONSUMER

GONE_AFTER = 60.0
"""Seconds without a read and without a heartbeat after which a consumer that holds nothing is forgotten."""


async def forget_gone(client: Any, keys: Keys, stage: Stage, *, mine: str, gone_after: float = GONE_AFTER) -> list[str]:
    """Forget the consumers of `stage` that are gone and hold nothing; their names.

    Whether one holds nothing the server decides in the same step: forgetting it would lose what it holds to the group.
    One that was only slow is made again by its next read.
    """
    stream, idle = keys.stream(stage.reads), int(gone_after * 1000)
    forget, forgotten = client.register_script(FORGET_CONSUMER), []
    for consumer in await client.xinfo_consumers(stream, stage.group):
        name = consumer["name"].decode()
        if name == mine or consumer["pending"] or consumer["idle"] < idle:
            continue
        if await client.exists(keys.worker(name, stage.name)):
            continue
        if await forget(keys=[stream], args=[stage.group, name, idle]):
            forgotten.append(name)
    return forgotten
