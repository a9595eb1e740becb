"""State of a stage: bytes under keys, changed only by whole commits.

A stage that owns decisions (comparison, scoring, alerting) reads and writes through a `UnitOfWork`; what it wrote and
the messages that it sends are committed in one atomic step together with its place in the input stream, so a message
that is delivered twice has one effect. The same handler runs on `MemoryBackend` (evaluation, tests) and on Redis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

SMALL = 2048
"""Bytes below which a value is kept as a copy of its own size."""


@dataclass(slots=True)
class Changes:
    """What one commit does: values to write (None deletes), messages to append per stream, in order."""

    writes: dict[str, bytes | None] = field(default_factory=dict)
    messages: list[tuple[str, bytes]] = field(default_factory=list)


class Backend(Protocol):
    """Where the bytes are. Keys are plain; partition tags and prefixes are the backend's affair."""

    async def load(self, keys: Sequence[str]) -> list[bytes | None]:
        """Values in the order of `keys`; None where there is none."""
        ...


class UnitOfWork:
    """Reads its own writes; sends nothing until it is committed.

    >>> import asyncio
    >>> work = UnitOfWork(MemoryBackend())
    >>> work.put("fact:1", b"x")
    >>> asyncio.run(work.get("fact:1", "fact:2"))
    [b'x', None]
    """

    __slots__ = ("_backend", "_read", "changes")

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._read: dict[str, bytes | None] = {}
        self.changes = Changes()

    async def get(self, *keys: str) -> list[bytes | None]:
        """Values of `keys`, in order, in one round trip for those not seen yet."""
        writes = self.changes.writes
        missing = list(dict.fromkeys(k for k in keys if k not in writes and k not in self._read))
        if missing:
            self._read.update(zip(missing, await self._backend.load(missing), strict=True))
        return [writes[k] if k in writes else self._read[k] for k in keys]

    async def load(self, keys: Sequence[str]) -> list[bytes | None]:
        """As a `Backend`: one message of a batch is a unit within the batch's unit."""
        return await self.get(*keys)

    def absorb(self, changes: Changes) -> None:
        """Take over what a unit within this one has done; a unit that failed is simply not absorbed."""
        self.changes.writes.update(changes.writes)
        self.changes.messages.extend(changes.messages)

    def put(self, key: str, value: bytes) -> None:
        """Set `key` when this unit is committed."""
        # orjson leaves at least a kilobyte behind every value, and a cache of small ones would hold on to it
        self.changes.writes[key] = bytes(memoryview(value)) if len(value) < SMALL else value

    def delete(self, key: str) -> None:
        """Remove `key` when this unit is committed."""
        self.changes.writes[key] = None

    def emit(self, stream: str, payload: bytes) -> None:
        """Append `payload` to `stream` when this unit is committed."""
        self.changes.messages.append((stream, payload))


class MemoryBackend:
    """The in-memory store: one dict and one list per stream."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}
        self.streams: dict[str, list[bytes]] = {}

    async def load(self, keys: Sequence[str]) -> list[bytes | None]:
        return [self.values.get(k) for k in keys]

    def commit(self, changes: Changes) -> None:
        """Apply all of `changes`."""
        for key, value in changes.writes.items():
            if value is None:
                self.values.pop(key, None)
            else:
                self.values[key] = value
        for stream, payload in changes.messages:
            self.streams.setdefault(stream, []).append(payload)
