"""The audit log of operators' commands, and appeals with their decisions."""

from __future__ import annotations

from schemas.wire import Contract
from services.runtime.pages import PagedList, decode_ids, encode_ids, number
from services.runtime.state import UnitOfWork
from services.scoring.desk.commands import Appeal, Logged

COMMANDS: Contract[tuple[Logged, ...]] = Contract("scoring.audit", 1, tuple[Logged, ...])
APPEAL = Contract("scoring.appeal", 1, Appeal)
AUDIT = PagedList("scoring:audit", 64, COMMANDS.encode, COMMANDS.decode)
APPEALS = PagedList("scoring:appeals", 64, encode_ids, decode_ids)


async def audit_length(work: UnitOfWork) -> int:
    """Number of commands so far."""
    return await AUDIT.length(work)


async def audit(work: UnitOfWork, limit: int = 200, before: int | None = None) -> list[Logged]:
    """The newest commands of operators, newest first; `before`: only those of a smaller number."""
    return await AUDIT.newest(work, limit, None if before is None else before - 1)


async def logged(work: UnitOfWork, command_id: str) -> Logged | None:
    """The entry of one command; None while it has not been carried out."""
    at = await number(work, f"scoring:command:{command_id}")
    return next(iter(await AUDIT.between(work, at - 1, at)), None) if at else None


async def log_command(work: UnitOfWork, entry: Logged) -> None:
    """Append to the audit log."""
    await AUDIT.append(work, entry)
    if entry.command.id:
        work.put(f"scoring:command:{entry.command.id}", b"%d" % entry.number)


async def appeal(work: UnitOfWork, appeal_id: str) -> Appeal | None:
    """One appeal, with its decision where there is one."""
    (raw,) = await work.get(f"scoring:appeal:{appeal_id}")
    return None if raw is None else APPEAL.decode(raw)


async def appeals(work: UnitOfWork, limit: int = 200, outlet: str | None = None) -> list[Appeal]:
    """The newest appeals, newest first, of one outlet or of all."""
    ids = await APPEALS.newest(work, await APPEALS.length(work))
    found = [await appeal(work, i) for i in ids]
    return [a for a in found if a is not None and outlet in (None, a.outlet)][:limit]


async def put_appeal(work: UnitOfWork, record: Appeal) -> None:
    """Keep an appeal; a new one enters the list."""
    key = f"scoring:appeal:{record.id}"
    (known,) = await work.get(key)
    work.put(key, APPEAL.encode(record))
    if known is None:
        await APPEALS.append(work, record.id)
