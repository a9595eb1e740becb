"""Decisions that only a person may take about an entry that halted the shard. Each is logged with who took it."""

from __future__ import annotations

from typing import Any

from schemas.dead_letter import dead_letter, encode_dead_letter
from services.runtime.entries import PAYLOAD, message_digest
from services.runtime.keys import CLAIMS, DEAD_LETTERS, Keys
from services.runtime.logging import get_logger
from services.runtime.parallel import RELEASED_IDLE_MS
from services.runtime.registry import STAGES
from services.runtime.scripts import RELEASE

log = get_logger("operator")
EXTRACTION = STAGES["extraction"]


async def halted(client: Any, keys: Keys) -> dict[int, str]:
    """Numbers of the entries at which the shard stands still, and why."""
    return {int(seq): reason.decode() for seq, reason in (await client.hgetall(keys.halt)).items()}


async def retry_halted(client: Any, keys: Keys, seq: int, *, by: str) -> bool:
    """Give the entry out again, with its count of deliveries back at nothing: after an upgrade, or with more memory."""
    stream, entry = keys.stream(EXTRACTION.reads), f"{seq}-0"
    claimed = await client.xclaim(
        stream, EXTRACTION.group, "operator", 0, [entry], idle=RELEASED_IDLE_MS, retrycount=0, justid=True
    )
    await client.hdel(keys.halt, str(seq))
    log.warning("halt.retried", seq=seq, by=by)
    return bool(claimed)


async def skip_halted(client: Any, keys: Keys, seq: int, *, by: str, reason: str) -> bool:
    """Let the shard go on without the article: a tombstone takes its number, a letter of kind `skipped` keeps it."""
    stream, entry = keys.stream(EXTRACTION.reads), f"{seq}-0"
    found = await client.xrange(stream, entry, entry)
    if not found:
        return False
    fields = found[0][1]
    tombstone = EXTRACTION.load().tombstone(fields.get(PAYLOAD, b""), seq)
    letter = dead_letter(EXTRACTION.name, EXTRACTION.reads, entry, fields, f"skipped by {by}: {reason}", kind="skipped")
    release = client.register_script(RELEASE)
    done = await release(
        keys=[stream, keys.bundles, keys.next_bundle, keys.stream(CLAIMS), keys.stream(DEAD_LETTERS)],
        args=[EXTRACTION.group, entry, seq, tombstone, encode_dead_letter(letter), message_digest(fields)],
    )
    await client.hdel(keys.halt, str(seq))
    log.warning("halt.skipped", seq=seq, by=by, reason=reason)
    return bool(done)
