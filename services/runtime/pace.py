"""How far the pipeline has come, how far apart its ends are, and what may be trimmed."""

from __future__ import annotations

from typing import Any

from services.runtime.entries import EntryId, parse_id, show_id
from services.runtime.keys import (
    ADMITTED,
    ALERTS,
    ARTICLES,
    BACKFILL,
    CLAIMS,
    DEAD_LETTERS,
    SETTLEMENTS,
    VERDICTS,
    Keys,
)
from services.runtime.registry import STAGES
from services.runtime.settings import Settings

VERY_MANY = 10**9


async def last_id(client: Any, stream: str) -> EntryId:
    """Id of the last entry that `stream` ever had; nothing where there is no such stream."""
    if not await client.exists(stream):
        return (0, 0)
    return parse_id((await client.xinfo_stream(stream))["last-generated-id"])


async def cursor(client: Any, keys: Keys, stage: str) -> EntryId:
    """Id of the last entry that an owner stage has committed."""
    return parse_id(await client.get(keys.cursor(stage)))


async def released(client: Any, keys: Keys) -> int:
    """Number of the last article whose claims have gone on."""
    return int(await client.get(keys.next_bundle) or 1) - 1


async def settled_to(client: Any, keys: Keys) -> int:
    """Number of the last admitted article that every decision stage has dealt with.

    A stage that has read all there is counts as far as the stage before it: a dead letter leaves a gap behind it.
    """
    reached = await released(client, keys)
    for stage, stream in (("comparison", CLAIMS), ("scoring", VERDICTS)):
        position = await cursor(client, keys, stage)
        if position < await last_id(client, keys.stream(stream)):
            reached = position[0]
    return reached


async def in_flight(client: Any, keys: Keys) -> int:
    """Admitted articles that some stage has yet to deal with."""
    return (await last_id(client, keys.stream(ADMITTED)))[0] - await settled_to(client, keys)


async def drained(client: Any, keys: Keys, stages: tuple[str, ...]) -> bool:
    """Whether each of `stages` has dealt with everything that the streams hold."""
    for stage in stages:
        match stage:
            case "ingestion":
                done = await cursor(client, keys, stage) >= await last_id(client, keys.stream(ARTICLES))
            case "extraction":
                done = await released(client, keys) >= (await last_id(client, keys.stream(ADMITTED)))[0]
            case _:
                stream = {"comparison": CLAIMS, "scoring": VERDICTS, "alerting": ALERTS}[stage]
                done = await cursor(client, keys, stage) >= await last_id(client, keys.stream(stream))
        if not done:
            return False
    return True


async def trim(client: Any, keys: Keys, settings: Settings, stage: str) -> None:
    """Remove what `stage` and everybody else is done with from the streams that it looks after.

    `MINID` never passes what a reader still needs, whoever that is; `LIMIT` never removes more than the excess over
    what is kept.
    """
    position = await cursor(client, keys, stage)
    match stage:
        case "ingestion":
            await _trim(client, keys.stream(ARTICLES), position, settings.keep_articles)
            # Not behind extraction alone: a stage that refuses an entry puts the article into its dead letter.
            await _trim(client, keys.stream(ADMITTED), (await settled_to(client, keys), 0), settings.keep_entries)
            await client.xtrim(keys.stream(DEAD_LETTERS), maxlen=settings.keep_dead_letters, approximate=True)
        case "comparison":
            await _trim(client, keys.stream(CLAIMS), position, settings.keep_entries)
        case "scoring":
            await _trim(client, keys.stream(VERDICTS), position, settings.keep_entries)
            await client.xtrim(keys.stream(SETTLEMENTS), maxlen=settings.keep_alerts, approximate=True)
        case "alerting":
            await _trim(client, keys.stream(ALERTS), position, settings.keep_alerts)
        case "backfill":
            await _trim(client, keys.stream(BACKFILL), position, settings.keep_entries)


async def unread(client: Any, keys: Keys) -> int:
    """Messages on the raw stream that ingestion has not been given yet; very many where the server cannot say."""
    stream = keys.stream(ARTICLES)
    if not await client.exists(stream):
        return 0
    group = next((g for g in await client.xinfo_groups(stream) if g["name"] == b"ingestion"), None)
    if group is None:
        return int(await client.xlen(stream))
    if group["lag"] is not None:
        return int(group["lag"])
    # So after the group was made again: until it has come to the end once.
    return 0 if parse_id(group["last-delivered-id"]) >= await last_id(client, stream) else VERY_MANY


async def _trim(client: Any, stream: str, safe: EntryId, keep: int) -> None:
    excess = await client.xlen(stream) - keep
    if excess > 0 and safe > (0, 0):
        safe = await _behind_groups(client, stream, safe)
        await client.xtrim(stream, minid=show_id(safe), approximate=True, limit=excess)


async def _behind_groups(client: Any, stream: str, safe: EntryId) -> EntryId:
    """Somebody else may read the stream too: never trim what a group has not been given or not acknowledged."""
    for group in await client.xinfo_groups(stream):
        if group["name"].decode() in STAGES:
            continue  # its cursor says more than its group, and is in `safe`
        safe = min(safe, parse_id(group["last-delivered-id"]))
        if group["pending"]:
            safe = min(safe, parse_id((await client.xpending(stream, group["name"]))["min"]))
    return safe
