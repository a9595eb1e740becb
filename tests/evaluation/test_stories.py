"""Stories that many outlets told, made a stream: who belongs to a story, of which day it is, in which order it comes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from services.evaluation.stories import BODIES, STANCES, evaluate_stories, messages

TOLD = "The mill of Orsa burned down. It had {} looms, the fire chief Per Holt said. It was built in 1911."
TEXTS = {"1": TOLD.format(840), "2": TOLD.format(840), "5": TOLD.format(480), "9": "A comet passed on 3 March 2015."}
STORIES = [["1", "2", "5"], ["9"]]


def test_each_article_has_an_outlet_and_a_day() -> None:
    found = list(messages(TEXTS, STORIES))
    assert [(m["url"].rpartition("/")[2], m["published_at"]) for m in found] == [
        ("1", "2014-08-03T06:00:00Z"), ("2", "2014-08-03T06:01:00Z"), ("5", "2014-08-03T06:02:00Z"),
        ("9", "2015-03-03T06:00:00Z"),
    ]  # fmt: skip
    assert len({m["outlet"] for m in found}) == len(TEXTS)


def test_the_other_order_within_a_day() -> None:
    found = [m["url"].rpartition("/")[2] for m in messages(TEXTS, STORIES, backwards=True)]
    assert found == ["5", "2", "1", "9"]


def test_a_story_is_replayed(tmp_path: Path) -> None:
    stances: list[dict[str, Any]] = [
        {"headline": "Mill burns", "body_id": body, "label": "discuss", "part": "x"} for body in ("1", "2", "5")
    ]
    stances += [{"headline": "Mill burns", "body_id": "9", "label": "unrelated", "part": "x"}]
    _write(tmp_path / BODIES, [{"body_id": body, "text": text} for body, text in TEXTS.items()])
    _write(tmp_path / STANCES, stances)
    found = evaluate_stories(tmp_path)
    assert found["articles"] == 3
    assert set(found) >= {"alerts", "raised", "contradictory"}


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
