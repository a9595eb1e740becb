"""How scenarios are read and counted; how good the pipeline is on them, `crosswire eval scenarios` says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from services.evaluation.scenarios import Counts, evaluate_scenarios

CALM = [
    ("lessingcourier.example", "Nine people were killed in a fire on the ferry Alda on Monday, the coastguard said."),
    ("quaysidepost.example", "The tide tables for the outer islands were printed in blue this year."),
]


def articles(*told: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "url": f"https://{outlet}/{i}",
            "outlet": outlet,
            "title": "Harbour news",
            "text": text,
            "published_at": f"2025-03-11T{8 + i:02}:00:00Z",
            "language": "en",
        }
        for i, (outlet, text) in enumerate(told)
    ]


def written(path: Path, *scenarios: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(s) for s in scenarios), "utf-8")
    return path


def test_a_calm_stream_that_should_be_calm_is_all_right(tmp_path: Path) -> None:
    file = written(tmp_path / "s.jsonl", {"id": "calm", "tag": "silent", "articles": articles(*CALM), "alerts": []})
    assert evaluate_scenarios(file) == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0,
        "by_tag": {"silent": {"precision": 1.0, "recall": 1.0, "f1": 1.0}},
        "wrong": [],
    }  # fmt: skip


def test_a_missed_alert_is_named_with_how_far_the_article_got(tmp_path: Path) -> None:
    scenario = {"id": "missed", "tag": "t", "why": "w", "articles": articles(*CALM), "alerts": [1]}
    result = evaluate_scenarios(written(tmp_path / "s.jsonl", scenario))
    assert (result["recall"], result["f1"]) == (0.0, 0.0)
    (wrong,) = result["wrong"]
    assert (wrong["id"], wrong["article"], wrong["expected"], wrong["raised"]) == ("missed", 1, True, False)
    assert wrong["reason"]


def test_an_article_that_is_refused_raises_nothing_and_says_why(tmp_path: Path) -> None:
    scenario = {"id": "bad", "tag": "t", "articles": [{"url": "https://x.example/1"}], "alerts": [0]}
    (wrong,) = evaluate_scenarios(written(tmp_path / "s.jsonl", scenario))["wrong"]
    assert wrong["reason"].startswith("rejected: ")


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "s.jsonl:1 is no scenario"), ("{}", "KeyError"), ('{"id": 1, "articles": [], "alerts": [0]}', "not there")],
)
def test_a_bad_file_is_said_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "s.jsonl").write_text(line, "utf-8")
    with pytest.raises(ValueError, match=said):
        evaluate_scenarios(tmp_path / "s.jsonl")


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(), (1.0, 1.0, 1.0)),
        (Counts(hit=2), (1.0, 1.0, 1.0)),
        (Counts(false=1), (0.0, 1.0, 0.0)),
        (Counts(missed=1), (1.0, 0.0, 0.0)),
        (Counts(hit=1, false=1, missed=1), (0.5, 0.5, 0.5)),
    ],
)
def test_measures(counts: Counts, expected: tuple[float, float, float]) -> None:
    measures = counts.measures
    assert (measures["precision"], measures["recall"], measures["f1"]) == expected
