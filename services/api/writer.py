"""Writing to the server on behalf of the API."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, TypeVar

from schemas.command import WireCommand, encode_command
from services.api.keys import ApiKey, KeyRing
from services.runtime.commands import issue_command
from services.runtime.dead_letters import drop_letter, replay_letter
from services.runtime.entries import PAYLOAD
from services.runtime.errors import TransientError
from services.runtime.faults import TRANSIENT, describe
from services.runtime.keys import ARTICLES, Keys
from services.runtime.operator import retry_halted, skip_halted

T = TypeVar("T")


async def asked(question: Awaitable[T]) -> T:
    """The server's answer. Raises `TransientError` where it does not give one."""
    try:
        return await question
    except TRANSIENT as error:
        raise TransientError(describe(error)) from error


class RedisWriter:
    """Appends to the raw stream and handles dead letters; see `services.api.state.Writer`."""

    def __init__(self, client: Any, keys: Keys) -> None:
        self._client = client
        self._keys = keys
        self._ring = KeyRing(client, keys)

    async def key(self, written: str) -> ApiKey | None:
        """The key as it was written, if it is one of ours."""
        return await asked(self._ring.find(written))

    async def send(self, message: bytes) -> str:
        """Append a message to the raw stream; its id there."""
        entry: bytes = await asked(self._client.xadd(self._keys.stream(ARTICLES), {PAYLOAD: message}))
        return entry.decode()

    async def issue(self, command: WireCommand) -> str:
        """Give a command its place in the log; its entry on the raw stream. Raises `CommandTakenError`."""
        return await asked(issue_command(self._client, self._keys, command.id, encode_command(command)))

    async def replay(self, letter_id: str, by: str) -> str:
        """Send a dead letter's original again. Raises `KeyError` and `NotReplayableError`."""
        return await asked(replay_letter(self._client, self._keys, letter_id, by=by))

    async def drop(self, letter_id: str, by: str) -> bool:
        """Remove a dead letter; False if it was not there."""
        return await asked(drop_letter(self._client, self._keys, letter_id, by=by))

    async def retry(self, halt: str, by: str) -> bool:
        """Try a halted entry again; False if nothing is halted there."""
        return await asked(retry_halted(self._client, self._keys, halt, by=by))

    async def skip(self, halt: str, by: str, reason: str) -> bool:
        """Go on without a halted entry; as `retry`."""
        return await asked(skip_halted(self._client, self._keys, halt, by=by, reason=reason))
