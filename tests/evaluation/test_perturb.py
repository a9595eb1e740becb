"""Changing one field of a sentence: the same seed gives the same words, and nothing but that field changes."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.perturb.changing import change_value
from services.evaluation.perturb.measure import evaluate_perturb
from services.evaluation.perturb.model import Kind
from services.evaluation.perturb.references import check_of, read_references
from services.extraction.model import Span

SENTENCE = "Nine sailors of the ferry Alda were rescued near Oslo on Tuesday, and fares rose 12.5 percent to 1,240 crowns in 2013."
FIELDS = [
    (Kind.NUMBER, "Nine"), (Kind.NUMBER, "12.5"), (Kind.NUMBER, "1,240"), (Kind.TOLL, "Nine"), (Kind.DATE, "Tuesday"),
    (Kind.DATE, "2013"), (Kind.PLACE, "Oslo"), (Kind.NAME, "Alda"), (Kind.DIRECTION, "rose"), (Kind.NEGATION, "were"),
]  # fmt: skip


def span_of(words: str, text: str = SENTENCE) -> Span:
    match = re.search(rf"\b{re.escape(words)}\b", text)
    assert match is not None
    return Span(*match.span())


def changed(kind: Kind, words: str, seed: str = "s", text: str = SENTENCE) -> str:
    return change_value(text, span_of(words, text), kind, seed)


@pytest.mark.parametrize(("kind", "words"), FIELDS)
def test_a_change_is_another_value_and_the_same_seed_gives_the_same(kind: Kind, words: str) -> None:
    assert changed(kind, words) == changed(kind, words)
    assert changed(kind, words).lower() != words.lower()


@given(st.text(max_size=8), st.sampled_from(["3", "47", "1,240", "236,000", "7.7", "699.57", "six", "Three"]))
def test_a_number_moves_further_than_rounding_and_keeps_its_form(seed: str, words: str) -> None:
    new = changed(Kind.NUMBER, words, seed, f"They counted {words} gulls.")
    if words[0].isdigit():
        old, value = (float(w.replace(",", "")) for w in (words, new))
        assert abs(value - old) >= 0.2 * old
        assert len(new.partition(".")[2]) == len(words.partition(".")[2])
    else:
        assert new[0].isupper() == words[0].isupper()


@given(st.text(max_size=8), st.sampled_from(["67", "1,400", "nine", "Four"]))
def test_a_toll_never_grows_by_what_time_explains(seed: str, words: str) -> None:
    words_of = "one two three four five six seven eight nine ten eleven twelve"
    count = {w: i for i, w in enumerate(re.findall(r"\w+", words_of), 1)}
    new = changed(Kind.TOLL, words, seed, f"They counted {words} dead.")
    old_value, new_value = (count.get(w.lower()) or float(w.replace(",", "")) for w in (words, new))
    assert new_value < old_value


@given(st.text(max_size=8))
def test_a_share_stays_a_share(seed: str) -> None:
    assert float(changed(Kind.NUMBER, "63", seed, "About 63 percent agreed.")) <= 100


@pytest.mark.parametrize(
    ("sentence", "words", "new"),
    [
        ("The mine was closed.", "was", "was not"),
        ("The mine had closed early.", "had closed", "had not closed"),
        ("The council opposes the dam.", "opposes", "does not oppose"),
        ("The council chose Ystad.", "chose", "did not choose"),
        ("The mine was not closed.", "was not", "was"),
        ("The mine didn't close.", "didn't", "did"),
        ("The mine won’t close.", "won’t", "will"),
        ("The mayor has never flown.", "has never", "has"),
        ("They voted not to indict her.", "not to indict", "to indict"),
    ],
)
def test_negation_is_put_in_and_taken_out(sentence: str, words: str, new: str) -> None:
    start = sentence.index(words)
    assert change_value(sentence, Span(start, start + len(words)), Kind.NEGATION, "s") == new


@pytest.mark.parametrize(("words", "new"), [("rose", "fell"), ("Doubled", "Halved"), ("edged down", "edged up")])
def test_a_direction_turns(words: str, new: str) -> None:
    assert changed(Kind.DIRECTION, words, text=f"Fares {words} again.") == new


@pytest.mark.parametrize(("kind", "words"), [(Kind.NUMBER, "many"), (Kind.DATE, "soon"), (Kind.DIRECTION, "moved")])
def test_words_that_are_no_such_value_are_refused(kind: Kind, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        changed(kind, words, text=f"It {words} there.")


def test_what_is_taken_is_not_chosen() -> None:
    for seed in map(str, range(60)):
        assert change_value("In Oslo.", Span(3, 7), Kind.PLACE, seed, "Paris Lima Rome") not in {
            "Paris",
            "Lima",
            "Rome",
        }


@pytest.mark.parametrize(
    ("kind", "words", "sort"),
    [
        (Kind.NAME, "Senate", {"House"}),
        (Kind.NAME, "Republicans", {"Democrats"}),
        (Kind.NAME, "State Department", {"Justice Department", "Treasury Department", "Labor Department"}),
        (Kind.PLACE, "N.Y.", {"Ala.", "Pa.", "Conn."}),
    ],
)
def test_a_body_turns_into_another_of_its_sort(kind: Kind, words: str, sort: set[str]) -> None:
    text = f"It was the {words} that asked for it."
    start = text.index(words)
    found = {change_value(text, Span(start, start + len(words)), kind, seed) for seed in map(str, range(90))}
    assert sort <= found
    assert words not in found


def test_a_body_with_no_other_left_turns_into_a_person() -> None:
    assert change_value("The House rose.", Span(4, 9), Kind.NAME, "s", "the Senate") not in {"House", "Senate"}


def test_the_committed_references_can_be_read() -> None:
    references = read_references()
    assert len(references) >= 800
    assert len({r.id for r in references}) == len(references)
    assert all(r.told.url != r.against.url and r.changes for r in references)
    assert all(r.told.span.contains(c.span) for r in references for c in r.changes)


TOLD = "Nine sailors were rescued from the ferry Alda on Tuesday, the Ystad coastguard said."
AGAINST = "The Ystad coastguard said nine sailors had been rescued from the ferry Alda on Tuesday."


def bench(directory: Path) -> Path:
    rows: list[dict[str, Any]] = [
        {"url": f"https://{n}.example/1", "outlet": f"{n}.example", "published_at": "2013-03-05T12:00:00Z",
         "title": "Ferry", "text": text}
        for n, text in (("courier", TOLD), ("post", AGAINST))
    ]  # fmt: skip
    (directory / "stream").mkdir()
    with gzip.open(directory / "stream" / "articles.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return directory


def written(directory: Path, check: str) -> Path:
    path = directory / "pairs.tsv"
    row = ["1", "https://courier.example/1", "0", str(len(TOLD)), "https://post.example/1", "0", str(len(AGAINST))]
    path.write_text("\t".join([*row, check, "number:0:4"]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("whole", [False, True])
def test_a_changed_number_goes_against_the_other_outlet_and_the_pair_itself_does_not(
    tmp_path: Path, *, whole: bool
) -> None:
    result = evaluate_perturb(bench(tmp_path), pairs=written(tmp_path, check_of(TOLD, AGAINST)), whole=whole)
    assert result["by_field"] == {"number": {"found": 1, "of": 1, "share": 1.0}}
    assert result["unchanged"] == {"agreement": 1}
    assert result["misses"] == result["false_alarms"] == []


def test_other_articles_than_those_that_were_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the ones that were read"):
        evaluate_perturb(bench(tmp_path), pairs=written(tmp_path, "00000000"))


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text("1\tonly\n", "utf-8")
    with pytest.raises(ValueError, match=r"pairs\.tsv:1 is no reference"):
        read_references(tmp_path / "pairs.tsv")
