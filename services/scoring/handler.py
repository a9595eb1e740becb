"""One comparison through scoring: the record of its facts, alerts opened, joined and closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.alert import encode_alert
from services.comparison.model import Comparison, Field, PlacedClaim
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.bodies import Bodies
from services.scoring.cells import build_cells
from services.scoring.consensus import Scale, find_consensus
from services.scoring.dissent import judge_claim
from services.scoring.evolution import with_lead
from services.scoring.intake import admit, merge, without, witness_of
from services.scoring.life import OPEN, close_alert, corrected_by, join_alert, open_alert, same_dissent
from services.scoring.model import AlertRecord, AlertStatus, Decision, FactRecord, Ruling, Witness
from services.scoring.parameters import DEFAULT, Parameters

ALERTS = "alerts"
SETTLEMENTS = "settlements"


async def score_comparison(comparison: Comparison, work: UnitOfWork, parameters: Parameters = DEFAULT) -> None:
    """Take in everything that comparison has to say of one admitted entry; emit alert events and settlements."""
    for younger, older in comparison.merged:
        await _merge(work, younger, older)
    for placed in comparison.placed:
        await _place(work, comparison, placed, parameters)
    if comparison.withdrawn:
        await _withdraw(work, comparison)


async def _merge(work: UnitOfWork, younger: str, older: str) -> None:
    first, second = await store.resolve_fact(work, older), await store.resolve_fact(work, younger)
    if first == second:
        return
    left, right = await store.fact(work, first), await store.fact(work, second)
    if right is not None:
        store.put_fact(work, merge(left or FactRecord(first), right))
        store.put_fact(work, FactRecord(second))
    store.put_alias(work, second, first)


async def _place(work: UnitOfWork, comparison: Comparison, placed: PlacedClaim, parameters: Parameters) -> None:
    fact_id = await store.resolve_fact(work, placed.fact_id)
    before = await store.fact(work, fact_id) or FactRecord(fact_id)
    witness = witness_of(placed, comparison, parameters)
    record = admit(before, witness, placed.verdicts)
    if record is before:
        return
    store.put_claim(work, witness.claim_id, fact_id)
    scale = Scale({}, {}, parameters)
    for decision in judge_claim(record, witness, scale, comparison.seen_at):
        record = await _act(work, record, decision, comparison)
    record = _follow_leads(record, scale, comparison)
    await _review(work, record, witness, scale, comparison)
    store.put_fact(work, record)


async def _act(work: UnitOfWork, record: FactRecord, decision: Decision, comparison: Comparison) -> FactRecord:
    """Open or join an alert for a contradiction; withdraw what the claim shows to have been an update or revision."""
    known = await store.alerts_by_id(work, record.alerts)
    mine = [
        a for a in known if a.status in OPEN and same_dissent(a, decision.claim_id, decision.field, record.verdicts)
    ]
    if decision.ruling is Ruling.CONTRADICTION:
        if mine:
            state = join_alert(mine[0], record, decision, comparison.seen_at, comparison.seq)
        else:
            state = open_alert(record, decision, comparison.seen_at, comparison.seq)
            record = replace(record, alerts=(*record.alerts, state.id))
        await _publish(work, state)
    elif decision.ruling in (Ruling.UPDATE, Ruling.REVISION):
        for alert in mine:
            state = close_alert(alert, AlertStatus.WITHDRAWN, decision.reason, comparison.seen_at, comparison.seq)
            await _publish(work, state)
    return record


async def _review(work: UnitOfWork, record: FactRecord, witness: Witness, scale: Scale, comparison: Comparison) -> None:
    """Close the open alerts that the new claim settles: the outlet corrected itself, or the consensus has moved."""
    for alert in await store.alerts_by_id(work, record.alerts):
        if alert.status not in OPEN:
            continue
        if corrected_by(alert, witness, record):
            state = close_alert(
                alert, AlertStatus.RESOLVED, "the outlet corrected itself", comparison.seen_at, comparison.seq
            )
        elif has_shifted(alert, record, scale):
            reason = "independent evidence now supports the dissenting value"
            state = close_alert(alert, AlertStatus.SHIFTED, reason, comparison.seen_at, comparison.seq)
        else:
            continue
        await _publish(work, state)


def has_shifted(alert: AlertRecord, record: FactRecord, scale: Scale) -> bool:
    """Whether the dissenting cell leads its field with P >= .8 on enough independent witnesses."""
    standing = record.standing
    cells = build_cells(standing, record.verdicts, alert.field)
    consensus = find_consensus(alert.field, standing, cells, Bodies.of(standing), scale)
    if consensus is None or consensus.probability < scale.parameters.shift_probability:
        return False
    dissent = {side.claim_id for side in alert.dissent}
    if not dissent.intersection(consensus.cell):
        return False
    return consensus.witnesses >= scale.parameters.alert_witnesses


async def _publish(work: UnitOfWork, state: AlertRecord) -> None:
    await store.put_alert(work, state)
    work.emit(ALERTS, encode_alert(state))


def _follow_leads(record: FactRecord, scale: Scale, comparison: Comparison) -> FactRecord:
    """Who leads each field now that the record has changed."""
    leads = record.leads
    fields: Sequence[Field] = [f for f in Field if any(v.field is f or f in v.agrees for v in record.verdicts)]
    bodies = Bodies.of(record.standing)
    for field in fields:
        cells = build_cells(record.standing, record.verdicts, field)
        consensus = find_consensus(field, record.standing, cells, bodies, scale)
        claim = consensus.cell[0] if consensus is not None else None
        leads = with_lead(leads, field, claim, comparison.seen_at, scale.parameters.stale_window)
    return replace(record, leads=leads)


async def _withdraw(work: UnitOfWork, comparison: Comparison) -> None:
    """Claims that left the record take their effects with them; an alert without dissent is resolved."""
    gone: dict[str, set[str]] = {}
    for claim in comparison.withdrawn:
        fact_id = await store.fact_of_claim(work, claim)
        if fact_id is not None:
            gone.setdefault(fact_id, set()).add(claim)
            store.drop_claim(work, claim)
    for fact_id in sorted(gone):
        record = await store.fact(work, fact_id)
        if record is None:
            continue
        for alert in await store.alerts_by_id(work, record.alerts):
            if alert.status in OPEN and all(side.claim_id in gone[fact_id] for side in alert.dissent):
                reason = "the dissenting article was changed or withdrawn"
                await _publish(
                    work, close_alert(alert, AlertStatus.RESOLVED, reason, comparison.seen_at, comparison.seq)
                )
        store.put_fact(work, without(record, gone[fact_id]))
