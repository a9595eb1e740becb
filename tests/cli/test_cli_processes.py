from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from services.cli.processes import Tree
from tests.cli.waiting import until


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_a_child_that_dies_is_started_again_and_said(tmp_path: Path) -> None:
    codes: list[tuple[str, int]] = []
    count = tmp_path / "starts"
    script = f"open({str(count)!r}, 'a').write('x'); raise SystemExit(7)"
    with Tree(on_exit=lambda child, code: codes.append((child.name, code))) as tree:
        tree.add("brief", [sys.executable, "-c", script])

        def twice() -> bool:
            tree.tend()
            return count.exists() and len(count.read_text()) >= 2

        until(twice)
    assert codes[0] == ("brief", 7)


def test_all_children_end_with_the_tree() -> None:
    with Tree() as tree:
        pids = []
        for name in ("one", "two"):
            process = tree.add(name, [sys.executable, "-c", "import time; time.sleep(600)"]).process
            assert process is not None
            pids.append(process.pid)
        assert all(alive(pid) for pid in pids)
    assert not any(alive(pid) for pid in pids)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_children_end_even_if_the_parent_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = (
        "import sys, time; from pathlib import Path; from services.cli.processes import Tree; tree = Tree();"
        "child = tree.add('long', [sys.executable, '-c', 'import time; time.sleep(600)']);"
        f"part = Path({str(note)!r} + '.part'); part.write_text(str(child.process.pid));"
        f"part.rename({str(note)!r}); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[2])
    try:
        until(note.exists)
        pid = int(note.read_text())
        assert alive(pid)
    finally:
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
    until(lambda: not alive(pid))
