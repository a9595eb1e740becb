"""Overrides, false positives and appeals: each withdraws or keeps, takes back or not, and says who decided why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.booking.handler import publish_alert, take_back
from services.scoring.desk.commands import Appeal, AppealStatus, CommandError
from services.scoring.desk.store import appeal, put_appeal
from services.scoring.life import OPEN, close_alert
from services.scoring.model import AlertRecord, AlertStatus, Command, Ledger, Override
from services.scoring.overrides import override_of, with_override
from services.scoring.parameters import Parameters
from services.scoring.settle import settled_key


async def override_alert(command: Command, work: UnitOfWork, _: Parameters) -> str:
    """Close an alert; until the override expires the same dissent opens no other."""
    found = await _alert(command, work)
    lasting = await _remember(work, found, override_of(found, command.author, command.reason, command.expires))
    closed = await _close(work, found, f"closed by {command.author}: {command.reason}", command)
    until = f"until {command.expires.isoformat()}" if command.expires else "for good"
    return f"{closed}; the same dissent opens no other {until}" if lasting else closed


async def mark_false_positive(command: Command, work: UnitOfWork, _: Parameters) -> str:
    """Withdraw an alert that was wrong, take back what its dissent cost, and let it cost nothing later."""
    found = await _alert(command, work)
    outlets = (side.outlet for side in found.dissent)
    await _remember(work, found, override_of(found, command.author, command.reason, None, outlets))
    taken = await _let_off(work, found.fact_id, {side.claim_id for side in found.dissent})
    closed = await _close(work, found, f"false positive, says {command.author}: {command.reason}", command)
    return f"{closed}; {taken} settlement(s) taken back"


async def file_appeal(command: Command, work: UnitOfWork, _: Parameters) -> str:
    """Record an objection to a claim's settlement or to an alert."""
    if await appeal(work, command.id) is not None:
        raise CommandError(f"appeal {command.target}: an appeal {command.id} is on record already")
    alert = await store.alert(work, command.target)
    fact_id = await store.fact_of_claim(work, command.target)
    record = await store.fact(work, fact_id) if fact_id is not None else None
    concerned = [side.outlet for side in alert.dissent] if alert is not None else []
    concerned += [w.outlet for w in record.witnesses if w.claim_id == command.target] if record is not None else []
    if not concerned:
        raise CommandError(f"appeal {command.target}: neither a claim nor an alert on record")
    filed = Appeal(
        command.id, command.target, command.outlet or concerned[0], command.author, command.reason, command.at
    )
    await put_appeal(work, filed)
    return f"recorded as appeal {command.id}; to be decided"


async def decide_appeal(command: Command, work: UnitOfWork, parameters: Parameters) -> str:
    """Decide an open appeal; where it is upheld, what the claim or the alert cost is taken back."""
    filed = await appeal(work, command.target)
    if filed is None:
        raise CommandError(f"decide {command.target}: no appeal on record; `crosswire appeals` lists them")
    if filed.status is not AppealStatus.OPEN:
        raise CommandError(f"decide {command.target}: {filed.status.value} by {filed.decided_by} already")
    outcome = "rejected"
    if command.upheld:
        outcome = f"upheld: {await _grant(filed, command, work, parameters)}"
    status = AppealStatus.UPHELD if command.upheld else AppealStatus.REJECTED
    decided = replace(
        filed, status=status, decided_by=command.author, decided_at=command.at, decision=command.reason, outcome=outcome
    )
    await put_appeal(work, decided)
    return outcome


async def _grant(filed: Appeal, command: Command, work: UnitOfWork, parameters: Parameters) -> str:
    if await store.alert(work, filed.target) is not None:
        return await mark_false_positive(replace(command, target=filed.target), work, parameters)
    fact_id = await store.fact_of_claim(work, filed.target)
    taken = await _let_off(work, fact_id, {filed.target}) if fact_id is not None else 0
    return f"{taken} settlement(s) taken back"


async def _alert(command: Command, work: UnitOfWork) -> AlertRecord:
    found = await store.alert(work, command.target)
    if found is None:
        raise CommandError(f"{command.action.value} {command.target}: no such alert; `crosswire alerts` lists them")
    return found


async def _close(work: UnitOfWork, alert: AlertRecord, reason: str, command: Command) -> str:
    if alert.status not in OPEN:
        return f"the alert was already {alert.status.value}"
    seq = await store.applied(work)
    await publish_alert(work, close_alert(alert, AlertStatus.WITHDRAWN, reason, command.at, seq))
    return "withdrawn"


async def _remember(work: UnitOfWork, alert: AlertRecord, override: Override) -> bool:
    """Keep the override with its fact; False where the fact has been forgotten."""
    record = await store.fact(work, alert.fact_id)
    if record is not None:
        store.put_fact(work, with_override(record, override))
    return record is not None


async def _let_off(work: UnitOfWork, fact_id: str, claims: Iterable[str]) -> int:
    """Take back what the claims have moved, and keep them settled: they are not to be debited again."""
    wanted = set(claims)
    reversals = await take_back(work, fact_id, wanted)
    record = await store.fact(work, fact_id)
    if record is not None:
        closed = (settled_key(ledger, claim) for claim in sorted(wanted) for ledger in Ledger)
        store.put_fact(work, replace(record, settled=tuple(dict.fromkeys((*record.settled, *closed)))))
    return len(reversals)
