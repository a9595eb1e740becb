"""What people can read of alerts, whatever the order and number in which their events arrive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.alerting import store
from services.alerting.handler import deliver_alert, read_event
from services.runtime.state import MemoryBackend, UnitOfWork


def event(alert: str = "a1", number: int = 1, status: str = "raised", outlets: Sequence[str] = ("x.example",)) -> bytes:
    body: dict[str, Any] = {
        "id": alert,
        "event": number,
        "status": status,
        "fact_id": "f1",
        "dissent": [{"outlet": outlet} for outlet in outlets],
    }
    return json.dumps({"contract": "alert", "version": 1, "body": body}).encode()


async def delivered(*events: bytes) -> MemoryBackend:
    backend = MemoryBackend()
    for each in events:
        work = UnitOfWork(backend)
        await deliver_alert(each, work)
        backend.commit(work.changes)
    return backend


def ids(page: store.Page) -> list[str]:
    return [read_event(item).alert_id for item in page.items]


async def test_the_newest_alert_comes_first_and_pages_join_without_a_gap() -> None:
    backend = await delivered(*(event(f"a{n}") for n in range(150)))
    found: list[str] = []
    before: int | None = None
    while True:
        page = await store.latest(backend, before=before, limit=40)
        found += ids(page)
        if page.next is None:
            break
        before = page.next
    assert found == [f"a{n}" for n in reversed(range(150))]


async def test_an_alert_is_listed_once_with_its_latest_state() -> None:
    backend = await delivered(event(), event(number=2, status="joined"), event(number=3, status="resolved"))
    assert ids(await store.latest(backend)) == ["a1"]
    latest = await store.alert("a1", backend)
    assert latest is not None
    assert read_event(latest).status == "resolved"


async def test_every_event_can_be_followed_from_a_position() -> None:
    backend = await delivered(event("a"), event("b"), event("a", 2, "joined"))
    assert ids(await store.events(backend)) == ["a", "b", "a"]
    page = await store.events(backend, after=2)
    assert [(read_event(i).alert_id, read_event(i).event) for i in page.items] == [("a", 2)]
    assert page.next == await store.events_so_far(backend) == 3
    assert (await store.events(backend, after=3)).items == ()


async def test_an_outlet_that_joins_gets_the_alert_in_its_list_too() -> None:
    backend = await delivered(event("a", 1, outlets=["x.example"]), event("a", 2, outlets=["x.example", "y.example"]))
    assert ids(await store.latest(backend, outlet="x.example")) == ["a"]
    assert ids(await store.latest(backend, outlet="y.example")) == ["a"]
    assert ids(await store.latest(backend, outlet="z.example")) == []


async def test_an_unknown_alert_is_none() -> None:
    assert await store.alert("nowhere", MemoryBackend()) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 4)), max_size=12), st.data())
async def test_delivering_events_again_changes_no_byte(sent: list[tuple[str, int]], data: st.DataObject) -> None:
    events = [event(alert, number) for alert, number in sent]
    once = await delivered(*events)
    again = data.draw(st.lists(st.sampled_from(events), max_size=6)) if events else []
    twice = await delivered(*events, *[e for e in again if read_event(e).event <= _last(once, e)])
    assert twice.values == once.values


def _last(backend: MemoryBackend, payload: bytes) -> int:
    return int(backend.values[store.version_key(read_event(payload).alert_id)])


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]", b'{"body": {}}', b'{"body": {"id": "a"}}', b"\xff"])
def test_what_is_no_alert_says_so(payload: bytes) -> None:
    with pytest.raises(ValueError, match="not an alert event"):
        read_event(payload)
