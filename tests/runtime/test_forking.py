"""Workers that are forked out of a nursery: processes like any other, only sooner."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.cli.processes import Tree
from services.runtime.forking import AVAILABLE, Nursery, Process, Spawning, Starter
from services.runtime.keys import Keys
from services.runtime.settings import Settings
from tests.cli.test_cli_processes import alive, until
from tests.runtime.conftest import ROOT, eventually

CHILD = "tests.runtime.child"
KEYS = Keys("p00")
pytestmark = pytest.mark.skipif(not AVAILABLE, reason="fork is used on Linux only")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    made = Nursery(directory=ROOT)
    yield made
    made.close()


@pytest.fixture(params=["nursery", "spawning"])
def starter(request: pytest.FixtureRequest, nursery: Nursery) -> Starter:
    """What holds for one kind of start holds for the other."""
    return nursery if request.param == "nursery" else Spawning(ROOT)


def status(pid: int, field: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith(f"{field}:")).split()[1])


def test_a_child_has_its_own_command_line_environment_and_log(starter: Starter, tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = starter.start(CHILD, ["show", "a", "b c"], {"PATH": "/bin", "COLOUR": "green"}, log)
    assert child.wait(60) == 0
    seen = json.loads(log.read_text())
    assert seen["arguments"] == ["a", "b c"]
    assert {"PATH": "/bin", "COLOUR": "green"}.items() <= seen["environment"].items()
    assert "HOME" not in seen["environment"]
    assert len(seen["descriptors"]) <= 4  # three of its own, and the one that it looks with


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(["exit", "0"], 0, ""), (["exit", "78"], 78, ""), (["leave", "went home"], 1, "went home"),
     (["fail"], 1, "ValueError: no such colour")],
)  # fmt: skip
def test_how_a_child_ends_is_reported(starter: Starter, tmp_path: Path, words: list[str], code: int, said: str) -> None:
    log = tmp_path / "log"
    child = starter.start(CHILD, words, {**os.environ}, log)
    assert child.wait(60) == child.poll() == child.returncode == code
    assert said in log.read_text()


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_signals_reach_a_child_and_nobody_else(nursery: Nursery, tmp_path: Path, sent: signal.Signals) -> None:
    child, sibling = (nursery.start(CHILD, ["sleep"], {**os.environ}, tmp_path / name) for name in "ab")
    until(lambda: (tmp_path / "b").exists() and "asleep" in (tmp_path / "a").read_text() + (tmp_path / "b").read_text())
    assert (child.poll(), sibling.poll()) == (None, None)
    child.send_signal(sent)
    assert child.wait(60) == -sent
    child.terminate()  # it has ended: nothing happens
    assert sibling.poll() is None
    sibling.kill()
    assert sibling.wait(60) == -signal.SIGKILL
    with pytest.raises(subprocess.TimeoutExpired):
        (last := nursery.start(CHILD, ["sleep"], {**os.environ}, tmp_path / "c")).wait(0.01)
    last.kill()
    last.wait(60)


def test_one_that_is_ended_before_it_has_begun_ends(nursery: Nursery) -> None:
    children = [nursery.start(CHILD, ["sleep"], {**os.environ}, Path("/dev/null")) for _ in range(5)]
    for child in children:
        child.terminate()
    assert [child.wait(60) for child in children] == [-signal.SIGTERM] * 5


def test_the_nursery_has_one_thread_so_that_a_fork_leaves_nothing_behind(nursery: Nursery) -> None:
    assert nursery.start(CHILD, ["exit", "0"], {**os.environ}).wait(60) == 0
    assert status(nursery.pid, "Threads") == 1


async def test_a_forked_worker_works_and_is_there_again_after_a_kill(
    nursery: Nursery, settings: Settings, client: Any, tmp_path: Path
) -> None:
    environment = {**os.environ, "CROSSWIRE_REDIS_URL": settings.redis_url or "", "CROSSWIRE_CONSUMER": "one"}
    lives: list[Process] = []

    async def living() -> bool:
        said = await client.get(KEYS.worker("one", "alerting"))
        return said is not None and json.loads(said)["pid"] == lives[-1].pid

    for _ in range(3):
        lives.append(nursery.start("services.runtime.worker", ["alerting"], environment, tmp_path / "log"))
        await eventually(living)
        if len(lives) < 3:
            lives[-1].kill()
            assert lives[-1].wait(60) == -signal.SIGKILL
    assert len({life.pid for life in lives}) == 3
    lives[-1].terminate()
    assert lives[-1].wait(60) == 0


@pytest.mark.slow
def test_children_end_when_the_one_who_gave_the_orders_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    script = (
        "import time; from pathlib import Path; from services.runtime.forking import Nursery; nursery = Nursery();"
        f"child = nursery.start({CHILD!r}, ['sleep'], {{}}, Path('/dev/null'));"
        f"part = Path({str(note)!r} + '.part'); part.write_text(f'{{nursery.pid}} {{child.pid}}');"
        f"part.rename({str(note)!r}); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    try:
        until(note.exists)
    finally:
        parent.kill()
        parent.wait()
    for pid in map(int, note.read_text().split()):
        until(lambda pid=pid: not alive(pid))


@pytest.mark.slow
def test_a_tree_whose_nursery_is_killed_takes_another(tmp_path: Path) -> None:
    codes: list[int] = []
    environment = {"CROSSWIRE_REDIS_URL": "redis://127.0.0.1:1/0"}  # nobody is there: the worker waits
    with Tree(on_exit=lambda _, code: codes.append(code)) as tree:
        child = tree.add_worker("alerting", ["alerting"], environment=environment, log=tmp_path / "log")
        assert child.process is not None
        first = child.process.pid
        nursery = tree._starter
        assert isinstance(nursery, Nursery)
        os.kill(nursery.pid, signal.SIGKILL)

        def again() -> bool:
            tree.tend()
            return child.process is not None and child.starts == 2 and child.process.poll() is None

        until(again)
        assert child.process.pid not in {0, first}
    until(lambda: not alive(first))
    assert codes == [-signal.SIGKILL]
