"""The measure of pairs: what counts as right, as found and as a false alarm. All sentences are our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from services.evaluation.pairs import evaluate_pairs

ROWS = [
    ("The mill has 40 looms", "The mill has 30 looms", "contradiction"),
    ("The mill has 40 looms", "The mill has more than 30 looms", "entailment"),
    ("The mill has more than 30 looms", "The mill has 40 looms", "neutral"),
    ("The mill has 40 looms", "The mill has 50 looms", "neutral"),
]


def written(folder: Path, rows: list[tuple[str, str, str]], *, zipped: bool = False) -> Path:
    lines = "".join(
        json.dumps({"id": i, "premise": a, "hypothesis": b, "label": label}) + "\n"
        for i, (a, b, label) in enumerate(rows)
    )
    path = folder / ("pairs.jsonl.gz" if zipped else "pairs.jsonl")
    path.write_bytes(gzip.compress(lines.encode()) if zipped else lines.encode())
    return path


@pytest.mark.parametrize("zipped", [False, True])
def test_counts(tmp_path: Path, zipped: bool) -> None:
    found = evaluate_pairs(written(tmp_path, ROWS, zipped=zipped))
    assert found["accuracy"] == 0.75
    assert found["contradiction"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "found": 1, "gold": 1}
    assert (found["false_alarms"], found["others"]) == (1, 3)


def test_two_labels_take_contradiction_for_not_entailed(tmp_path: Path) -> None:
    rows = [(a, b, "entailment" if label == "entailment" else "not_entailment") for a, b, label in ROWS]
    found = evaluate_pairs(written(tmp_path, rows))
    assert (found["accuracy"], found["false_alarms"]) == (1.0, 0)


def test_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"id": 1, "premise": "a"}\n', "utf-8")
    with pytest.raises(ValueError, match="line 1 is no pair"):
        evaluate_pairs(path)


OWN_SETS = [("dev", 0.82, 3), ("more", 0.75, 3), ("held", 0.66, 5)]
"""File, least F1 of contradiction, most false alarms. Of `held` only totals are looked at; the others are worked on."""


@pytest.mark.parametrize(("name", "least", "alarms"), OWN_SETS)
def test_own_sets_stay_above_their_floor(name: str, least: float, alarms: int) -> None:
    found = evaluate_pairs(Path(__file__).parent / "pairs" / f"{name}.jsonl")
    assert found["contradiction"]["f1"] >= least
    assert found["false_alarms"] <= alarms
