"""Commands on the real streams with one user per worker kind: what moves, that a rebuild repeats it, who may not."""

# ruff: noqa: F811
from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest
from redis.exceptions import NoPermissionError

from schemas.alert import decode_alert
from schemas.article import pointer
from schemas.command import WireCommand, encode_command, new_command
from services.cli.rebuilding import comparison_log, live_scores
from services.runtime.backend import RedisBackend
from services.runtime.commands import CommandTakenError, command_key, issue_command
from services.runtime.entries import PAYLOAD
from services.runtime.keys import Keys
from services.runtime.replay import await_drained
from services.runtime.state import UnitOfWork
from services.runtime.worker import run_worker
from services.scoring import store
from services.scoring.desk.store import audit, logged
from services.scoring.model import Action
from services.scoring.rebuilding.handler import differences, rebuild
from tests.runtime.test_acl import STAGES, as_user, clients, url  # noqa: F401 - fixtures

KEYS = Keys("p00")
STORY = (
    (
        "lessingcourier",
        "Nine people were killed in a fire on the ferry Alda on Monday. The ship had left Brackwater early.",
    ),
    (
        "harbourpost",
        "Nine people were killed in a fire on the ferry Alda on Monday, when it lay off the coast of Orrin.",
    ),
    ("quaysidepost", "A fire on the ferry Alda killed nine people on Monday, and dozens were brought ashore at Orrin."),
    (
        "valetribune",
        "Nine people were killed in a fire on the ferry Alda on Monday, in the worst accident of the line.",
    ),
)
WRONG = (
    "brackwaterecho",
    "Ninety people were killed in a fire on the ferry Alda on Monday, the worst disaster in decades.",
)


def article(outlet: str, text: str, hour: int) -> bytes:
    return orjson.dumps(
        {"url": f"https://{outlet}.example/ferry", "title": "Fire on a ferry", "text": text,
         "published_at": f"2025-03-11T{hour:02d}:00:00Z"}
    )  # fmt: skip


class Newsroom:
    """A running pipeline, its scraper and its desk."""

    def __init__(self, url: str, clients: dict[str, Any]) -> None:
        self.clients, self.settings = clients, as_user(url, "admin")

    async def rest(self) -> None:
        await await_drained(self.settings, self.clients["admin"], stalled_after=90)

    async def send(self, message: bytes) -> None:
        await self.clients["scraper"].xadd("articles", {PAYLOAD: message})

    async def order(self, command: WireCommand) -> str:
        """Issued by the desk's own user; what came of it."""
        await issue_command(self.clients["desk"], KEYS, command.id, encode_command(command))
        await self.rest()
        entry = await logged(self.work, command.id)
        assert entry is not None
        return entry.outcome

    @property
    def work(self) -> UnitOfWork:
        return UnitOfWork(RedisBackend(self.clients["admin"], KEYS))

    async def alerts(self) -> list[Any]:
        return [decode_alert(f[PAYLOAD]) for _, f in await self.clients["admin"].xrange(KEYS.stream("alerts"))]


def by_desk(action: Action, target: str, **more: Any) -> WireCommand:
    return new_command(action, target, "Ida Moor", "the desk checked", via="a test", **more)


async def test_the_desk_acts_on_the_running_pipeline_and_a_rebuild_repeats_it(
    url: str,
    clients: dict[str, Any],
) -> None:
    room, stop = Newsroom(url, clients), asyncio.Event()
    workers = [asyncio.create_task(run_worker(stage, as_user(url, stage), stop)) for stage in STAGES]
    for hour, (outlet, text) in enumerate((*STORY, WRONG), 6):
        await room.send(article(outlet, text, hour))
    await room.rest()
    (alert,) = await room.alerts()
    assert (alert.status, alert.dissent[0].outlet) == ("raised", "brackwaterecho.example")

    right = alert.consensus[0].claim_id
    assert "5 new" in await room.order(by_desk(Action.ANCHOR, right, field="quantity"))
    echo = await store.outlet(room.work, "brackwaterecho.example")
    assert echo is not None
    assert (round(echo.so.n, 1) > 0, len(echo.alerts)) == (True, 1)
    reply = by_desk(Action.REPLY, "brackwaterecho.example", text="We corrected it.")
    assert await room.order(reply) == "shown beside the score"
    assert "no such alert" in await room.order(by_desk(Action.OVERRIDE, "nothing"))

    taken = await room.order(by_desk(Action.TAKEDOWN, "https://brackwaterecho.example/ferry"))
    assert taken.endswith("claim(s) left the record with their effects")
    (*_, last) = await room.alerts()
    assert (last.status, last.dissent[0].sentence) == ("withdrawn", "(taken down)")
    echo = await store.outlet(room.work, "brackwaterecho.example")
    assert echo is not None
    assert (echo.so.n, echo.alerts, echo.claims, echo.note) == (0.0, (), 0, "We corrected it.")

    for _ in range(3):  # whoever repeats the pointer, scraper or not: once
        await room.send(pointer(reply.id))
    await room.send(pointer("forged-command"))
    await room.rest()
    assert len(await audit(room.work)) == 4
    assert await clients["admin"].xlen(KEYS.stream("dead-letters")) == 1

    admin = clients["admin"]
    live = await live_scores(admin, KEYS)
    log = await comparison_log(admin, KEYS, room.settings)
    assert differences(live, await rebuild(log)) == []
    await admin.xtrim(KEYS.stream("verdicts"), maxlen=0)  # from the raw articles, whose pointers find their commands
    log = await comparison_log(admin, KEYS, room.settings)
    assert differences(live, await rebuild(log)) == []
    stop.set()
    await asyncio.gather(*workers)
    denied = [entry for entry in await admin.execute_command("ACL", "LOG") if b"reason" in entry]
    assert denied == []


@pytest.mark.parametrize("user", ["scraper", "ingestion", "extraction", "comparison", "scoring", "alerting", "reader"])
async def test_nobody_but_the_desk_and_the_api_can_issue(user: str, clients: dict[str, Any]) -> None:
    body = encode_command(by_desk(Action.TAKEDOWN, "https://harbourpost.example/ferry"))
    for words in (("SETNX", "{p00}:state:desk:command-0001", body), ("SET", "{p00}:state:desk:command-0001", body)):
        with pytest.raises(NoPermissionError):
            await clients[user].execute_command(*words)


@pytest.mark.parametrize("user", ["desk", "api"])
async def test_a_command_can_be_issued_and_not_be_changed(user: str, clients: dict[str, Any]) -> None:
    first = by_desk(Action.REPLY, "x.example", text="one", id="command-0001")
    for _ in range(2):
        await issue_command(clients[user], KEYS, first.id, encode_command(first))
    with pytest.raises(CommandTakenError, match="choose another id"):
        await issue_command(clients[user], KEYS, first.id, encode_command(first.model_copy(update={"text": "two"})))
    with pytest.raises(NoPermissionError):
        await clients[user].set(command_key(KEYS, first.id), b"{}")
    with pytest.raises(NoPermissionError):
        await clients["desk"].delete(command_key(KEYS, first.id))
    assert await clients["admin"].get(command_key(KEYS, first.id)) == encode_command(first)
