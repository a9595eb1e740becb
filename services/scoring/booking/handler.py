"""What handlers and operators do alike: settle a fact, publish a state of an alert, take settlements back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from schemas.alert import encode_alert
from schemas.wire import Contract
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Credit, rebooked
from services.scoring.calibrating.store import count_calls
from services.scoring.calibration import judge_calls
from services.scoring.consensus import Scale
from services.scoring.day.store import learn_mirrors, scale_for
from services.scoring.mirrors import gains_of
from services.scoring.model import AlertRecord, AlertStatus, FactRecord, Ledger
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.settle import settle_record, settled_key
from services.scoring.timers import store as timers

ALERTS = "alerts"
SETTLEMENTS = "settlements"
SETTLEMENT: Contract[tuple[Credit, ...]] = Contract("settlement", 1, tuple[Credit, ...])


async def settle_fact(work: UnitOfWork, record: FactRecord, at: datetime, parameters: Parameters = DEFAULT) -> None:
    """Settle what of a fact has become firm or old, book it, and look again later."""
    scale = await scale_for(work, record, at, parameters)
    settled, entries = settle_record(record, at, scale)
    settled, verdicts = judge_calls(settled, at, scale)
    await count_calls(work, verdicts)
    if entries:
        await store.book(work, entries)
        store.put_credits(work, record.fact_id, [*await store.credits_of(work, record.fact_id), *entries])
        work.emit(SETTLEMENTS, SETTLEMENT.encode(entries))
        if not settled.counted:
            await learn_mirrors(work, settled, gains_of(settled, scale), at, parameters)
            settled = replace(settled, counted=True)
    if settled.due is not None:
        await timers.schedule(work, settled.due, settled.fact_id)
    store.put_fact(work, settled)


async def publish_alert(work: UnitOfWork, state: AlertRecord) -> None:
    """Keep a state of an alert and send it on; one that is withdrawn is no contradiction of its outlets any more."""
    await store.put_alert(work, state)
    if state.status is AlertStatus.WITHDRAWN:
        await _forget_contradiction(work, state)
    work.emit(ALERTS, encode_alert(state))


async def _forget_contradiction(work: UnitOfWork, state: AlertRecord) -> None:
    voices = sorted({f"outlet:{side.outlet}" for side in state.dissent})
    for account in (await store.accounts(work, voices)).values():
        if state.id in account.alerts:
            kept = tuple(i for i in account.alerts if i != state.id)
            await store.put_account(work, replace(account, alerts=kept))


async def take_back(work: UnitOfWork, fact_id: str, claims: set[str]) -> list[Credit]:
    """Reverse, to the last digit, what the claims of a fact have moved so far; the reversals that were booked."""
    entries = await store.credits_of(work, fact_id)
    reversals = [credit.reversed for credit in entries if credit.claim_id in claims]
    if reversals:
        await store.book(work, reversals)
        work.emit(SETTLEMENTS, SETTLEMENT.encode(tuple(reversals)))
        store.put_credits(work, fact_id, [c for c in entries if c.claim_id not in claims])
    return reversals


async def settle_again(
    work: UnitOfWork,
    before: FactRecord,
    after: FactRecord,
    at: datetime,
    *,
    decisive: bool = False,
    parameters: Parameters = DEFAULT,
) -> tuple[FactRecord, int]:
    """Book what the settlements of a fact would be, had the record always been as it is `after` a change.

    Only what the change itself moves is reversed and, where it still settles, booked anew under its old date; with
    `decisive` (an anchor) also what was booked otherwise than the record now says. Returns the record to keep, and how
    many settlements moved.
    """
    booked = {(c.ledger, c.claim_id): c for c in await store.credits_of(work, before.fact_id)}
    if not booked:
        return after, 0
    scale = await scale_for(work, before, at, parameters)
    old, new = (_outcomes(record, at, scale) for record in (before, after))
    left = {w.claim_id for w in after.witnesses}
    moved = {
        key: new.get(key) if key[1] in left else None
        for key, credit in booked.items()
        if key[1] not in left
        or _said(old.get(key)) != _said(new.get(key))
        or (decisive and key in new and new[key].y != credit.y)
    }
    fresh = [rebooked(credit, booked[key].at, parameters) for key, credit in moved.items() if credit is not None]
    reversals = [booked[key].reversed for key in moved]
    if reversals:
        await store.book(work, [*reversals, *fresh])
        work.emit(SETTLEMENTS, SETTLEMENT.encode((*reversals, *fresh)))
        store.put_credits(work, before.fact_id, [*(c for k, c in booked.items() if k not in moved), *fresh])
    open_again = {settled_key(*key) for key, credit in moved.items() if credit is None}
    return replace(after, settled=tuple(k for k in after.settled if k not in open_again)), len(moved)


def _outcomes(record: FactRecord, at: datetime, scale: Scale) -> dict[tuple[Ledger, str], Credit]:
    """What would settle, were nothing settled yet."""
    _, entries = settle_record(replace(record, settled=()), at, scale)
    return {(c.ledger, c.claim_id): c for c in entries}


def _said(credit: Credit | None) -> tuple[float, float] | None:
    return None if credit is None else (credit.y, credit.u)
