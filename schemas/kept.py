"""Decoded values kept beside their bytes, for what one process reads again and again between two commits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from schemas.versions import spoken
from schemas.wire import Contract, Upgrade

T = TypeVar("T")


class Kept(Generic[T]):
    """What was read from bytes, up to `limit` bytes of them in all; what was not asked for longest goes first.

    The bytes are the key. So there is nothing to invalidate: where another process has written, or an owner has taken
    over, the bytes are others and are read anew. Values have to be frozen, so that handing one out twice is safe.

    >>> kept = Kept[str](limit=16)
    >>> kept.put(b"one", "1"), kept.get(b"one"), kept.get(b"two")
    (None, '1', None)
    """

    __slots__ = ("_known", "_limit", "_size")

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._known: dict[bytes, T] = {}

    def __len__(self) -> int:
        return len(self._known)

    def get(self, payload: bytes) -> T | None:
        """What `payload` was read as; None where it is not known (any more)."""
        value = self._known.pop(payload, None)
        if value is not None:
            self._known[payload] = value  # the newest now
        return value

    def put(self, payload: bytes, value: T) -> None:
        """Remember that `payload` reads as `value`; what would take more than a quarter of the room is not kept."""
        if len(payload) * 4 > self._limit:
            return
        if payload not in self._known:
            self._size += len(payload)
        self._known[payload] = value
        while self._size > self._limit:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._size -= len(oldest)


class KeptContract(Contract[T]):
    """A contract that remembers what it has read and written, up to `keep` bytes; see `Kept`.

    >>> from schemas.wire import COMMAND
    >>> from services.scoring.model import Action, Command
    >>> from datetime import UTC, datetime
    >>> kept = KeptContract("command", 1, Command, keep=10_000)
    >>> command = Command(Action.APPEAL, "a1", "desk", "why", datetime(2025, 1, 1, tzinfo=UTC))
    >>> payload = kept.encode(command)
    >>> payload == COMMAND.encode(command), kept.decode(payload) is command
    (True, True)
    """

    def __init__(
        self,
        name: str,
        version: int,
        body: type[T],
        *,
        keep: int,
        since: Mapping[str, int] | None = None,
        upgrades: Mapping[int, Upgrade] | None = None,
    ) -> None:
        super().__init__(name, version, body, since=since, upgrades=upgrades)
        self._kept = Kept[T](keep)

    def encode(self, body: T) -> bytes:
        payload = super().encode(body)
        if spoken() >= self.version:  # in an older form some of the body is left out
            self._kept.put(payload, body)
        return payload

    def decode(self, payload: bytes | str) -> T:
        if isinstance(payload, str):
            return super().decode(payload)
        body = self._kept.get(payload)
        if body is None:
            body = super().decode(payload)
            self._kept.put(payload, body)
        return body
