"""Each worker kind does its work with its own user, and nothing else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import NoPermissionError

from services.runtime.acl import acl_file, users
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, free_port
from services.runtime.keys import Keys
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
