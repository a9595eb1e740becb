"""Alerting on the real streams."""

from __future__ import annotations

from services.alerting.handler import deliver_alert
from services.runtime.entries import Entry
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork


async def handle(entry: Entry, work: UnitOfWork, _: Settings) -> None:
    """Bring the lists of alerts up to date with one event."""
    await deliver_alert(entry.payload, work)
