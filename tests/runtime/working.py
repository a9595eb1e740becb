"""Workers that run beside a test, inside its process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from services.runtime.owner import OwnerWorker
from services.runtime.parallel import ParallelWorker

W = TypeVar("W", bound=OwnerWorker | ParallelWorker)


@asynccontextmanager
async def working(stop: asyncio.Event, *workers: W) -> AsyncIterator[tuple[W, ...]]:
    """The workers at work; at the end they are told to stop, and waited for."""
    tasks = [asyncio.create_task(worker.run()) for worker in workers]
    try:
        yield workers
    finally:
        stop.set()
        await asyncio.gather(*tasks)
