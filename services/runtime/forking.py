"""Giving orders to a nursery (`services.runtime.nursery`), and its children as `subprocess` would show them."""

from __future__ import annotations

import contextlib
import itertools
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import orjson

from services.runtime.embedded import die_with_parent

AVAILABLE = sys.platform == "linux"
"""Elsewhere fork is not to be had, or not to be trusted: workers are started as processes of their own there."""
SLICE = 0.05
"""Seconds for which one thread may keep the others from hearing the reports."""


class Process(Protocol):
    """What `subprocess.Popen` and `Forked` have in common."""

    returncode: int | None

    @property
    def pid(self) -> int:
        """Process id."""
        ...

    def poll(self) -> int | None:
        """Exit code, negative where a signal ended it; None while it runs."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """The same once it has ended. Raises `subprocess.TimeoutExpired`."""
        ...

    def send_signal(self, sig: int) -> None:
        """Nothing happens where it has ended."""
        ...

    def terminate(self) -> None:
        """SIGTERM."""
        ...

    def kill(self) -> None:
        """SIGKILL."""
        ...


class Starter(Protocol):
    """Starts workers, and ends with those that it has started."""

    @property
    def lives(self) -> bool:
        """Whether it can start any."""
        ...

    def start(
        self, module: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path | None = None
    ) -> Process:
        """A process that runs `main()` of `module` with `arguments` as its command line and only `environment`.

        What it writes goes to `log`, or to our standard error where there is none.
        """
        ...

    def close(self) -> None:
        """End what is left of it."""
        ...


def starter(log: Path | None = None, directory: Path | None = None) -> Starter:
    """The quickest that there is on this system. `log` is for what itself has to say; it works in `directory`."""
    return Nursery(log, directory) if AVAILABLE else Spawning(directory)


class Spawning:
    """Starts each worker as a process of its own, which imports all that it needs."""

    lives = True

    def __init__(self, directory: Path | None = None) -> None:
        self._directory = directory

    def start(
        self, module: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path | None = None
    ) -> Process:
        """See `Starter`."""
        return spawned([sys.executable, "-m", module, *arguments], environment, log, self._directory)

    def close(self) -> None:
        """Nothing is left of it."""


def spawned(
    command: Sequence[str], environment: Mapping[str, str], log: Path | None = None, directory: Path | None = None
) -> subprocess.Popen[bytes]:
    """A process that ends with this one; its output goes to `log`, or to our standard error where there is none."""
    with contextlib.ExitStack() as until_started:
        sink = until_started.enter_context(log.open("ab")) if log else 2
        return subprocess.Popen(  # noqa: S603 - our own interpreter and modules
            list(command), env=dict(environment), stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, cwd=directory,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call, no locks taken
        )  # fmt: skip


class Nursery:
    """One nursery process. `log` takes what it says itself; None: our standard error."""

    def __init__(self, log: Path | None = None, directory: Path | None = None) -> None:
        self._orders, theirs = socket.socketpair()
        with contextlib.ExitStack() as until_started:
            until_started.enter_context(theirs)
            sink = until_started.enter_context(log.open("ab")) if log else 2
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", "services.runtime.nursery", str(theirs.fileno())],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, cwd=directory,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call, no locks taken
            )  # fmt: skip
        self._numbers, self._unread = itertools.count(1), b""
        self._hears, self._speaks = threading.Lock(), threading.Lock()
        self._children: dict[int, Forked] = {}

    @property
    def pid(self) -> int:
        """Process id of the nursery itself."""
        return self._process.pid

    @property
    def lives(self) -> bool:
        """Whether it can take orders."""
        return self._process.poll() is None

    def start(
        self, module: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path | None = None
    ) -> Process:
        """See `Starter`."""
        child = Forked(self, next(self._numbers), [module, *arguments])
        self._children[child.number] = child
        self.order({"fork": child.number, "module": module, "arguments": list(arguments),
                    "environment": dict(environment), "log": str(log) if log else None})  # fmt: skip
        return child

    def order(self, order: Mapping[str, object]) -> None:
        """Send one order; to a dead nursery nothing is sent."""
        with self._speaks, contextlib.suppress(OSError):
            self._orders.sendall(orjson.dumps(order) + b"\n")

    def hear(self, patience: float = 0.0) -> None:
        """Take in what it has reported, waiting up to `patience` seconds for something."""
        with self._hears:
            while select.select([self._orders], [], [], patience)[0]:
                patience = 0.0
                try:
                    received = self._orders.recv(65_536)
                except OSError:
                    received = b""
                if not received:
                    self._all_lost()
                    return
                *lines, self._unread = (self._unread + received).split(b"\n")
                for line in lines:
                    self._note(orjson.loads(line))

    def _note(self, report: Mapping[str, int]) -> None:
        if "forked" in report:
            self._children[report["forked"]].known_pid = report["pid"]
        else:
            self._children.pop(report["ended"]).returncode = report["code"]

    def _all_lost(self) -> None:
        """The nursery has ended, and the kernel has sent SIGTERM to whom it had: they count as ended with it."""
        code = self._process.wait()
        for child in self._children.values():
            child.returncode = code or -signal.SIGTERM
        self._children.clear()

    def close(self) -> None:
        """End it; children that still run are asked to end first."""
        self._orders.close()
        self._process.wait()


class Forked:
    """A child of a nursery; methods as of `subprocess.Popen`."""

    def __init__(self, nursery: Nursery, number: int, args: list[str]) -> None:
        self._nursery, self.number, self.args = nursery, number, args
        self.known_pid = 0
        self.returncode: int | None = None

    @property
    def pid(self) -> int:
        """Its process id, as soon as it has one; 0 where it never came to life."""
        while not self.known_pid and self.returncode is None:
            self._nursery.hear(SLICE)
        return self.known_pid

    def poll(self) -> int | None:
        """Exit code, negative where a signal ended it; None while it runs."""
        if self.returncode is None:
            self._nursery.hear()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The same once it has ended. Raises `subprocess.TimeoutExpired`."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.returncode is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(self.args, timeout or 0.0)
            self._nursery.hear(SLICE)
        return self.returncode

    def send_signal(self, sig: int) -> None:
        """The nursery passes it on; nothing happens where the child has ended."""
        if self.returncode is None:
            self._nursery.order({"to": self.number, "signal": int(sig)})

    def terminate(self) -> None:
        """SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)
