"""How an operator's command gets into the log: its body under a key that only operators may write, then a pointer.

The pointer on the raw stream gives the command its place among the articles, so that order, numbering, replay and
rebuild are those of every other entry. Doing it twice has no second effect; a crash in between leaves a body without
effect, and the same call again completes it.
"""

from __future__ import annotations

from typing import Any

from schemas.article import pointer
from services.runtime.entries import PAYLOAD
from services.runtime.keys import ARTICLES, Keys


class CommandTakenError(ValueError):
    """Another command was issued under this id."""


def command_key(keys: Keys, command_id: str) -> str:
    """Where the body of a command stands."""
    return keys.state(f"desk:{command_id}")


async def issue_command(client: Any, keys: Keys, command_id: str, body: bytes) -> str:
    """Give a command to the pipeline; the id of its entry on the raw stream. Raises `CommandTakenError`."""
    key = command_key(keys, command_id)
    if not await client.setnx(key, body) and await client.get(key) != body:
        raise CommandTakenError(f"another command was issued as {command_id}: choose another id")
    entry: bytes = await client.xadd(keys.stream(ARTICLES), {PAYLOAD: pointer(command_id)})
    return entry.decode()
