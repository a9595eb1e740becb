"""What the comparison of sentences is learned from, on sentences that were invented for it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from services.comparison.sentences.model import Difference
from services.comparison.sentences.scores import FEATURES
from training.logistic import fit
from training.names import count_persons, count_places, persons_table, places_table
from training.retold import changes_of, read_told, similar_pairs
from training.sentences import (
    RIDGE,
    TOGETHER,
    Row,
    balanced,
    count_words,
    rows_of,
    weights_table,
    words_table,
)

NEWER = "The Orrin Valley council said that Petra Lindqvist was paying $2.4 million for 12 trams in June."
OLDER = "Petra Lindqvist was paying $2.4 million for 12 trams in June, the Orrin Valley council announced."

LONGER = OLDER.replace("announced", "announced after a meeting in the harbour hall with engineers and passengers")


def test_every_value_that_two_sentences_share_is_changed_once() -> None:
    found = list(changes_of(NEWER, OLDER))
    assert {c.kind for c in found} == {Difference.NUMBER, Difference.DATE, Difference.NAME, Difference.NEGATION}
    assert all(c.left != NEWER and c.right == OLDER for c in found)
    assert found == list(changes_of(NEWER, OLDER))


def test_sentences_of_two_stories_teach_nothing() -> None:
    assert list(changes_of(NEWER, "A ferry ran aground near Selm on Friday.")) == []


def test_a_changed_value_is_the_true_one_of_its_candidates() -> None:
    number = next(c for c in changes_of(NEWER, OLDER) if c.kind is Difference.NUMBER)
    assert any(r.true for r in rows_of(number, 1.0))
    assert not any(r.true for r in rows_of((NEWER, OLDER), 1.0))


def articles(path: Path) -> Path:
    rows = [
        {"url": f"https://{o}/a", "outlet": o, "published_at": f"2025-03-{d} 10:00", "title": "", "text": text}
        for o, d, text in (("one.example", 14, LONGER), ("two.example", 15, NEWER), ("bad.example", "x", NEWER))
    ]
    for name in ("stream/articles", "events/basil_half"):
        (path / name).parent.mkdir()
        with gzip.open(path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in (rows if name.startswith("stream") else []))
    return path


def test_similar_sentences_of_two_outlets_are_found_the_newer_first(tmp_path: Path) -> None:
    told = read_told(articles(tmp_path), frozenset())
    assert [(a.outlet, b.outlet) for a, b in similar_pairs(told)] == [("two.example", "one.example")]


def test_articles_that_are_held_out_are_not_read(tmp_path: Path) -> None:
    told = read_told(articles(tmp_path), frozenset({"https://one.example/a"}))
    assert {t.url for t in told} == {"https://two.example/a"}


def test_rare_words_tell_more_and_the_table_is_the_same_each_time() -> None:
    sentences = ["The council met."] * 60 + ["The council of Orrin met a delegate."] * 20
    table = words_table(*count_words(sentences))
    assert table == words_table(*count_words(reversed(sentences)))
    weights = {w: float(t) for t, ws in (x.split("\t") for x in table.splitlines()[2:]) for w in ws.split()}
    assert weights["the"] < weights["delegate"]


def test_words_of_names_behind_in_and_at_are_places() -> None:
    sentences = ["The council met in Selm."] * 5 + ["The council of Selm met Ada Kolar."] * 9 + ["It met in June."] * 3
    table = places_table(*count_places(sentences))
    assert table.splitlines()[1] == "places\tselm"


def rows() -> list[Row]:
    changed = [r for c in changes_of(NEWER, OLDER) for r in rows_of(c, 1.0)]
    blank = (0.0,) * len(FEATURES)
    return [*changed, *(Row(kind, blank, true=False, weight=1.0) for kind in Difference)]


def test_the_same_rows_give_the_same_table_of_weights() -> None:
    table = weights_table(rows())
    assert table == weights_table(rows())
    assert [line.split("\t")[0] for line in table.splitlines()[1:]] == [k.value for k in Difference]


def test_what_is_true_is_likelier_than_what_is_not() -> None:
    sure = Row(Difference.DATE, (1.0, 2.0), true=True, weight=1.0)
    weights = fit([sure.features, (1.0, -2.0)], [True, False], [1.0, 1.0], RIDGE)
    assert weights @ sure.features > 0


@pytest.mark.parametrize("number", [1, 4])
def test_changes_that_were_found_weigh_together_what_those_that_were_read_weigh(number: int) -> None:
    read = [Row(Difference.NAME, (1.0,), true=True, weight=3.0)]
    found = [Row(Difference.NAME, (1.0,), true=True, weight=0.0)] * number
    assert sum(r.weight for r in balanced(read, found)) == pytest.approx(2 * TOGETHER[Difference.NAME])


def test_given_names_and_surnames_are_counted_behind_titles() -> None:
    told = ["Then Mr. Oskar Brask left."] * 5 + ["Then Oskar Brask left the Orsa Club."] * 3
    table = persons_table(count_persons(told)).splitlines()
    assert table[1:] == ["surnames\tbrask", "given\toskar"]
