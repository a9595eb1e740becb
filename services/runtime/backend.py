"""The real store behind a `UnitOfWork`: values on the server, and a cache of them while this process owns the stage."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from services.runtime.entries import EntryId, show_id
from services.runtime.errors import FencedError
from services.runtime.keys import Keys
from services.runtime.scripts import COMMIT
from services.runtime.state import Changes

LOAD_AT_ONCE = 500
FOREIGN = "desk:"
"""Operators' commands: another process writes them, so that one is absent now says nothing about later."""


@dataclass(slots=True)
class Cache:
    """Least recently used values go first once their bytes exceed `limit`. Absence is remembered too."""

    limit: int
    size: int = 0
    values: OrderedDict[str, bytes | None] = field(default_factory=OrderedDict)

    def put(self, key: str, value: bytes | None) -> None:
        """Remember `value` as the newest."""
        self.drop(key)
        self.values[key] = value
        self.size += len(key) + len(value or b"") + 100
        while self.size > self.limit and self.values:
            self.drop(next(iter(self.values)))

    def drop(self, key: str) -> None:
        """Forget `key`."""
        if key in self.values:
            self.size -= len(key) + len(self.values.pop(key) or b"") + 100


class RedisBackend:
    """Reads for anybody; commits for the owner whose `token` the fence holds.

    Lifecycle: one per ownership. The cache is right because only the owner writes; it dies with the ownership.
    """

    def __init__(self, client: Any, keys: Keys, *, cache_bytes: int = 0) -> None:
        self._client = client
        self._keys = keys
        self._cache = Cache(cache_bytes)
        self._commit = client.register_script(COMMIT)

    async def load(self, keys: Sequence[str]) -> list[bytes | None]:
        """Values in the order of `keys`; None where there is none."""
        cached = self._cache.values
        missing = [key for key in dict.fromkeys(keys) if key not in cached]
        found: dict[str, bytes | None] = {}
        for start in range(0, len(missing), LOAD_AT_ONCE):
            some = missing[start : start + LOAD_AT_ONCE]
            values = await self._client.mget([self._keys.state(key) for key in some])
            found.update(zip(some, values, strict=True))
        answer = []
        for key in keys:
            if key in found:
                answer.append(found[key])
            else:
                cached.move_to_end(key)
                answer.append(cached[key])
        for key, value in found.items():
            if value is not None or not key.startswith(FOREIGN):
                self._cache.put(key, value)
        return answer

    async def commit(
        self,
        stage: str,
        token: str,
        changes: Changes,
        ids: Sequence[str],
        *,
        seen: EntryId,
        reached: EntryId,
        acknowledge: tuple[str, str, Sequence[str]] | None = None,
    ) -> None:
        """Apply `changes` and move the stage's cursor from `seen` to `reached`, all or nothing.

        `ids` are the ids of the messages in `changes`, in order. `acknowledge` is (stream key, group, entry ids) of
        entries in the same slot. Raises `FencedError` where another owner has taken over.
        """
        sets = [(key, value) for key, value in changes.writes.items() if value is not None]
        deletes = [key for key, value in changes.writes.items() if value is None]
        stream, group, acks = acknowledge or ("", "", ())
        keys = [self._keys.fence(stage), self._keys.cursor(stage), self._keys.watch, *([stream] if acks else [])]
        keys += [self._keys.stream(name) for name, _ in changes.messages]
        keys += [self._keys.state(key) for key, _ in sets] + [self._keys.state(key) for key in deletes]
        args: list[Any] = [token, show_id(seen) if seen > (0, 0) else "", show_id(reached), group]
        args += [len(acks), len(changes.messages), len(sets), *acks]
        for entry_id, (_, payload) in zip(ids, changes.messages, strict=True):
            args += [entry_id, payload]
        args += [value for _, value in sets]
        answer = await self._commit(keys=keys, args=args)
        if answer != b"DONE":
            raise FencedError(f"{stage}: {answer.decode()}")
        for key, value in changes.writes.items():
            self._cache.put(key, value)
