"""A process tree: children that are started together, restarted when they die, and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from services.runtime.forking import Process, Starter, spawned, starter
from services.runtime.heartbeat import HUNG

STOP_WITHIN = 20.0
"""Seconds from SIGTERM to SIGKILL: a worker finishes what it holds within 15."""
LONGEST_PAUSE = 30.0
"""Seconds between two starts of a child that keeps dying."""


def command_of(*arguments: str) -> list[str]:
    """The command line of `crosswire ARGUMENTS` in this very installation."""
    return [sys.executable, "-m", "services.cli", *arguments]


@dataclass(slots=True)
class Child:
    """One process of the tree."""

    name: str
    begin: Callable[[], Process]
    log: Path | None
    process: Process | None = None
    starts: int = 0
    started_at: float = 0.0
    due: float = 0.0
    code: int = 0
    """Exit code of its last life; negative where a signal ended it."""

    def start(self, now: float) -> None:
        """Start it; its output goes to its log, or to our standard error where it has none."""
        self.process = self.begin()
        self.starts += 1
        self.started_at = now

    @property
    def hopeless(self) -> bool:
        """Whether it ends by itself again and again.

        One that is killed or hangs may have a deadly entry in hand: that is counted, and halts the pipeline in the end.
        """
        return self.starts > 4 and self.code > 0 and self.code != HUNG

    def pause(self, now: float) -> float:
        """Seconds to wait before the next start: none after a minute of health, else doubling."""
        if now - self.started_at > 60:
            self.starts = 1
        return float(min(LONGEST_PAUSE, 0.25 * 2 ** (self.starts - 1)))


@dataclass(slots=True)
class Tree:
    """Children in the order in which they start; they stop in the opposite order.

    `on_exit(child, code)` is called when a child ends by itself, before it is started again.
    """

    on_exit: Callable[[Child, int], None] = lambda _child, _code: None
    children: list[Child] = field(default_factory=list)
    _starter: Starter | None = None

    def add(
        self,
        name: str,
        command: Iterable[str],
        *,
        environment: Mapping[str, str] | None = None,
        log: Path | None = None,
    ) -> Child:
        """Start one more child."""
        everything, words = {**os.environ, **(environment or {})}, list(command)
        return self._grow(Child(name, lambda: spawned(words, everything, log), log))

    def add_worker(
        self, name: str, stages: Sequence[str], *, environment: Mapping[str, str], log: Path | None = None
    ) -> Child:
        """Start a worker of `stages`, out of a process that has loaded them where the system can do that."""
        everything = {**os.environ, **environment}

        def begin() -> Process:
            return self._workers(log).start("services.runtime.worker", stages, everything, log)

        return self._grow(Child(name, begin, log))

    def _grow(self, child: Child) -> Child:
        self.children.append(child)
        child.start(time.monotonic())
        return child

    def _workers(self, log: Path | None) -> Starter:
        if self._starter is None or not self._starter.lives:
            self._starter = starter(log)
        return self._starter

    def tend(self) -> None:
        """Start again what has ended, each child after its own pause."""
        now = time.monotonic()
        for child in self.children:
            process = child.process
            if process is not None and (code := process.poll()) is not None:
                self.on_exit(child, code)
                child.process, child.code = None, code
                child.due = now + child.pause(now)
            if child.process is None and now >= child.due:
                child.start(now)

    def ended(self) -> list[Child]:
        """Children that are not running."""
        return [c for c in self.children if c.process is None or c.process.poll() is not None]

    def stop(self) -> None:
        """SIGTERM to all, last started first; SIGKILL to those that do not end in time."""
        alive = [c.process for c in reversed(self.children) if c.process is not None and c.process.poll() is None]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + STOP_WITHIN
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._starter is not None:
            self._starter.close()
            self._starter = None

    def __enter__(self) -> Tree:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class Stopped(BaseException):
    """SIGTERM or SIGINT has arrived: unwind, so that every `with` on the way stops what it started."""


def stop_on_signals() -> None:
    """From now on SIGTERM and SIGINT raise `Stopped` in the main thread; a second signal changes nothing."""

    def handle(number: int, _frame: FrameType | None) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, handle)
