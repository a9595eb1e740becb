"""The fusion benchmark on invented sources: what it reads, how it counts, and that intervals cover."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from services.evaluation.fusion import (
    accuracy,
    evaluate_fusion,
    found_copiers,
    is_right,
    pair_scores,
    read_claims,
)
from services.evaluation.online import Sources, close_day
from services.scoring.reliability import reliability

HONEST = {f"honest{i}": 0.85 for i in range(6)}


def write(path: Path, rows: list[tuple[str, ...]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines("\t".join(row) + "\n" for row in rows)


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """Six honest sources, one poor one with seven mirrors, four days of forty departures."""
    rng = random.Random(3)  # noqa: S311 - seeded
    claims: list[tuple[str, ...]] = [("day", "source", "flight", "attr", "value", "raw")]
    truth: list[tuple[str, ...]] = [("day", "flight", "attr", "value")]
    for day in ("20300101", "20300102", "20300103", "20300104"):
        for number in range(40):
            right = 400 + 20 * number
            key = (f"ZZ-{number}", "act_dep")
            truth.append((day, *key, str(right)))
            for source, share in HONEST.items():
                if rng.random() < 0.8:
                    value = right if rng.random() < share else right + rng.choice((45, 60, 75, 90))
                    claims.append((day, source, *key, str(value), "raw"))
            if rng.random() < 0.8:
                value = right if rng.random() < 0.5 else right + 30
                claims += [(day, f"tabloid{i}", *key, str(value), "raw") for i in range(8)]
    write(tmp_path / "claims.tsv.gz", claims)
    write(tmp_path / "truth.tsv.gz", truth)
    return tmp_path


def test_mirrors_do_not_carry_the_day(bench: Path) -> None:
    result = evaluate_fusion(bench, ("honest0",), [[f"tabloid{i}" for i in range(8)]])
    assert set(result) == {"accuracy", "accuracy_without", "by_day", "copy_pairs", "claims_per_second"}
    assert result["accuracy"] > 0.93
    assert result["accuracy_without"] > 0.88
    assert result["copy_pairs"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_found_copiers_come_with_their_evidence(bench: Path) -> None:
    first = found_copiers(bench)[0]
    assert first["probability"] > 0.9
    assert first["shared_facts"] > 100


def test_the_truth_is_not_needed_to_predict(bench: Path) -> None:
    (bench / "truth.tsv.gz").unlink()
    assert len(found_copiers(bench)) == 28
    with pytest.raises(FileNotFoundError):
        evaluate_fusion(bench)


def test_of_duplicates_the_last_wins(tmp_path: Path) -> None:
    header = ("day", "source", "flight", "attr", "value", "raw")
    rows = [header, ("1", "a", "F", "dep_gate", "A1", ""), ("1", "a", "F", "dep_gate", "A2", "")]
    write(tmp_path / "claims.tsv.gz", rows)
    assert read_claims(tmp_path / "claims.tsv.gz") == {"1": {("F", "dep_gate"): {"a": "A2"}}}


def test_items_that_nobody_covers_count_as_wrong() -> None:
    truth = {"1": {("F", "dep_gate"): "A1", ("G", "dep_gate"): "B1"}}
    assert accuracy({"1": {("F", "dep_gate"): "A1"}}, truth) == (0.5, {"1": 0.5})


@pytest.mark.parametrize(
    ("attribute", "predicted", "truth", "expected"),
    [("act_dep", "600", "610", True), ("act_dep", "600", "611", False), ("dep_gate", "D3", "D03", False)],
)
def test_times_have_ten_minutes_and_gates_none(attribute: str, predicted: str, truth: str, expected: bool) -> None:
    assert is_right(attribute, predicted, truth) is expected


def test_pairs_are_scored_without_regard_to_order() -> None:
    assert pair_scores([("b", "a"), ("a", "z")], [["a", "b", "c"]]) == {
        "precision": 0.5,
        "recall": 0.3333,
        "f1": 0.4,
    }


def test_ninety_percent_intervals_cover_at_their_rate() -> None:
    """Outlets at 80, 60 and 40%; 240 seeded intervals, whose share has a standard error of two points."""
    truth = {f"o{i}": share for i, share in enumerate([0.8] * 9 + [0.6] * 7 + [0.4] * 4)}
    inside = total = 0
    for seed in range(12):
        rng, sources = random.Random(100 + seed), Sources()  # noqa: S311 - seeded
        for day in range(10):
            facts = {}
            for number in range(40):
                told = {o: _report(rng, a) for o, a in truth.items() if rng.random() < 0.6}
                facts[f"{day}-{number}", "topic"] = told
            close_day(facts, sources)
        for outlet, share in truth.items():
            score = reliability(sources.settled(outlet))
            inside += score.lower <= share <= score.upper
            total += 1
    assert 0.86 <= inside / total <= 0.95


def _report(rng: random.Random, share: float) -> str:
    return "true" if rng.random() < share else f"false{rng.randrange(5)}"
