"""The API over a real server: what `crosswire api` runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from services.api.app import create_app
from services.api.state import Check, Installation
from services.runtime.backend import RedisBackend
from services.runtime.connection import connect
from services.runtime.embedded import die_with_parent
from services.runtime.errors import TransientError
from services.runtime.faults import TRANSIENT, describe
from services.runtime.keys import Keys
from services.runtime.logging import configure_logging
from services.runtime.registry import STAGES, Kind
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
    try:
        yield Installation(ReadingBackend(client, keys), checks(client, keys))
    finally:
        await client.aclose()


def checks(client: Any, keys: Keys) -> dict[str, Check]:
    """The server answers, nothing has halted, and every stage that decides has an owner."""

    async def store() -> str:
        await _asked(client.ping())
        return "ok"

    async def flow() -> str:
        halted = await _asked(client.hgetall(keys.halt))
        return "ok" if not halted else "halted: " + "; ".join(v.decode("utf-8", "replace") for v in halted.values())

    async def owners() -> str:
        names = [stage.name for stage in STAGES.values() if stage.kind is Kind.OWNER]
        held = [await _asked(client.exists(keys.lease(name))) for name in names]
        missing = [name for name, is_held in zip(names, held, strict=True) if not is_held]
        return "ok" if not missing else f"no worker of {', '.join(missing)} is running"

    return {"store": store, "flow": flow, "workers": owners}


async def _asked(question: Any) -> Any:
    try:
        return await question
    except TRANSIENT as error:
        raise TransientError(describe(error)) from error


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
