"""Scoring's record: facts, alerts, outlets and timers. Speaks the domain, hides keys and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import orjson

from schemas.wire import Contract
from services.runtime.state import UnitOfWork
from services.scoring.model import AlertRecord, FactRecord

FACT = Contract("scoring.fact", 1, FactRecord)
ALERT = Contract("scoring.alert", 1, AlertRecord)
PAGE = 256
"""Alert ids per page of the index."""


async def resolve_fact(work: UnitOfWork, fact_id: str) -> str:
    """The id under which a fact lives now, after merges."""
    seen = set()
    while fact_id not in seen:
        seen.add(fact_id)
        (raw,) = await work.get(f"scoring:alias:{fact_id}")
        if raw is None:
            break
        fact_id = raw.decode()
    return fact_id


async def fact(work: UnitOfWork, fact_id: str) -> FactRecord | None:
    """What the record holds of a fact, or None."""
    (raw,) = await work.get(f"scoring:fact:{await resolve_fact(work, fact_id)}")
    return None if raw is None else FACT.decode(raw)


def put_fact(work: UnitOfWork, record: FactRecord) -> None:
    """Keep `record`; one without witnesses is forgotten."""
    key = f"scoring:fact:{record.fact_id}"
    if record.witnesses:
        work.put(key, FACT.encode(record))
    else:
        work.delete(key)


def put_alias(work: UnitOfWork, younger: str, older: str) -> None:
    """From now on `younger` is another name of `older`."""
    work.put(f"scoring:alias:{younger}", older.encode())


def put_claim(work: UnitOfWork, claim_id: str, fact_id: str) -> None:
    """Remember to which fact a claim was placed."""
    work.put(f"scoring:claim:{claim_id}", fact_id.encode())


async def fact_of_claim(work: UnitOfWork, claim_id: str) -> str | None:
    """Id of the fact that a claim belongs to, after merges."""
    (raw,) = await work.get(f"scoring:claim:{claim_id}")
    return None if raw is None else await resolve_fact(work, raw.decode())


def drop_claim(work: UnitOfWork, claim_id: str) -> None:
    """Forget a claim that left the record."""
    work.delete(f"scoring:claim:{claim_id}")


# --------------------------------------------------------------------------- alerts


async def alert(work: UnitOfWork, alert_id: str) -> AlertRecord | None:
    """The present state of an alert, or None."""
    (raw,) = await work.get(f"scoring:alert:{alert_id}")
    return None if raw is None else ALERT.decode(raw)


async def alerts_by_id(work: UnitOfWork, ids: Iterable[str]) -> list[AlertRecord]:
    """The alerts of `ids` that exist, in their order."""
    raw = await work.get(*(f"scoring:alert:{i}" for i in ids))
    return [ALERT.decode(r) for r in raw if r is not None]


async def alerts(work: UnitOfWork, limit: int = 100, before: int | None = None) -> list[AlertRecord]:
    """The newest `limit` alerts by opening, newest first; `before` skips those from that position on."""
    count = await _number(work, "scoring:alerts:count")
    end = count if before is None else min(before, count)
    start = max(0, end - limit)
    pages = range(start // PAGE, (end + PAGE - 1) // PAGE)
    raw = await work.get(*(f"scoring:alerts:{page}" for page in pages))
    ids: list[str] = []
    for page, data in zip(pages, raw, strict=True):
        ids += [i for at, i in enumerate(orjson.loads(data or b"[]"), page * PAGE) if start <= at < end]
    return await alerts_by_id(work, reversed(ids))


async def put_alert(work: UnitOfWork, record: AlertRecord) -> None:
    """Keep the state of an alert; a new one enters the index."""
    key = f"scoring:alert:{record.id}"
    (known,) = await work.get(key)
    work.put(key, ALERT.encode(record))
    if known is None:
        count = await _number(work, "scoring:alerts:count")
        page = f"scoring:alerts:{count // PAGE}"
        (raw,) = await work.get(page)
        work.put(page, orjson.dumps([*orjson.loads(raw or b"[]"), record.id]))
        work.put("scoring:alerts:count", b"%d" % (count + 1))


async def _number(work: UnitOfWork, key: str) -> int:
    (raw,) = await work.get(key)
    return 0 if raw is None else int(raw)


async def facts(work: UnitOfWork, ids: Sequence[str]) -> dict[str, FactRecord]:
    """Records of several facts by their present id, read in as few round trips as aliases allow."""
    present = {i: await resolve_fact(work, i) for i in ids}
    wanted = list(dict.fromkeys(present.values()))
    raw = await work.get(*(f"scoring:fact:{i}" for i in wanted))
    return {i: FACT.decode(r) for i, r in zip(wanted, raw, strict=True) if r is not None}
