"""The API over a real server: what `crosswire api` runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from services.api.app import create_app
from services.api.metrics import prometheus
from services.api.state import Installation
from services.api.writer import RedisWriter, asked
from services.runtime.backend import RedisBackend
from services.runtime.connection import connect
from services.runtime.dead_letters import StoredLetter, find_letter, list_letters
from services.runtime.embedded import die_with_parent
from services.runtime.errors import TransientError
from services.runtime.faults import TRANSIENT, describe
from services.runtime.halts import Halt, halts
from services.runtime.keys import Keys
from services.runtime.logging import configure_logging
from services.runtime.observe import observe
from services.runtime.settings import Settings


class ReadingBackend:
    """Values from the server, never cached: other processes write them. Its failures are `TransientError`."""

    def __init__(self, client: Any, keys: Keys) -> None:
        self._inner = RedisBackend(client, keys, cache_bytes=0)

    async def load(self, keys: Sequence[str]) -> list[bytes | None]:
        """Values in the order of `keys`; None where there is none."""
        try:
            return await self._inner.load(keys)
        except TRANSIENT as error:
            raise TransientError(describe(error)) from error


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Installation]:
    """The installation on the server that `settings` name."""
    client, keys = connect(settings), Keys(settings.partition, settings.articles_stream)

    async def store() -> str:
        await asked(client.ping())
        return "ok"

    async def pipeline() -> str:
        problems = (await asked(observe(client, keys))).problems
        return "; ".join(problems) or "ok"

    async def metrics() -> bytes:
        return prometheus(await asked(observe(client, keys)))

    async def letters(limit: int, before: str | None, stage: str | None) -> list[StoredLetter]:
        found: list[StoredLetter] = await asked(list_letters(client, keys, limit=limit, before=before, stage=stage))
        return found

    async def letter(name: str) -> StoredLetter | None:
        found: StoredLetter | None = await asked(find_letter(client, keys, name))
        return found

    async def standing() -> list[Halt]:
        return await asked(halts(client, keys))

    try:
        backend = ReadingBackend(client, keys)
        looked_at = {"store": store, "pipeline": pipeline}
        yield Installation(backend, looked_at, metrics, letters, letter, standing, RedisWriter(client, keys))
    finally:
        await client.aclose()


def serve(settings: Settings, host: str, port: int) -> bool:
    """Serve until SIGTERM; False if the address cannot be had."""
    die_with_parent()
    configure_logging(settings.log_level, settings.log_format)
    app = create_app(lambda: opened(settings))
    config = uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False, server_header=False)
    served = uvicorn.Server(config)
    try:
        served.run()
    except SystemExit:
        return False
    return served.started
