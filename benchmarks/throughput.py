"""Articles a second: the whole pipeline, the same handlers in a loop, and FastStream one message at a time.

`python -m benchmarks.throughput [FILE.jsonl[.gz]] --articles 300 --extraction 1 2` prints one JSON object: all three in
one run on one machine, with workers warm before the clock starts.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from services.pipeline import InMemoryPipeline
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.keys import Keys
from services.runtime.observe import observe
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from tests.crash.archive import articles
from tests.crash.harness import Crew, read_archive

KEYS = Keys("p00")


async def loop(lines: list[bytes]) -> float:
    pipeline = InMemoryPipeline()
    await pipeline.feed(next(articles(1)))  # models are loaded before the clock starts, as in the workers
    pipeline = InMemoryPipeline()
    began = time.perf_counter()
    for line in lines:
        await pipeline.feed(line)
    return time.perf_counter() - began


async def streams(lines: list[bytes], module: str, extraction: int, environment: dict[str, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="crosswire-bench-") as name:
        server = EmbeddedServer.start(Path(name) / "server")
        settings = Settings(redis_url=server.url, replay=True)
        shared = {"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true", **environment}
        crew, client = Crew(shared, Path(name) / "workers.log", module=module), connect(settings)
        try:
            crew.start_all(extraction)
            while len({w.stage for w in (await observe(client, KEYS)).workers if w.healthy}) < 5:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
            cpu, began = _children_cpu(crew), time.perf_counter()
            await feed(lines, settings, client)
            await await_drained(settings, client, stalled_after=60)
            took = time.perf_counter() - began
            return {"seconds": round(took, 2), "articles_per_s": round(len(lines) / took, 2),
                    "cpu_s_per_article": round((_children_cpu(crew) - cpu) / len(lines), 4),
                    "claims": await client.xlen(KEYS.stream("claims"))}  # fmt: skip
        finally:
            crew.kill_all()
            await client.aclose()
            server.stop()


async def latency(lines: list[bytes], rate: float) -> dict[str, Any]:
    """Milliseconds from the XADD of an article to the entry on `alerts` that carries its number."""
    with tempfile.TemporaryDirectory(prefix="crosswire-bench-") as name:
        server = EmbeddedServer.start(Path(name) / "server")
        settings = Settings(redis_url=server.url, replay=True)
        shared = {"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true"}
        crew, client = Crew(shared, Path(name) / "workers.log"), connect(settings)
        sent, arrived = [], {}
        try:
            crew.start_all(1)
            while len({w.stage for w in (await observe(client, KEYS)).workers if w.healthy}) < 5:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
            watching = asyncio.create_task(_watch(client, arrived))
            for line in lines:
                sent.append(time.perf_counter())
                await client.xadd("articles", {"data": line})
                await asyncio.sleep(max(0.0, sent[0] + len(sent) / rate - time.perf_counter()))
            await await_drained(settings, client)
            await asyncio.sleep(1)
            watching.cancel()
        finally:
            crew.kill_all()
            await client.aclose()
            server.stop()
        waits = sorted(1000 * (moment - sent[seq - 1]) for seq, moment in arrived.items())
        cuts = statistics.quantiles(waits, n=100)
        return {"alerts": len(waits), "p50_ms": round(cuts[49]), "p99_ms": round(cuts[98])}


async def _watch(client: Any, arrived: dict[int, float]) -> None:
    last = "0"
    while True:
        for _, entries in await client.xread({KEYS.stream("alerts"): last}, block=200):
            for entry, _fields in entries:
                last = entry.decode()
                arrived.setdefault(int(last.split("-", maxsplit=1)[0]), time.perf_counter())


def _children_cpu(crew: Crew) -> float:
    ticks = 0
    for process in crew.running.values():
        fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rsplit(") ", maxsplit=1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--extraction", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--rate", type=float, default=20.0, help="articles a second for the latency; 0: not measured")
    options = parser.parse_args()
    lines = read_archive(options.file, options.articles)
    found: dict[str, Any] = {"articles": len(lines), "load_before": os.getloadavg()[0]}
    seconds = asyncio.run(loop(lines))
    found["loop"] = {"seconds": round(seconds, 2), "articles_per_s": round(len(lines) / seconds, 2)}
    for workers in options.extraction:
        found[f"pipeline_{workers}"] = asyncio.run(streams(lines, "services.runtime.worker", workers, {}))
    found["single_message"] = asyncio.run(streams(lines, "benchmarks.single_message", 1, {}))
    if options.rate:
        found["latency"] = asyncio.run(latency(list(articles(200)), options.rate))
    best = max(found[f"pipeline_{workers}"]["articles_per_s"] for workers in options.extraction)
    found["ratio_to_loop"] = round(best / found["loop"]["articles_per_s"], 2)
    found["ratio_to_single_message"] = round(best / found["single_message"]["articles_per_s"], 2)
    json.dump(found, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
