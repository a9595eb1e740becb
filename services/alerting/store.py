"""Alerts as people read them: the latest state of each, all and by outlet; and every event in order.

Scoring decides; this room only remembers, so that a reader needs no stream and no second sight of the rules.
"""

from __future__ import annotations

from services.alerting.model import AlertEvent, Page
from services.runtime.pages import PagedList, decode_ids, encode_ids, number
from services.runtime.state import Backend, UnitOfWork


def ids_under(key: str) -> PagedList[str]:
    """A list of ids of alerts; a page is about 3 kB."""
    return PagedList(key, 64, encode_ids, decode_ids)


ALERTS = ids_under("alerting:all")
EVENTS = "alerting:events:count"


def alert_key(alert_id: str) -> str:
    """Where the latest state of an alert is."""
    return f"alerting:alert:{alert_id}"


def version_key(alert_id: str) -> str:
    """Which state of the alert that is, counted from 1."""
    return f"alerting:version:{alert_id}"


def event_key(position: int) -> str:
    """Where the event at a position is: under a key of its own, for events are large and pages are rewritten whole."""
    return f"alerting:event:{position}"


def outlet_list(outlet: str) -> PagedList[str]:
    """The alerts in which `outlet` dissents."""
    return ids_under(f"alerting:outlet:{outlet}")


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
    position = await events_so_far(work)
    work.put(event_key(position), event.payload)
    work.put(EVENTS, b"%d" % (position + 1))
    if known is None:
        await ALERTS.append(work, event.alert_id)
    for outlet, seat in zip(event.outlets, seats, strict=True):
        if seat is None:
            work.put(seat_key(event.alert_id, outlet), b"1")
            await outlet_list(outlet).append(work, event.alert_id)


def seat_key(alert_id: str, outlet: str) -> str:
    """Marks that the alert stands in the outlet's list."""
    return f"alerting:seat:{alert_id}:{outlet}"


async def alert(alert_id: str, reading: Backend) -> bytes | None:
    """Latest state of one alert, as scoring sent it; None if there is no such alert."""
    (stored,) = await reading.load([alert_key(alert_id)])
    return stored


async def latest(reading: Backend, *, outlet: str | None = None, before: int | None = None, limit: int = 50) -> Page:
    """Alerts, newest first, all or those in which `outlet` dissents; `next` is the `before` of the following page."""
    listed = outlet_list(outlet) if outlet else ALERTS
    total = await listed.length(reading)
    end = total if before is None else max(0, min(before, total))
    start = max(0, end - limit)
    ids = (await listed.between(reading, start, end))[::-1]
    stored = await reading.load([alert_key(i) for i in ids]) if ids else []
    return Page(tuple(s for s in stored if s is not None), start or None)


async def events(reading: Backend, *, after: int = 0, limit: int = 100) -> Page:
    """Events of all alerts in the order in which they happened, from `after` on; `next` is where to go on from."""
    start = max(0, after)
    positions = range(start, min(await events_so_far(reading), start + limit))
    stored = await reading.load([event_key(p) for p in positions]) if positions else []
    return Page(tuple(s for s in stored if s is not None), after + len(positions))


async def events_so_far(reading: Backend) -> int:
    """How many events there have been: the `after` that skips them all."""
    return await number(reading, EVENTS)
