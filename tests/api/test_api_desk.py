"""The desk over HTTP on a real server: who may issue what, what stands on the server then, and what is refused."""

# ruff: noqa: F811
from __future__ import annotations

from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient

from schemas.command import LARGEST_COMMAND, read_command
from services.api.keys import Scope
from services.runtime.keys import Keys
from services.runtime.settings import Settings
from services.scoring.model import Action
from tests.api.test_api_writing import api, key, server, settings, store  # noqa: F401 - fixtures

KEYS = Keys("p00")
WHO = {"by": "Ida Moor", "reason": "the desk checked"}
REVIEW = {"@type": "ClaimReview", "author": {"name": "Fact Desk"}, "reviewRating": {"alternateName": "False"}}
POSTS: list[tuple[str, dict[str, Any], Action, str, dict[str, Any]]] = [
    ("/claims/c1/anchor", {"field": "quantity"}, Action.ANCHOR, "c1", {"field": "quantity", "upheld": True}),
    ("/claims/c1/anchor", {"field": "place", "holds": False}, Action.ANCHOR, "c1", {"field": "place", "upheld": False}),
    ("/alerts/a1/override", {"expires": "2030-01-01T00:00:00Z"}, Action.OVERRIDE, "a1", {}),
    ("/alerts/a1/false-positive", {}, Action.FALSE_POSITIVE, "a1", {}),
    ("/outlets/X.example/prior", {"reliability": 0.9, "strength": 20}, Action.SEED, "x.example", {"alpha": 18.0}),
    ("/outlets/x.example/reply", {"text": "We stand by it."}, Action.REPLY, "x.example", {"text": "We stand by it."}),
    ("/appeals", {"target": "a1"}, Action.APPEAL, "a1", {"outlet": None}),
    ("/appeals/appeal-0001/decision", {"upheld": True}, Action.DECIDE, "appeal-0001", {"upheld": True}),
    ("/takedowns", {"url": "https://x.example/1"}, Action.TAKEDOWN, "https://x.example/1", {}),
]


@pytest.mark.parametrize(("path", "body", "action", "target", "more"), POSTS, ids=[path for path, *_ in POSTS])
def test_a_command_stands_under_its_key_and_a_pointer_in_the_log(  # noqa: PLR0917 - columns of a table
    api: TestClient,
    settings: Settings,
    store: Any,
    path: str,
    body: dict,
    action: Action,
    target: str,
    more: dict,
) -> None:
    answer = api.post(path, json={**WHO, **body}, headers=key(settings, Scope.DESK))
    assert answer.status_code == 202, answer.text
    command = read_command(store.get(KEYS.state(f"desk:{answer.json()['id']}")))
    assert (command.action, command.target, command.author, command.reason, command.via) == (
        action, target, "Ida Moor", "the desk checked", "API key a scraper",
    )  # fmt: skip
    assert {name: getattr(command, name) for name in more} == more
    ((entry, fields),) = store.xrange("articles")
    assert (entry.decode(), orjson.loads(fields[b"data"])) == (answer.json()["entry"], {"command": command.id})


def test_a_claim_review_is_an_anchor_with_its_author_in_the_reason(
    api: TestClient,
    settings: Settings,
    store: Any,
) -> None:
    body = {"by": "Ida Moor", "field": "quantity", "review": REVIEW}
    answer = api.post("/claims/c1/claim-review", json=body, headers=key(settings, Scope.DESK))
    command = read_command(store.get(KEYS.state(f"desk:{answer.json()['id']}")))
    assert (command.action, command.upheld, command.reason) == (Action.ANCHOR, False, "ClaimReview by Fact Desk")


@pytest.mark.parametrize("path", [path for path, *_ in POSTS])
@pytest.mark.parametrize("scope", [Scope.WRITE, Scope.WITHDRAW, Scope.OPERATE, Scope.APPEAL])
def test_other_scopes_issue_nothing(
    api: TestClient,
    settings: Settings,
    store: Any,
    path: str,
    scope: Scope,
) -> None:
    body = next(body for other, body, *_ in POSTS if other == path)
    answer = api.post(path, json={**WHO, **body}, headers=key(settings, scope))
    assert answer.status_code == (202 if (scope, path) == (Scope.APPEAL, "/appeals") else 403)
    assert (store.xlen("articles") == 0) is (answer.status_code == 403)


def test_without_a_key_nothing_is_issued_and_the_audit_log_is_not_read(api: TestClient) -> None:
    assert {api.post(path, json={**WHO, **body}).status_code for path, body, *_ in POSTS} == {401}
    assert (api.get("/audit").status_code, api.get("/audit/command-1").status_code) == (401, 401)


def test_an_idempotency_key_makes_it_one_command(api: TestClient, settings: Settings, store: Any) -> None:
    headers = {**key(settings, Scope.DESK), "Idempotency-Key": "letter-2025-03-12"}
    ids = {api.post("/alerts/a1/override", json=WHO, headers=headers).json()["id"] for _ in range(3)}
    assert ids == {"letter-2025-03-12"}
    other = api.post("/alerts/a2/override", json=WHO, headers=headers)
    assert (other.status_code, "another command" in other.json()["detail"]) == (409, True)
    assert read_command(store.get(KEYS.state("desk:letter-2025-03-12"))).target == "a1"


BAD: list[tuple[str, str, Any, str]] = [
    ("no reason", "/alerts/a1/override", {"by": "Ida Moor"}, "reason"),
    ("blank reason", "/alerts/a1/override", {"by": "Ida Moor", "reason": "  "}, "reason"),
    ("no author", "/alerts/a1/override", {"reason": "x"}, "by"),
    ("an unknown field", "/alerts/a1/override", {**WHO, "expire": "2030-01-01T00:00:00Z"}, "expire"),
    ("a date without zone", "/alerts/a1/override", {**WHO, "expires": "2030-01-01T00:00:00"}, "expires"),
    ("no such field of a fact", "/claims/c1/anchor", {**WHO, "field": "colour"}, "field"),
    ("a prior above 1", "/outlets/x.example/prior", {**WHO, "reliability": 90, "strength": 5}, "reliability"),
    ("an endless reply", "/outlets/x.example/reply", {**WHO, "text": "a" * 3000}, "text"),
    ("a rating in between", "/claims/c1/claim-review",
     {"by": "x", "field": "quantity", "review": {"@type": "ClaimReview", "reviewRating": {"alternateName": "Half"}}},
     "Half"),
    ("a list", "/appeals", [1], "object"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "body", "where"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_cannot_be_read_is_refused_at_once_and_says_where(  # noqa: PLR0917 - as above
    api: TestClient,
    settings: Settings,
    store: Any,
    path: str,
    body: Any,
    where: str,
) -> None:
    answer = api.post(path, json=body, headers=key(settings, Scope.DESK))
    assert answer.status_code == 422
    assert where in answer.json()["detail"]
    assert store.xlen("articles") == 0


def test_a_body_has_a_limit_before_it_is_read(api: TestClient, settings: Settings) -> None:
    answer = api.post("/appeals", content=b"x" * (LARGEST_COMMAND + 1), headers=key(settings, Scope.DESK))
    assert answer.status_code == 413


@pytest.mark.parametrize("message", [b'{"command": "letter-2025-03-12"}', b'{"tick": 60}'])
def test_no_command_and_no_clock_gets_in_as_an_article(
    api: TestClient,
    settings: Settings,
    store: Any,
    message: bytes,
) -> None:
    answer = api.post("/articles", content=message, headers=key(settings, Scope.WRITE))
    assert (answer.status_code, store.xlen("articles")) == (422, 0)


def test_every_body_is_described_in_openapi(api: TestClient) -> None:
    paths = api.get("/openapi.json").json()["paths"]
    for path in ("/claims/{claim_id}/anchor", "/appeals", "/takedowns", "/alerts/{alert_id}/override"):
        schema = paths[path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        assert {"by", "reason"} <= set(schema["required"])
