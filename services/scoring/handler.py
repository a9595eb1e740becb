"""One comparison through scoring: timers that are due, the record of its facts, alerts opened, joined and closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from schemas.wire import COMMAND, ContractError
from services.comparison.model import Comparison, Field, PlacedClaim, Verdict
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Account
from services.scoring.bodies import Bodies
from services.scoring.booking.handler import ALERTS, SETTLEMENTS, publish_alert, settle_fact
from services.scoring.calibration import with_call
from services.scoring.cells import build_cells, by_field
from services.scoring.consensus import Scale, find_consensus
from services.scoring.day.store import scale_for
from services.scoring.desk.commands import CommandError
from services.scoring.desk.handler import apply_command, refuse_command
from services.scoring.dissent import judge_claim
from services.scoring.evolution import with_lead
from services.scoring.history.handler import remember
from services.scoring.intake import admit, merge, related, summon, witness_of
from services.scoring.life import (
    OPEN,
    close_alert,
    corrected_by,
    has_shifted,
    join_alert,
    open_alert,
    same_dissent,
    tells_same,
)
from services.scoring.model import AlertStatus, Command, Decision, FactRecord, Ruling, Witness
from services.scoring.overrides import overruled, with_covered
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.reliability import day_of
from services.scoring.settle import next_due
from services.scoring.timers import store as timers
from services.scoring.topics import topic_of
from services.scoring.withdrawing.handler import withdraw_claims

__all__ = ["ALERTS", "SETTLEMENTS", "advance", "score_comparison"]


async def score_comparison(comparison: Comparison, work: UnitOfWork, parameters: Parameters = DEFAULT) -> None:
    """Take in everything that comparison has to say of one admitted entry; emit alert events and settlements."""
    if comparison.backfilled:
        await remember(comparison, work, parameters)
        return
    if comparison.seq <= await store.applied(work):
        return
    store.put_applied(work, comparison.seq, comparison.seen_at)
    await advance(work, comparison.seen_at, parameters)
    for younger, older in comparison.merged:
        await _merge(work, younger, older)
    if comparison.placed:
        await _count_article(work, comparison)
    for placed in comparison.placed:
        await _place(work, comparison, placed, parameters)
    command = _command_of(comparison)
    if comparison.withdrawn:
        await withdraw_claims(work, comparison, parameters, by=command)
    if command is not None:
        await _obey(work, command, comparison, parameters)


def _command_of(comparison: Comparison) -> Command | None:
    """The operator's command of the entry, at the entry's stream time; None without one that can be read."""
    try:
        return replace(COMMAND.decode(comparison.command), at=comparison.seen_at) if comparison.command else None
    except ContractError:
        return None


async def _obey(work: UnitOfWork, command: Command, comparison: Comparison, parameters: Parameters) -> None:
    """Carry out an operator's command at its place in the log; one that cannot be is logged with the reason."""
    try:
        await apply_command(command, work, parameters, withdrawn=len(comparison.withdrawn))
    except CommandError as error:
        await refuse_command(command, work, str(error))


async def advance(work: UnitOfWork, now: datetime, parameters: Parameters = DEFAULT) -> None:
    """Fire the timers due at or before `now`, in (due, fact) order, each at its own time."""
    while (timer := await timers.take_due(work, now)) is not None:
        due, fact_id = timer
        record = await store.fact(work, fact_id)
        if record is not None and record.due is not None and int(record.due.timestamp()) == due:
            await settle_fact(work, record, datetime.fromtimestamp(due, UTC), parameters)
    await _forget(work, day_of(now), parameters)


async def _forget(work: UnitOfWork, today: int, parameters: Parameters) -> None:
    """Drop the facts of one bucket that have seen no claim for the time of retention."""
    expiring = await timers.take_expiring(work, today) or await timers.take_expiring(work, today, timers.ARCHIVE)
    for fact_id in expiring:
        record = await store.fact(work, fact_id)
        if record is None or record.fact_id != fact_id:
            continue
        last = day_of(max(w.seen_at for w in record.witnesses)) + parameters.retention_days
        if last <= today:
            store.forget_fact(work, record)
        else:
            await timers.schedule_expiry(work, last, fact_id)


async def _count_article(work: UnitOfWork, comparison: Comparison) -> None:
    voice = f"outlet:{comparison.outlet}"
    known = (await store.accounts(work, [voice])).get(voice)
    record = known or Account(voice, first_seen=comparison.seen_at)
    record = replace(
        record,
        articles=record.articles + 1,
        claims=record.claims + len(comparison.placed),
        first_seen=record.first_seen or comparison.seen_at,
        last_seen=comparison.seen_at,
    )
    await store.put_account(work, record, new=known is None)


async def _merge(work: UnitOfWork, younger: str, older: str) -> None:
    first, second = await store.resolve_fact(work, older), await store.resolve_fact(work, younger)
    if first == second:
        return
    left, right = await store.fact(work, first), await store.fact(work, second)
    if right is not None:
        record = merge(left or FactRecord(first), right)
        if record.due is not None:
            await timers.schedule(work, record.due, first)
        store.put_fact(work, record)
        store.put_fact(work, FactRecord(second))
        moved = [*await store.credits_of(work, first), *await store.credits_of(work, second)]
        if moved:
            store.put_credits(work, first, moved)
    store.put_alias(work, second, first)


async def _place(work: UnitOfWork, comparison: Comparison, placed: PlacedClaim, parameters: Parameters) -> None:
    fact_id = await store.resolve_fact(work, placed.fact_id)
    before = await store.fact(work, fact_id) or FactRecord(fact_id, topic=topic_of(placed.claim))
    witness = witness_of(placed, comparison, parameters, before.witnesses)
    record = admit(before, witness, placed.verdicts)
    if record is before:
        return
    record = await _corroborated(work, record, placed.corroborated)
    store.put_claim(work, witness.claim_id, fact_id)
    if not before.witnesses:
        await timers.schedule_expiry(work, day_of(comparison.seen_at) + parameters.retention_days, fact_id)
    if len(record.witnesses) > 1:
        scale = await scale_for(work, record, comparison.seen_at, parameters)
        standing = [a for a in await store.alerts_by_id(work, record.alerts) if a.status in OPEN]
        for decision in judge_claim(record, witness, scale, comparison.seen_at, standing):
            record = await _act(work, record, decision, comparison, parameters)
        record = follow_leads(record, scale, comparison.seen_at)
        await _review(work, record, witness, scale, comparison)
        record = await _keep_due(work, record, comparison.seen_at, parameters)
    store.put_fact(work, record)


async def _corroborated(work: UnitOfWork, record: FactRecord, agreements: Sequence[Verdict]) -> FactRecord:
    """The record with the witnesses of other facts who state a value that its newest claim contradicts."""
    for verdict in agreements:
        for claim_id in (verdict.left, verdict.right):
            if any(w.claim_id == claim_id for w in record.witnesses):
                continue
            witness = await store.witness_on_record(work, claim_id)
            if witness is not None:
                record = summon(record, witness)
                await store.put_summons(work, claim_id, record.fact_id)
        record = related(record, verdict)
    return record


async def _keep_due(work: UnitOfWork, record: FactRecord, now: datetime, parameters: Parameters) -> FactRecord:
    """A fact that two outlets report is looked at again after a day."""
    if record.due is not None:
        return record
    due = next_due(record, now, parameters)
    if due is not None:
        due = due.replace(microsecond=0)
        await timers.schedule(work, due, record.fact_id)
    return replace(record, due=due)


async def _act(
    work: UnitOfWork, record: FactRecord, decision: Decision, comparison: Comparison, parameters: Parameters
) -> FactRecord:
    """Open or join an alert for a contradiction; withdraw what the claim shows to have been an update or revision."""
    known = await store.alerts_by_id(work, record.alerts)
    witness = next(w for w in record.witnesses if w.claim_id == decision.claim_id)
    mine = [
        a for a in known if a.status in OPEN and same_dissent(a, decision.claim_id, decision.field, record.verdicts)
    ]
    if decision.ruling is Ruling.CONTRADICTION:
        voice = await store.account(work, f"outlet:{comparison.outlet}")
        if mine:
            state = join_alert(mine[0], record, decision, comparison.seen_at, comparison.seq)
        elif (override := overruled(record, witness, decision.field, comparison.seen_at)) is not None:
            return with_covered(record, override, decision.claim_id)
        else:
            state = open_alert(record, decision, comparison.seen_at, comparison.seq)
            if any(tells_same(a, state.dissent[0], state.field) for a in await store.alerts_by_id(work, voice.alerts)):
                return record
            record = replace(record, alerts=(*record.alerts, state.id))
        await publish_alert(work, state)
        latest = tuple(i for i in voice.alerts if i != state.id)[-19:]
        await store.put_account(work, replace(voice, alerts=(*latest, state.id)))
    elif decision.ruling in (Ruling.UPDATE, Ruling.REVISION) and not _is_copy(witness, record, parameters):
        for alert in mine:
            state = close_alert(alert, AlertStatus.WITHDRAWN, decision.reason, comparison.seen_at, comparison.seq)
            await publish_alert(work, state)
    return record


def _is_copy(witness: Witness, record: FactRecord, parameters: Parameters) -> bool:
    """Whether the claim's text was taken from another article of the record: its voice is that one's, and not new."""
    others = {w.article_id for w in record.witnesses}
    return any(r.probability >= parameters.copy_exclusion and r.article_id in others for r in witness.reuse)


async def _review(work: UnitOfWork, record: FactRecord, witness: Witness, scale: Scale, comparison: Comparison) -> None:
    """Close the open alerts that the new claim settles: the outlet corrected itself, or the consensus has moved."""
    for alert in await store.alerts_by_id(work, record.alerts):
        if alert.status not in OPEN:
            continue
        if corrected_by(alert, witness, record):
            state = close_alert(
                alert, AlertStatus.RESOLVED, "the outlet corrected itself", comparison.seen_at, comparison.seq
            )
        elif has_shifted(alert, record, scale, comparison.seen_at):
            reason = "independent evidence now supports the dissenting value"
            state = close_alert(alert, AlertStatus.SHIFTED, reason, comparison.seen_at, comparison.seq)
        else:
            continue
        await publish_alert(work, state)


def follow_leads(record: FactRecord, scale: Scale, now: datetime) -> FactRecord:
    """Who leads each field now that the record has changed, and what is called of it."""
    leads = record.leads
    standing = record.standing
    bodies = Bodies.of(standing)
    spoken = by_field(record.verdicts)
    for field in Field:
        cells = build_cells(standing, spoken.get(field, ()), field)
        if not cells.members:
            continue
        consensus = find_consensus(field, standing, cells, bodies, scale)
        claim = consensus.cell[0] if consensus is not None else None
        leads = with_lead(leads, field, claim, now, scale.parameters.stale_window)
        if consensus is not None:
            record = with_call(record, consensus)
    return replace(record, leads=leads)
