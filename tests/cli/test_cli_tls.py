"""Redis 8's own TLS, in a container: a single server and a cluster. Skipped and required as tests/cli/test_cli_containers.py."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.care.backup import Backup
from services.care.records import RecordWriter
from services.care.restore import Restore
from services.runtime.connection import connect
from services.runtime.embedded import free_port
from services.runtime.keys import Keys
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from services.runtime.worker import run_worker
from tests.certificates import Authority
from tests.cli.test_cli_containers import IMAGE, docker, engine
from tests.cli.waiting import until
from tests.crash.archive import articles

__all__ = ["engine"]
KEYS = Keys("p00")
pytestmark = [pytest.mark.docker, pytest.mark.slow]
TLS = (
    "--port", "0", "--tls-cert-file", "/tls/server.crt", "--tls-key-file", "/tls/server.key",
    "--tls-ca-cert-file", "/tls/authority.crt", "--tls-auth-clients", "yes",
)  # fmt: skip
CLUSTER = ("--cluster-enabled", "yes", "--tls-cluster", "yes", "--cluster-announce-ip", "127.0.0.1")
CLI = ("redis-cli", "--tls", "--cacert", "/tls/authority.crt", "--cert", "/tls/client.crt", "--key", "/tls/client.key")


@pytest.fixture(params=["rediss", "rediss+cluster"])
def over_tls(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    authority = Authority.make(tmp_path / "tls")
    authority.issue(tmp_path / "tls", "server", "127.0.0.1", "localhost")
    certificate, key = authority.issue(tmp_path / "tls", "client")
    port = str(free_port())
    cluster = request.param.endswith("+cluster")
    # Without bridge and port mapping a node of a cluster is reached under the address that it announces.
    started = docker(
        "run", "--detach", "--network", "host", "--volume", f"{tmp_path / 'tls'}:/tls:ro", "--user", "0:0", "--entrypoint",
        "redis-server", IMAGE, *TLS, "--tls-port", port, "--save", "", *(CLUSTER if cluster else ()),
    )  # fmt: skip
    assert started.returncode == 0, started.stderr
    name = started.stdout.strip()

    def said(*command: str) -> str:
        return docker("exec", name, *CLI, "-h", "127.0.0.1", "-p", port, *command).stdout

    try:
        until(lambda: "PONG" in said("ping"), 120)
        if cluster:
            said("cluster", "addslotsrange", "0", "16383")
            until(lambda: "cluster_state:ok" in said("cluster", "info"), 120)
        yield Settings(
            redis_url=f"{request.param}://127.0.0.1:{port}", redis_ca_file=authority.certificate, redis_cert_file=certificate,
            redis_key_file=key, replay=True, poll_ms=50, consumer="tls",
        )  # fmt: skip
    finally:
        docker("rm", "--force", name)


async def test_the_pipeline_and_a_backup_run_over_the_servers_own_tls(over_tls: Settings, tmp_path: Path) -> None:
    client: Any = connect(over_tls)
    stop = asyncio.Event()
    await feed([*articles(4)], over_tls, client)
    stages = ["ingestion", "extraction", "comparison", "scoring", "alerting"]
    workers = asyncio.create_task(run_worker(stages, over_tls, stop))
    await await_drained(over_tls, client, stalled_after=120)
    stop.set()
    await workers
    assert await client.xlen(KEYS.stream("verdicts")) == 4
    with gzip.open(tmp_path / "backup.gz", "wb") as packed:
        copied = await Backup(client, KEYS, RecordWriter(packed)).run({})
    values = sorted([key async for key in client.scan_iter(match=KEYS.state("*"))])
    assert copied.values >= len(values) > 10
    await client.flushall()
    await Restore(client, KEYS).run(tmp_path / "backup.gz")
    assert sorted([key async for key in client.scan_iter(match=KEYS.state("*"))]) == values
    await client.aclose()
