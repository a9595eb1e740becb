"""What handlers and operators do alike: settle a fact, publish a state of an alert, take settlements back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from schemas.alert import encode_alert
from schemas.wire import Contract
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Credit
from services.scoring.day.store import learn_mirrors, scale_for
from services.scoring.mirrors import gains_of
from services.scoring.model import AlertRecord, FactRecord
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.settle import settle_record

ALERTS = "alerts"
SETTLEMENTS = "settlements"
SETTLEMENT: Contract[tuple[Credit, ...]] = Contract("settlement", 1, tuple[Credit, ...])


async def settle_fact(work: UnitOfWork, record: FactRecord, at: datetime, parameters: Parameters = DEFAULT) -> None:
    """Settle what of a fact has become firm or old, book it, and look again later."""
    scale = await scale_for(work, record, at, parameters)
    settled, entries = settle_record(record, at, scale)
    if entries:
        await store.book(work, entries)
        store.put_credits(work, record.fact_id, [*await store.credits_of(work, record.fact_id), *entries])
        work.emit(SETTLEMENTS, SETTLEMENT.encode(entries))
        if not settled.counted:
            await learn_mirrors(work, settled, gains_of(settled, scale), at, parameters)
            settled = replace(settled, counted=True)
    if settled.due is not None:
        await store.schedule(work, settled.due, settled.fact_id)
    store.put_fact(work, settled)


async def publish_alert(work: UnitOfWork, state: AlertRecord) -> None:
    """Keep a state of an alert and send it on."""
    await store.put_alert(work, state)
    work.emit(ALERTS, encode_alert(state))


async def take_back(work: UnitOfWork, fact_id: str, claims: set[str]) -> list[Credit]:
    """Reverse, to the last digit, what the claims of a fact have moved so far; the reversals that were booked."""
    entries = await store.credits_of(work, fact_id)
    reversals = [credit.reversed for credit in entries if credit.claim_id in claims]
    if reversals:
        await store.book(work, reversals)
        work.emit(SETTLEMENTS, SETTLEMENT.encode(tuple(reversals)))
        store.put_credits(work, fact_id, [c for c in entries if c.claim_id not in claims])
    return reversals
