"""Ownership of a stage: a lease that says who, and a fence that every commit checks.

The lease only decides who may try; safety rests on the fence alone. Its token is new with every ownership, so a
process that was stopped for an hour and goes on finds its token gone and commits nothing. The lease is renewed from a
thread of its own, because a heavy article may hold the event loop for longer than the lease lasts.
"""

from __future__ import annotations

import contextlib
import threading
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

import redis
from redis.cluster import RedisCluster

from services.runtime.connection import client_options, is_cluster, server_url
from services.runtime.faults import TRANSIENT
from services.runtime.keys import Keys
from services.runtime.scripts import ACQUIRE, GIVE_BACK, RENEW
from services.runtime.settings import Settings


def connect_blocking(settings: Settings) -> Any:
    """A client for threads and commands."""
    kind = RedisCluster if is_cluster(settings) else redis.Redis
    return kind.from_url(server_url(settings), **client_options())


class Lease:
    """One try to own `stage`; `token` is what commits name."""

    def __init__(self, settings: Settings, client: Any, stage: str) -> None:
        keys = Keys(settings.partition, settings.articles_stream)
        self._settings = settings
        self._client = client
        self._keys = [keys.lease(stage), keys.fence(stage)]
        self._holder = f"{settings.consumer_name}/{stage}"
        self.token = uuid.uuid4().hex
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    async def acquire(self) -> bool:
        """Whether the stage is ours now. A process that comes back under its old name need not wait."""
        script = self._client.register_script(ACQUIRE)
        return bool(await script(keys=self._keys, args=[self._holder, self._milliseconds, self.token]))

    @contextlib.asynccontextmanager
    async def held(self, on_loss: Callable[[], object]) -> AsyncIterator[None]:
        """Renew the lease inside the block, from a thread; `on_loss` is called from there when it has gone."""
        self._thread = threading.Thread(target=self._renew, args=(on_loss,), name=f"lease {self._holder}", daemon=True)
        self._thread.start()
        try:
            yield
        finally:
            self._stop.set()
            with contextlib.suppress(*TRANSIENT):
                await self._client.register_script(GIVE_BACK)(keys=self._keys, args=[self.token])

    @property
    def _milliseconds(self) -> int:
        return int(self._settings.lease * 1000)

    def _renew(self, on_loss: Callable[[], object]) -> None:
        while not self._stop.wait(self._settings.lease / 4):
            # A client of a cluster asks for its layout when it is made: that may fail as anything may.
            with contextlib.suppress(*TRANSIENT), contextlib.closing(connect_blocking(self._settings)) as client:
                renew = client.register_script(RENEW)
                while renew(keys=self._keys, args=[self._holder, self._milliseconds, self.token]):
                    if self._stop.wait(self._settings.lease / 4):
                        return
                on_loss()
                return
