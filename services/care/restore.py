"""A backup put back into an empty server: checked as a whole first, then written in order, unlocked at the end."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.versions import LEVEL
from services.care.occupation import Occupation, OccupiedError
from services.care.records import FORMAT, DamagedError, meant, read_records
from services.runtime.keys import ARTICLES, Keys

AT_ONCE = 500
BYTES_AT_ONCE = 4 * 1024 * 1024


class RestoreError(RuntimeError):
    """Nothing has been written, unless the text says otherwise."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a checked file holds."""

    header: dict[str, Any]
    seal: dict[str, Any]
    records: int


def check(file: Path, on_progress: Callable[[int], None] = lambda _: None) -> Contents:
    """Read the whole file and check every digest. Raises `DamagedError`, and `RestoreError` for a version too new."""
    header: dict[str, Any] = {}
    seal: dict[str, Any] = {}
    number = 0
    with gzip.open(file, "rb") as lines:
        for number, record in enumerate(read_records(lines), 1):
            if number == 1:
                header = record
                _readable(header)
            seal = record
            if number % 10_000 == 0:
                on_progress(number)
    return Contents(header, seal, number)


def _readable(header: dict[str, Any]) -> None:
    if header.get("is") != "crosswire-backup":
        raise DamagedError("the first line is no header: this is no backup of Crosswire")
    if header["format"] > FORMAT:
        raise RestoreError(f"the file has format {header['format']}, this program reads up to {FORMAT}: upgrade it")
    if not LEVEL - 1 <= header["schema"] <= LEVEL:
        raise RestoreError(
            f"the record in it has level {header['schema']}, this program {LEVEL}: "
            "restore with the version that wrote it, then upgrade in steps"
        )


@dataclass
class Restore:
    """Writes one checked file into the empty partition of `keys`."""

    client: Any
    keys: Keys
    _pipe: Any = None
    _values: dict[str, bytes | None] = field(default_factory=dict)
    """What the next batch sets, or deletes (None): the last record of a key counts."""
    _commands: int = 0
    _bytes: int = 0

    def __post_init__(self) -> None:
        self._occupation = Occupation(self.client, self.keys, "restore")

    async def run(self, file: Path) -> Contents:
        """Check the file, then write it. Raises `RestoreError`, `DamagedError`, and the server's errors.

        Where it is broken off half way the server stays locked: no worker starts, and only an emptied server is taken.
        """
        contents = check(file)
        await self._occupy()
        with gzip.open(file, "rb") as lines:
            await self._write_all(lines)
        for name, about in contents.seal["streams"].items():
            await self._finish_stream(name, about)
        await self.client.set(self.keys.schema, str(contents.header["schema"]))
        await self.client.delete(self.keys.restoring)
        await self._occupation.end()
        return contents

    async def _occupy(self) -> None:
        """Make sure that nothing is there and nobody works, and keep it so."""
        tag = self.keys.tagged("")
        if await self.client.exists(self.keys.restoring):
            raise RestoreError("an earlier restore was broken off here: empty the server (FLUSHALL) and restore again")
        async for raw in self.client.scan_iter(match=tag + "*", count=1000):
            name = raw.decode().removeprefix(tag)
            if name.startswith(("worker:", "lease:")):
                raise RestoreError("workers are running: stop them, restore, and start them again")
            if not name.startswith(("fence:", "tick", "schema")):
                raise RestoreError(f"the server is not empty: it has {raw.decode()}; restore into an empty one")
        if await self.client.exists(self.keys.stream(ARTICLES)):
            raise RestoreError(
                f"the server is not empty: it has {self.keys.stream(ARTICLES)}; restore into an empty one"
            )
        if not await self.client.set(self.keys.restoring, "1", nx=True):
            raise RestoreError("another restore is running")
        try:
            await self._occupation.hold()
        except OccupiedError as error:
            raise RestoreError(f"{error}; empty the server before") from error

    async def _write_all(self, lines: gzip.GzipFile) -> None:
        self._pipe = self.client.pipeline(transaction=False)
        for record in read_records(lines):
            self._write(record)
            if self._commands >= AT_ONCE or self._bytes >= BYTES_AT_ONCE:
                await self._send()
                await self._occupation.keep()
        await self._send()

    def _write(self, record: dict[str, Any]) -> None:
        key = self.keys.tagged(record["key"]) if "key" in record else ""
        match record["is"]:
            case "value" | "string":
                self._values[key] = value = meant(record["value"])
                self._bytes += len(value)
            case "gone":
                self._values[key] = None
            case "hash" if record["value"]:
                self._pipe.hset(key, mapping={meant(a): meant(b) for a, b in record["value"]})
            case "entry":
                fields = {meant(a): meant(b) for a, b in record["fields"]}
                self._bytes += sum(map(len, fields.values()))
                self._pipe.xadd(self.keys.stream(record["stream"]), fields, id=record["id"])
            case "removed":
                self._pipe.xdel(self.keys.stream(record["stream"]), record["id"])
            case _:
                return
        self._commands += 1

    async def _send(self) -> None:
        """Values in one command: a pipeline would take five times as long for them."""
        if values := {key: value for key, value in self._values.items() if value is not None}:
            await self.client.mset(values)
        if gone := [key for key, value in self._values.items() if value is None]:
            await self.client.delete(*gone)
        await self._pipe.execute()
        self._values.clear()
        self._commands = self._bytes = 0

    async def _finish_stream(self, name: str, about: dict[str, Any]) -> None:
        """Give a stream its past: what was trimmed, what it has numbered, where foreign readers stand."""
        if not about:
            return
        stream = self.keys.stream(name)
        if not await self.client.exists(stream):
            await self.client.xgroup_create(stream, "restore", id="0", mkstream=True)
            await self.client.xgroup_destroy(stream, "restore")
        elif name != ARTICLES:
            await self.client.xtrim(stream, minid=about["first"] or _behind(about["last"]), approximate=False)
        await self.client.execute_command(
            "XSETID", stream, about["last"], "ENTRIESADDED", about["added"], "MAXDELETEDID", about["deleted"]
        )
        for group, place in about.get("groups", {}).items():
            await self.client.xgroup_create(stream, group, id=place)


def _behind(entry: str) -> str:
    first, _, second = entry.partition("-")
    return f"{first}-{int(second) + 1}"
