"""The same file fits a cluster and a single server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from services.care.restore import Restore
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.settings import Settings
from tests.care.test_backup import KEYS, back_up, commit, everything, owned
from tests.runtime.test_cluster import cluster

__all__ = ["cluster"]


async def test_from_a_cluster_to_a_single_server_and_back(
    client: Any, cluster: list[EmbeddedServer], tmp_path: Path
) -> None:
    nodes = connect(Settings(redis_url=f"redis+cluster://127.0.0.1:{cluster[0].port}"))
    backend = await owned(nodes)
    for number in range(1, 30):
        await commit(backend, number, {f"scoring:{number}": b"%d" % number, "fact:1": b"\xff"})
        await nodes.xadd("articles", {"data": b"%d" % number}, id=f"{number}-0")
    await nodes.hset(KEYS.bundles, "3", b"bundle")
    expected = await everything(nodes)
    assert len(expected) > 30

    await back_up(nodes, tmp_path / "cluster.gz")
    await Restore(client, KEYS).run(tmp_path / "cluster.gz")
    assert await everything(client) == expected

    await back_up(client, tmp_path / "single.gz")
    await nodes.flushall()
    await Restore(nodes, KEYS).run(tmp_path / "single.gz")
    assert await everything(nodes) == expected
    await nodes.aclose()
