"""Which failures pass by themselves, and how long to wait for that."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass

from redis import exceptions as redis_errors
from redis.exceptions import RedisClusterException, RedisError

from services.runtime.errors import TransientError

TRANSIENT = (TransientError, RedisError, RedisClusterException, OSError, TimeoutError)
"""All of the server's errors are: refused, moved, out of memory, read-only, no permission, a slot that nobody serves.
Content causes none of them, so none of them may cost an article."""
_NAMES: dict[type[BaseException], str] = {
    redis_errors.ConnectionError: "connection",
    redis_errors.TimeoutError: "timeout",
    redis_errors.ResponseError: "refused",
}
FIRST, LONGEST = 0.05, 5.0


@dataclass(slots=True)
class BackOff:
    """Waits that double from 50 ms to 5 s, with a random part so that workers do not return all at once."""

    tries: int = 0

    async def wait(self, stop: asyncio.Event) -> None:
        """Wait once more, or until `stop` is set."""
        bound = min(LONGEST, FIRST * 2.0**self.tries)
        self.tries = min(self.tries + 1, 16)
        await pause(stop, bound * random.uniform(0.5, 1))  # noqa: S311 - spreads load only

    def reset(self) -> None:
        """The last try went well."""
        self.tries = 0


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until `stop` is set."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


def describe(error: BaseException) -> str:
    """Kind and text of an error, on one line."""
    kind = _NAMES.get(type(error)) or type(error).__name__
    return f"{kind}: {' '.join(str(error).split())[:400]}"
