"""Questions to a running installation, from a command that ends with the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from services.cli.errors import Exit, Failure, bad_input
from services.runtime.backend import RedisBackend
from services.runtime.connection import connect
from services.runtime.errors import SettingsError
from services.runtime.faults import TRANSIENT, describe
from services.runtime.keys import Keys
from services.runtime.settings import Settings
from services.runtime.state import Backend

T = TypeVar("T")


def asked(settings: Settings, question: Callable[[Any, Keys], Awaitable[T]]) -> T:
    """Ask the server of a running installation. Raises `Failure` where it does not answer."""

    async def ask() -> T:
        client = connect(settings)
        try:
            return await question(client, Keys(settings.partition, settings.articles_stream))
        finally:
            await client.aclose()

    try:
        return asyncio.run(ask())
    except SettingsError as error:
        raise bad_input(str(error), "Settings come from the environment.") from error
    except TRANSIENT as error:
        raise Failure(
            f"{settings.shown_address} does not answer: {describe(error)}",
            hint="Is it running, and is the password right? See CROSSWIRE_REDIS_URL and CROSSWIRE_REDIS_PASSWORD.",
            code=Exit.UNREACHABLE,
        ) from error


def read(settings: Settings, question: Callable[[Backend], Awaitable[T]]) -> T:
    """Ask the stages' record on the server. Raises `Failure` where it does not answer."""
    return asked(settings, lambda client, keys: question(RedisBackend(client, keys)))
