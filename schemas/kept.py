"""Decoded values kept beside their bytes, for what one process reads again and again between two commits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from schemas.versions import spoken
from schemas.wire import Contract, Upgrade

T = TypeVar("T")


class KeptContract(Contract[T]):
    """A contract that remembers what bytes it has read and written, up to `keep` bytes of them; the oldest go first.

    The bytes are the key. So there is nothing to invalidate: where another process has written, or an owner has taken
    over, the bytes are others and are read anew. Bodies are frozen, so that handing one out twice is safe.

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
        self._limit, self._size = keep, 0
        self._known: dict[bytes, T] = {}

    def encode(self, body: T) -> bytes:
        payload = super().encode(body)
        if spoken() >= self.version:  # in an older form some of the body is left out
            self._remember(payload, body)
        return payload

    def decode(self, payload: bytes | str) -> T:
        if isinstance(payload, str):
            return super().decode(payload)
        if payload in self._known:
            body = self._known.pop(payload)
            self._known[payload] = body  # the newest now
            return body
        body = super().decode(payload)
        self._remember(payload, body)
        return body

    def _remember(self, payload: bytes, body: T) -> None:
        if len(payload) * 4 > self._limit:
            return
        if payload not in self._known:
            self._size += len(payload)
        self._known[payload] = body
        while self._size > self._limit:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._size -= len(oldest)
