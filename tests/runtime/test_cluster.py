"""The whole pipeline on a real cluster of three nodes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer, free_port
from services.runtime.keys import Keys
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from tests.crash.archive import articles
from tests.crash.harness import Crew

KEYS = Keys("p00")


def _node(directory: Path) -> EmbeddedServer:
    while True:
        port = free_port()
        if port < 55_000:  # the nodes talk to each other on the port 10,000 above
            return EmbeddedServer.start(
                directory, port=port, options=["--cluster-enabled", "yes", "--cluster-node-timeout", "2000"]
            )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[list[EmbeddedServer]]:
    nodes = [_node(tmp_path / f"node{number}") for number in range(3)]
    clients = [redis.Redis(port=node.port) for node in nodes]
    for number, client in enumerate(clients):
        client.execute_command("CLUSTER", "ADDSLOTSRANGE", number * 16384 // 3, (number + 1) * 16384 // 3 - 1)
        client.execute_command("CLUSTER", "MEET", "127.0.0.1", nodes[0].port)
    deadline = time.monotonic() + 30
    while not all(b"cluster_state:ok" in _info(c) and b"cluster_known_nodes:3" in _info(c) for c in clients):
        assert time.monotonic() < deadline, "the cluster did not form"
        time.sleep(0.05)
    for client in clients:
        client.close()
    yield nodes
    for node in nodes:
        node.stop()


def _info(client: redis.Redis) -> bytes:
    answer = client.execute_command("CLUSTER", "INFO")
    return answer if isinstance(answer, bytes) else str(answer).encode()


async def test_the_pipeline_runs_unchanged(cluster: list[EmbeddedServer], tmp_path: Path) -> None:
    url = f"redis+cluster://127.0.0.1:{cluster[0].port}"
    settings = Settings(redis_url=url, replay=True)
    client = connect(settings)
    crew = Crew({"CROSSWIRE_REDIS_URL": url, "CROSSWIRE_REPLAY": "true"}, tmp_path / "workers.log")
    crew.start_all()
    try:
        fed = await feed([*articles(6), b"junk"], settings, client, until=172_800)
        await await_drained(settings, client, fed=fed, stalled_after=90)
        assert set(crew.stop()) == {0}
    finally:
        crew.kill_all()
    assert fed == 8
    assert await client.xlen(KEYS.stream("verdicts")) == 7
    assert await client.xlen(KEYS.stream("dead-letters")) == 1
    # The raw stream and the partition lie in different slots: else this test would say nothing.
    assert client.keyslot("articles") != client.keyslot(KEYS.stream("admitted"))
    await client.aclose()
