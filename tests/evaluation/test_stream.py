"""An archive replayed for its alerts: what stands where, and that no text comes out."""

from __future__ import annotations

import gzip
from pathlib import Path

import orjson
import pytest

from services.cli.demo import sample
from services.evaluation.stream import evaluate_stream
from services.pipeline import run_in_memory


@pytest.mark.parametrize("name", ["archive.jsonl", "archive.jsonl.gz"])
def test_the_alerts_of_an_archive_are_those_of_the_pipeline(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    lines = b"\n".join(sample())
    file.write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)
    found = evaluate_stream(file)
    _, passages = run_in_memory([orjson.loads(line) for line in sample()])
    assert found["articles"] == len(sample())
    assert found["alerts"] == sum(bool(passage.alerts) for passage in passages) >= 1
    (raised,) = found["raised"][:1]
    texts = {orjson.loads(line)["url"]: orjson.loads(line)["text"] for line in sample()}
    for place in (*raised["dissent"], *raised["consensus"]):
        url, _, offsets = place.partition(" ")
        start, end = map(int, offsets.split("-"))
        assert texts[url][start:end].strip()


def test_a_part_of_an_archive(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_bytes(b"\n".join(sample()))
    assert evaluate_stream(file, 2, 3)["articles"] == 2


@pytest.mark.parametrize(("line", "words"), [("{", "not JSON"), ("[1]", "not an article")])
def test_a_bad_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_text(f"{line}\n", "utf-8")
    with pytest.raises(ValueError, match=f"archive.jsonl:1: {words}"):
        evaluate_stream(file)
