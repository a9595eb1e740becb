"""One alert event in, its lists brought up to date. All through the unit of work, so a repeat has no effect."""

from __future__ import annotations

from schemas.alert import decode_alert
from services.alerting.model import AlertEvent
from services.alerting.store import record
from services.runtime.state import UnitOfWork


async def deliver_alert(event: bytes, work: UnitOfWork) -> None:
    """Remember one event of the `alerts` stream. Raises `schemas.wire.ContractError` if the bytes are no alert."""
    await record(read_event(event), work)


def read_event(payload: bytes) -> AlertEvent:
    """What alerting needs to know of an alert event; the rest of it is passed on as it came."""
    alert = decode_alert(payload)
    outlets = tuple(dict.fromkeys(side.outlet for side in alert.dissent))
    return AlertEvent(alert.id, alert.event, alert.status, alert.fact_id, outlets, payload)
