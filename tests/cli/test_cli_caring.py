"""`backup`, `restore` and `migrate` as they are typed."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from services.runtime.embedded import EmbeddedServer, embedded_server
from services.runtime.keys import Keys
from tests.cli.conftest import Ended

KEYS = Keys("p00")
Crosswire = Callable[..., Ended]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[EmbeddedServer]:
    with embedded_server(tmp_path / "server") as running, redis.Redis(port=running.port) as client:
        client.set(KEYS.state("scoring:clock"), "2025-03-03T08:00:00+00:00")
        client.xadd("articles", {"data": b"{}"})
        yield running


def test_there_and_back(crosswire: Crosswire, served: EmbeddedServer, tmp_path: Path) -> None:
    file, home = tmp_path / "backup.gz", tmp_path / "home"
    assert crosswire("backup", file, "--redis-url", served.url).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "whole: 1 values and 1 entries" in crosswire("restore", "--check", file).err
    assert crosswire("restore", file, "--data-dir", home).code == 0  # an embedded server, started for it
    again = crosswire("restore", file, "--data-dir", home)
    assert (again.code, "not empty" in again.err.replace("\n", " ")) == (1, True)


def test_a_backup_overwrites_nothing(crosswire: Crosswire, served: EmbeddedServer, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    file.write_text("mine", "utf-8")
    assert crosswire("backup", file, "--redis-url", served.url).code == 2
    assert file.read_text("utf-8") == "mine"


def test_a_backup_that_fails_leaves_no_file(crosswire: Crosswire, served: EmbeddedServer, tmp_path: Path) -> None:
    with redis.Redis(port=served.port) as client:
        client.hset(KEYS.watch, "id", "another")
    ended = crosswire("backup", tmp_path / "backup.gz", "--redis-url", served.url)
    assert (ended.code, "another backup" in ended.err) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["server"]


def test_a_damaged_file_is_the_users(crosswire: Crosswire, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    file.write_bytes(b"no gzip at all")
    for arguments in (("restore", "--check", file), ("restore", file, "--data-dir", tmp_path / "home")):
        ended = crosswire(*arguments)
        assert (ended.code, "is damaged" in ended.err.replace("\n", " ")) == (2, True)
    assert crosswire("restore", tmp_path / "absent.gz").code == 2


def test_migrate_says_what_it_did(crosswire: Crosswire, served: EmbeddedServer) -> None:
    with redis.Redis(port=served.port) as client:
        client.set(KEYS.cursor("ingestion"), "1-0")
        client.set(KEYS.state("claim:c1"), b"x")
        done = crosswire("migrate", "--redis-url", served.url)
        assert (done.code, "level 1 -> 2; 1 values rewritten" in done.err) == (0, True)
        assert client.get(KEYS.state("comparison:claim:c1")) == b"x"
        assert "nothing to do" in crosswire("migrate", "--redis-url", served.url).err
        client.set(KEYS.schema, "9")
        newer = crosswire("migrate", "--redis-url", served.url)
        assert (newer.code, "newer program" in newer.err.replace("\n", " ")) == (1, True)
