"""A thread beside the workers of a process: says that they live, and ends the process when one of them hangs.

It runs outside the event loop on purpose: an endless loop in a rule would stop anything that runs inside.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Sequence
from typing import Any, Protocol

import orjson

from schemas.versions import LEVEL, LevelError, speak, spoken
from services.runtime.faults import TRANSIENT
from services.runtime.keys import Keys
from services.runtime.lease import connect_blocking
from services.runtime.logging import get_logger
from services.runtime.measures import MEASURES
from services.runtime.settings import Settings

EVERY, LASTS_MS = 1.0, 10_000
HUNG = 70
"""Exit code of a process that was ended because a worker hung (EX_SOFTWARE)."""

REFUSED = 78
"""Exit code of a process whose version must not work in this installation (EX_CONFIG)."""


class Watched(Protocol):
    """What a worker shows of itself."""

    name: str
    owning: bool
    """Whether it does the work; else it stands by."""
    healthy: bool
    """Whether its last dealings with the server went well and its reading task lives."""
    busy_since: float | None
    """When it began the entry in hand (`time.monotonic`); None between entries."""


class Heartbeat:
    """Started with a process's workers, stopped with them."""

    def __init__(self, settings: Settings, workers: Sequence[Watched]) -> None:
        self._settings, self._workers = settings, workers
        self._stop = threading.Event()
        self._log = get_logger("heartbeat")
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begin to beat."""
        self._thread.start()

    def stop(self) -> None:
        """Beat no more."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._end_if_hung()
            with contextlib.suppress(*TRANSIENT), contextlib.closing(connect_blocking(self._settings)) as client:
                while True:
                    self._beat(client)
                    if self._stop.wait(EVERY):
                        return
                    self._end_if_hung()
            self._stop.wait(EVERY)

    def _beat(self, client: Any) -> None:
        keys = Keys(self._settings.partition)
        level = client.get(keys.schema)
        self._follow(level)
        if level is None and any(worker.name == "ingestion" for worker in self._workers):
            client.set(keys.schema, spoken(), nx=True)  # the server came back empty
        for worker in self._workers:
            state = {"stage": worker.name, "consumer": self._settings.consumer_name, "pid": os.getpid(),
                     "owning": worker.owning, "healthy": worker.healthy, "level": LEVEL,
                     "counts": MEASURES.counts.get(worker.name, {})}  # fmt: skip
            client.set(keys.worker(self._settings.consumer_name, worker.name), orjson.dumps(state), px=LASTS_MS)

    def _follow(self, level: bytes | None) -> None:
        """Write from now on what the installation's level says; end where it has gone beyond this program."""
        try:
            speak(int(level) if level else spoken())
        except LevelError as error:
            self._log.error("worker.refused", reason=str(error))
            os._exit(REFUSED)

    def _end_if_hung(self) -> None:
        for worker in self._workers:
            since = worker.busy_since
            if since is not None and time.monotonic() - since > self._settings.longest_entry:
                self._log.error("worker.hung", stage=worker.name, seconds=round(time.monotonic() - since))
                os._exit(HUNG)
