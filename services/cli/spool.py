"""What streams have carried, kept in files: so the server may trim them while a long replay goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.runtime.entries import PAYLOAD
from services.runtime.faults import TRANSIENT, BackOff
from services.runtime.keys import Keys
from services.runtime.subscription import ensure_group

AT_ONCE = 500
GROUP = "spool"
"""A consumer group like any other: nothing is trimmed before it has read it."""


@dataclass(frozen=True, slots=True)
class Spool:
    """One file a stream in `directory`, one message a line: JSON has no line breaks of its own."""

    directory: Path
    keys: Keys
    streams: Sequence[str]

    def payloads(self, stream: str) -> Iterator[bytes]:
        """Messages of `stream`, in order, as far as they have been written."""
        file = self._file(stream)
        if file.exists():
            with file.open("rb") as lines:
                for line in lines:
                    yield line.rstrip(b"\n")

    async def begin(self, client: Any) -> None:
        """From now on nothing is trimmed that has not been written."""
        for stream in self.streams:
            await ensure_group(client, self.keys.stream(stream), GROUP, "0")

    async def follow(self, client: Any, over: asyncio.Event) -> None:
        """Write what comes, until everything is written that was there when `over` was set."""
        wait = BackOff()
        while True:
            last = over.is_set()
            try:
                moved = [await self._write_some(client, stream) for stream in self.streams]
                wait.reset()
            except TRANSIENT:
                await wait.wait(asyncio.Event())
                continue
            if last and not any(moved):
                return
            if not any(moved):
                await asyncio.sleep(0.2)

    async def _write_some(self, client: Any, stream: str) -> bool:
        """Write what was read before but not acknowledged, else the next messages; whether there were any."""
        key = self.keys.stream(stream)
        for start in ("0", ">"):
            if answer := await client.xreadgroup(GROUP, "one", {key: start}, count=AT_ONCE):
                entries = answer[0][1] if isinstance(answer, list) else next(iter(answer.values()))[0]
                if entries:
                    await asyncio.to_thread(self._append, stream, [fields[PAYLOAD] for _, fields in entries])
                    await client.xack(key, GROUP, *(name for name, _ in entries))
                    return True
        return False

    def _append(self, stream: str, payloads: Sequence[bytes]) -> None:
        with self._file(stream).open("ab") as file:
            file.writelines(payload + b"\n" for payload in payloads)

    def _file(self, stream: str) -> Path:
        return self.directory / f"{stream}.spool"
