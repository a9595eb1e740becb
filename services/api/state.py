"""What the routes are given: the installation that they read from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from services.runtime.dead_letters import StoredLetter
from services.runtime.state import Backend, UnitOfWork

Check = Callable[[], Awaitable[str]]
"""Looks at one part of the installation: "ok", or what is the matter with it."""


@dataclass(frozen=True, slots=True)
class Installation:
    """A running Crosswire, as the API sees it."""

    backend: Backend
    checks: dict[str, Check] = field(default_factory=dict)
    """What must be well for the API to be ready, by name."""
    metrics: Callable[[], Awaitable[bytes]] | None = None
    """Prometheus text; None where there is nothing to measure."""
    letters: Callable[[int, str | None, str | None], Awaitable[list[StoredLetter]]] | None = None
    """Dead letters: at most so many, before an id, of a stage; None where there are no streams."""
    letter: Callable[[str], Awaitable[StoredLetter | None]] | None = None
    """One dead letter by its id."""


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
