"""A backup of a running installation: as it stood at one moment, without a pause for anybody.

The record is copied while the workers go on. From its beginning every commit notes which values it changes
(`services.runtime.scripts.COMMIT`); what was changed is copied again, round after round, and the little that is left is
read in one atomic step together with the cursors, the numbering and the ends of the streams. That step also proves that
no commit went unnoticed: each stage's chain of cursors must be whole. Raw articles lie in another slot of a cluster and
are copied last: whatever follows the cursor of that one moment is simply read again (docs/backup.md).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from services.care.records import FORMAT, RecordWriter, shown
from services.runtime.entries import parse_id, show_id
from services.runtime.keys import ARTICLES, DEAD_LETTERS, Keys
from services.runtime.level import level_of
from services.runtime.registry import STAGES, Kind
from services.runtime.scripts import SEAL, WATCH

AT_ONCE = 500
PATIENCE_MS = 60_000
"""A backup that does nothing for so long is given up by the server."""
FEW = 200
"""So many changed values are read in the atomic step."""
ROUNDS = 50
PASSING = ("lease:", "fence:", "worker:", "tick", "watch", "restoring", "schema")
"""Keys that belong to the processes of the moment, not to the record."""
OUTSIDE = "state:desk:"
"""Operators' commands: written once, by whoever issues them, before the log refers to them; copied after the log."""
OWNERS = (*(stage.name for stage in STAGES.values() if stage.kind is Kind.OWNER), "backfill")


class BackupError(RuntimeError):
    """No backup came about; the text says why and what to do. The installation is as it was."""


@dataclass(slots=True)
class Copied:
    """What has been written to the file so far."""

    values: int = 0
    entries: int = 0
    rounds: int = 0
    streams: dict[str, str] = field(default_factory=dict)
    """Last entry copied of each stream, by the name of its key without the tag."""
    letters: set[str] = field(default_factory=set)
    """Ids of dead letters copied: operators remove them one by one."""


class Backup:
    """One backup of the partition of `keys`, into `writer`."""

    def __init__(self, client: Any, keys: Keys, writer: RecordWriter) -> None:
        self._client, self._keys, self._writer = client, keys, writer
        self._id = uuid.uuid4().hex
        self._tag = keys.tagged("")
        self._small: set[str] = set()
        self.done = Copied()

    async def run(self, about: dict[str, Any]) -> Copied:
        """Write the whole backup, `about` in its header. Raises `BackupError`, and the server's errors."""
        if await self._client.exists(self._keys.restoring):
            raise BackupError("a restore has not been finished here: what is there is not whole")
        watch = self._client.register_script(WATCH)
        watched = [self._keys.watch, *(self._keys.cursor(stage) for stage in OWNERS)]
        if not await watch(keys=watched, args=[self._id, PATIENCE_MS]):
            raise BackupError("another backup is being taken; one that was broken off is forgotten after a minute")
        try:
            level = await level_of(self._client, self._keys)
            self._writer.write({"is": "crosswire-backup", "format": FORMAT, "schema": level, **about})
            await self._stream(ARTICLES)
            await self._everything()
            while await self._changes() > FEW and self.done.rounds < ROUNDS:
                self.done.rounds += 1
            seal = await self._seal()
        finally:
            await self._client.delete(self._keys.watch)
        copied = self.done.streams.get(ARTICLES, "0-0")
        await self._stream(ARTICLES)
        seal[ARTICLES] = await self._ends(ARTICLES)
        if seal[ARTICLES] and parse_id(seal[ARTICLES]["deleted"]) > parse_id(copied):
            raise BackupError("articles were trimmed before they could be copied: raise CROSSWIRE_KEEP_ARTICLES")
        await self._outside()
        self._writer.write({"is": "seal", "streams": seal, "values": self.done.values, "entries": self.done.entries})
        return self.done

    # ----------------------------------------------------------------- while the workers go on

    async def _everything(self) -> None:
        """Every value, and what there is of every stream."""
        some: list[str] = []
        streams: set[str] = set()
        async for raw in self._client.scan_iter(match=self._tag + "*", count=1000):
            name = raw.decode().removeprefix(self._tag)
            if name.startswith("state:"):
                some.append(name)
                if len(some) >= AT_ONCE:
                    await self._values(some)
                    some = []
            elif not name.startswith(PASSING):
                kind = await self._client.type(self._tag + name)
                (streams if kind == b"stream" else self._small).add(name)
        await self._values(some)
        for name in sorted(streams):
            await self._stream(name)

    async def _values(self, names: Sequence[str]) -> None:
        found = await self._client.mget([self._tag + name for name in names]) if names else []
        for name, value in zip(names, found, strict=True):
            self._value(name, value)
        await self._alive()

    def _value(self, name: str, value: bytes | None) -> None:
        self.done.values += 1
        if value is None:
            self._writer.write({"is": "gone", "key": name})
        else:
            self._writer.write({"is": "value", "key": name, "value": shown(value)})

    async def _changes(self) -> int:
        """Copy again what has changed since it was copied; how many that were. A change during this is noted anew."""
        position, number = 0, 0
        while True:
            position, page = await self._client.hscan(
                self._keys.watch, position, match=self._tag + "state:*", count=500
            )
            if page:
                await self._client.hdel(self._keys.watch, *page)
                await self._values([name.decode().removeprefix(self._tag) for name in page])
                number += len(page)
            if not int(position):
                break
        for name in sorted(self.done.streams):
            await self._stream(name)
        return number

    async def _stream(self, name: str) -> None:
        """What has come to a stream since it was last looked at; a short page ends it, however fast more comes."""
        full = True
        while full:
            start = f"({self.done.streams.get(name, '0-0')}"
            page = await self._client.xrange(self._keys.stream(name), min=start, count=AT_ONCE)
            self._entries(name, page)
            await self._alive()
            full = len(page) == AT_ONCE

    def _entries(self, name: str, page: Sequence[tuple[bytes, Any]]) -> None:
        for entry, fields in page:
            flat = [part for pair in fields.items() for part in pair] if isinstance(fields, dict) else fields
            self._writer.write({"is": "entry", "stream": name, "id": entry.decode(), "fields": _pairs(flat)})
            self.done.streams[name] = entry.decode()
            self.done.entries += 1
            if name == DEAD_LETTERS:
                self.done.letters.add(entry.decode())

    async def _alive(self) -> None:
        await self._client.pexpire(self._keys.watch, PATIENCE_MS)

    # ----------------------------------------------------------------- the one moment

    async def _seal(self) -> dict[str, Any]:
        """The rest, in one step; what is known of each stream then."""
        fixed = ("extraction:bundles", "extraction:next", "halt", *(f"cursor:{stage}" for stage in OWNERS))
        small = sorted(self._small.union(fixed))
        streams = sorted({*self.done.streams, "admitted", "claims", "verdicts", "alerts", "settlements", DEAD_LETTERS}
                         - {ARTICLES})  # fmt: skip
        script = self._client.register_script(SEAL)
        answer = await script(
            keys=[self._keys.watch, *(self._tag + name for name in (*small, *streams))],
            args=[self._id, len(small), *(f"({self.done.streams.get(name, '0-0')}" for name in streams)],
        )
        match answer:
            case [b"SEALED", changed, values, ends]:
                return await self._write_rest(changed, values, ends)
            case [b"MISSED", cursor]:
                raise BackupError(
                    f"a worker of an older version commits at {cursor.decode()}: finish the upgrade first"
                )
            case [b"KIND", name, kind]:
                raise BackupError(f"{name.decode()} is a {kind.decode()}, which no backup understands")
            case _:
                raise BackupError("the server forgot this backup: it stood still for a minute; take it again")

    async def _write_rest(self, changed: list[Any], values: list[Any], ends: list[Any]) -> dict[str, Any]:
        for name, value in changed:
            self._value(name.decode().removeprefix(self._tag), value)
        for name, kind, value in values:
            told: Any = shown(value) if kind == b"string" else _pairs(value)
            self._writer.write({"is": kind.decode(), "key": name.decode().removeprefix(self._tag), "value": told})
        sealed = {}
        for key, info, entries in ends:
            name = key.decode().removeprefix(self._tag)
            self._entries(name, entries)
            sealed[name] = _about({k.decode(): v for k, v in zip(info[::2], info[1::2], strict=True)})
        await self._removed_letters()
        return sealed

    # ----------------------------------------------------------------- after it

    async def _removed_letters(self) -> None:
        """Dead letters that an operator has removed since they were copied."""
        there = {name.decode() for name, _ in await _ids(self._client, self._keys.stream(DEAD_LETTERS))}
        for entry in sorted(self.done.letters - there, key=parse_id):
            self._writer.write({"is": "removed", "stream": DEAD_LETTERS, "id": entry})

    async def _ends(self, name: str) -> dict[str, Any]:
        """Of the raw stream: what has been given out and trimmed, and where foreign groups stand."""
        stream = self._keys.stream(name)
        if not await self._client.exists(stream):
            return {}
        about = _about(await self._client.xinfo_stream(stream))
        known = {stage.group for stage in STAGES.values()}
        groups = {}
        for group in await self._client.xinfo_groups(stream):
            if (owner := group["name"].decode()) in known:
                continue
            place = parse_id(group["last-delivered-id"])
            if group["pending"]:
                first = parse_id((await self._client.xpending(stream, owner))["min"])
                place = min(place, (first[0], first[1] - 1) if first[1] else (first[0] - 1, 2**64 - 1))
            groups[owner] = show_id(place)
        return {**about, "groups": groups}

    async def _outside(self) -> None:
        names = [raw.decode().removeprefix(self._tag)
                 async for raw in self._client.scan_iter(match=f"{self._tag}{OUTSIDE}*", count=1000)]  # fmt: skip
        for start in range(0, len(names), AT_ONCE):
            await self._values(sorted(names)[start : start + AT_ONCE])


async def _ids(client: Any, stream: str) -> list[tuple[bytes, Any]]:
    found: list[tuple[bytes, Any]] = []
    start = "-"
    while page := await client.xrange(stream, min=start, count=AT_ONCE):
        found += [(name, None) for name, _ in page]
        start = f"({page[-1][0].decode()}"
    return found


def _about(info: dict[str, Any]) -> dict[str, Any]:
    """What restoring a stream needs of XINFO STREAM."""
    first = info["first-entry"]
    return {
        "last": _text(info["last-generated-id"]), "deleted": _text(info["max-deleted-entry-id"]),
        "added": int(info["entries-added"]), "first": _text(first[0]) if first else None,
    }  # fmt: skip


def _pairs(flat: Sequence[bytes]) -> list[Any]:
    return [[shown(name), shown(value)] for name, value in zip(flat[::2], flat[1::2], strict=True)]


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
