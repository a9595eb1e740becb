"""Simulation study of the scoring rules: `python -m benchmarks.scoring_simulation [--flight DIR] [--out docs/images]`.

Worlds with known truth, seeded; the production rules run online through the same functions as `crosswire eval fusion`,
the comparison methods run in batch over the whole world and so know the future. Prints one JSON object and writes the
charts of docs/scoring.md. Takes about two minutes on one core.
"""

# ruff: noqa: S311 - seeded worlds, not secrets

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.charts import bar_chart, line_chart
from benchmarks.late_truth import late_truth
from benchmarks.truth_discovery import METHODS
from services.evaluation.fusion import is_right, read_claims, read_truth
from services.evaluation.online import Item, Sources, close_day, copied_pairs, predict, settle, tally
from services.scoring.accounts import Account, credit_of, credited, standing
from services.scoring.model import Ledger
from services.scoring.parameters import DEFAULT
from services.scoring.posterior import posterior
from services.scoring.reliability import EPOCH, reliability

TOPIC = "any"
TRUE = "true"
FALSE_VALUES = 5

Day = dict[Item, dict[str, str]]


@dataclass(frozen=True)
class World:
    """Days of facts with one true value each, and the accuracy that each outlet really has."""

    days: list[Day]
    accuracy: dict[str, float]
    measured: set[Item] | None = None
    """Facts on which methods are compared; None: all."""


def outlets(**counts: int) -> dict[str, float]:
    """`outlets(a80=12)`: twelve outlets that are right in 80% of their claims."""
    return {f"{k}-{i:02d}": int(k[1:]) / 100 for k, n in counts.items() for i in range(n)}


def report(rng: random.Random, accuracy: float) -> str:
    return TRUE if rng.random() < accuracy else f"false{rng.randrange(FALSE_VALUES)}"


def honest(
    rng: random.Random, accuracy: dict[str, float], days: int = 12, facts: int = 40, cover: float = 0.6
) -> World:
    """Independent outlets with honest errors."""
    world = []
    for d in range(days):
        day: Day = {}
        for f in range(facts):
            told = {o: report(rng, a) for o, a in accuracy.items() if rng.random() < cover}
            if told:
                day[f"{d}-{f}", TOPIC] = told
        world.append(day)
    return World(world, accuracy)


def copying(rng: random.Random) -> World:
    """Seven honest outlets and a poor one with eight mirrors: the majority of voices is one voice."""
    world = honest(rng, outlets(a85=7) | {"a50-tabloid": 0.5}, cover=0.8)
    mirrors = [f"mirror-{i}" for i in range(8)]
    for day in world.days:
        for told in day.values():
            if "a50-tabloid" in told:
                told.update({m: told["a50-tabloid"] if rng.random() < 0.99 else report(rng, 0.5) for m in mirrors})
    return replace(world, accuracy=world.accuracy | dict.fromkeys(mirrors, 0.5))


def flooding(rng: random.Random) -> World:
    """After ten days 60 new outlets, unknown to each other's copies, push one wrong value on half of the facts."""
    world = honest(rng, outlets(a90=5), days=14, cover=0.9)
    measured = set()
    for d, day in enumerate(world.days):
        for n, (item, told) in enumerate(day.items()):
            if d >= 10 and n % 2 == 0:
                measured.add(item)
                told.update({f"new-{d}-{n}-{i}": "false0" for i in range(60)})
    return replace(world, measured=measured)


def wrong_majority(rng: random.Random) -> World:
    """On one fact in eight, half of the outlets fall for the same wrong value, each by itself."""
    world = honest(rng, outlets(a90=6, a75=8), cover=0.8)
    for day in world.days:
        for n, told in enumerate(day.values()):
            if n % 8 == 0:
                for outlet in sorted(told):
                    if outlet.startswith("a75") and rng.random() < 0.85:
                        told[outlet] = "false0"
    return world


WORLDS: dict[str, Callable[[random.Random], World]] = {
    "honest errors": lambda rng: honest(rng, outlets(a80=12, a60=6, a40=3)),
    "copying": copying,
    "flooding": flooding,
    "wrong majority": wrong_majority,
}


def online(world: World) -> tuple[float, Sources, list[tuple[float, bool]]]:
    """Accuracy of the production rules after each day, what they learned, and (probability, held) of every pick."""
    sources = Sources()
    right = total = 0
    called = []
    for day in world.days:
        close_day(day, sources)
        for item, told in day.items():
            if world.measured is not None and item not in world.measured:
                continue
            held = predict(told, item[1], sources) == TRUE
            called.append((probability(told, item[1], sources), held))
            right, total = right + held, total + 1
    return right / total, sources, called


def probability(told: dict[str, str], topic: str, sources: Sources) -> float:
    """What we would have published as the probability of the leading value."""
    return max(posterior(list(tally(told, topic, sources).supports.values())))


def compare(seeds: int) -> dict[str, dict[str, float]]:
    """Share of facts told rightly, by world and method."""
    result: dict[str, dict[str, float]] = {}
    for name, build in WORLDS.items():
        sums: dict[str, float] = {}
        for seed in range(seeds):
            world = build(random.Random(seed))
            sums["Crosswire (online)"] = sums.get("Crosswire (online)", 0.0) + online(world)[0]
            items = [item for day in world.days for item in day]
            facts = [told for day in world.days for told in day.values()]
            for method, run in METHODS.items():
                picks = run(facts)[0]
                measured = world.measured or set(items)
                marks = [p == TRUE for i, p in zip(items, picks, strict=True) if i in measured]
                sums[method] = sums.get(method, 0.0) + sum(marks) / len(marks)
        result[name] = {method: round(total / seeds, 4) for method, total in sums.items()}
    return result


def coverage(seeds: int) -> dict[str, dict[str, float]]:
    """How often the 90% interval of an outlet's score holds its accuracy, and how far the mean is off."""
    mixes = {
        "12 at .8, 6 at .6, 3 at .4": outlets(a80=12, a60=6, a40=3),
        "7 at .8, 7 at .6, 7 at .4": outlets(a80=7, a60=7, a40=7),
        "4 at .95, 6 at .8, 4 at .6": outlets(a95=4, a80=6, a60=4),
    }
    result = {}
    for name, accuracy in mixes.items():
        inside = total = 0
        bias = 0.0
        for seed in range(seeds):
            _, sources, _ = online(honest(random.Random(1000 + seed), accuracy))
            for outlet, true in accuracy.items():
                credit, debit = sources.settled(outlet)
                score = reliability((credit, debit))
                inside += score.lower <= true <= score.upper
                bias += score.mean - true
                total += 1
        result[name] = {"coverage": round(inside / total, 4), "bias": round(bias / total, 4), "outlets": total}
    return result


def drift(seed: int = 7) -> dict[str, Any]:
    """An outlet at 95% that falls to 50% on day 180 of 360, among twenty honest ones: its score by day."""
    rng, sources = random.Random(seed), Sources()
    account, track = Account("outlet:drifting"), []
    peers = outlets(a80=20)
    for day in range(360):
        told_by_fact = [
            {**{o: report(rng, a) for o, a in peers.items()}, "drifting": report(rng, 0.95 if day < 180 else 0.5)}
            for _ in range(3)
        ]
        for told in told_by_fact:
            before = [*sources.settled("drifting")]
            settle(told, TOPIC, sources)
            after = sources.settled("drifting")
            moved = after[0] - before[0], after[1] - before[1]
            if sum(moved) > 0.0:
                account = credited(
                    account,
                    credit_of(
                        claim_id="c",
                        fact_id="f",
                        voice="outlet:drifting",
                        ledger=Ledger.SO,
                        topic=TOPIC,
                        at=EPOCH + timedelta(days=9000 + day),
                        y=moved[0] / sum(moved),
                        u=sum(moved),
                    ),
                )
        score, _ = standing(account, 9000 + day)
        if day % 6 == 0:
            track.append((day, score.mean, score.lower, score.upper))
    return {
        "before": round(next(m for d, m, _, _ in track if d == 174), 3),
        "after 60 days": round(next(m for d, m, _, _ in track if d == 240), 3),
        "after 180 days": round(track[-1][1], 3),
        "track": track,
    }


def calibration(called: list[tuple[float, bool]]) -> list[dict[str, float]]:
    """Of the facts called with probability p, how many held: by band of p."""
    bands = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0001]
    rows = []
    for low, high in itertools.pairwise(bands):
        inside = [(p, held) for p, held in called if low <= p < high]
        if inside:
            rows.append(
                {
                    "from": low,
                    "to": min(1.0, high),
                    "facts": len(inside),
                    "called": round(sum(p for p, _ in inside) / len(inside), 4),
                    "held": round(sum(held for _, held in inside) / len(inside), 4),
                }
            )
    return rows


def flight_calls(directory: Path) -> list[tuple[float, bool]]:
    """(probability, held) of every prediction on the Flight data; the truth is read last."""
    sources, calls = Sources(), []
    for day, facts in sorted(read_claims(directory / "claims.tsv.gz").items()):
        close_day(facts, sources)
        calls += [(day, i, probability(v, i[1], sources), predict(v, i[1], sources)) for i, v in facts.items()]
    truth = read_truth(directory / "truth.tsv.gz")
    return [(p, is_right(i[1], value, truth[day][i])) for day, i, p, value in calls if i in truth.get(day, {})]


def draw(results: dict[str, Any], out: Path) -> None:
    """The charts of docs/scoring.md."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "scoring-worlds.svg").write_text(bar_chart("Facts told rightly, by world and method", results["worlds"]))
    track = results["drift"]["track"]
    chart = line_chart(
        "An outlet that falls from 95% to 50% on day 180",
        {"score": [(d, m) for d, m, _, _ in track], "true": [(0, 0.95), (180, 0.95), (180.01, 0.5), (354, 0.5)]},
        bands={"score": [(d, low, high) for d, _, low, high in track]},
        labels=("day", "reliability"),
    )
    (out / "scoring-drift.svg").write_text(chart)
    lines = {"called = held": [(0.5, 0.5), (1.0, 1.0)]}
    for name, rows in results["calibration"].items():
        lines[name] = [(row["called"], row["held"]) for row in rows]
    (out / "scoring-calibration.svg").write_text(
        line_chart("Of the facts called with probability p, how many held", lines, labels=("called", "held"))
    )


def main() -> None:
    """Run the study."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--flight", type=Path)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    arguments = parser.parse_args()
    simulated = [c for s in range(arguments.seeds) for c in online(WORLDS["honest errors"](random.Random(s)))[2]]
    found = copied_pairs(online(copying(random.Random(0)))[1])
    results: dict[str, Any] = {
        "worlds": compare(arguments.seeds),
        "coverage": coverage(4 * arguments.seeds),
        "drift": drift(),
        "late_truth": late_truth(),
        "mirrors_found": [len(found), all("mirror" in a or "tabloid" in a for pair in found for a in pair)],
        "calibration": {"simulated": calibration(simulated)},
        "parameters": {"settle_decided": DEFAULT.settle_decided, "topic_strength": DEFAULT.topic_strength},
    }
    if arguments.flight is not None:
        results["calibration"]["flight"] = calibration(flight_calls(arguments.flight))
    draw(results, arguments.out)
    results["drift"].pop("track")
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
