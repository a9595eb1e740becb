"""A worker whose stages pause at random before and after every entry: `CROSSWIRE_TEST_PAUSE=SEED:LONGEST_MS`.

`CROSSWIRE_TEST_SLOW=STAGE:MS` makes one stage slow instead. Run as `python -m tests.crash.delayed_worker STAGE`.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from random import Random
from typing import Any

from services.runtime import registry, worker


class Pauses:
    """Lengths of pauses in seconds; another sequence for every seed, worker and life of it."""

    def __init__(self, stages: list[str]) -> None:
        seed, _, longest = os.environ.get("CROSSWIRE_TEST_PAUSE", "0:0").partition(":")
        name = os.environ.get("CROSSWIRE_CONSUMER", "")
        self._chance, self._longest = Random(f"{seed} {name} {os.getpid()}"), float(longest) / 1000  # noqa: S311
        slow, _, each = os.environ.get("CROSSWIRE_TEST_SLOW", "").partition(":")
        self._each = float(each) / 1000 if slow in stages else 0.0

    def next(self) -> float:
        # Most are short, a few long: entries overtake each other where they can.
        return self._longest * self._chance.random() ** 4 + self._each / 2


class PausingWork:
    """A parallel stage's work with pauses around it."""

    def __init__(self, work: Any, pauses: Pauses) -> None:
        self._work, self._pauses = work, pauses
        self.warm, self.tombstone = work.warm, work.tombstone

    def bundle(self, payload: bytes) -> bytes:
        time.sleep(self._pauses.next())
        made: bytes = self._work.bundle(payload)
        time.sleep(self._pauses.next())
        return made


def main() -> int:
    pauses, load = Pauses(sys.argv[1:]), registry.Stage.load

    def load_pausing(stage: registry.Stage) -> Any:
        handle = load(stage)
        if stage.kind is registry.Kind.PARALLEL:
            return PausingWork(handle, pauses)

        async def pausing(*arguments: Any) -> Any:
            await asyncio.sleep(pauses.next())
            found = await handle(*arguments)
            await asyncio.sleep(pauses.next())
            return found

        return pausing

    registry.Stage.load = load_pausing  # type: ignore[method-assign]
    return worker.main()


if __name__ == "__main__":
    sys.exit(main())
