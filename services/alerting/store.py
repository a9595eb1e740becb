"""Alerts as people read them: the latest state of each, all and by outlet; and every event in order.

Scoring decides; this room only remembers, so that a reader needs no stream and no second sight of the rules.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

from services.alerting.lists import PAGE, newest_first, oldest_first, page_of, pages_of
from services.alerting.model import AlertEvent, Page
from services.runtime.state import UnitOfWork


class Reading(Protocol):
    """Whatever gives values by key: a `Backend`, or a `UnitOfWork` through `get`."""

    async def load(self, keys: Sequence[str]) -> list[bytes | None]:
        """Values in the order of `keys`; None where there is none."""
        ...


ALERTS = "alerting:all"
EVENTS = "alerting:events"


def alert_key(alert_id: str) -> str:
    """Where the latest state of an alert is."""
    return f"alerting:alert:{alert_id}"


def version_key(alert_id: str) -> str:
    """Which state of the alert that is, counted from 1."""
    return f"alerting:version:{alert_id}"


def event_key(position: int) -> str:
    """Where the event at a position is: under a key of its own, for events are large and pages are rewritten whole."""
    return f"alerting:event:{position}"


def outlet_list(outlet: str) -> str:
    """Name of the list of alerts in which `outlet` dissents."""
    return f"alerting:outlet:{outlet}"


async def record(event: AlertEvent, work: UnitOfWork) -> None:
    """Keep `event`: as the latest state of its alert, in the list of events, and a new alert in the lists of alerts.

    An event that is not newer than what is kept changes nothing.
    """
    known, *seats = await work.get(
        version_key(event.alert_id), *(seat_key(event.alert_id, outlet) for outlet in event.outlets)
    )
    if known is not None and int(known) >= event.event:
        return
    work.put(alert_key(event.alert_id), event.payload)
    work.put(version_key(event.alert_id), str(event.event).encode())
    (count,) = await work.get(f"{EVENTS}:count")
    position = int(count or b"0")
    work.put(event_key(position), event.payload)
    work.put(f"{EVENTS}:count", str(position + 1).encode())
    if known is None:
        await _append(ALERTS, event.alert_id, work)
    for outlet, seat in zip(event.outlets, seats, strict=True):
        if seat is None:
            work.put(seat_key(event.alert_id, outlet), b"1")
            await _append(outlet_list(outlet), event.alert_id, work)


def seat_key(alert_id: str, outlet: str) -> str:
    """Marks that the alert stands in the outlet's list."""
    return f"alerting:seat:{alert_id}:{outlet}"


async def _append(name: str, item: str, work: UnitOfWork) -> None:
    """Put `item` at the end of a list."""
    (count,) = await work.get(f"{name}:count")
    total = int(count or b"0")
    key = f"{name}:{page_of(total)}"
    (page,) = await work.get(key)
    work.put(key, _json([*json.loads(page or b"[]"), item]))
    work.put(f"{name}:count", str(total + 1).encode())


async def _total(name: str, reading: Reading) -> int:
    (count,) = await reading.load([f"{name}:count"])
    return int(count or b"0")


async def _at(name: str, positions: range, reading: Reading) -> list[str]:
    """Items of a list at `positions`, in their order."""
    pages = list(pages_of(positions))
    stored = await reading.load([f"{name}:{n}" for n in pages]) if pages else []
    items = {n: json.loads(page or b"[]") for n, page in zip(pages, stored, strict=True)}
    return [items[page_of(p)][p % PAGE] for p in positions if p % PAGE < len(items[page_of(p)])]


async def alert(alert_id: str, reading: Reading) -> bytes | None:
    """Latest state of one alert, as scoring sent it; None if there is no such alert."""
    (stored,) = await reading.load([alert_key(alert_id)])
    return stored


async def latest(reading: Reading, *, outlet: str | None = None, before: int | None = None, limit: int = 50) -> Page:
    """Alerts, newest first, all or those in which `outlet` dissents; `next` is the `before` of the following page."""
    name = outlet_list(outlet) if outlet else ALERTS
    positions = newest_first(await _total(name, reading), before, limit)
    ids = await _at(name, positions, reading)
    stored = await reading.load([alert_key(i) for i in ids]) if ids else []
    more = positions[-1] if positions and positions[-1] > 0 else None
    return Page(tuple(s for s in stored if s is not None), more)


async def events(reading: Reading, *, after: int = 0, limit: int = 100) -> Page:
    """Events of all alerts in the order in which they happened, from `after` on; `next` is where to go on from."""
    positions = oldest_first(await _total(EVENTS, reading), after, limit)
    stored = await reading.load([event_key(p) for p in positions]) if positions else []
    return Page(tuple(s for s in stored if s is not None), after + len(positions))


async def events_so_far(reading: Reading) -> int:
    """How many events there have been: the `after` that skips them all."""
    return await _total(EVENTS, reading)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
