"""One alert event in, its lists brought up to date. All through the unit of work, so a repeat has no effect."""

from __future__ import annotations

import json
from typing import Any

from services.alerting.model import AlertEvent
from services.alerting.store import record
from services.runtime.state import UnitOfWork


async def deliver_alert(event: bytes, work: UnitOfWork) -> None:
    """Remember one event of the `alerts` stream. Raises `ValueError` if the bytes are no alert."""
    await record(read_event(event), work)


def read_event(payload: bytes) -> AlertEvent:
    """What alerting needs to know of an alert event; the rest of it is passed on unread.

    A tolerant reader: it asks for the five fields that it uses and leaves the others to newer versions.
    """
    try:
        body: dict[str, Any] = json.loads(payload)["body"]
        outlets = tuple(dict.fromkeys(str(side["outlet"]) for side in body["dissent"]))
        return AlertEvent(
            str(body["id"]), int(body["event"]), str(body["status"]), str(body["fact_id"]), outlets, payload
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not an alert event: {type(error).__name__}: {error}") from error
