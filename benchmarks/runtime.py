"""Every measurement of the runtime, written into docs/benchmarks.md: `make benchmarks-runtime`, under eight minutes.

`--bodies FILE.jsonl.gz` gives the texts for articles of a newspaper's length; without it those rows are left out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.decision_ceiling import ceiling
from benchmarks.latency import WARM_UP, latency, lengthened
from benchmarks.stories import stories
from benchmarks.throughput import WARM_UP as WARM_UP_TURN
from benchmarks.throughput import race
from services.runtime.keys import ADMITTED, ALERTS, CLAIMS, VERDICTS

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- runtime: begin -->", "<!-- runtime: end -->"
NAMES = {
    "loop": "(a) the same handlers in a loop, no Redis", "single_message": "(b) FastStream, one message at a time",
    "pipeline_1": "pipeline, 1 extraction worker", "pipeline_2": "pipeline, 2 extraction workers",
    "pipeline_2_unbatched": "the same, every batch of one",
}  # fmt: skip
RATES = {"short": ((20.0, 45),), "full": ((20.0, 12), (6.0, 30))}
"""Articles a second, and for how many seconds they are sent."""


def measure(bodies: Path | None) -> dict[str, Any]:
    """All measurements, short articles first."""
    found: dict[str, Any] = {"load_before": round(os.getloadavg()[0], 2)}
    for kind in ["short", "full"] if bodies else ["short"]:
        turn, rounds, deciding = (40, 4, 400) if kind == "short" else (12, 4, 60)

        def some(count: int, kind: str = kind) -> list[bytes]:
            lines = list(stories(count))
            return lengthened(lines, bodies) if bodies and kind == "full" else lines

        found[f"throughput_{kind}"] = asyncio.run(race(some(WARM_UP_TURN + turn * rounds), turn))
        found[f"ceiling_{kind}"] = asyncio.run(ceiling(some(deciding)))
        found[f"latency_{kind}"] = [
            {"asked": rate, **asyncio.run(latency(some(WARM_UP + int(rate * seconds)), rate, 2))}
            for rate, seconds in RATES[kind]
        ]
    return found


def page(found: dict[str, Any]) -> Iterator[str]:
    """The measurements as Markdown."""
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    at = commit.stdout.strip() or "?"
    yield f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC with `make benchmarks-runtime` at {at}: "
    yield f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load average before it {found['load_before']}."
    for kind in ("short", "full"):
        if f"throughput_{kind}" in found:
            yield from _throughput(kind, found[f"throughput_{kind}"])
    yield from _latency([(kind, row) for kind in ("short", "full") for row in found.get(f"latency_{kind}", [])])
    yield from _ceiling([(kind, found[f"ceiling_{kind}"]) for kind in ("short", "full") if f"ceiling_{kind}" in found])


def _throughput(kind: str, race: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield f"### Throughput, {kind} articles ({race['words_mean']} words; {race['articles']} in {race['turns']} turns)"
    yield ""
    yield "| | articles/s | CPU ms an article | to (a) | to (b) |"
    yield "|---|---|---|---|---|"
    for key, name in NAMES.items():
        row = race[key]
        yield (
            f"| {name} | {row['articles_per_s']} | {row['cpu_ms_per_article']} | {row['to_loop']} | "
            f"{row['to_single_message']} |"
        )
    sizes = ", ".join(f"{stage} {size}" for stage, size in sorted(race["memory_mib"].items()))
    yield ""
    yield f"Resident memory of a worker afterwards, MiB: {sizes}."


def _latency(rows: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    yield ""
    yield "### Latency from XADD, two extraction workers (p50 / p99 in ms)"
    yield ""
    yield "| articles | sent per s | articles | to admitted | to claims | to verdicts | **to the alert** | alerts |"
    yield "|---|---|---|---|---|---|---|---|"
    for kind, row in rows:
        cells = [_cuts(row[stream]) for stream in (ADMITTED, CLAIMS, VERDICTS, ALERTS)]
        words = f"{kind}, {row['words']['mean']} words (most {row['words']['most']})"
        yield f"| {words} | {row['rate']} | {row['articles']} | {' | '.join(cells)} | {row[ALERTS]['entries']} |"
    yield ""
    for kind, row in rows:
        spent = ", ".join(f"{stage} {ms}" for stage, ms in row["cpu_ms_per_article"].items())
        yield f"- CPU ms an article, {kind} at {row['asked']:.0f}/s: {spent}."


def _cuts(row: dict[str, Any]) -> str:
    return f"{row['p50_ms']} / {row['p99_ms']}" if "p50_ms" in row else "too few"


def _ceiling(rows: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    yield ""
    yield "### Ceiling of one owner of decisions (comparison and scoring; extraction done before)"
    yield ""
    yield "| articles | claims | articles/s | **claims/s** | CPU ms a claim: comparing, scoring | state bytes a claim |"
    yield "|---|---|---|---|---|---|"
    for kind, row in rows:
        spent = row["cpu_ms_per_claim"]
        yield (
            f"| {row['articles']} {kind} | {row['claims']} | {row['articles_per_s']} | {row['claims_per_s']} | "
            f"{spent['comparison']}, {spent['scoring']} | {row['state_bytes_per_claim']} |"
        )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--bodies", type=Path)
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args()
    found = measure(options.bodies if options.bodies and options.bodies.is_file() else None)
    json.dump(found, sys.stdout, indent=1)
    text = options.page.read_text("utf-8")
    before, rest = text.split(BEGIN)
    options.page.write_text(f"{before}{BEGIN}\n{chr(10).join(page(found))}\n{END}{rest.split(END)[1]}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
