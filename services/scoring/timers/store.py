"""The record of what is due: facts to settle at a stream time, facts to ask on a day whether they are forgotten."""

from __future__ import annotations

from datetime import datetime

import orjson

from services.runtime.state import UnitOfWork


async def schedule(work: UnitOfWork, due: datetime, fact_id: str) -> None:
    """Look at a fact again at `due` stream time."""
    at = int(due.timestamp())
    key = f"scoring:timers:{at // 3600}"
    raw, index = await work.get(key, "scoring:timers")
    entries = {tuple(e) for e in orjson.loads(raw or b"[]")} | {(at, fact_id)}
    work.put(key, orjson.dumps(sorted(entries)))
    if raw is None:
        work.put("scoring:timers", orjson.dumps(sorted({*orjson.loads(index or b"[]"), at // 3600})))


async def take_due(work: UnitOfWork, now: datetime) -> tuple[int, str] | None:
    """Take the next timer due at or before `now`, in (due, fact) order; None when there is none."""
    (index,) = await work.get("scoring:timers")
    hours = orjson.loads(index or b"[]")
    if not hours or hours[0] * 3600 > int(now.timestamp()):
        return None
    key = f"scoring:timers:{hours[0]}"
    (raw,) = await work.get(key)
    entries = orjson.loads(raw or b"[]")
    if entries and entries[0][0] > int(now.timestamp()):
        return None
    if len(entries) <= 1:
        work.delete(key)
        work.put("scoring:timers", orjson.dumps(hours[1:]))
    else:
        work.put(key, orjson.dumps(entries[1:]))
    return (entries[0][0], entries[0][1]) if entries else None


LIVE, ARCHIVE = "scoring:expiry", "scoring:archive-expiry"
"""Two lists, so that what an archive brought never makes a live fact wait to be forgotten."""


async def schedule_expiry(work: UnitOfWork, day: int, fact_id: str, lane: str = LIVE) -> None:
    """Look on `day` whether a fact is to be forgotten; the id's first characters split a day into small buckets."""
    name = f"{day}:{fact_id[:2]}"
    key = f"{lane}:{name}"
    (raw,) = await work.get(key)
    work.put(key, orjson.dumps([*orjson.loads(raw or b"[]"), fact_id]))
    if raw is None:
        (index,) = await work.get(f"{lane}:{day}")
        work.put(f"{lane}:{day}", orjson.dumps(sorted({*orjson.loads(index or b"[]"), fact_id[:2]})))
        (days,) = await work.get(lane)
        known = orjson.loads(days or b"[]")
        if day not in known:
            work.put(lane, orjson.dumps(sorted([*known, day])))


async def take_expiring(work: UnitOfWork, today: int, lane: str = LIVE) -> list[str]:
    """Take one bucket of facts to look at; one at a time, so that no entry of the log has to bear a whole day."""
    (days,) = await work.get(lane)
    known = orjson.loads(days or b"[]")
    if not known or known[0] > today:
        return []
    (index,) = await work.get(f"{lane}:{known[0]}")
    parts = orjson.loads(index or b"[]")
    key = f"{lane}:{known[0]}:{parts[0]}"
    (raw,) = await work.get(key)
    work.delete(key)
    if len(parts) > 1:
        work.put(f"{lane}:{known[0]}", orjson.dumps(parts[1:]))
    else:
        work.delete(f"{lane}:{known[0]}")
        work.put(lane, orjson.dumps(known[1:]))
    return list(orjson.loads(raw or b"[]"))
