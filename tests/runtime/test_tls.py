"""`rediss://` with an authority of our own and certificates on both sides.

The embedded server is built without TLS, so a door stands before it that ends TLS as a server would and asks clients for
their certificate. tests/cli/test_cli_tls.py has the same with Redis 8's own TLS, single server and cluster.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from services.runtime.connection import connect, server_url
from services.runtime.embedded import EmbeddedServer
from services.runtime.errors import SettingsError
from services.runtime.keys import Keys
from services.runtime.lease import connect_blocking
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from services.runtime.worker import run_worker
from tests.certificates import Authority
from tests.crash.archive import articles

KEYS = Keys("p00")


@dataclass(frozen=True)
class Door:
    """Where the server is reached with TLS, and who may come in."""

    port: int
    authority: Authority
    client: tuple[Path, Path]

    def settings(self, **more: Any) -> Settings:
        given: dict[str, Any] = {
            "redis_url": f"rediss://127.0.0.1:{self.port}/0", "redis_ca_file": self.authority.certificate,
            "redis_cert_file": self.client[0], "redis_key_file": self.client[1], "replay": True, "poll_ms": 50,
        }  # fmt: skip
        return Settings(**{**given, **more})


@pytest.fixture
async def door(server: EmbeddedServer, client: Any, tmp_path: Path) -> AsyncIterator[Door]:
    authority = Authority.make(tmp_path / "tls")
    certificate, key = authority.issue(tmp_path, "server", "127.0.0.1")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(authority.certificate))
    context.load_cert_chain(certificate, key)
    context.verify_mode = ssl.CERT_REQUIRED

    async def carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while some := await source.read(65_536):
                sink.write(some)
                await sink.drain()
        sink.close()

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inside, out = await asyncio.open_connection("127.0.0.1", server.port)
        await asyncio.gather(carry(reader, out), carry(inside, writer))

    listener = await asyncio.start_server(pass_on, "127.0.0.1", 0, ssl=context)
    yield Door(listener.sockets[0].getsockname()[1], authority, authority.issue(tmp_path, "client"))
    listener.close()


async def test_the_whole_pipeline_runs_over_tls(door: Door, client: Any) -> None:
    """FastStream's connections, ours, and the threads of lease and heartbeat."""
    settings, stop = door.settings(consumer="tls", lease=2.0), asyncio.Event()
    stages = ["ingestion", "extraction", "comparison", "scoring", "alerting"]
    over = connect(settings)
    await feed([*articles(5)], settings, over)
    workers = asyncio.create_task(run_worker(stages, settings, stop))
    await await_drained(settings, over, stalled_after=120)
    alive: set[str] = set()
    async with asyncio.timeout(120):  # the first heartbeat of a stage may come after its work
        while alive != set(stages):
            found = client.scan_iter(match=KEYS.tagged("worker:*"))
            alive = {name.rpartition(b":")[2].decode() async for name in found}
            await asyncio.sleep(0.05)
    stop.set()
    await workers
    await over.aclose()
    assert await client.xlen(KEYS.stream("verdicts")) == 5


async def test_the_certificate_must_be_of_our_authority(door: Door, tmp_path: Path) -> None:
    stranger = Authority.make(tmp_path, "stranger")
    over = connect(door.settings(redis_ca_file=stranger.certificate))
    with pytest.raises(RedisConnectionError, match="certificate verify failed"):
        await over.ping()


async def test_the_certificate_must_be_of_the_host(door: Door) -> None:
    over = connect(door.settings(redis_url=f"rediss://localhost:{door.port}/0"))
    with pytest.raises(RedisConnectionError, match=r"(?i)hostname|certificate"):
        await over.ping()


@pytest.mark.parametrize("whose", ["nobody", "stranger"])
async def test_the_server_takes_no_client_without_a_certificate_of_its_authority(
    door: Door, tmp_path: Path, whose: str
) -> None:
    files: tuple[Path | None, Path | None] = (None, None)
    if whose == "stranger":
        files = Authority.make(tmp_path / "else", "stranger").issue(tmp_path, "intruder")
    over = connect(door.settings(redis_cert_file=files[0], redis_key_file=files[1]))
    with pytest.raises(RedisConnectionError):
        await over.ping()


async def test_threads_and_commands_use_the_same_files(door: Door) -> None:
    over = connect_blocking(door.settings())
    assert await asyncio.to_thread(over.ping)
    over.close()


@pytest.mark.parametrize("scheme", ["rediss", "rediss+cluster"])
def test_the_files_travel_with_the_address(scheme: str, tmp_path: Path) -> None:
    (tmp_path / "ca.crt").write_text("x", "utf-8")
    settings = Settings(redis_url=f"{scheme}://db:6379/0", redis_ca_file=tmp_path / "ca.crt")
    assert server_url(settings).startswith("rediss://db:6379/0?ssl_ca_certs=%2F")
    assert settings.shown_address == f"{scheme}://db:6379/0"
    plain = Settings(redis_url="redis://db:6379/0", redis_ca_file=tmp_path / "ca.crt")
    assert server_url(plain) == "redis://db:6379/0"


@pytest.mark.parametrize(
    ("setting", "words"),
    [("redis_ca_file", "CROSSWIRE_REDIS_CA_FILE"), ("redis_cert_file", "CROSSWIRE_REDIS_CERT_FILE"),
     ("redis_key_file", "CROSSWIRE_REDIS_KEY_FILE"), ("redis_password_file", "CROSSWIRE_REDIS_PASSWORD_FILE")],
)  # fmt: skip
def test_a_file_that_is_not_there_is_named(setting: str, words: str, tmp_path: Path) -> None:
    settings = Settings(redis_url="rediss://db:6379/0", **{setting: tmp_path / "absent"})  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=words):
        server_url(settings)


def test_a_worker_with_a_wrong_file_ends_and_says_so() -> None:
    wrong = {"CROSSWIRE_REDIS_URL": "rediss://127.0.0.1:1/0", "CROSSWIRE_REDIS_CA_FILE": "/nowhere/ca.crt"}
    ended = subprocess.run(
        [sys.executable, "-m", "services.runtime.worker", "alerting"], env={**os.environ, **wrong}, capture_output=True,
        text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ended.returncode == 78
    assert "/nowhere/ca.crt is no file" in ended.stderr
