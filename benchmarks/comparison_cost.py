"""Cost of one new claim against a growing record: candidate look-up, verdicts and commit, in memory.

    python benchmarks/comparison_cost.py --sizes 10000 100000 1000000

The record is filled with invented claims straight through the store, without comparing; then the same number of
probes is timed (CPU, so that a busy machine tells nearly the same). New stories bring new names, so names grow with the
record (`--names grow`: each stands in as many claims at every size), beside three that stand in one story of ten and
fill their postings at once. `--names fixed` is the worst case: the same names for ever, so that a hundred times the
claims share each of them, up to the caps.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from services.comparison.handler import compare_article
from services.comparison.index import bucket_of, keys_of
from services.comparison.profile import profile
from services.comparison.store import ComparisonStore, Fact, Member
from services.extraction.model import (
    ArticleClaims,
    Claim,
    Frame,
    Hedge,
    Modality,
    Participant,
    Polarity,
    Quantity,
    Role,
    Span,
)
from services.runtime.state import MemoryBackend, UnitOfWork

DAY = datetime(2025, 1, 1, tzinfo=UTC)
HERE = Span(0, 1)
PREDICATES = ("die", "injure", "lay_off", "buy", "send", "win", "approve", "open")
PROBES = 300


def invented(number: int, names: int, chance: random.Random) -> Claim:
    """A claim of one of `names` towns and companies; one in ten is told of one of three that stand in every story."""
    town = f"Town{chance.randrange(names)}"
    who = f"Capital{chance.randrange(3)}" if chance.random() < 0.1 else f"Firm{chance.randrange(names)}"
    participants = (
        Participant(Role.AGENT, who, (who.lower(),), HERE, named=True, kind="organisation"),
        Participant(Role.PLACE, town, (town.lower(),), HERE, named=True, kind="place"),
    )
    count = float(chance.randrange(1, 5000))
    quantity = Quantity(HERE, count, count, count, 1, "people", Hedge.EXACT, ("person",))
    return Claim(
        id=f"c{number:09}", article_id=f"a{number // 20:08}", outlet=f"outlet{number % 97}.example", published_at=DAY,
        sentence=HERE, span=HERE, text=f"Then {who} told of {count:.0f} people in {town}",
        frame=Frame(chance.choice(PREDICATES), "", HERE, participants), quantity=quantity, when=None,
        polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED, attribution=None,
    )  # fmt: skip


async def fill(backend: MemoryBackend, end: int, names: int, chance: random.Random) -> None:
    """Record `end` claims, each as a fact of its own."""
    for first in range(0, end, 500):
        work = UnitOfWork(backend)
        store = ComparisonStore(work)
        for number in range(first, min(first + 500, end)):
            claim = invented(number, names, chance)
            store.put_claim(claim, claim.id)
            store.put_fact(Fact(claim.id, number, (Member(claim.id, claim.article_id, claim.outlet),)))
            await store.post(keys_of(profile(claim)), bucket_of(DAY), claim.id)
        backend.commit(work.changes)


async def probe(backend: MemoryBackend, names: int, chance: random.Random) -> list[float]:
    """Milliseconds of CPU of each probe; nothing is committed, so that the record stays as it is."""
    took = []
    for number in range(PROBES):
        claim = replace(invented(900_000_000 + number, names, chance), article_id="probe", outlet="probe.example")
        seen = DAY + timedelta(hours=1)
        bundle = ArticleClaims(
            10**9, seen, "probe", "https://probe.example/1", "probe.example", "T", DAY, "article", None, (claim,)
        )
        begin = time.process_time()
        await compare_article(bundle, UnitOfWork(backend))
        took.append((time.process_time() - begin) * 1000)
    return took


async def main(sizes: list[int], growing: bool) -> None:
    medians: list[float] = []
    for size in sorted(sizes):
        backend, names = MemoryBackend(), size // 10 if growing else 50_000
        await fill(backend, size, names, random.Random(7))  # noqa: S311
        took = await probe(backend, names, random.Random(11))  # noqa: S311
        medians.append(statistics.median(took))
        bytes_stored = sum(len(k) + len(v) for k, v in backend.values.items())
        row = {
            "stored": size,
            "median_ms": round(medians[-1], 3),
            "p95_ms": round(sorted(took)[int(0.95 * len(took))], 3),
            "bytes_per_claim": bytes_stored // size,
        }
        print(json.dumps(row), flush=True)
    print(json.dumps({"ratio": round(medians[-1] / medians[0], 2)}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--names", choices=["grow", "fixed"], default="grow")
    given = parser.parse_args()
    asyncio.run(main(given.sizes, given.names == "grow"))
