"""What people can read of alerts, whatever the order and number in which their events arrive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.alert import Alert, Side
from schemas.wire import ContractError
from services.alerting import store
from services.alerting.handler import deliver_alert, read_event
from services.runtime.state import MemoryBackend, UnitOfWork

DAY = datetime(2025, 3, 11, tzinfo=UTC)


def side(outlet: str) -> Side:
    return Side(
        claim_id=f"c-{outlet}", article_id=f"t-{outlet}", outlet=outlet, url=f"https://{outlet}/1", title="T",
        sentence="S", span=(0, 1), value="12", origin=f"outlet:{outlet}", published_at=DAY, witness=1,
    )  # fmt: skip


def event(alert: str = "a1", number: int = 1, status: str = "raised", outlets: Sequence[str] = ("x.example",)) -> bytes:
    state = Alert(
        id=alert, event=number, status=status, fact_id="f1", field="quantity", ledger="so", source=None,
        dissent=tuple(side(o) for o in outlets), consensus=(side("a.example"), side("b.example")), dissent_value="120",
        consensus_value="12", dissent_origins=("outlet:x.example",), consensus_origins=("outlet:a.example",),
        probability=0.85, n_eff=2, provisional=True, reason="R", would_change="W", raised_by=("t",), raised_at=DAY,
        changed_at=DAY, seq=1,
    )  # type: ignore[arg-type]  # fmt: skip
    return state.model_dump_json().encode()


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


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]", b'{"id": "a"}', b"\xff", event()[:-1]])
def test_what_is_no_alert_says_so(payload: bytes) -> None:
    with pytest.raises(ContractError, match="not an alert message"):
        read_event(payload)
