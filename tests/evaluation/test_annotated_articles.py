"""Annotated articles of an archive: addresses, offsets and values are kept, texts are not."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from services.evaluation.seeds import evaluate_seeds

SETS = sorted((Path(__file__).parent / "articles").glob("*/gold.json"))
TEXT = "Nine people died in a fire in Orsa on Monday, the mayor said."
URL = "https://courier.example/fire"


def annotated(digest: str) -> dict[str, Any]:
    start = TEXT.index("Nine people died")
    claim = {
        "id": "X1", "outlet": "courier.example", "value": [9, 9], "unit": "people", "hedge": "exact", "sources": [],
        "when": "2025-03-10", "modality": "asserted", "start": start, "end": start + len("Nine people died"),
    }  # fmt: skip
    article = {"url": URL, "outlet": "courier.example", "published_at": "2025-03-11T06:00:00Z", "digest": digest}
    return {
        "articles": [article], "aliases": {}, "claims": [claim], "same": [], "conflict": [], "different": [], "alerts": [],
    }  # fmt: skip


def archive_in(folder: Path) -> Path:
    with gzip.open(folder / "archive.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"url": URL, "title": "Fire", "text": TEXT}) + "\n")
    return folder / "archive.jsonl.gz"


def test_texts_come_out_of_the_archive(tmp_path: Path) -> None:
    digest = hashlib.blake2b(TEXT.encode(), digest_size=4).hexdigest()
    (tmp_path / "gold.json").write_text(json.dumps(annotated(digest)), "utf-8")
    counts = evaluate_seeds(tmp_path, archive_in(tmp_path))
    assert {name: counts[name] for name in ("claims", "found", "value", "hedge", "time")} == dict.fromkeys(
        ("claims", "found", "value", "hedge", "time"), 1
    )


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(annotated("00000000")), "utf-8")
    with pytest.raises(ValueError, match=f"lacks 1 of the annotated articles, the first: {URL}"):
        evaluate_seeds(tmp_path, archive_in(tmp_path))


def test_without_texts_it_says_what_to_name(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(annotated("00000000")), "utf-8")
    with pytest.raises(ValueError, match=r"no articles\.jsonl: name the archive"):
        evaluate_seeds(tmp_path)


@pytest.mark.parametrize("file", SETS, ids=lambda file: file.parent.name)
def test_a_set_names_its_articles_and_keeps_no_text(file: Path) -> None:
    gold = json.loads(file.read_text("utf-8"))
    outlets = {article["outlet"] for article in gold["articles"]}
    assert len(outlets) == len(gold["articles"])
    for claim in gold["claims"]:
        assert claim["outlet"] in outlets
        assert 0 <= claim["start"] < claim["end"]
        assert not {"anchor", "what"} & claim.keys()
    ids = {claim["id"] for claim in gold["claims"]}
    assert {i for group in (*gold["same"], *gold["conflict"], *gold["different"]) for i in group} <= ids
