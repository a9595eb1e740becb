"""How the models of one fact are learned: from which contradictions, and that written ones stay sure enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.comparison.logistic import chance
from services.comparison.model import Field
from services.comparison.surety import FEATURES
from services.comparison.words.vocabulary import SURETY, table_rows
from services.extraction.model import Span
from services.pipeline import run_in_memory
from training.logistic import fit
from training.surety import (
    EVIDENCE,
    FRAMES,
    REFUSED,
    SENTENCES,
    UNASKED,
    WRITTEN,
    WRONG,
    Row,
    differing,
    learn,
    read_judged,
    row_of,
    surety_table,
)

TEXTS = (
    "Nineteen people died in a fire in the Kessel road tunnel near Orrin on Saturday, the police said.",
    "A fire in the Kessel road tunnel near Orrin killed 91 people on Saturday, according to the police.",
)
TOLD = "rare"
"""A feature that both models look at."""


def row(evidence: str, told: float, *, right: bool) -> Row:
    features = dict.fromkeys(FEATURES, 0.0) | {"one": 1.0, TOLD: told}
    return Row(evidence, features, right, WRITTEN if right else WRONG)


def rows(written: int = 50) -> list[Row]:
    """Contradictions of either evidence that share much or little, told apart by one feature."""
    right = [row(evidence, 0.5 + n / 100, right=True) for evidence in EVIDENCE for n in range(written)]
    return [*right, *(row(evidence, n / 200, right=False) for evidence in EVIDENCE for n in range(100))]


@pytest.mark.parametrize("evidence", EVIDENCE)
@pytest.mark.parametrize("least", [0.5, 0.7, 0.95])
def test_of_the_written_contradictions_few_are_too_unsure_for_an_alert(least: float, evidence: str) -> None:
    weights = learn(rows(), evidence, least)
    mine = [r for r in rows() if r.right and r.evidence == evidence]
    unsure = [r for r in mine if chance(sum(w * r.features[n] for n, w in weights.items())) < least]
    assert len(unsure) <= REFUSED[evidence] * len(mine)


def test_what_shares_more_is_surer_and_the_same_rows_give_the_same_table() -> None:
    weights = {evidence: learn(rows(), evidence) for evidence in EVIDENCE}
    assert all(weights[evidence][TOLD] > 0 for evidence in EVIDENCE)
    assert surety_table(weights) == surety_table({evidence: learn(rows(), evidence) for evidence in EVIDENCE})


def test_the_table_has_a_line_for_every_feature_as_comparison_reads_it() -> None:
    text = surety_table({evidence: learn(rows(), evidence) for evidence in EVIDENCE})
    lines = [x.split("\t") for x in text.splitlines() if not x.startswith("#")]
    assert [x[0] for x in lines] == list(FEATURES) == [r[0] for r in table_rows("surety")] == [*SURETY[FRAMES]]
    unasked = {FRAMES: {x[0] for x in lines if x[1] == "-"}, SENTENCES: {x[0] for x in lines if x[2] == "-"}}
    assert unasked == UNASKED == {e: {n for n, w in SURETY[e].items() if w == 0.0} for e in EVIDENCE}


def messages(*outlets: str) -> list[dict[str, str]]:
    return [
        {"url": f"https://{outlet}/{n}", "outlet": outlet, "title": "", "text": text,
         "published_at": f"2025-03-{15 + n}T12:00:00Z"}
        for n, (outlet, text) in enumerate(zip(outlets, TEXTS, strict=True))
    ]  # fmt: skip


def test_contradictions_of_two_outlets_are_learned_from() -> None:
    _, passages = run_in_memory(messages("one.example", "two.example"))
    found = list(differing(passages))
    assert {(newer.outlet, older.outlet) for newer, older, _ in found} == {("two.example", "one.example")}
    assert {r.evidence for pair in found if (r := row_of(*pair, right=True, weight=WRITTEN))} <= set(EVIDENCE)
    assert list(differing(passages, among=[0])) == []


def test_an_outlet_that_contradicts_itself_teaches_nothing() -> None:
    assert list(differing(run_in_memory(messages("one.example", "one.example"))[1])) == []


def test_judgements_by_eye_name_two_sentences_and_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("# a comment\nright\ttime\thttps://a.example/1\t3\t40\thttps://b.example/2\t0\t30\n", "utf-8")
    (judged,) = read_judged(path)
    assert (judged.right, judged.field) == (True, Field.TIME)
    assert (judged.newer, judged.older) == (("https://a.example/1", Span(3, 40)), ("https://b.example/2", Span(0, 30)))


def test_the_judgements_in_use_are_each_of_two_sentences() -> None:
    judged = read_judged()
    assert {j.right for j in judged} == {True, False}
    assert len({(j.field, j.newer, j.older) for j in judged}) == len(judged)


def test_weights_tell_true_from_wrong() -> None:
    low, high = fit([[1.0, 0.0], [1.0, 1.0]] * 9, [False, True] * 9, [1.0] * 18, 0.1)
    assert low < 0 < low + high
