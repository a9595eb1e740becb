"""The API over a record that holds one fact with three witnesses and one alert."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from schemas.alert import encode_alert
from services.alerting.handler import deliver_alert
from services.api.app import create_app
from services.api.state import Installation
from services.comparison.model import Field, Judgement, Verdict
from services.extraction.model import Link, SourceKind, Span
from services.runtime.errors import TransientError
from services.runtime.state import MemoryBackend, UnitOfWork
from services.scoring import store
from services.scoring.model import AlertRecord, AlertSide, AlertStatus, FactRecord, Ledger, Witness

DAY = datetime(2025, 3, 11, 12, tzinfo=UTC)


def witness(outlet: str, number: float) -> Witness:
    return Witness(
        claim_id=f"c-{outlet}", article_id=f"t-{outlet}", outlet=outlet, url=f"https://{outlet}/1", title="Fireboats",
        text=f"Merrowland has ordered {number:.0f} new fireboats", sentence=Span(0, 40), span=Span(0, 40), seq=1,
        seen_at=DAY, published_at=DAY, chain=(Link("Ilse Varga", SourceKind.PERSON),), low=number, high=number,
        number=number, unit="boat",
    )  # fmt: skip


def side(w: Witness) -> AlertSide:
    return AlertSide(
        w.claim_id,
        w.article_id,
        w.outlet,
        w.url,
        w.title,
        w.text,
        w.span,
        str(w.number),
        None,
        "source:Ilse Varga",
        DAY,
    )


A, B, X = witness("a.example", 12), witness("b.example", 12), witness("x.example", 120)
VERDICT = Verdict(
    X.claim_id, A.claim_id, Judgement.CONTRADICTION, Field.QUANTITY, (), "q", "120 is not 12", "120", "12"
)
ALERT = AlertRecord(
    id="alert1", status=AlertStatus.RAISED, fact_id="f1", field=Field.QUANTITY, ledger=Ledger.SAID, source="Ilse Varga",
    dissent=(side(X),), consensus=(side(A), side(B)), dissent_value="120", consensus_value="12",
    dissent_origins=("source:Ilse Varga",), consensus_origins=("source:Ilse Varga",), probability=0.8455, n_eff=2.0,
    provisional=True, reason="R", would_change="W", raised_by=(X.article_id,), raised_at=DAY, changed_at=DAY, seq=3,
)  # fmt: skip


async def filled() -> MemoryBackend:
    backend = MemoryBackend()
    work = UnitOfWork(backend)
    store.put_fact(work, FactRecord("f1", (A, B, X), (VERDICT,), alerts=("alert1",)))
    for w in (A, B, X):
        store.put_claim(work, w.claim_id, "f1")
    store.put_alias(work, "f2", "f1")
    await store.put_alert(work, ALERT)
    await deliver_alert(encode_alert(ALERT), work)
    backend.commit(work.changes)
    return backend


@pytest.fixture
def api() -> Iterator[TestClient]:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Installation]:
        async def well() -> str:
            return "ok"

        yield Installation(await filled(), {"store": well})

    with TestClient(create_app(opened), raise_server_exceptions=False) as client:
        yield client


def body(api: TestClient, path: str, status: int = 200) -> Any:
    response = api.get(path)
    assert response.status_code == status, response.text
    return response.json()


def test_an_alert_has_both_sentences_with_their_links_and_values(api: TestClient) -> None:
    (alert,) = body(api, "/alerts")["alerts"]
    assert [(s["outlet"], s["value"]) for s in alert["dissent"] + alert["consensus"]] == [
        ("x.example", "120"), ("a.example", "12"), ("b.example", "12"),
    ]  # fmt: skip
    assert alert["dissent"][0]["sentence"] == "Merrowland has ordered 120 new fireboats"
    assert alert == body(api, "/alerts/alert1")


def test_alerts_can_be_asked_of_one_outlet(api: TestClient) -> None:
    assert [a["id"] for a in body(api, "/alerts?outlet=x.example")["alerts"]] == ["alert1"]
    assert body(api, "/alerts?outlet=a.example")["alerts"] == []


def test_a_fact_has_its_claims_verdicts_and_alerts_also_under_its_younger_name(api: TestClient) -> None:
    fact = body(api, "/facts/f1")
    assert [c["outlet"] for c in fact["claims"]] == ["a.example", "b.example", "x.example"]
    assert [v["judgement"] for v in fact["verdicts"]] == ["contradiction"]
    assert [a["id"] for a in fact["alerts"]] == ["alert1"]
    assert body(api, "/facts/f2") == fact


def test_a_claim_has_its_provenance_and_the_verdicts_on_it(api: TestClient) -> None:
    claim = body(api, "/claims/c-x.example")
    assert (claim["chain"], claim["low"], claim["fact_id"]) == (["Ilse Varga"], 120, "f1")
    assert [v["left_value"] for v in claim["verdicts"]] == ["120"]
    assert body(api, "/claims/c-b.example")["verdicts"] == []


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/facts/none", 404, "There is no fact 'none' on record"),
        ("/claims/none", 404, "no claim 'none'"),
        ("/alerts/none", 404, "no alert 'none'"),
        ("/alerts?limit=0", 422, "limit"),
        ("/alerts?before=x", 422, "before"),
        ("/facts/%1b%5b2J", 422, "fact_id"),
        ("/nowhere", 404, "Not Found"),
    ],
)
def test_errors_are_problems_with_a_sentence(api: TestClient, path: str, status: int, said: str) -> None:
    response = api.get(path)
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (response.status_code, problem["status"]) == (status, status)
    assert said in problem["detail"]


def test_answers_are_neither_sniffed_nor_framed(api: TestClient) -> None:
    headers = api.get("/alerts").headers
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")


def test_live_and_ready(api: TestClient) -> None:
    assert body(api, "/health/live")["status"] == "ok"
    assert body(api, "/health/ready") == {"status": "ok", "checks": {"store": "ok"}}


def test_not_ready_says_what_is_missing() -> None:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Installation]:
        async def gone() -> str:
            raise TransientError("the server does not answer")

        async def late() -> str:
            return "40 s behind"

        yield Installation(MemoryBackend(), {"store": gone, "scoring": late})

    with TestClient(create_app(opened)) as client:
        response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["checks"] == {"store": "the server does not answer", "scoring": "40 s behind"}


def test_a_store_that_is_away_is_503_and_not_a_defect() -> None:
    class Away(MemoryBackend):
        async def load(self, keys: object) -> list[bytes | None]:
            raise TransientError("away")

    @asynccontextmanager
    async def opened() -> AsyncIterator[Installation]:
        yield Installation(Away())

    with TestClient(create_app(opened), raise_server_exceptions=False) as client:
        response = client.get("/alerts")
    assert (response.status_code, response.json()["title"]) == (503, "Store unreachable")


def test_every_route_is_described(api: TestClient) -> None:
    paths = body(api, "/openapi.json")["paths"]
    assert {"/alerts", "/alerts/{alert_id}", "/facts/{fact_id}", "/claims/{claim_id}", "/metrics"} <= paths.keys()
    assert all(operation["description"] for path in paths.values() for operation in path.values())


def test_the_record_is_not_changed_by_reading() -> None:
    backend = asyncio.run(filled())
    before = dict(backend.values)

    @asynccontextmanager
    async def opened() -> AsyncIterator[Installation]:
        yield Installation(backend)

    with TestClient(create_app(opened)) as client:
        for path in ("/alerts", "/facts/f1", "/claims/c-x.example"):
            assert client.get(path).status_code == 200
    assert backend.values == before
