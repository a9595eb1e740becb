"""What the routes are given: the installation that they read from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Annotated, Protocol

from fastapi import Depends, Request

from schemas.command import WireCommand
from services.api.keys import ApiKey
from services.runtime.dead_letters import StoredLetter
from services.runtime.halts import Halt
from services.runtime.state import Backend, UnitOfWork

Check = Callable[[], Awaitable[str]]
"""Looks at one part of the installation: "ok", or what is the matter with it."""


class Writer(Protocol):
    """What the API may change, each after its key has been checked."""

    async def key(self, written: str) -> ApiKey | None:
        """The key as it was written, if it is one of ours."""
        ...

    async def send(self, message: bytes) -> str:
        """Append a message to the raw stream; its id there."""
        ...

    async def issue(self, command: WireCommand) -> str:
        """Give a command its place in the log; its entry on the raw stream. Raises `CommandTakenError`."""
        ...

    async def replay(self, letter_id: str, by: str) -> str:
        """Send a dead letter's original again. Raises `KeyError` and `NotReplayableError`."""
        ...

    async def retry(self, halt: str, by: str) -> bool:
        """Try a halted entry again; False if nothing is halted there."""
        ...

    async def skip(self, halt: str, by: str, reason: str) -> bool:
        """Go on without a halted entry; as `retry`."""
        ...

    async def drop(self, letter_id: str, by: str) -> bool:
        """Remove a dead letter; False if it was not there."""
        ...


@dataclass(frozen=True, slots=True)
class Installation:
    """A running Crosswire, as the API sees it."""

    backend: Backend
    checks: Mapping[str, Check] = field(default_factory=dict)
    """What must be well for the API to be ready, by name."""
    metrics: Callable[[], Awaitable[bytes]] | None = None
    """Prometheus text; None where there is nothing to measure."""
    letters: Callable[[int, str | None, str | None], Awaitable[list[StoredLetter]]] | None = None
    """Dead letters: at most so many, before an id, of a stage; None where there are no streams."""
    letter: Callable[[str], Awaitable[StoredLetter | None]] | None = None
    """One dead letter by its id."""
    halts: Callable[[], Awaitable[list[Halt]]] | None = None
    """Entries at which the pipeline stands still; None where there are no streams."""
    writer: Writer | None = None
    """None: nothing can be written."""


Open = Callable[[], AbstractAsyncContextManager[Installation]]
"""Opens the installation for the life of the process."""


def installation(request: Request) -> Installation:
    """The installation that the application has opened."""
    opened: Installation = request.app.state.installation
    return opened


def record(request: Request) -> UnitOfWork:
    """The record as of this request. It is only read: nothing commits it."""
    return UnitOfWork(installation(request).backend)


Here = Annotated[Installation, Depends(installation)]
Record = Annotated[UnitOfWork, Depends(record)]
