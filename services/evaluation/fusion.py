"""`crosswire eval fusion`: the production scoring rules on web sources that state times and gates of flights.

Reads `claims.tsv.gz` (day, source, flight, attr, value); the truth is opened only after every prediction is made. One
fact per (day, flight, attr), one outlet per source, one topic per attribute; a day's claims share one seen_at, and the
day closes before it is predicted, as in production: who mirrors whom first, then what held up, then the weights.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from services.evaluation.online import (
    Item,
    Sources,
    close_groups,
    copied_pairs,
    grouped,
    leading,
    tally_groups,
)

TOLERANCE = 10.0
"""Minutes within which a predicted time counts as right."""


def read_claims(path: Path, without: Collection[str] = ()) -> dict[str, dict[Item, dict[str, str]]]:
    """Claims by day and item, of duplicates the last. Raises `FileNotFoundError` where the data is absent."""
    days: dict[str, dict[Item, dict[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines, None)
        for line in lines:
            day, source, flight, attribute, value = line.rstrip("\n").split("\t")[:5]
            if source not in without and value:
                days.setdefault(day, {}).setdefault((flight, attribute), {})[source] = value
    return days


def read_truth(path: Path) -> dict[str, dict[Item, str]]:
    """The gold values by day and item."""
    days: dict[str, dict[Item, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines, None)
        for line in lines:
            day, flight, attribute, value = line.rstrip("\n").split("\t")[:4]
            days.setdefault(day, {})[flight, attribute] = value
    return days


def is_right(attribute: str, predicted: str | None, truth: str) -> bool:
    """Times within ten minutes, gates exactly; nothing predicted is wrong.

    >>> is_right("act_dep", "895", "904"), is_right("dep_gate", "A37", "A3"), is_right("dep_gate", None, "A3")
    (True, False, False)
    """
    if predicted is None:
        return False
    if attribute.endswith("gate"):
        return predicted == truth
    return abs(float(predicted) - float(truth)) <= TOLERANCE


def run_online(
    days: Mapping[str, Mapping[Item, Mapping[str, str]]],
) -> tuple[dict[str, dict[Item, str]], Sources, float]:
    """Predictions day by day, what was learned, and the processor seconds that it took."""
    sources, predictions = Sources(), {}
    started = time.process_time()
    for day in sorted(days):
        groups = {item: grouped(values) for item, values in days[day].items()}
        shares = close_groups(groups, sources)
        predictions[day] = {i: leading(tally_groups(g, i[1], sources, shares[i])) for i, g in groups.items()}
    return predictions, sources, time.process_time() - started


def accuracy(
    predictions: Mapping[str, Mapping[Item, str]], truth: Mapping[str, Mapping[Item, str]]
) -> tuple[float, dict[str, float]]:
    """Share of the truth items predicted rightly, overall and by day; uncovered items count as wrong."""
    by_day, right, total = {}, 0, 0
    for day in sorted(truth):
        hits = sum(is_right(item[1], predictions.get(day, {}).get(item), value) for item, value in truth[day].items())
        by_day[day] = round(hits / len(truth[day]), 4)
        right, total = right + hits, total + len(truth[day])
    return (round(right / total, 4) if total else 0.0), by_day


def pair_scores(found: Iterable[tuple[str, str]], groups: Sequence[Sequence[str]] | None) -> dict[str, Any]:
    """Precision, recall and F1 of the pairs found against the groups that are given; None without groups."""
    pairs = {tuple(sorted(pair)) for pair in found}
    if groups is None:
        return {"precision": None, "recall": None, "f1": None}
    gold = {tuple(sorted((a, b))) for group in groups for a in group for b in group if a != b}
    hits = len(pairs & gold)
    precision = hits / len(pairs) if pairs else 0.0
    recall = hits / len(gold) if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def found_copiers(directory: str | Path, without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Pairs held to be one voice, surest first, with their evidence: shared facts, log-odds of values, probability."""
    _, sources, _ = run_online(read_claims(Path(directory) / "claims.tsv.gz", without))
    return [
        {
            "pair": list(pair),
            "probability": round(sources.dependence[pair[0]][pair[1]], 4),
            "shared_facts": int(sources.shared[pair][0]),
            "log_odds_of_values": round(sources.shared[pair][1], 1),
        }
        for pair in copied_pairs(sources)
    ]


def evaluate_fusion(
    directory: str | Path, without: Sequence[str] = (), copy_groups: Sequence[Sequence[str]] | None = None
) -> dict[str, Any]:
    """Online accuracy on the data in `directory`, with all sources and without those named, copiers found, speed.

    `without`: sources dropped before the first update in the second run (the truth items stay). `copy_groups`: gold
    groups to score the found pairs against. Raises `FileNotFoundError` where the data is absent.
    """
    base = Path(directory)
    everything = read_claims(base / "claims.tsv.gz")
    predictions, sources, seconds = run_online(everything)
    fewer = run_online(read_claims(base / "claims.tsv.gz", without))[0] if without else predictions
    truth = read_truth(base / "truth.tsv.gz")
    claims = sum(len(values) for day in everything.values() for values in day.values())
    overall, by_day = accuracy(predictions, truth)
    return {
        "accuracy": overall,
        "accuracy_without": accuracy(fewer, truth)[0],
        "by_day": by_day,
        "copy_pairs": pair_scores(copied_pairs(sources), copy_groups),
        "claims_per_second": round(claims / seconds) if seconds > 0 else 0,
    }
