"""Alerting on the real streams."""

from __future__ import annotations

from schemas.alert import decode_alert
from services.alerting.handler import deliver_alert
from services.runtime.entries import Entry
from services.runtime.logging import get_logger
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.tracing import identify

log = get_logger("alerting")


async def handle(entry: Entry, work: UnitOfWork, _: Settings) -> None:
    """Bring the lists of alerts up to date with one event."""
    alert = decode_alert(entry.payload)
    identify(alert.raised_by[-1], alert_id=alert.id, status=alert.status, event=alert.event)
    await deliver_alert(entry.payload, work)
    log.debug("alert.listed", alert_id=alert.id)
