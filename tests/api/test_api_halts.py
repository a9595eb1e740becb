"""Where the pipeline stands, over HTTP: anybody may look, an operator decides."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from services.api.keys import Scope
from services.runtime.settings import Settings
from tests.api.test_api_writing import KEYS, api, key, server, settings, store

__all__ = ["api", "server", "settings", "store"]
SKIP = "/halts/scoring/3-0/skip"


def halt(store: Any) -> None:
    store.hset(KEYS.attempt("scoring"), mapping={"entry": "3-0", "count": 8})
    store.hset(KEYS.halt, "scoring/3-0", '{"stage": "scoring", "entry": "3-0", "deliveries": 8}')


def test_a_halt_is_shown_makes_the_pipeline_unready_and_is_skipped(
    api: TestClient, settings: Settings, store: Any
) -> None:
    assert api.get("/halts").json() == {"halts": []}
    halt(store)
    assert api.get("/halts").json() == {"halts": [{"stage": "scoring", "entry": "3-0", "deliveries": 8}]}
    ready = api.get("/health/ready")
    assert ready.status_code == 503
    assert "halted at scoring/3-0" in ready.json()["checks"]["pipeline"]
    operator = key(settings, Scope.OPERATE)
    assert api.post(SKIP, json={"reason": "endless"}, headers=key(settings, Scope.WRITE)).status_code == 403
    assert api.post(SKIP, json={}, headers=operator).status_code == 422
    assert api.post(SKIP, json={"reason": "endless"}, headers=operator).status_code == 202
    assert store.hget(KEYS.attempt("scoring"), "skip") == b'{"by":"a scraper","reason":"endless"}'
    assert api.post(SKIP, json={"reason": "endless"}, headers=operator).status_code == 404


def test_a_halt_is_tried_again(api: TestClient, settings: Settings, store: Any) -> None:
    halt(store)
    operator = key(settings, Scope.OPERATE)
    assert api.post("/halts/scoring/3-0/retry", headers=operator).status_code == 202
    assert api.get("/halts").json() == {"halts": []}
    assert not store.exists(KEYS.attempt("scoring"))
    assert api.post("/halts/nothing/3-0/retry", headers=operator).status_code == 404
