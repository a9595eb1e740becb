"""All stages of an installation in one hand, so that nobody works while its record is rewritten."""

from __future__ import annotations

import time
import uuid
from typing import Any

from services.care.backup import OWNERS
from services.runtime.keys import Keys
from services.runtime.scripts import ACQUIRE, GIVE_BACK

LEASE_MS = 60_000


class OccupiedError(RuntimeError):
    """Workers are running."""


class Occupation:
    """Owns every stage from `hold` to `end`; where this process dies, for another minute."""

    def __init__(self, client: Any, keys: Keys, who: str) -> None:
        self._client, self._keys, self._who = client, keys, who
        self._token = uuid.uuid4().hex
        self._held = 0.0

    async def begin(self) -> None:
        """Own every stage. Raises `OccupiedError` where a worker lives or owns one."""
        async for _ in self._client.scan_iter(match=self._keys.tagged("worker:*"), count=1000):
            raise OccupiedError("workers are running: stop them, then try again")
        await self.hold()

    async def hold(self) -> None:
        """Own them for another minute."""
        self._held = time.monotonic()
        acquire = self._client.register_script(ACQUIRE)
        for stage in OWNERS:
            owned = [self._keys.lease(stage), self._keys.fence(stage)]
            if not await acquire(keys=owned, args=[self._who, LEASE_MS, self._token]):
                raise OccupiedError(f"a worker owns {stage}: stop all workers, then try again")

    async def keep(self) -> None:
        """Own them on, however long it takes: asks the server only now and then."""
        if time.monotonic() - self._held > LEASE_MS / 4000:
            await self.hold()

    async def end(self) -> None:
        """Let workers own them again."""
        give_back = self._client.register_script(GIVE_BACK)
        for stage in OWNERS:
            await give_back(keys=[self._keys.lease(stage), self._keys.fence(stage)], args=[self._token])
