"""The installation's level as it stands on the server, and whether this process may work there."""

from __future__ import annotations

from typing import Any

from schemas.versions import LEVEL, STATE, LevelError, speak
from services.runtime.keys import Keys


async def level_of(client: Any, keys: Keys) -> int:
    """Level of the installation. One without a note of it but with a record is of the time before levels: 1."""
    noted = await client.get(keys.schema)
    if noted is not None:
        return int(noted)
    return 1 if await client.exists(keys.cursor("ingestion")) else LEVEL


async def join(client: Any, keys: Keys) -> int:
    """The level in which this process writes from now on. Raises `LevelError` where it must not work here at all."""
    if await client.exists(keys.restoring):
        raise LevelError("a restore has not been finished here; finish it, or empty the server and restore again")
    level = await level_of(client, keys)
    speak(level)
    if level < STATE:
        words = "stop all workers, run `crosswire migrate`, start them again"
        raise LevelError(f"the stored state has the form of level {level}, this program needs {STATE}: {words}")
    return level


async def found(client: Any, keys: Keys) -> None:
    """Note the level of an installation that has none yet."""
    await client.set(keys.schema, str(await level_of(client, keys)), nx=True)
