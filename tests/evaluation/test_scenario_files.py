"""What every file of `tests/scenarios` keeps to; how good the pipeline is on them, `crosswire eval scenarios` says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.article import WireArticle

FILES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.jsonl"))
SHARE_TO_ALERT = (0.4, 0.7)
"""A file of alerts only, or of silence only, would reward a pipeline that always or never speaks."""
TRAPS = frozenset({"develop_twentyfirst"})
"""Sets of traps alone, in which every alert is false: read beside the others, which ask for speech."""


LATE = "-late"
"""Ends the name of a stream in which an older article comes late."""


def streams(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_no_stream_is_written_twice() -> None:
    every = [stream for file in FILES for stream in streams(file)]
    assert len({stream["id"] for stream in every}) == len(every)
    assert len({stream["articles"][0]["text"] for stream in every}) == len(every)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_articles_are_in_wire_form_and_in_stream_order(file: Path) -> None:
    for stream in streams(file):
        for article in stream["articles"]:
            WireArticle.model_validate(article)
        times = [article["published_at"] for article in stream["articles"]]
        assert times == sorted(times) or stream["id"].endswith(LATE), stream["id"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_label_names_an_article_that_can_dissent_and_a_silent_tag_has_none(file: Path) -> None:
    for stream in streams(file):
        assert all(0 < index < len(stream["articles"]) for index in stream["alerts"]), stream["id"]
        assert stream["tag"].startswith("silent") == (not stream["alerts"]), stream["id"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_asks_for_both_speech_and_silence_unless_it_is_of_traps(file: Path) -> None:
    found = streams(file)
    if file.stem in TRAPS:
        assert not any(stream["alerts"] for stream in found)
        return
    least, most = SHARE_TO_ALERT
    assert least < sum(1 for stream in found if stream["alerts"]) / len(found) < most
