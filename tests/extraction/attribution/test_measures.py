"""The measures against cases counted by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from services.evaluation.attribution import Marked, characters, count, evaluate_attribution, match, overlap, rates

TEXT = "aaaa bbbb cccc dddd"


def marked(content: tuple[int, int], source: tuple[int, int] | None = None) -> Marked:
    return Marked(characters([content], TEXT), characters([source] if source else [], TEXT))


def test_white_space_does_not_count() -> None:
    assert characters([(0, 9)], TEXT) == frozenset({0, 1, 2, 3, 5, 6, 7, 8})


def test_overlap_is_intersection_over_union() -> None:
    assert overlap(frozenset({1, 2, 3, 4}), frozenset({3, 4, 5, 6})) == 2 / 6
    assert overlap(frozenset(), frozenset()) == 0.0


def test_half_an_overlap_is_enough_and_less_is_not() -> None:
    assert match([marked((0, 9))], [marked((0, 4))]) == [(0, 0)]  # 4 of 8
    assert match([marked((0, 9))], [marked((0, 3))]) == []  # 3 of 8


def test_each_attribution_is_matched_once_and_the_best_pair_first() -> None:
    gold = [marked((0, 9))]
    predicted = [marked((0, 8)), marked((0, 9))]
    assert match(gold, predicted) == [(0, 1)]


def test_sources_count_only_where_the_annotation_has_one() -> None:
    gold = [marked((0, 4), (10, 14)), marked((5, 9)), marked((15, 19), (0, 4))]
    predicted = [marked((0, 4), (13, 19)), marked((5, 9), (0, 4))]
    counts = count(gold, predicted)
    # (13, 19) shares one character with (10, 14): some overlap, but one of eight is less than half.
    assert counts == Counter(gold=3, predicted=2, content=2, joint=1, joint_source_iou=0)


def test_rates_by_hand() -> None:
    counts = Counter(gold=3, predicted=2, content=2, joint=1)
    assert rates(counts, "content") == {"precision": 1.0, "recall": 0.667, "f1": 0.8}
    assert rates(counts, "joint") == {"precision": 0.5, "recall": 0.333, "f1": 0.4}
    assert rates(Counter(), "content") == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_a_file_is_measured_by_its_first_annotator(tmp_path: Path) -> None:
    text = "The ferry will sail again on Monday, the harbour master said."
    content, source = [0, 35], [37, 55]
    document = {
        "text": text,
        "title": "",
        "author": None,
        "annotations": {
            "first": [{"content": [content], "source": [source], "cue": [[56, 60]]}],
            "second": [{"content": [[0, 3]], "source": [], "cue": []}],
        },
    }
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(document) + "\n" + json.dumps({**document, "annotations": {}}) + "\n")
    measured = evaluate_attribution(path)
    assert measured["documents"] == 1
    assert measured["gold"] == 1
    assert measured["content"]["recall"] == 1.0
    assert measured["joint"]["recall"] == 1.0
    assert measured["chars_per_second"] > 0
