"""Pairs of sentences with their relation: how well contradiction is told from entailment and from nothing at all."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.comparison.entailment import judge
from services.comparison.entailment.model import Relation
from services.evaluation.sentences import read_statements

LABELS = {
    "entailment": Relation.ENTAILMENT,
    "neutral": Relation.NEUTRAL,
    "contradiction": Relation.CONTRADICTION,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and the relation that annotators saw."""

    id: str
    premise: str
    hypothesis: str
    label: str


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a JSON-lines file, gzipped or not. Raises `ValueError` with the number of a bad line."""
    return list(_pairs(path))


def _pairs(path: Path) -> Iterator[Pair]:
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            yield Pair(str(row["id"]), row["premise"], row["hypothesis"], row["label"])
        except (KeyError, TypeError, ValueError) as exc:
            raise ValueError(f"{path}: line {number} is no pair with id, premise, hypothesis and label") from exc


def evaluate_pairs(path: Path | str) -> dict[str, Any]:
    """Accuracy, precision, recall and F1 of contradiction, and false alarms among all other pairs.

    Where a set has two labels, a relation that is not among them is wrong: abstaining earns nothing. Sets that only
    know "not_entailment" count contradiction and neutral as that, and such a pair is no false alarm.
    """
    pairs = read_pairs(Path(path))
    statements = read_statements([text for pair in pairs for text in (pair.premise, pair.hypothesis)])
    judged = [judge(statements[2 * i], statements[2 * i + 1]) for i in range(len(pairs))]
    right = sum(_right(pair.label, found.relation) for pair, found in zip(pairs, judged, strict=True))
    alarms = [pair.label for pair, found in zip(pairs, judged, strict=True) if found.relation is Relation.CONTRADICTION]
    gold = sum(pair.label == "contradiction" for pair in pairs)
    hits = alarms.count("contradiction")
    by_rule: dict[str, dict[str, int]] = {}
    for pair, found in zip(pairs, judged, strict=True):
        row = by_rule.setdefault(found.rule or "none", {"right": 0, "wrong": 0})
        row["right" if _right(pair.label, found.relation) else "wrong"] += 1
    return {
        "pairs": len(pairs),
        "labels": sorted({pair.label for pair in pairs}),
        "accuracy": _share(right, len(pairs)),
        "contradiction": {
            "precision": _share(hits, len(alarms)),
            "recall": _share(hits, gold),
            "f1": _share(2 * hits, len(alarms) + gold),
            "found": hits,
            "gold": gold,
        },
        "false_alarms": sum(label in {"entailment", "neutral"} for label in alarms),
        "others": len(pairs) - gold,
        "by_rule": dict(sorted(by_rule.items())),
    }


def _right(label: str, relation: Relation) -> bool:
    if label == "not_entailment":
        return relation is not Relation.ENTAILMENT
    return LABELS.get(label) is relation


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
