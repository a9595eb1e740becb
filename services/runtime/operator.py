"""Decisions that only a person may take about an entry at which the shard stands still; each is logged with who did.

Nothing is done here but to write the decision down; a worker of the stage carries it out, in the commit that passes the
entry. So a decision that is sent twice, or over which somebody dies, has one effect.
"""

from __future__ import annotations

from typing import Any

import orjson

from services.runtime.halts import halts, parse_name
from services.runtime.keys import Keys
from services.runtime.logging import get_logger
from services.runtime.parallel import RELEASED_IDLE_MS
from services.runtime.registry import STAGES, Kind
from services.runtime.scripts import DECIDE

log = get_logger("operator")


async def retry_halted(client: Any, keys: Keys, name: str, *, by: str) -> bool:
    """Give the entry out again, its count back at nothing: after an upgrade, or with more memory.

    False where nothing is halted under `name`.
    """
    if not await _stands(client, keys, name):
        return False
    stage, entry = parse_name(name)
    if STAGES[stage].kind is Kind.PARALLEL:
        await client.xclaim(
            keys.stream(STAGES[stage].reads), STAGES[stage].group, "operator", 0, [entry],
            idle=RELEASED_IDLE_MS, retrycount=0, justid=True,
        )  # fmt: skip
        await client.hdel(keys.halt, name)
    elif not await _decide(client, keys, stage, entry, b""):
        return False
    log.warning("halt.retried", halt=name, by=by)
    return True


async def skip_halted(client: Any, keys: Keys, name: str, *, by: str, reason: str) -> bool:
    """Let the shard go on without the entry: a dead letter of kind `skipped` keeps it, with name and reason.

    False where nothing is halted under `name`.
    """
    if not await _stands(client, keys, name):
        return False
    stage, entry = parse_name(name)
    decision = orjson.dumps({"by": by, "reason": reason})
    if STAGES[stage].kind is Kind.PARALLEL:
        await client.hset(keys.attempt(stage), f"skip:{entry}", decision)
        await client.hdel(keys.halt, name)
    elif not await _decide(client, keys, stage, entry, decision):
        return False
    log.warning("halt.skipped", halt=name, by=by, reason=reason)
    return True


async def _stands(client: Any, keys: Keys, name: str) -> bool:
    return any(halt.name == name for halt in await halts(client, keys))


async def _decide(client: Any, keys: Keys, stage: str, entry: str, decision: bytes) -> bool:
    decide = client.register_script(DECIDE)
    return bool(await decide(keys=[keys.attempt(stage), keys.halt], args=[entry, f"{stage}/{entry}", decision]))
