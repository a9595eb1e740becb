"""Cost of one new claim against a growing record: candidate look-up, verdicts and commit, in memory.

    python benchmarks/comparison_cost.py --sizes 10000 100000 1000000

Each record is filled with invented claims by the store's own encoders, without comparing; then the same number of
probes is timed, the sizes in turns (CPU, so that a busy machine tells nearly the same). New stories bring new names, so
names grow with the record (`--names grow`: each stands in as many claims at every size), beside three that stand in one
story of ten and fill their postings at once. `--names fixed` is the worst case: the same names for ever, so that a
hundred times the claims share each of them, up to the caps.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import statistics
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from services.comparison.handler import compare_article
from services.comparison.index import bucket_of, keys_of
from services.comparison.profiles.profile import profile
from services.comparison.store import LIVE, ComparisonStore, Fact, Member, encode_posting, posting_key
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
PROBES, WARM_UP = 300, 30


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


def fill(backend: MemoryBackend, end: int, names: int, chance: random.Random) -> None:
    """Record `end` claims, each as a fact of its own, with the store's encoders.

    Postings are written once, when all claims are known, not once for each claim: a million would take an hour else.
    """
    bucket = bucket_of(DAY)
    postings: dict[str, list[str]] = {}
    for first in range(0, end, 500):
        work = UnitOfWork(backend)
        store = ComparisonStore(work)
        for number in range(first, min(first + 500, end)):
            claim = invented(number, names, chance)
            mine = profile(claim)
            store.put_claim(mine, claim.id)
            store.put_fact(Fact(claim.id, number, (Member(claim.id, claim.article_id, claim.outlet),)))
            for key in keys_of(mine):
                postings.setdefault(key, []).append(claim.id)
        backend.commit(work.changes)
    while postings:
        key, facts = postings.popitem()
        backend.values[posting_key(LIVE, bucket, key)] = bytes(memoryview(encode_posting(facts)))


def asked(number: int, names: int, chance: random.Random) -> ArticleClaims:
    """An article of another outlet with one claim."""
    claim = replace(invented(900_000_000 + number, names, chance), article_id="probe", outlet="probe.example")
    return ArticleClaims(
        10**9, DAY + timedelta(hours=1), "probe", "https://probe.example/1", "probe.example", "T", DAY, "article", None,
        (claim,),
    )  # fmt: skip


async def probe(records: dict[int, tuple[MemoryBackend, int]]) -> dict[int, list[float]]:
    """Milliseconds of CPU of each probe, by size of the record; nothing is committed, so that it stays as it is.

    The sizes take turns probe by probe, in rotating order, so that whatever else the machine does befalls them alike.
    """
    sizes = list(records)
    chances = {size: random.Random(11) for size in records}  # noqa: S311
    took: dict[int, list[float]] = {size: [] for size in records}
    for number in range(-WARM_UP, PROBES):
        turn = number % len(sizes)
        for size in sizes[turn:] + sizes[:turn]:
            backend, names = records[size]
            bundle = asked(number, names, chances[size])
            begin = time.process_time()
            await compare_article(bundle, UnitOfWork(backend))
            if number >= 0:
                took[size].append((time.process_time() - begin) * 1000)
    return took


def main(sizes: list[int], growing: bool) -> None:
    records, filled = {}, {}
    for size in sorted(sizes):
        backend, names = MemoryBackend(), size // 10 if growing else 50_000
        begin = time.process_time()
        fill(backend, size, names, random.Random(7))  # noqa: S311
        filled[size] = time.process_time() - begin
        records[size] = backend, names
    took = asyncio.run(probe(records))
    medians = {size: statistics.median(times) for size, times in took.items()}
    for size, (backend, _) in records.items():
        row = {
            "stored": size,
            "median_ms": round(medians[size], 3),
            "p95_ms": round(sorted(took[size])[int(0.95 * PROBES)], 3),
            "to_smallest": round(medians[size] / medians[min(sizes)], 2),
            "bytes_per_claim": sum(len(k) + len(v) for k, v in backend.values.items()) // size,
            "fill_cpu_s": round(filled[size]),
        }
        print(json.dumps(row), flush=True)
    print(json.dumps({"peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
    print(json.dumps({"load": [round(x, 1) for x in os.getloadavg()]}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--names", choices=["grow", "fixed"], default="grow")
    given = parser.parse_args()
    main(given.sizes, given.names == "grow")
