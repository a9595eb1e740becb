"""Articles a second: the whole pipeline, the same handlers in a loop, and FastStream one message at a time.

`python -m benchmarks.throughput --articles 50 --rounds 4 [--bodies FILE.jsonl.gz]` prints one JSON object. All of them
are up at the same time and take the same articles in turns of `--articles`, so that whatever else the machine does
befalls all alike.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from benchmarks.latency import lengthened
from benchmarks.rig import Rig, rig
from benchmarks.stories import stories
from services.pipeline import InMemoryPipeline

WARM_UP = 20
SINGLE = "benchmarks.single_message"
UNBATCHED = {"CROSSWIRE_BATCH": "1", "CROSSWIRE_EXTRACTION_BATCH": "1"}


class Loop:
    """The handlers called one after the other in this process, over the in-memory store."""

    def __init__(self) -> None:
        self._pipeline = InMemoryPipeline()

    async def take(self, lines: Sequence[bytes]) -> float:
        """Take `lines` through every stage; seconds."""
        began = time.perf_counter()
        for line in lines:
            await self._pipeline.feed(line)
        return time.perf_counter() - began

    def cpu(self) -> dict[str, float]:
        """CPU seconds of this process so far."""
        return {"loop": time.process_time()}


@asynccontextmanager
async def contenders() -> AsyncIterator[dict[str, Loop | Rig]]:
    """Everything that is compared, ready to take articles."""
    async with AsyncExitStack() as stack:
        found: dict[str, Loop | Rig] = {"loop": Loop()}
        found["single_message"] = await stack.enter_async_context(rig(1, module=SINGLE))
        found["pipeline_1"] = await stack.enter_async_context(rig(1))
        found["pipeline_2"] = await stack.enter_async_context(rig(2))
        found["pipeline_2_unbatched"] = await stack.enter_async_context(rig(2, environment=UNBATCHED))
        yield found


async def race(lines: Sequence[bytes], turn: int) -> dict[str, Any]:
    """Let every contender take all of `lines`, `turn` at a time, in rotating order."""
    async with contenders() as running:
        for contender in running.values():
            await contender.take(lines[:WARM_UP])
        lines = lines[WARM_UP:]
        names = list(running)
        seconds: dict[str, list[float]] = {name: [] for name in names}
        cpu: dict[str, float] = dict.fromkeys(names, 0.0)
        for number, start in enumerate(range(0, len(lines), turn)):
            for name in names[number % len(names) :] + names[: number % len(names)]:
                before = sum(running[name].cpu().values())
                seconds[name].append(await running[name].take(lines[start : start + turn]))
                cpu[name] += sum(running[name].cpu().values()) - before
        memory = {name: one.memory() for name, one in running.items() if isinstance(one, Rig)}
    rate = {name: len(lines) / sum(took) for name, took in seconds.items()}
    return {
        "articles": len(lines), "turns": len(seconds["loop"]),
        "words_mean": round(statistics.mean(len(json.loads(line)["text"].split()) for line in lines)),
        **{name: {"articles_per_s": round(rate[name], 2), "cpu_ms_per_article": round(1000 * cpu[name] / len(lines), 1),
                  "to_loop": round(rate[name] / rate["loop"], 2),
                  "to_single_message": round(rate[name] / rate["single_message"], 2)} for name in names},
        "memory_mib": {stage: round(size) for stage, size in max(memory.values(), key=len).items()},
    }  # fmt: skip


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=50, help="articles a turn")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--bodies", type=Path, help="JSON lines with real texts, gzipped")
    options = parser.parse_args()
    lines = list(stories(WARM_UP + options.articles * options.rounds))
    if options.bodies:
        lines = lengthened(lines, options.bodies)
    load = os.getloadavg()[0]
    json.dump({"load_before": load, **asyncio.run(race(lines, options.articles))}, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
