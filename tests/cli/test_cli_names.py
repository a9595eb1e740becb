"""Consumer names of the workers of `up`: the same again after a crash, never those of another installation."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from services.cli.processes import Tree
from services.cli.running import add_workers, installation_name
from services.runtime.embedded import embedded_server
from services.runtime.keys import Keys
from services.runtime.settings import Settings
from tests.cli.waiting import until

ROOT = Path(__file__).parents[2]


def test_two_at_once_have_two_names_and_each_is_free_again(tmp_path: Path) -> None:
    here, elsewhere = Settings(data_dir=tmp_path / "a"), Settings(data_dir=tmp_path / "b")
    with installation_name(here) as first, installation_name(here) as second, installation_name(elsewhere) as other:
        assert len({first, second, other}) == 3
    with installation_name(here) as again:
        assert again == first


def test_a_name_is_free_again_after_its_holder_was_killed(tmp_path: Path) -> None:
    script = (
        "import time; from pathlib import Path; from services.cli.running import installation_name;"
        "from services.runtime.settings import Settings;"
        f"context = installation_name(Settings(data_dir=Path({str(tmp_path)!r})));"
        "print(context.__enter__(), flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    name = holder.stdout.readline().strip()
    try:
        with installation_name(Settings(data_dir=tmp_path)) as meanwhile:
            assert meanwhile != name
    finally:
        holder.kill()
        holder.communicate()
    with installation_name(Settings(data_dir=tmp_path)) as after:
        assert after == name


@pytest.mark.slow
def test_a_killed_worker_owns_its_stages_again_without_waiting_for_its_own_lease(tmp_path: Path) -> None:
    """The lease lasts ten minutes here: only under its old name can the worker have it back."""
    with embedded_server(tmp_path / "server") as server, Tree() as tree, redis.Redis(port=server.port) as client:
        settings = Settings(redis_url=server.url, data_dir=tmp_path, extraction_workers=1)
        add_workers(tree, settings, "here", logs=tmp_path, CROSSWIRE_LEASE="600")
        keys = Keys("p00")

        def owned() -> bytes | None:
            tree.tend()
            return client.get(keys.fence("scoring"))  # type: ignore[return-value]

        until(owned)
        first = owned()
        process = next(child.process for child in tree.children if child.name in {"scoring", "deciding"})
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        until(lambda: owned() not in {None, first})
