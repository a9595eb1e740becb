"""What orjson, hiredis and uvloop are worth in the whole pipeline: one installation with all, one without each.

`python -m benchmarks.libraries --articles 40 --rounds 4` prints one JSON object: CPU milliseconds an article of all
workers, by stage and in all, and the ratio to the installation that has everything. All are up at the same time and
take the same articles in turns, in rotating order; read the ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

from benchmarks.rig import Rig, rig
from benchmarks.stories import stories

WARM_UP = 20
CONTENDERS = {"all": "", "without uvloop": "uvloop", "without hiredis": "hiredis", "without orjson": "orjson",
              "without any": "uvloop,hiredis,orjson"}  # fmt: skip


async def race(lines: Sequence[bytes], turn: int) -> dict[str, Any]:
    """Let every installation take all of `lines`, `turn` at a time, in rotating order."""
    async with AsyncExitStack() as stack:
        running: dict[str, Rig] = {}
        for name, hidden in CONTENDERS.items():
            start = rig(1, module="benchmarks.without", environment={"BENCHMARK_WITHOUT": hidden}, forked=False)
            running[name] = await stack.enter_async_context(start)
        for installation in running.values():
            await installation.take(lines[:WARM_UP])
        lines, names = lines[WARM_UP:], list(running)
        before = {name: installation.cpu() for name, installation in running.items()}
        seconds = dict.fromkeys(names, 0.0)
        for number, begin in enumerate(range(0, len(lines), turn)):
            for name in names[number % len(names) :] + names[: number % len(names)]:
                seconds[name] += await running[name].take(lines[begin : begin + turn])
        found = {name: _row(running[name].cpu(), before[name], seconds[name], len(lines)) for name in names}
    return {
        name: {**row, "cpu_to_all": round(row["cpu_ms_per_article"] / found["all"]["cpu_ms_per_article"], 3)}
        for name, row in found.items()
    }


def _row(after: dict[str, float], before: dict[str, float], seconds: float, articles: int) -> dict[str, Any]:
    spent = {stage: round(1000 * (after[stage] - before[stage]) / articles, 2) for stage in sorted(after)}
    return {
        "cpu_ms_per_article": round(sum(spent.values()), 2),
        "articles_per_s": round(articles / seconds, 1),
        **spent,
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=40, help="articles a turn")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    lines = list(stories(WARM_UP + options.articles * options.rounds))
    json.dump({"load_before": load, **asyncio.run(race(lines, options.articles))}, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
