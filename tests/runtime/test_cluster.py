"""The whole pipeline on a real cluster: undisturbed, while a master dies, while its replica takes over, while a slot moves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import redis

from schemas.article import tick
from services.pipeline import run_in_memory
from services.runtime import pace
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.keys import Keys
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from tests.crash.archive import articles
from tests.crash.harness import Crew
from tests.runtime.conftest import eventually

KEYS = Keys("p00")
LINES = [*articles(14), b"junk"]
OPTIONS = ["--cluster-enabled", "yes", "--cluster-node-timeout", "5000", "--cluster-replica-validity-factor", "0"]
pytestmark = pytest.mark.slow


class Cluster:
    """Three masters, each with a third of the slots, and a replica of the one that has the partition."""

    def __init__(self, directory: Path) -> None:
        self.nodes = [self._start(directory / f"node{number}") for number in range(4)]
        for number, node in enumerate(self.nodes[:3]):
            self.ask(node, "CLUSTER", "ADDSLOTSRANGE", number * 16384 // 3, (number + 1) * 16384 // 3 - 1)
        for node in self.nodes[1:]:
            self.ask(node, "CLUSTER", "MEET", "127.0.0.1", self.nodes[0].port)
        self._until(lambda node: "cluster_known_nodes:4" in self.info(node))
        self.slot = int(self.ask(self.nodes[0], "CLUSTER", "KEYSLOT", KEYS.stream("admitted")))
        self.master = self.nodes[self.slot * 3 // 16384]
        self.other = next(node for node in self.nodes[:3] if node is not self.master)
        self.replica = self.nodes[3]
        self.ask(self.replica, "CLUSTER", "REPLICATE", self.name(self.master))
        self._until(lambda node: "cluster_state:ok" in self.info(node))
        self._until(lambda _: self.ask(self.replica, "INFO", "replication").get("master_link_status") == "up")

    def _start(self, directory: Path) -> EmbeddedServer:
        return EmbeddedServer.start(directory, fsync="always", options=OPTIONS)

    @property
    def url(self) -> str:
        """By way of a node that nothing happens to."""
        return f"redis+cluster://127.0.0.1:{self.other.port}"

    def ask(self, node: EmbeddedServer, *command: Any) -> Any:
        with redis.Redis(port=node.port, decode_responses=True) as client:
            return client.execute_command(*command)

    def info(self, node: EmbeddedServer) -> str:
        """The node's own view; redis-py may make a dict of it."""
        answer = self.ask(node, "CLUSTER", "INFO")
        return " ".join(f"{k}:{v}" for k, v in answer.items()) if isinstance(answer, dict) else str(answer)

    def name(self, node: EmbeddedServer) -> str:
        return str(self.ask(node, "CLUSTER", "MYID"))

    def _until(self, holds: Callable[[EmbeddedServer], bool]) -> None:
        deadline = time.monotonic() + 120
        while not all(holds(node) for node in self.nodes):
            assert time.monotonic() < deadline, "the cluster did not form"
            time.sleep(0.05)

    def kill_master(self) -> None:
        """Its replica takes over; what it had not passed on is lost with it."""
        self.master.kill()

    def kill_master_for_a_moment(self) -> None:
        """It comes back on its files before anybody has taken over."""
        self.master.kill()
        again = EmbeddedServer.start(self.master.directory, port=self.master.port, fsync="always", options=OPTIONS)
        self.master.process = again.process

    def move_slot(self) -> None:
        """The partition, with all its keys, to another master, while it is written to."""
        self.ask(
            self.master, "CLUSTER", "MIGRATESLOTS", "SLOTSRANGE", self.slot, self.slot, "NODE", self.name(self.other)
        )

    def stop(self) -> None:
        for node in self.nodes:
            node.kill()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def expected() -> dict[str, list[bytes]]:
    """What the streams hold after the same messages in memory."""
    pipeline, _ = run_in_memory([*LINES, tick(172_800)])
    return pipeline.backend.streams


def nothing(_: Cluster) -> None:
    """No harm."""


@pytest.mark.parametrize(
    "harm",
    [nothing, Cluster.kill_master_for_a_moment, Cluster.kill_master, Cluster.move_slot],
    ids=lambda f: f.__name__,
)
async def test_the_pipeline_runs_unchanged(
    cluster: Cluster, expected: dict[str, list[bytes]], harm: Callable[[Cluster], None], tmp_path: Path
) -> None:
    settings = Settings(redis_url=cluster.url, replay=True)
    client = connect(settings)
    # The raw stream and the partition lie on different masters: else this test would say nothing.
    assert client.keyslot("articles") * 3 // 16384 != cluster.slot * 3 // 16384
    environment = {"CROSSWIRE_REDIS_URL": cluster.url, "CROSSWIRE_REPLAY": "true", "CROSSWIRE_TEST_PAUSE": "1:200",
                   "CROSSWIRE_RECLAIM_AFTER": "5", "CROSSWIRE_LOG_FORMAT": "json"}  # fmt: skip
    crew = Crew(environment, tmp_path / "workers.log", module="tests.crash.delayed_worker")
    crew.start_all()
    try:
        assert await feed(LINES, settings, client, until=172_800) == len(LINES) + 1

        async def under_way() -> bool:
            return (await pace.cursor(client, KEYS, "comparison"))[0] >= 3

        await eventually(under_way)
        await asyncio.to_thread(harm, cluster)
        await await_drained(settings, client, stalled_after=120)
        assert all(process.poll() is None for process in crew.running.values())
        await crew.all_live(client)
        assert set(crew.stop()) == {0}
        for stream in ("admitted", "claims", "verdicts", "alerts", "settlements"):
            found = [fields[b"data"] for _, fields in await client.xrange(KEYS.stream(stream))]
            assert found == expected.get(stream, []), stream
        assert await client.xlen(KEYS.stream("dead-letters")) == 1
    finally:
        crew.kill_all()
        with suppress(redis.RedisError):
            await client.aclose()
