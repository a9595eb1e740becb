"""Each worker kind does its work with its own user, and nothing else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import NoPermissionError

from schemas.dead_letter import dead_letter, encode_dead_letter
from services.runtime.acl import acl_file, users
from services.runtime.commands import issue_command
from services.runtime.connection import connect
from services.runtime.dead_letters import drop_letter, replay_letter
from services.runtime.embedded import EmbeddedServer, free_port
from services.runtime.keys import Keys
from services.runtime.observe import observe
from services.runtime.operator import retry_halted, skip_halted
from services.runtime.replay import await_drained
from services.runtime.settings import Settings
from services.runtime.worker import run_worker
from tests.crash.archive import articles

KEYS = Keys("p00")
PASSWORDS = {name: f"{name}-password" for name in users(KEYS)}
STAGES = ("ingestion", "extraction", "comparison", "scoring", "alerting")


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A server that has no default user any more once it is up."""
    server = EmbeddedServer.start(tmp_path / "server", port=free_port())
    import redis

    with redis.Redis(port=server.port) as admin:
        for line in acl_file(KEYS, PASSWORDS).splitlines()[1:]:
            admin.execute_command("ACL", "SETUSER", *line.split(" ")[1:])
        admin.execute_command("ACL", "SETUSER", "admin", "on", ">admin-password", "~*", "+@all")
        admin.execute_command("ACL", "SETUSER", "default", "off", "resetkeys", "-@all")
    yield server.url
    server.stop()


def as_user(url: str, name: str) -> Settings:
    return Settings(redis_url=url, redis_username=name, redis_password=f"{name}-password", replay=True,
                    consumer=name, poll_ms=50)  # type: ignore[arg-type]  # fmt: skip


@pytest.fixture
async def clients(url: str) -> AsyncIterator[dict[str, Any]]:
    made = {name: connect(as_user(url, name)) for name in (*users(KEYS), "admin")}
    yield made
    for client in made.values():
        await client.aclose()


async def test_the_whole_pipeline_runs_with_one_user_per_worker_kind(url: str, clients: dict[str, Any]) -> None:
    for line in [*articles(6), b"junk"]:
        await clients["scraper"].xadd("articles", {"data": line})
    stop = asyncio.Event()
    workers = [asyncio.create_task(run_worker(stage, as_user(url, stage), stop)) for stage in STAGES]
    await await_drained(as_user(url, "admin"), clients["admin"], stalled_after=120)
    stop.set()
    await asyncio.gather(*workers)
    admin = clients["admin"]
    assert await admin.xlen(KEYS.stream("verdicts")) == 6
    assert await admin.xlen(KEYS.stream("dead-letters")) == 1
    denied = [entry for entry in await admin.execute_command("ACL", "LOG") if b"reason" in entry]
    assert denied == [], json.dumps(denied, default=str)


async def test_the_api_does_all_that_operators_ask_of_it_with_its_own_user(clients: dict[str, Any]) -> None:
    api, admin = clients["api"], clients["admin"]
    for stage, stream in (("scoring", "verdicts"), ("extraction", "admitted")):
        await admin.hset(KEYS.halt, f"{stage}/3-0", json.dumps({"stage": stage, "entry": "3-0", "deliveries": 8}))
        await admin.hset(KEYS.attempt("scoring"), mapping={"entry": "3-0", "count": 8, "token": "x"})
        await admin.xadd(KEYS.stream(stream), {"data": "x"}, id="3-0")
        await admin.xgroup_create(KEYS.stream(stream), stage, id="0")
        await admin.xreadgroup(stage, "dead", {KEYS.stream(stream): ">"})
        assert await retry_halted(api, KEYS, f"{stage}/3-0", by="jo")
        await admin.hset(KEYS.halt, f"{stage}/3-0", json.dumps({"stage": stage, "entry": "3-0", "deliveries": 8}))
        await admin.hset(KEYS.attempt("scoring"), mapping={"entry": "3-0", "count": 8})
        assert await skip_halted(api, KEYS, f"{stage}/3-0", by="jo", reason="loops")
    for stage, stream in (("ingestion", "articles"), ("alerting", "alerts")):
        letter = dead_letter(stage, stream, "1-0", {b"data": b"{}"}, "no such colour")
        names = [await admin.xadd(KEYS.stream("dead-letters"), {"data": encode_dead_letter(letter)}) for _ in "ab"]
        assert await replay_letter(api, KEYS, names[0].decode(), by="jo")
        assert await drop_letter(api, KEYS, names[1].decode(), by="jo")
        assert await admin.xlen(KEYS.stream(stream)) == 1
    await issue_command(api, KEYS, "c0000001", b"{}")
    assert await admin.get(KEYS.state("desk:c0000001")) == b"{}"
    assert (await observe(api, KEYS)).stages
    denied = [entry for entry in await admin.execute_command("ACL", "LOG") if b"reason" in entry]
    assert denied == [], json.dumps(denied, default=str)


DENIED = [
    ("scraper", ("XRANGE", "articles", "-", "+")),
    ("scraper", ("XADD", "{p00}:verdicts", "*", "data", "x")),
    ("scraper", ("DEL", "articles")),
    ("ingestion", ("SET", "{p00}:state:scoring:fact:1", "x")),
    ("ingestion", ("XADD", "{p00}:alerts", "*", "data", "x")),
    ("extraction", ("XADD", "{p00}:verdicts", "*", "data", "x")),
    ("extraction", ("GET", "{p00}:state:scoring:fact:1")),
    ("extraction", ("XADD", "articles", "*", "data", "x")),
    ("comparison", ("GET", "{p00}:state:scoring:fact:1")),
    ("comparison", ("XADD", "{p00}:alerts", "*", "data", "x")),
    ("scoring", ("SET", "{p00}:state:claim:1", "x")),
    ("scoring", ("SET", "{p00}:fence:comparison", "mine")),
    ("alerting", ("XADD", "{p00}:verdicts", "*", "data", "x")),
    ("reader", ("XADD", "{p00}:alerts", "*", "data", "x")),
    ("reader", ("GET", "{p00}:state:claim:1")),
    ("api", ("SET", "{p00}:state:scoring:fact:1", "x")),
    ("api", ("SETNX", "{p00}:state:scoring:fact:1", "x")),
    ("api", ("DEL", "{p00}:state:scoring:fact:1")),
    ("api", ("DEL", "{p00}:attempt:scoring")),
    ("api", ("XADD", "{p00}:verdicts", "*", "data", "x")),
    ("api", ("XADD", "{p00}:claims", "*", "data", "x")),
    ("api", ("SETNX", "{p00}:fence:scoring", "mine")),
    ("api", ("HSET", "{p00}:api-keys", "mine", "x")),
    ("api", ("HDEL", "{p00}:bundles", "3")),
    *[(name, ("FLUSHALL",)) for name in users(KEYS)],
    *[(name, ("CONFIG", "GET", "*")) for name in users(KEYS)],
    *[(name, ("ACL", "LIST")) for name in users(KEYS)],
]


async def test_nobody_may_do_what_another_does(clients: dict[str, Any]) -> None:
    for name, command in DENIED:
        with pytest.raises(NoPermissionError):
            await clients[name].execute_command(*command)


def test_the_file_holds_no_password_and_shuts_the_default_user_out() -> None:
    text = acl_file(KEYS, PASSWORDS)
    assert text.startswith("user default off ")
    assert not [password for password in PASSWORDS.values() if password in text]
    assert len(text.splitlines()) == len(PASSWORDS) + 1
