"""Writing over HTTP, on a real server: keys, scopes, sizes, rates, and that nothing bad gets onto the stream."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import dead_letter, encode_dead_letter
from services.api.app import create_app
from services.api.keys import KeyRing, Scope, make_key, split_key
from services.api.limits import LARGEST_BODY, Buckets
from services.api.serve import opened
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, embedded_server
from services.runtime.keys import Keys
from services.runtime.settings import Settings

ARTICLE = {"url": "https://x.example/1", "title": "T", "text": "Nine died.", "published_at": "2025-03-11T06:30:00Z"}
KEYS = Keys("p00")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    with embedded_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def store(server: EmbeddedServer) -> Iterator[Any]:
    with redis.Redis.from_url(server.url) as client:
        client.flushall()
        yield client


@pytest.fixture
def settings(server: EmbeddedServer, store: Any, tmp_path: Path) -> Settings:
    return Settings(redis_url=server.url, data_dir=tmp_path)


@pytest.fixture
def api(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(lambda: opened(settings)), raise_server_exceptions=False) as client:
        yield client


def key(settings: Settings, *scopes: Scope) -> dict[str, str]:
    written, kept = make_key("a scraper", scopes)

    async def add() -> None:
        client = connect(settings)
        await KeyRing(client, KEYS).add(kept)
        await client.aclose()

    asyncio.run(add())
    return {"Authorization": f"Bearer {written}"}


def test_an_article_with_a_key_stands_on_the_stream_as_it_was_sent(
    api: TestClient, settings: Settings, store: Any
) -> None:
    answer = api.post("/articles", json=ARTICLE, headers=key(settings, Scope.WRITE))
    assert answer.status_code == 202, answer.text
    ((name, fields),) = store.xrange("articles")
    assert name.decode() == answer.json()["entry"]
    assert b'"Nine died."' in fields[b"data"]


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer cw_00_wrong", "Basic Y3c6eA==", "Bearer cw__", "Bearer \x00", "Bearer " + "x" * 5000],
)
def test_without_a_good_key_nothing_is_written(api: TestClient, settings: Settings, store: Any, header: str) -> None:
    key(settings, Scope.WRITE)
    answer = api.post("/articles", json=ARTICLE, headers={"Authorization": header})
    assert answer.status_code == 401
    assert store.xlen("articles") == 0


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("POST", "/articles", Scope.WITHDRAW),
        ("DELETE", "/articles?url=https://x.example/1", Scope.WRITE),
        ("POST", "/dead-letters/1-0/replay", Scope.WRITE),
        ("DELETE", "/dead-letters/1-0", Scope.WRITE),
    ],
)
def test_a_key_does_only_what_its_scope_says(  # noqa: PLR0917 - fixtures
    api: TestClient, settings: Settings, store: Any, method: str, path: str, scope: Scope
) -> None:
    answer = api.request(method, path, headers=key(settings, scope))
    assert answer.status_code == 403
    assert store.xlen("articles") == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty document"),
        (b"[1]", "url"),
        (b'{"url": "https://x.example"}', "title"),
        (b'{"url": 1, "title": "T", "text": "x", "published_at": "2025"}', "url"),
        (b'{"withdraw": true, "url": "https://x.example/1"}', "DELETE /articles"),
        (b'{"tick": 100}', "DELETE /articles"),
        (b"\xff\xfe", ""),
        (b"[" * 100_000, ""),
    ],
)
def test_what_is_no_article_is_said_at_once(
    api: TestClient, settings: Settings, store: Any, body: bytes, said: str
) -> None:
    answer = api.post("/articles", content=body, headers=key(settings, Scope.WRITE))
    assert (answer.status_code, store.xlen("articles")) == (422, 0)
    assert said in answer.json()["detail"]


def test_a_body_is_read_no_further_than_its_limit(api: TestClient, settings: Settings, store: Any) -> None:
    answer = api.post("/articles", content=b"x" * (LARGEST_BODY + 1), headers=key(settings, Scope.WRITE))
    assert (answer.status_code, store.xlen("articles")) == (413, 0)


def test_a_takedown(api: TestClient, settings: Settings, store: Any) -> None:
    answer = api.delete("/articles", params={"url": "https://x.example/1"}, headers=key(settings, Scope.WITHDRAW))
    assert answer.status_code == 202
    ((_, fields),) = store.xrange("articles")
    assert fields[b"data"] == b'{"withdraw":true,"url":"https://x.example/1"}'


def test_dead_letters_are_seen_without_their_content_sent_again_and_dropped(
    api: TestClient, settings: Settings, store: Any
) -> None:
    stream, operator = KEYS.stream("dead-letters"), key(settings, Scope.OPERATE)
    letter = dead_letter("ingestion", "articles", "1-0", {b"data": b"<script>"}, "not JSON")
    first, second = (store.xadd(stream, {b"data": encode_dead_letter(letter)}).decode() for _ in range(2))
    listed = api.get("/dead-letters").json()["letters"]
    assert [(found["id"], found["reason"]) for found in listed] == [(second, "not JSON"), (first, "not JSON")]
    assert "fields" not in listed[0]
    assert api.post(f"/dead-letters/{first}/replay", headers=operator).status_code == 202
    assert api.delete(f"/dead-letters/{second}", headers=operator).status_code == 204
    assert api.delete(f"/dead-letters/{second}", headers=operator).status_code == 404
    assert api.post(f"/dead-letters/{first}/replay", headers=operator).status_code == 404
    assert (store.xlen(stream), store.xlen("articles")) == (0, 1)


def test_a_key_that_asks_too_often_is_told_when_to_come_back(api: TestClient, settings: Settings) -> None:
    api.app.state.buckets = Buckets(rate=0.01, burst=2)  # type: ignore[attr-defined]
    header = key(settings, Scope.WRITE)
    codes = [api.post("/articles", json=ARTICLE, headers=header).status_code for _ in range(3)]
    assert codes == [202, 202, 429]
    assert int(api.post("/articles", json=ARTICLE, headers=header).headers["retry-after"]) >= 1


def test_a_secret_is_kept_only_as_a_hash(settings: Settings, store: Any) -> None:
    written = key(settings, Scope.WRITE)["Authorization"].removeprefix("Bearer ")
    _, secret = split_key(written) or ("", "")
    assert len(secret) >= 43
    kept = store.hgetall(KEYS.tagged("api-keys"))
    assert kept
    assert secret.encode() not in b"".join(kept.values())


@given(st.text(max_size=80))
def test_splitting_never_fails(written: str) -> None:
    parts = split_key(written)
    assert parts is None or written == f"cw_{parts[0]}_{parts[1]}"


def test_readiness_names_the_workers_that_are_missing(api: TestClient) -> None:
    answer = api.get("/health/ready")
    assert answer.status_code == 503
    assert "scoring: no worker" in answer.json()["checks"]["pipeline"]


def test_metrics_are_prometheus_text(api: TestClient) -> None:
    text = api.get("/metrics").text
    assert 'crosswire_stage_pending{stage="scoring"} 0.0' in text
    assert "crosswire_ready 0.0" in text
