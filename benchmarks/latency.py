"""From XADD to alert: articles come in at a steady rate, and every stream is watched for what comes out.

`python -m benchmarks.latency --rate 20 --seconds 60 --extraction 2` sends invented stories of four sentences;
with `--bodies FILE.jsonl.gz` each is followed by the text of a real article, so that it has a newspaper's length.
Prints one JSON object: milliseconds from XADD to the entry on each stream, and to the alerts.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import statistics
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.rig import KEYS, Rig, rig
from benchmarks.stories import stories
from schemas.wire import ARTICLE
from services.runtime.keys import ADMITTED, ALERTS, ARTICLES, CLAIMS, VERDICTS
from services.runtime.replay import await_drained

WATCHED = (ADMITTED, CLAIMS, VERDICTS, ALERTS)
WARM_UP = 40
"""Articles sent before the clock starts: caches fill, the first connections are made."""


def lengthened(lines: Sequence[bytes], bodies: Path) -> list[bytes]:
    """Each line with the text of another real article below its own."""
    with gzip.open(bodies, "rt", encoding="utf-8") as file:
        texts = [json.loads(row)["text"] for row in islice(file, 0, 8 * len(lines), 8)]
    longer = []
    for line, body in zip(lines, texts, strict=True):
        article = json.loads(line)
        longer.append(json.dumps({**article, "text": f"{article['text']}\n\n{body}"}).encode())
    return longer


async def latency(lines: Sequence[bytes], rate: float, extraction: int) -> dict[str, Any]:
    """Send `lines` at `rate` a second through `extraction` workers of that stage; see the module."""
    async with rig(extraction) as installation:
        await installation.take(lines[:WARM_UP])
        before, began = installation.cpu(), time.perf_counter()
        arrived: dict[str, dict[int, float]] = {stream: {} for stream in WATCHED}
        watching = asyncio.create_task(_watch(installation.client, arrived))
        await asyncio.sleep(0.2)
        sent = await _send(installation, lines[WARM_UP:], rate)
        took = time.perf_counter() - began
        await await_drained(installation.settings, installation.client)
        await asyncio.sleep(0.5)
        watching.cancel()
        urls = dict(zip(map(_url, lines[WARM_UP:]), sent, strict=True))
        numbers = await _numbers(installation, urls)
        spent = {stage: seconds - before[stage] for stage, seconds in installation.cpu().items()}
        lengths = [len(json.loads(line)["text"].split()) for line in lines[WARM_UP:]]
        return {
            "articles": len(sent), "rate": round(len(sent) / took, 1), "extraction_workers": extraction,
            "words": {"mean": round(statistics.mean(lengths)), "most": max(lengths)},
            **{stream: _summary(moments, numbers) for stream, moments in arrived.items()},
            "cpu_ms_per_article": {s: round(1000 * seconds / len(sent), 1) for s, seconds in sorted(spent.items())},
        }  # fmt: skip


async def _send(installation: Rig, lines: Sequence[bytes], rate: float) -> list[float]:
    sent: list[float] = []
    for line in lines:
        sent.append(time.perf_counter())
        await installation.client.xadd(KEYS.stream(ARTICLES), {"data": line})
        await asyncio.sleep(max(0.0, sent[0] + len(sent) / rate - time.perf_counter()))
    return sent


async def _watch(client: Any, arrived: dict[str, dict[int, float]]) -> None:
    last = {KEYS.stream(stream): "$" for stream in WATCHED}
    names = {KEYS.stream(stream).encode(): stream for stream in WATCHED}
    while True:
        for stream, entries in await client.xread(last, block=1000):
            now = time.perf_counter()
            for entry, _ in entries:
                last[stream.decode()] = entry.decode()
                arrived[names[stream]].setdefault(int(entry.split(b"-")[0]), now)


def _url(line: bytes) -> str:
    return str(json.loads(line)["url"])


async def _numbers(installation: Rig, urls: dict[str, float]) -> dict[int, float]:
    """When the article of each number was sent; what was no news (a copy, another language) has none."""
    found = {}
    for entry, fields in await installation.client.xrange(KEYS.stream(ADMITTED)):
        moment = urls.get(ARTICLE.decode(fields[b"data"]).url)
        if moment is not None:
            found[int(entry.split(b"-")[0])] = moment
    return found


def _summary(moments: dict[int, float], sent: dict[int, float]) -> dict[str, Any]:
    waits = sorted(1000 * (moments[number] - sent[number]) for number in moments if number in sent)
    if len(waits) < 2:
        return {"entries": len(waits)}
    cuts = statistics.quantiles(waits, n=100, method="inclusive")
    return {"entries": len(waits), "p50_ms": round(cuts[49]), "p99_ms": round(cuts[98]), "most_ms": round(waits[-1])}


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rate", type=float, default=20.0)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--extraction", type=int, default=2)
    parser.add_argument("--bodies", type=Path, help="JSON lines with real texts, gzipped")
    options = parser.parse_args()
    lines = list(stories(WARM_UP + int(options.rate * options.seconds)))
    if options.bodies:
        lines = lengthened(lines, options.bodies)
    found = {"load_before": os.getloadavg()[0], **asyncio.run(latency(lines, options.rate, options.extraction))}
    json.dump(found, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
