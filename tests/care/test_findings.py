"""What `crosswire doctor` says of levels, restores, archives and TLS."""

from __future__ import annotations

import asyncio
import ssl
import time
from pathlib import Path
from typing import Any

import orjson
import pytest

from schemas.versions import LEVEL
from services.care.findings import care_findings, certificate_findings, file_findings
from services.cli.operating import node_findings
from services.runtime.keys import Keys
from services.runtime.observe import observe
from services.runtime.settings import Settings
from tests.certificates import Authority

KEYS = Keys("p00")


async def said(client: Any) -> str:
    return "\n".join(await care_findings(client, KEYS, await observe(client, KEYS, everybody=True)))


async def test_nothing_is_wrong_with_a_new_installation(client: Any) -> None:
    assert await said(client) == ""


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        (KEYS.restoring, "1", "a restore was broken off"),
        (KEYS.schema, str(LEVEL - 1), "finish the upgrade"),
        (KEYS.schema, str(LEVEL + 1), "use the newer program"),
        (KEYS.worker("old", "scoring"),
         orjson.dumps({"stage": "scoring", "consumer": "old", "pid": 1, "owning": True, "healthy": True}),
         "of an older version: scoring (old)"),
    ],
)  # fmt: skip
async def test_each_of_these_is_found(client: Any, key: str, value: Any, words: str) -> None:
    await client.set(key, value)
    assert words in await said(client)


async def test_an_archive_that_nobody_reads_is_found(client: Any) -> None:
    for number in (1, 2, 3):
        await client.xadd(KEYS.stream("backfill"), {"data": b"x"}, id=f"{number}-0")
    await client.set(KEYS.cursor("backfill"), "1-0")
    assert "2 articles of an archive wait" in await said(client)


def test_secrets_that_others_may_read_are_found(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("x", "utf-8")
    secret.chmod(0o644)
    settings = Settings(redis_password_file=secret)
    assert "chmod 600" in file_findings(settings)[0]
    secret.chmod(0o600)
    assert file_findings(settings) == []


async def test_a_certificate_that_ends_soon_is_found(tmp_path: Path) -> None:
    authority = Authority.make(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*authority.issue(tmp_path, "server", "127.0.0.1"))
    listener = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    port = listener.sockets[0].getsockname()[1]
    settings = Settings(redis_url=f"rediss://127.0.0.1:{port}/0", redis_ca_file=authority.certificate)
    found = await asyncio.to_thread(certificate_findings, settings)
    early = await asyncio.to_thread(certificate_findings, settings, time.time() - 30 * 86_400)
    stranger = settings.model_copy(update={"redis_ca_file": Authority.make(tmp_path, "stranger").certificate})
    wrong = await asyncio.to_thread(certificate_findings, stranger)
    listener.close()
    assert found == ["the server's certificate ends in 1 days: renew it"]
    assert early == []
    assert "certificate verify failed" in wrong[0]
    assert certificate_findings(Settings(redis_url="redis://127.0.0.1:1")) == []


@pytest.mark.parametrize(
    ("info", "words"),
    [
        ({"aof_enabled": 0}, "append-only"),
        ({"aof_enabled": 1, "maxmemory_policy": "allkeys-lru"}, "evicts"),
        ({"aof_enabled": 1, "role": "slave"}, "replica"),
        ({"aof_enabled": 1, "maxmemory": 100, "used_memory": 95}, "95%"),
    ],
)
def test_each_of_these_of_one_server_is_found(info: dict[str, Any], words: str) -> None:
    assert words in "".join(node_findings(info))
