"""Lists that only grow, kept in pages: an entry costs one page, however long the list is.

Entries count from 0 in the order of arrival and never move, so a cursor stays good while the list grows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import orjson

from services.runtime.state import Backend, UnitOfWork

T = TypeVar("T")


def encode_ids(ids: tuple[str, ...]) -> bytes:
    """A page of ids as JSON."""
    return orjson.dumps(ids)


def decode_ids(page: bytes) -> tuple[str, ...]:
    """A page of ids."""
    return tuple(orjson.loads(page))


@dataclass(frozen=True, slots=True)
class PagedList(Generic[T]):
    """A list under `key:0`, `key:1` ..., `per_page` entries each; `key:count` its length, unless its owner counts."""

    key: str
    per_page: int
    encode: Callable[[tuple[T, ...]], bytes]
    decode: Callable[[bytes], tuple[T, ...]]

    async def length(self, reading: Backend) -> int:
        """Number of entries."""
        return await number(reading, f"{self.key}:count")

    async def append(self, work: UnitOfWork, entry: T) -> None:
        """Add an entry at the end and count it."""
        at = await self.length(work)
        await self.put(work, at, entry)
        work.put(f"{self.key}:count", b"%d" % (at + 1))

    async def newest(self, reading: Backend, limit: int, before: int | None = None) -> list[T]:
        """The last `limit` entries, newest first; `before`: of the first so many only."""
        count = await self.length(reading)
        end = count if before is None else max(0, min(before, count))
        return (await self.between(reading, max(0, end - limit), end))[::-1]

    async def put(self, work: UnitOfWork, at: int, *entries: T) -> None:
        """Add entries from number `at` on, from 0, to a list that its owner counts; each page is written once."""
        while entries:
            key, room = f"{self.key}:{at // self.per_page}", self.per_page - at % self.per_page
            (raw,) = await work.get(key)
            page = () if raw is None or at % self.per_page == 0 else self.decode(raw)
            work.put(key, self.encode((*page, *entries[:room])))
            at, entries = at + room, entries[room:]

    async def between(self, reading: Backend, start: int, end: int) -> list[T]:
        """Entries number `start` to `end` - 1, from 0."""
        pages = range(start // self.per_page, (end + self.per_page - 1) // self.per_page)
        raw = await reading.load([f"{self.key}:{page}" for page in pages]) if pages else []
        found: list[T] = []
        for page, content in zip(pages, raw, strict=True):
            if content is not None:
                entries = enumerate(self.decode(content), page * self.per_page)
                found += [entry for at, entry in entries if start <= at < end]
        return found


async def number(reading: Backend, key: str) -> int:
    """The number under `key`; 0 where there is none."""
    (raw,) = await reading.load([key])
    return 0 if raw is None else int(raw)
