"""A backup of a running installation, and the installation that goes on from it."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas.article import tick
from schemas.versions import LevelError
from services.care.backup import Backup, BackupError
from services.care.records import DamagedError, RecordWriter, read_records
from services.care.restore import Restore, RestoreError, check
from services.runtime.backend import RedisBackend
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, embedded_server
from services.runtime.keys import Keys
from services.runtime.level import join
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from services.runtime.state import Changes
from tests.crash.archive import articles
from tests.crash.harness import Crew, Picture, picture
from tests.runtime.conftest import eventually

KEYS = Keys("p00")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[EmbeddedServer]:
    with embedded_server(tmp_path / "empty") as running:
        yield running


@pytest.fixture
def scrap() -> Iterator[RecordWriter]:
    """A file that nobody reads."""
    with gzip.GzipFile(fileobj=io.BytesIO(), mode="wb") as packed:
        yield RecordWriter(packed)


async def back_up(client: Any, file: Path, keys: Keys = KEYS) -> Backup:
    with gzip.open(file, "wb") as packed:
        taken = Backup(client, keys, RecordWriter(packed))
        await taken.run({})
    return taken


async def owned(client: Any, stage: str = "scoring") -> RedisBackend:
    await client.set(KEYS.fence(stage), "token")
    return RedisBackend(client, KEYS)


async def commit(backend: RedisBackend, number: int, writes: dict[str, bytes | None], stage: str = "scoring") -> None:
    changes = Changes(dict(writes), [("alerts", b"%d" % number)])
    await backend.commit(stage, "token", changes, [f"{number}-0"], seen=(number - 1, 0), reached=(number, 0))


async def everything(client: Any) -> dict[str, Any]:
    """All that is on a server but what belongs to processes."""
    found: dict[str, Any] = {}
    async for key in client.scan_iter():
        name = key.decode()
        if any(part in name for part in (":lease:", ":fence:", ":worker:", ":tick", ":schema", ":watch")):
            continue
        kind = await client.type(key)
        if kind == b"string":
            found[name] = await client.get(key)
        elif kind == b"hash":
            found[name] = await client.hgetall(key)
        else:
            about = await client.xinfo_stream(key)
            found[name] = (await client.xrange(key), about["last-generated-id"], about["entries-added"],
                           about["max-deleted-entry-id"])  # fmt: skip
    return found


# ----------------------------------------------------------------- while articles are flowing


class Installation:
    """Workers on a server of their own."""

    def __init__(self, server: EmbeddedServer, directory: Path) -> None:
        directory.mkdir(exist_ok=True)
        shared = {"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true", "CROSSWIRE_POLL_MS": "100",
                  "CROSSWIRE_KEEP_ENTRIES": "1000000"}  # fmt: skip
        self.settings = Settings(redis_url=server.url, replay=True)
        self.crew = Crew(shared, directory / "workers.log")
        self.client = connect(self.settings)

    def start(self) -> None:
        """The owners in one process, extraction in another: two cores have enough to do with that."""
        for stages in ("ingestion", "extraction", "comparison", "scoring", "alerting"):
            self.crew.start(stages)

    async def finish(self) -> Picture:
        await await_drained(self.settings, self.client, stalled_after=120)
        await self.crew.all_live(self.client)
        assert set(self.crew.stop()) == {0}
        return await picture(self.client)

    async def close(self) -> None:
        self.crew.kill_all()
        await self.client.aclose()


async def _compared(client: Any, count: int) -> bool:
    return int(await client.xlen(KEYS.stream("verdicts"))) >= count


async def test_a_restored_installation_ends_where_the_undisturbed_one_ends(tmp_path: Path) -> None:
    lines = [*articles(26), tick(172_800)]
    with embedded_server(tmp_path / "one") as one, embedded_server(tmp_path / "two") as two:
        running, restored = Installation(one, tmp_path / "a"), Installation(two, tmp_path / "b")
        try:
            running.start()
            backup = tmp_path / "backup.gz"
            await feed(lines[:18], running.settings, running.client)
            await eventually(lambda: _compared(running.client, 9))
            await back_up(running.client, backup)
            await feed(lines[18:], running.settings, running.client)
            undisturbed = await running.finish()

            contents = await Restore(restored.client, KEYS).run(backup)
            scored = await restored.client.xlen(KEYS.stream("verdicts"))
            assert scored < undisturbed.counts["verdicts"], "the backup was taken when all was over: it shows nothing"
            had = await restored.client.xlen("articles")
            assert contents.seal["streams"]["articles"]["added"] == had
            restored.start()
            await feed(lines[had:], restored.settings, restored.client)
            assert (await restored.finish()).differences(undisturbed) == []
            assert undisturbed.counts["alerts"] >= 2
        finally:
            await running.close()
            await restored.close()


# ----------------------------------------------------------------- one moment


async def test_a_backup_has_every_kind_of_value_and_the_past_of_every_stream(
    client: Any, empty: EmbeddedServer, tmp_path: Path
) -> None:
    backend = await owned(client)
    await commit(backend, 1, {"scoring:a": b"1", "article:b": b"\xff\x00", "scoring:gone": b"x"})
    await commit(backend, 2, {"scoring:gone": None})
    await client.hset(KEYS.bundles, "3", b"bundle")
    await client.hset(KEYS.tagged("api-keys"), "id", b"hash")
    await client.set(KEYS.next_bundle, "3")
    await client.set(KEYS.state("desk:c0000001"), b"an operator's command")
    for number in range(5):
        await client.xadd(KEYS.stream("dead-letters"), {"data": b"%d" % number}, id=f"{number + 1}-0")
        await client.xadd("articles", {"data": b"%d" % number, "more": b"\xfe"}, id=f"{number + 1}-0")
    await client.xdel(KEYS.stream("dead-letters"), "2-0")
    await client.xtrim("articles", minid="3-0", approximate=False)
    await client.xtrim(KEYS.stream("alerts"), maxlen=0, approximate=False)
    await client.xgroup_create("articles", "somebody", id="3-0")
    expected = await everything(client)

    await back_up(client, tmp_path / "backup.gz")
    other = connect(Settings(redis_url=empty.url))
    await Restore(other, KEYS).run(tmp_path / "backup.gz")
    assert await everything(other) == expected
    assert (await other.xinfo_groups("articles"))[0]["last-delivered-id"] == b"3-0"
    await other.aclose()


async def test_what_is_changed_while_it_is_copied_is_in_it_as_it_was_at_the_end(
    client: Any, empty: EmbeddedServer, tmp_path: Path
) -> None:
    backend, number = await owned(client), 0
    for number in range(1, 40):
        await commit(backend, number, {f"scoring:{number}": b"old", "scoring:last": b"%d" % number})
    stop = asyncio.Event()

    async def work() -> None:
        nonlocal number
        while not stop.is_set():
            number += 1
            await commit(backend, number, {f"scoring:{number % 40}": b"%d" % number, "scoring:last": b"%d" % number,
                                           f"scoring:{(number + 1) % 40}": None})  # fmt: skip

    other = connect(Settings(redis_url=empty.url))
    worker, moments = asyncio.create_task(work()), set()
    for turn in range(3):
        file = tmp_path / f"backup{turn}.gz"
        await back_up(client, file)
        await other.flushall()
        await Restore(other, KEYS).run(file)
        at = int(await other.get(KEYS.state("scoring:last")))
        moments.add(at)
        # Nothing of before that commit is missing, nothing of after it is there.
        assert await other.get(KEYS.cursor("scoring")) == b"%d-0" % at
        assert (await other.xinfo_stream(KEYS.stream("alerts")))["last-generated-id"] == b"%d-0" % at
        assert await other.get(KEYS.state(f"scoring:{at % 40}")) == b"%d" % at
        assert await other.get(KEYS.state(f"scoring:{(at + 1) % 40}")) is None
        assert await other.get(KEYS.state(f"scoring:{(at - 1) % 40}")) == b"%d" % (at - 1)
    stop.set()
    await worker
    assert len(moments) == 3
    assert not await client.exists(KEYS.watch)
    await other.aclose()


async def test_a_commit_that_the_backup_did_not_hear_of_makes_it_fail(client: Any, scrap: RecordWriter) -> None:
    """A worker of a version before backups commits without a note: its chain of cursors has a hole."""
    backend = await owned(client)
    await commit(backend, 1, {"scoring:a": b"1"})
    taken = Backup(client, KEYS, scrap)
    seal = taken._seal

    async def unheard() -> dict[str, Any]:
        await client.set(KEYS.cursor("scoring"), "2-0")
        await commit(backend, 3, {"scoring:a": b"3"})
        return await seal()

    taken._seal = unheard  # type: ignore[method-assign]
    with pytest.raises(BackupError, match="older version"):
        await taken.run({})
    assert not await client.exists(KEYS.watch)


async def test_a_backup_that_the_server_forgot_fails(client: Any, scrap: RecordWriter) -> None:
    taken = Backup(client, KEYS, scrap)
    seal = taken._seal

    async def late() -> dict[str, Any]:
        await client.delete(KEYS.watch)
        return await seal()

    taken._seal = late  # type: ignore[method-assign]
    with pytest.raises(BackupError, match="stood still"):
        await taken.run({})


async def test_two_backups_at_once_are_refused(client: Any, tmp_path: Path) -> None:
    await client.hset(KEYS.watch, "id", "another")
    with pytest.raises(BackupError, match="another backup"):
        await back_up(client, tmp_path / "x")


# ----------------------------------------------------------------- where to


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("{p00}:state:claim:1", "not empty"),
        ("{p00}:claims", "not empty"),
        ("articles", "not empty"),
        ("{p00}:worker:a:scoring", "workers are running"),
        ("{p00}:lease:scoring", "workers are running"),
        ("{p00}:restoring", "broken off"),
    ],
)
async def test_only_an_empty_server_without_workers_is_restored_into(
    client: Any, tmp_path: Path, name: str, words: str
) -> None:
    file = tmp_path / "backup.gz"
    await back_up(client, file)
    await client.flushall()
    await client.set(name, "x")
    with pytest.raises(RestoreError, match=words):
        await Restore(client, KEYS).run(file)
    assert [key async for key in client.scan_iter()] == [name.encode()]


async def test_other_keys_on_the_same_server_do_not_matter(client: Any, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    await commit(await owned(client), 1, {"scoring:a": b"1"})
    await back_up(client, file)
    await client.flushall()
    await client.set("somebody:else", "x")
    await Restore(client, KEYS).run(file)
    assert await client.get(KEYS.state("scoring:a")) == b"1"


async def test_no_worker_starts_on_a_server_whose_restore_was_broken_off(client: Any) -> None:
    await client.set(KEYS.restoring, "x")
    with pytest.raises(LevelError, match="restore has not been finished"):
        await join(client, KEYS)
    with pytest.raises(BackupError, match="restore has not been finished"):
        await back_up(client, Path("/dev/null"))


async def test_a_restored_server_is_unlocked(client: Any, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    await back_up(client, file)
    await client.flushall()
    await Restore(client, KEYS).run(file)
    assert await join(client, KEYS) == 2
    assert [key async for key in client.scan_iter()] == [b"{p00}:schema"]


# ----------------------------------------------------------------- the file


def file_of(records: list[dict[str, Any]]) -> bytes:
    plain = io.BytesIO()
    with gzip.GzipFile(fileobj=plain, mode="wb") as packed:
        writer = RecordWriter(packed)
        for record in records:
            writer.write(record)
    return plain.getvalue()


def whole() -> list[dict[str, Any]]:
    values = [{"is": "value", "key": f"state:{n}", "value": "x" * n} for n in range(5)]
    seal = {"is": "seal", "streams": {}, "values": 5, "entries": 0}
    return [{"is": "crosswire-backup", "format": 1, "schema": 2}, *values, seal]


def lines_of(records: list[dict[str, Any]]) -> list[bytes]:
    return gzip.decompress(file_of(records)).splitlines(keepends=True)


A, B, C, D, E, F, END = lines_of(whole())
DAMAGED = {
    "a changed byte": gzip.compress(b"".join([A, B, C.replace(b"state:1", b"state:9"), D, E, F, END])),
    "a missing line": gzip.compress(b"".join([A, B, D, E, F, END])),
    "a doubled line": gzip.compress(b"".join([A, B, B, C, D, E, F, END])),
    "lines exchanged": gzip.compress(b"".join([A, C, B, D, E, F, END])),
    "without its end": gzip.compress(b"".join([A, B, C, D, E, F])),
    "cut in a line": gzip.compress(b"".join([A, B, C, D, E, F, END[:40]])),
    "more after the seal": gzip.compress(b"".join([A, B, C, D, E, F, END, B])),
    "not gzip": b"".join([A, B, C, D, E, F, END]),
    "cut gzip": gzip.compress(b"".join([A, B, C, D, E, F, END]))[:-20],
    "no header": file_of(whole()[1:]),
    "nothing": gzip.compress(b""),
}


@pytest.mark.parametrize("change", list(DAMAGED))
async def test_a_damaged_file_is_found_and_changes_nothing(client: Any, tmp_path: Path, change: str) -> None:
    file = tmp_path / "backup.gz"
    file.write_bytes(DAMAGED[change])
    with pytest.raises(DamagedError):
        await Restore(client, KEYS).run(file)
    assert [key async for key in client.scan_iter()] == []


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ({"format": 2, "schema": 2}, "format 2"),
        ({"format": 1, "schema": 9}, "level 9"),
        ({"format": 1, "schema": 0}, "level 0"),
    ],
)
def test_a_file_of_another_time_is_refused_with_what_to_do(tmp_path: Path, header: dict[str, int], words: str) -> None:
    file = tmp_path / "backup.gz"
    file.write_bytes(file_of([{"is": "crosswire-backup", **header}, *whole()[1:]]))
    with pytest.raises(RestoreError, match=words):
        check(file)


def test_the_file_can_be_read_by_eye() -> None:
    lines = gzip.decompress(file_of(whole())).splitlines()
    assert json.loads(lines[1].partition(b" ")[2]) == {"is": "value", "key": "state:0", "value": ""}
    with gzip.open(io.BytesIO(file_of(whole()))) as again:
        assert [record["is"] for record in read_records(again)] == ["crosswire-backup", *["value"] * 5, "seal"]
