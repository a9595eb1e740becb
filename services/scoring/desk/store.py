"""The audit log of operators' commands, and appeals with their decisions."""

from __future__ import annotations

import orjson

from schemas.wire import Contract
from services.runtime.state import UnitOfWork
from services.scoring.desk.commands import Appeal, Logged

COMMANDS: Contract[tuple[Logged, ...]] = Contract("scoring.audit", 1, tuple[Logged, ...])
APPEAL = Contract("scoring.appeal", 1, Appeal)
PAGE = 64
"""Entries per page of either list."""


async def audit_length(work: UnitOfWork) -> int:
    """Number of commands so far."""
    return await _number(work, "scoring:audit:count")


async def audit(work: UnitOfWork, limit: int = 200, before: int | None = None) -> list[Logged]:
    """The newest commands of operators, newest first; `before`: only those of a smaller number."""
    count = await audit_length(work)
    end = count if before is None else max(0, min(before - 1, count))
    start = max(0, end - limit)
    raw = await work.get(*(f"scoring:audit:{page}" for page in range(start // PAGE, (end + PAGE - 1) // PAGE)))
    found = [entry for page in raw if page is not None for entry in COMMANDS.decode(page)]
    return [entry for entry in reversed(found) if start < entry.number <= end]


async def logged(work: UnitOfWork, command_id: str) -> Logged | None:
    """The entry of one command; None while it has not been carried out."""
    number = await _number(work, f"scoring:command:{command_id}")
    if not number:
        return None
    (raw,) = await work.get(f"scoring:audit:{(number - 1) // PAGE}")
    return None if raw is None else next((e for e in COMMANDS.decode(raw) if e.number == number), None)


async def log_command(work: UnitOfWork, entry: Logged) -> None:
    """Append to the audit log."""
    count = await audit_length(work)
    key = f"scoring:audit:{count // PAGE}"
    (raw,) = await work.get(key)
    page = () if raw is None else COMMANDS.decode(raw)
    work.put(key, COMMANDS.encode((*page, entry)))
    work.put("scoring:audit:count", b"%d" % (count + 1))
    if entry.command.id:
        work.put(f"scoring:command:{entry.command.id}", b"%d" % entry.number)


async def appeal(work: UnitOfWork, appeal_id: str) -> Appeal | None:
    """One appeal, with its decision where there is one."""
    (raw,) = await work.get(f"scoring:appeal:{appeal_id}")
    return None if raw is None else APPEAL.decode(raw)


async def appeals(work: UnitOfWork, limit: int = 200, outlet: str | None = None) -> list[Appeal]:
    """The newest appeals, newest first, of one outlet or of all."""
    count = await _number(work, "scoring:appeals:count")
    raw = await work.get(*(f"scoring:appeals:{page}" for page in range((count + PAGE - 1) // PAGE)))
    ids = [i for page in raw if page is not None for i in orjson.loads(page)]
    found = [await appeal(work, i) for i in reversed(ids)]
    return [a for a in found if a is not None and outlet in (None, a.outlet)][:limit]


async def put_appeal(work: UnitOfWork, record: Appeal) -> None:
    """Keep an appeal; a new one enters the list."""
    key = f"scoring:appeal:{record.id}"
    (known,) = await work.get(key)
    work.put(key, APPEAL.encode(record))
    if known is None:
        count = await _number(work, "scoring:appeals:count")
        page = f"scoring:appeals:{count // PAGE}"
        (raw,) = await work.get(page)
        work.put(page, orjson.dumps([*orjson.loads(raw or b"[]"), record.id]))
        work.put("scoring:appeals:count", b"%d" % (count + 1))


async def _number(work: UnitOfWork, key: str) -> int:
    (raw,) = await work.get(key)
    return 0 if raw is None else int(raw)
