"""A process that loads the stages once and forks the workers of a machine out of itself.

A worker of its own spends two to three seconds of processor time on imports, models and tables before it can take its
first entry. One that is forked has all of that in its memory, shared with its siblings, and works after some tens of
milliseconds. The nursery has one thread, no event loop and no connection, so nothing is in an odd state in a child.

It takes orders from `services.runtime.forking.Nursery`, one JSON object a line, and reports when a child has ended.
When the one who gives the orders is gone, it ends its children in order, and itself.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NoReturn

import orjson

from services.runtime.embedded import die_with_parent
from services.runtime.registry import STAGES

HANDLED = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)


def load() -> None:
    """Import every stage and let it load what its first entry would wait for; then keep the collector off it all.

    The collector writes into what it looks at, which would give each child a copy of its own.
    """
    import_module("services.runtime.worker")
    for stage in STAGES.values():
        stage.warm()
    with contextlib.suppress(ImportError):
        import_module("uvloop")
    gc.collect()
    gc.freeze()


class Brood:
    """The children and the two pipes that say what happens: orders come in, and signals wake."""

    def __init__(self, orders: socket.socket) -> None:
        self._orders, self._unread = orders, b""
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._woken, False)
        os.set_blocking(self._wake, False)
        self._children: dict[int, int] = {}
        """Number of the order by process id."""
        self._ending = self._closing = False
        """Whether it has been asked to end, and whether it has asked its children."""

    def tend(self) -> None:
        """Take orders until nobody gives any, and report who has ended."""
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the orders decide
        signal.signal(signal.SIGTERM, self._asked)
        while not self._closing or self._children:
            readable, _, _ = select.select([self._woken] if self._closing else [self._woken, self._orders], [], [])
            if self._woken in readable:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._woken, 4096)
            self._report()
            if self._ending:
                self._close()
            if self._orders in readable:
                self._take()

    def _asked(self, *_: object) -> None:
        self._ending = True

    def _close(self) -> None:
        self._ending, self._closing = False, True
        for pid in self._children:
            os.kill(pid, signal.SIGTERM)

    def _take(self) -> None:
        try:
            received = self._orders.recv(65_536)
        except OSError:
            received = b""
        if not received:
            self._close()
            return
        *lines, self._unread = (self._unread + received).split(b"\n")
        for line in lines:
            order = orjson.loads(line)
            if "fork" in order:
                self._fork(order)
            else:
                self._signal(order["to"], order["signal"])

    def _signal(self, number: int, sent: int) -> None:
        for pid, child in self._children.items():
            if child == number:
                os.kill(pid, sent)  # not reaped yet: the id is nobody else's

    def _fork(self, order: Mapping[str, Any]) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED)  # none may meet a child that still has our handlers
        pid = os.fork()
        if pid == 0:
            self._become(order)
        self._children[pid] = order["fork"]
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED)
        self._say({"forked": order["fork"], "pid": pid})

    def _become(self, order: Mapping[str, Any]) -> NoReturn:
        code = 1
        try:
            die_with_parent()
            signal.set_wakeup_fd(-1)
            for number in HANDLED:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED)
            for end in (self._woken, self._wake, self._orders.detach()):
                os.close(end)
            os.environ.clear()
            os.environ.update(order["environment"])
            _write_to(order["log"])
            sys.argv = [order["module"], *order["arguments"]]
            code = import_module(order["module"]).main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1 if ended.code else 0
            if isinstance(ended.code, str):
                sys.stderr.write(f"{ended.code}\n")
        except BaseException:
            traceback.print_exc()
        finally:
            with contextlib.suppress(OSError, ValueError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def _report(self) -> None:
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._say({"ended": self._children.pop(pid), "code": os.waitstatus_to_exitcode(status)})

    def _say(self, report: Mapping[str, int]) -> None:
        with contextlib.suppress(OSError):  # nobody listens any more: the next look at the orders tells
            self._orders.sendall(orjson.dumps(report) + b"\n")


def _write_to(log: str | None) -> None:
    """Both outputs go to `log`, or to our standard error where there is none."""
    sink = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666) if log else 2
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    if sink > 2:
        os.close(sink)


def main(arguments: list[str]) -> int:
    """`python -m services.runtime.nursery DESCRIPTOR`: started by `services.runtime.forking.Nursery` alone."""
    orders = socket.socket(fileno=int(arguments[0]))
    load()
    Brood(orders).tend()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
