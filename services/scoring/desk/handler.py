"""Carries out operators' commands on the record; every one ends in the audit log with what came of it."""

from __future__ import annotations

from dataclasses import replace

from schemas.wire import Contract
from services.comparison.model import Field
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Account
from services.scoring.booking.handler import publish_alert, settle_fact, take_back
from services.scoring.desk.commands import Action, Command, CommandError, Logged, check
from services.scoring.life import OPEN, close_alert
from services.scoring.model import AlertRecord, AlertStatus, Anchor, Ledger
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.settle import settled_key

COMMAND = Contract("command", 1, Command)
"""How a command stands in the log."""


async def apply_command(command: Command, work: UnitOfWork, parameters: Parameters = DEFAULT) -> Logged:
    """Carry out one command and log it. Raises `CommandError`; then nothing has been written."""
    check(command)
    acts = {
        Action.ANCHOR: _anchor,
        Action.OVERRIDE: _override,
        Action.FALSE_POSITIVE: _false_positive,
        Action.SEED: _seed,
        Action.APPEAL: _appeal,
        Action.DECIDE: _decide,
        Action.REPLY: _reply,
    }
    outcome = await acts[command.action](command, work, parameters)
    entry = Logged(await store.audit_length(work) + 1, command, outcome)
    await store.log_command(work, entry)
    return entry


async def refuse_command(command: Command, work: UnitOfWork, why: str) -> None:
    """Log a command that cannot be carried out."""
    await store.log_command(work, Logged(await store.audit_length(work) + 1, command, f"refused: {why}"))


async def _anchor(command: Command, work: UnitOfWork, parameters: Parameters) -> str:
    fact_id = await store.fact_of_claim(work, command.target)
    record = None if fact_id is None else await store.fact(work, fact_id)
    if record is None:
        raise CommandError(f"anchor {command.target}: no such claim; `crosswire explain fact ID` lists the claims")
    try:
        field = Field(command.field or "")
    except ValueError as error:
        raise CommandError(f"anchor {command.target}: {command.field} is not a field of a fact") from error
    claim = command.target if command.upheld is not False else f"not:{command.target}"
    anchor = Anchor(field, claim, command.reason, command.author, command.expires)
    kept = tuple(a for a in record.anchors if a.field is not field)
    again = len(await take_back(work, record.fact_id, {w.claim_id for w in record.witnesses}))
    await settle_fact(work, replace(record, anchors=(*kept, anchor), settled=()), command.at, parameters)
    return f"{again} settlement(s) taken back and settled anew on {field.value}"


async def _alert(command: Command, work: UnitOfWork) -> AlertRecord:
    found = await store.alert(work, command.target)
    if found is None:
        raise CommandError(f"{command.action.value} {command.target}: no such alert")
    return found


async def _override(command: Command, work: UnitOfWork, _: Parameters) -> str:
    found = await _alert(command, work)
    if found.status not in OPEN:
        return f"the alert was already {found.status.value}"
    reason = f"closed by {command.author}: {command.reason}"
    seq = await store.applied(work)
    await publish_alert(work, close_alert(found, AlertStatus.WITHDRAWN, reason, command.at, seq))
    return "withdrawn"


async def _false_positive(command: Command, work: UnitOfWork, _: Parameters) -> str:
    found = await _alert(command, work)
    reversals = await take_back(work, found.fact_id, {side.claim_id for side in found.dissent})
    record = await store.fact(work, found.fact_id)
    if record is not None:
        # What has been taken back stays settled: it is not to be debited again when the fact is next looked at.
        closed = (settled_key(ledger, side.claim_id) for side in found.dissent for ledger in Ledger)
        settled = tuple(dict.fromkeys((*record.settled, *closed)))
        store.put_fact(work, replace(record, settled=settled))
    if found.status in OPEN:
        reason = f"false positive, says {command.author}: {command.reason}"
        seq = await store.applied(work)
        await publish_alert(work, close_alert(found, AlertStatus.WITHDRAWN, reason, command.at, seq))
    return f"withdrawn; {len(reversals)} settlement(s) taken back"


async def _seed(command: Command, work: UnitOfWork, _: Parameters) -> str:
    voice = f"outlet:{command.target}"
    known = (await store.accounts(work, [voice])).get(voice)
    seed = (command.alpha or 0.0, command.beta or 0.0)
    await store.put_account(work, replace(known or Account(voice), seed=seed), new=known is None)
    return f"prior Beta({seed[0]:g}, {seed[1]:g}), labelled: {command.reason}"


async def _appeal(command: Command, work: UnitOfWork, _: Parameters) -> str:
    if await store.fact_of_claim(work, command.target) is None and await store.alert(work, command.target) is None:
        raise CommandError(f"appeal {command.target}: neither a claim nor an alert")
    return "recorded; to be decided"


async def _decide(command: Command, work: UnitOfWork, _: Parameters) -> str:
    appeals = (e.command for e in await store.audit(work) if e.command.action is Action.APPEAL)
    if not any(appeal.target == command.target for appeal in appeals):
        raise CommandError(f"decide {command.target}: no appeal on record")
    if not command.upheld:
        return "rejected"
    if await store.alert(work, command.target) is not None:
        return f"upheld: {await _false_positive(command, work, DEFAULT)}"
    fact_id = await store.fact_of_claim(work, command.target)
    reversals = await take_back(work, fact_id, {command.target}) if fact_id is not None else []
    return f"upheld: {len(reversals)} settlement(s) taken back"


async def _reply(command: Command, work: UnitOfWork, _: Parameters) -> str:
    voice = f"outlet:{command.target}"
    known = (await store.accounts(work, [voice])).get(voice)
    if known is None:
        raise CommandError(f"reply {command.target}: no such outlet")
    await store.put_account(work, replace(known, note=command.reason))
    return "shown beside the score"
