"""Two versions in one installation. `schema1.json.gz` holds bytes as the program of level 1 (0.1.0) wrote them."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from schemas.alert import decode_alert
from schemas.article import tick
from schemas.versions import LEVEL, LevelError, TooNewError, speak
from schemas.wire import ARTICLE, CLAIMS, COMPARISON, Contract, ContractError
from services.care.migration import MigrationError, into_the_room, migrate
from services.care.occupation import OccupiedError
from services.care.restore import Restore
from services.runtime.heartbeat import REFUSED
from services.runtime.keys import Keys
from services.runtime.level import join, level_of
from services.runtime.settings import Settings
from services.runtime.worker import run_worker
from tests.care.conftest import Processes
from tests.care.test_backup import back_up
from tests.runtime.conftest import eventually

KEYS = Keys("p00")


@cache
def recorded() -> dict[str, Any]:
    return dict(json.loads(gzip.decompress((Path(__file__).parent / "schema1.json.gz").read_bytes())))


def payloads(stream: str) -> list[bytes]:
    return [text.encode() for text in recorded()["streams"][stream]]


def values() -> dict[str, bytes]:
    return {
        key: base64.b64decode(value["base64"]) if isinstance(value, dict) else value.encode()
        for key, value in recorded()["values"].items()
    }


@pytest.fixture
def at_level_1() -> Iterator[None]:
    speak(1)
    yield
    speak(LEVEL)


async def installation_of_level_1(client: Any) -> None:
    """What the program of level 1 left on a server: all worked off, nothing on the way."""
    for key, value in values().items():
        await client.set(KEYS.state(key), value)
    for name in ("admitted", "claims", "verdicts", "alerts", "settlements"):
        for number, payload in enumerate(payloads(name), 1):
            await client.xadd(KEYS.stream(name), {"data": payload}, id=f"{number}-0")
    for stage, number in (("comparison", 16), ("scoring", 16), ("alerting", 1)):
        await client.set(KEYS.cursor(stage), f"{number}-0")
    await client.set(KEYS.next_bundle, "17")
    await client.set(KEYS.cursor("ingestion"), "1-0")


# ----------------------------------------------------------------- messages


@pytest.mark.parametrize(("contract", "stream"), [(ARTICLE, "admitted"), (CLAIMS, "claims"), (COMPARISON, "verdicts")])
def test_every_message_of_the_version_before_is_read(contract: Contract[Any], stream: str) -> None:
    for payload in payloads(stream):
        assert json.loads(payload)["version"] == 1
        body = contract.decode(payload)
        assert contract.decode(contract.encode(body)) == body
        assert (body.backfilled, body.command) == (False, None)


def test_alerts_of_the_version_before_are_read() -> None:
    assert [decode_alert(payload).status for payload in payloads("alerts")] == ["raised"]


def test_a_writer_in_an_installation_of_the_level_before_writes_its_bytes(at_level_1: None) -> None:
    for payload in payloads("admitted"):
        assert ARTICLE.encode(ARTICLE.decode(payload)) == payload


def test_what_the_level_before_does_not_know_is_left_out_for_it(at_level_1: None) -> None:
    for contract, stream in ((CLAIMS, "claims"), (COMPARISON, "verdicts")):
        written = json.loads(contract.encode(contract.decode(payloads(stream)[0])))
        assert written["version"] == 1
        assert "backfilled" not in written["body"]


def test_the_version_after_may_have_added_fields() -> None:
    message = json.loads(payloads("admitted")[0])
    message["version"] = ARTICLE.version + 1
    message["body"]["colour"] = {"of": "the paper"}
    assert ARTICLE.decode(orjson.dumps(message)) == ARTICLE.decode(payloads("admitted")[0])


@pytest.mark.parametrize("change", [{"version": 9}, {"version": 3, "body": {"entirely": "different"}}])
def test_what_only_later_programs_understand_is_not_the_messages_fault(change: dict[str, Any]) -> None:
    message = {**json.loads(payloads("admitted")[0]), **change}
    with pytest.raises(TooNewError, match="upgrade this worker"):
        ARTICLE.decode(orjson.dumps(message))


def test_another_contract_is_no_version_of_this_one() -> None:
    message = {**json.loads(payloads("admitted")[0]), "contract": "recipe"}
    with pytest.raises(ContractError, match="recipe"):
        ARTICLE.decode(orjson.dumps(message))


@dataclass(frozen=True)
class Weight:
    grams: int
    of: str = "nothing"


WEIGHT = Contract(
    "weight", 3, Weight, upgrades={1: lambda b: {"grams": b["kilos"] * 1000}, 2: lambda b: {**b, "of": "tea"}}
)


@pytest.mark.parametrize(
    ("version", "body", "expected"),
    [
        (1, {"kilos": 2}, Weight(2000, "tea")),
        (2, {"grams": 5}, Weight(5, "tea")),
        (3, {"grams": 5}, Weight(5, "nothing")),
        (4, {"grams": 5, "in": "a jar"}, Weight(5, "nothing")),
    ],
)  # fmt: skip
def test_a_changed_form_is_brought_up_step_by_step(version: int, body: dict[str, Any], expected: Weight) -> None:
    assert WEIGHT.decode(orjson.dumps({"contract": "weight", "version": version, "body": body})) == expected


# ----------------------------------------------------------------- workers of two versions on one server


async def test_new_readers_beside_an_old_writer_lose_and_refuse_nothing(client: Any, settings: Settings) -> None:
    """Bytes of the old version and of this one, in turns, on the streams between the stages."""
    await client.set(KEYS.schema, str(LEVEL))
    old = payloads("claims")
    mixed = [payload if turn % 2 else CLAIMS.encode(CLAIMS.decode(payload)) for turn, payload in enumerate(old)]
    for number, payload in enumerate(mixed, 1):
        await client.xadd(KEYS.stream("claims"), {"data": payload}, id=f"{number}-0")
    stop = asyncio.Event()
    workers = asyncio.create_task(run_worker(["comparison", "scoring", "alerting"], settings, stop))

    async def done() -> bool:
        return (await client.get(KEYS.cursor("scoring")) or b"").startswith(b"%d-" % len(old))

    try:
        await eventually(done)
    finally:
        stop.set()
        await workers
    assert await client.xlen(KEYS.stream("dead-letters")) == 0
    alerts = [decode_alert(fields[b"data"]) for _, fields in await client.xrange(KEYS.stream("alerts"))]
    expected = [decode_alert(payload) for payload in payloads("alerts")]
    assert [(a.id, a.status, a.dissent_value) for a in alerts] == [(a.id, a.status, a.dissent_value) for a in expected]


@pytest.mark.parametrize("stage", ["extraction", "comparison"])
async def test_a_message_too_new_ends_the_worker_and_stays_where_it_is(
    client: Any, processes: Processes, stage: str
) -> None:
    stream = {"extraction": "admitted", "comparison": "claims"}[stage]
    message = {**json.loads(payloads(stream)[0]), "version": 9}
    await client.set(KEYS.schema, str(LEVEL))
    await client.xadd(KEYS.stream(stream), {"data": orjson.dumps(message)}, id="1-0")
    processes.start(stage)
    assert await asyncio.to_thread(processes.running[stage].wait, 60) == REFUSED
    assert "version 9" in processes.log.read_text("utf-8")
    assert await client.xlen(KEYS.stream(stream)) == 1
    assert await client.xlen(KEYS.stream("dead-letters")) == 0
    assert await client.get(KEYS.cursor(stage)) is None


async def test_a_worker_ends_when_the_installation_has_gone_beyond_it(client: Any, processes: Processes) -> None:
    processes.start("alerting")

    async def alive() -> bool:
        return bool(await client.exists(KEYS.worker("alerting", "alerting")))

    await eventually(alive)
    await client.set(KEYS.schema, str(LEVEL + 1))
    assert await asyncio.to_thread(processes.running["alerting"].wait, 60) == REFUSED
    assert "upgrade this worker" in processes.log.read_text("utf-8")


# ----------------------------------------------------------------- levels of an installation


@pytest.mark.parametrize(
    ("level", "words"),
    [(LEVEL + 1, "upgrade this worker"), (LEVEL - 1, "run `crosswire migrate`"), (0, "in steps")],
)
async def test_a_worker_that_does_not_fit_says_what_to_do(client: Any, level: int, words: str) -> None:
    await client.set(KEYS.schema, str(level))
    with pytest.raises(LevelError, match=words):
        await join(client, KEYS)
    speak(LEVEL)


async def test_a_new_installation_has_the_level_of_its_program_and_one_without_a_note_is_old(client: Any) -> None:
    assert await level_of(client, KEYS) == LEVEL
    await client.set(KEYS.cursor("ingestion"), "1-0")
    assert await level_of(client, KEYS) == 1


async def test_state_of_the_level_before_is_rewritten_and_goes_on(client: Any, settings: Settings) -> None:
    await installation_of_level_1(client)
    with pytest.raises(LevelError, match="crosswire migrate"):
        await join(client, KEYS)
    speak(LEVEL)
    done = await migrate(client, KEYS)
    moved = {key for key, value in values().items() if into_the_room(key, value)}
    assert (done.before, done.after, done.values) == (1, 2, len(moved))
    assert not [key for key in moved if await client.exists(KEYS.state(key))]
    assert (await migrate(client, KEYS)).values == 0

    alert = decode_alert(payloads("alerts")[0])
    told = next(m for m in map(json.loads, recorded()["messages"]) if m["url"] == alert.dissent[0].url)
    again = {**told, "url": "https://latecomer.example/1", "outlet": "latecomer.example"}
    for message in (json.dumps(again).encode(), tick(60)):
        await client.xadd("articles", {"data": message})
    stop = asyncio.Event()
    stages = ["ingestion", "extraction", "comparison", "scoring", "alerting"]
    workers = asyncio.create_task(run_worker(stages, settings, stop))

    async def scored() -> bool:
        return (await client.get(KEYS.cursor("scoring"))) == b"18-0"

    try:
        await eventually(scored)
    finally:
        stop.set()
        await workers
    states = [decode_alert(fields[b"data"]) for _, fields in await client.xrange(KEYS.stream("alerts"))]
    assert [(state.id, state.status) for state in states] == [(alert.id, "raised"), (alert.id, "joined")]


async def test_a_backup_of_the_level_before_is_restored_and_then_migrated(client: Any, tmp_path: Path) -> None:
    await installation_of_level_1(client)
    await back_up(client, tmp_path / "backup.gz")
    await client.flushall()
    contents = await Restore(client, KEYS).run(tmp_path / "backup.gz")
    assert contents.header["schema"] == 1
    assert (await migrate(client, KEYS)).before == 1
    assert await join(client, KEYS) == LEVEL


async def test_a_migration_that_was_broken_off_goes_on(client: Any) -> None:
    await installation_of_level_1(client)
    seen: list[int] = []

    def break_off(moved: int) -> None:
        seen.append(moved)
        if len(seen) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await migrate(client, KEYS, on_progress=break_off)
    assert await level_of(client, KEYS) == 1
    for stage in ("ingestion", "comparison", "scoring", "alerting", "backfill"):
        await client.delete(KEYS.lease(stage))  # a minute later
    first = seen[0]
    again = await migrate(client, KEYS)
    assert first > 0
    assert first + again.values == len([1 for key, value in values().items() if into_the_room(key, value)])


@pytest.mark.parametrize("key", ["{p00}:worker:a:scoring", "{p00}:lease:scoring"])
async def test_state_is_not_rewritten_under_workers(client: Any, key: str) -> None:
    await installation_of_level_1(client)
    await client.set(key, "somebody")
    with pytest.raises(OccupiedError, match="stop"):
        await migrate(client, KEYS)
    assert await level_of(client, KEYS) == 1


async def test_a_level_that_only_adds_is_noted_once_all_workers_know_it(client: Any) -> None:
    """The rolling upgrade from this level to a next one."""
    about = {"stage": "scoring", "consumer": "old", "pid": 1, "owning": True, "healthy": True, "level": LEVEL}
    await client.set(KEYS.schema, str(LEVEL))
    await client.set(KEYS.worker("old", "scoring"), orjson.dumps(about))
    with pytest.raises(MigrationError, match=r"scoring \(old\)"):
        await migrate(client, KEYS, to=LEVEL + 1, rewrites={})
    assert await level_of(client, KEYS) == LEVEL
    await client.set(KEYS.worker("old", "scoring"), orjson.dumps({**about, "level": LEVEL + 1}))
    assert (await migrate(client, KEYS, to=LEVEL + 1, rewrites={})).after == LEVEL + 1
    assert await level_of(client, KEYS) == LEVEL + 1


async def test_an_older_program_does_not_migrate_a_newer_installation(client: Any) -> None:
    await client.set(KEYS.schema, str(LEVEL + 1))
    with pytest.raises(LevelError, match="newer program"):
        await migrate(client, KEYS)
