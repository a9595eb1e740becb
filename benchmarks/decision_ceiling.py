"""What one owner of decisions can do: bundles that are extracted already go through comparison and scoring.

`python -m benchmarks.decision_ceiling --articles 2000 [--bodies FILE.jsonl.gz]` prints one JSON object with claims a
second and the memory that the server holds for a stored claim.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.latency import lengthened
from benchmarks.rig import KEYS, Rig, rig
from benchmarks.stories import stories
from schemas.wire import ARTICLE, CLAIMS
from services.extraction.claims import extract_claims
from services.ingestion.handler import admit
from services.pipeline import EPOCH
from services.runtime.keys import CLAIMS as CLAIMS_STREAM
from services.runtime.replay import await_drained
from services.runtime.state import MemoryBackend, UnitOfWork

DECIDING = ("comparison", "scoring", "alerting")


async def extracted(lines: Sequence[bytes]) -> list[tuple[int, bytes, int]]:
    """Number, bundle and count of claims of every article that is admitted."""
    backend, found = MemoryBackend(), []
    for line in lines:
        work = UnitOfWork(backend)
        await admit(line, work, EPOCH, True)
        backend.commit(work.changes)
        for stream, payload in work.changes.messages:
            if stream == "admitted":
                bundle = extract_claims(ARTICLE.decode(payload))
                found.append((bundle.seq, CLAIMS.encode(bundle), len(bundle.claims)))
    return found


async def ceiling(lines: Sequence[bytes]) -> dict[str, Any]:
    """Claims a second through the stages that decide, and bytes a stored claim."""
    bundles = await extracted(lines)
    claims = sum(count for _, _, count in bundles)
    async with rig(stages=DECIDING) as installation:
        before, empty = installation.cpu(), await _state_bytes(installation)
        began = time.perf_counter()
        await _append(installation, bundles)
        await await_drained(installation.settings, installation.client, stages=DECIDING)
        took = time.perf_counter() - began
        spent = {stage: seconds - before[stage] for stage, seconds in installation.cpu().items()}
        return {
            "articles": len(bundles), "claims": claims, "seconds": round(took, 2),
            "articles_per_s": round(len(bundles) / took, 1), "claims_per_s": round(claims / took),
            "cpu_ms_per_claim": {stage: round(1000 * seconds / claims, 2) for stage, seconds in spent.items()},
            "state_bytes_per_claim": round((await _state_bytes(installation) - empty) / claims),
            "memory_mib": {stage: round(size) for stage, size in installation.memory().items()},
        }  # fmt: skip


async def _append(installation: Rig, bundles: Sequence[tuple[int, bytes, int]]) -> None:
    for start in range(0, len(bundles), 100):
        pipe = installation.client.pipeline(transaction=False)
        for seq, bundle, _ in bundles[start : start + 100]:
            pipe.xadd(KEYS.stream(CLAIMS_STREAM), {"data": bundle}, id=f"{seq}-0")
        await pipe.execute()


async def _state_bytes(installation: Rig) -> int:
    """Memory of the values that the stages keep, as the server counts it; the streams beside them are not in it."""
    total, names = 0, [key async for key in installation.client.scan_iter(match=KEYS.state("*"), count=1000)]
    for start in range(0, len(names), 500):
        pipe = installation.client.pipeline(transaction=False)
        for name in names[start : start + 500]:
            pipe.memory_usage(name, samples=0)
        total += sum(size or 0 for size in await pipe.execute())
    return total


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--bodies", type=Path, help="JSON lines with real texts, gzipped")
    options = parser.parse_args()
    lines = list(stories(options.articles))
    if options.bodies:
        lines = lengthened(lines, options.bodies)
    load = os.getloadavg()[0]
    json.dump({"load_before": load, **asyncio.run(ceiling(lines))}, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
