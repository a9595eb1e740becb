"""The same file fits a cluster and a single server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from services.care.restore import Restore
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.settings import Settings
from tests.care.test_backup import KEYS, back_up, commit, everything, owned

SLOTS = 16_384


def node(directory: Path) -> EmbeddedServer:
    return EmbeddedServer.start(directory, options=["--cluster-enabled", "yes"])


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[list[EmbeddedServer]]:
    """Three masters, the slots in three parts."""
    made = [node(tmp_path / f"node{number}") for number in range(3)]
    clients = [redis.Redis(port=one.port, decode_responses=True) for one in made]
    for number, client in enumerate(clients):
        client.execute_command("CLUSTER", "ADDSLOTSRANGE", number * SLOTS // 3, (number + 1) * SLOTS // 3 - 1)
        client.execute_command("CLUSTER", "MEET", "127.0.0.1", made[0].port)
    deadline = time.monotonic() + 60
    while not all(formed(client) for client in clients):
        assert time.monotonic() < deadline, "the cluster did not form"
        time.sleep(0.05)
    for client in clients:
        client.close()
    yield made
    for one in made:
        one.stop()


def formed(client: redis.Redis) -> bool:
    told = client.execute_command("CLUSTER", "INFO")
    words = told if isinstance(told, dict) else dict(line.split(":") for line in str(told).split() if ":" in line)
    return (words["cluster_state"], str(words["cluster_known_nodes"])) == ("ok", "3")


async def test_from_a_cluster_to_a_single_server_and_back(
    client: Any, nodes: list[EmbeddedServer], tmp_path: Path
) -> None:
    cluster = connect(Settings(redis_url=f"redis+cluster://127.0.0.1:{nodes[0].port}"))
    backend = await owned(cluster)
    for number in range(1, 30):
        await commit(backend, number, {f"scoring:{number}": b"%d" % number, "fact:1": b"\xff"})
        await cluster.xadd("articles", {"data": b"%d" % number}, id=f"{number}-0")
    await cluster.hset(KEYS.bundles, "3", b"bundle")
    expected = await everything(cluster)
    assert len(expected) > 30
    # The raw stream and the partition lie on different masters: else this test would say nothing.
    assert cluster.keyslot("articles") * 3 // SLOTS != cluster.keyslot(KEYS.stream("claims")) * 3 // SLOTS

    await back_up(cluster, tmp_path / "cluster.gz")
    await Restore(client, KEYS).run(tmp_path / "cluster.gz")
    assert await everything(client) == expected

    await back_up(client, tmp_path / "single.gz")
    await cluster.flushall()
    await Restore(cluster, KEYS).run(tmp_path / "single.gz")
    assert await everything(cluster) == expected
    await cluster.aclose()
