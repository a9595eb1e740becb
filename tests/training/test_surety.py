"""How the model of one fact is learned: from which contradictions, and that written ones stay sure enough."""

from __future__ import annotations

import pytest

from services.comparison.logistic import chance, log_odds
from services.comparison.surety import FEATURES
from services.comparison.vocabulary import SURETY, table_rows
from services.pipeline import run_in_memory
from training.logistic import fit
from training.surety import REFUSED, Row, differing, learn, surety_table

TEXTS = (
    "Nineteen people died in a fire in the Kessel road tunnel near Orrin on Saturday, the police said.",
    "A fire in the Kessel road tunnel near Orrin killed 91 people on Saturday, according to the police.",
)


def rows(written: int = 50) -> list[Row]:
    """Contradictions that share much or little, told apart by one feature."""
    at = FEATURES.index("alike")
    told = [Row(tuple(float(i == 0) + (i == at) * (0.5 + n / 100) for i in range(len(FEATURES))), True, True)
            for n in range(written)]  # fmt: skip
    wrong = [Row(tuple(float(i == 0) + (i == at) * n / 200 for i in range(len(FEATURES))), False) for n in range(100)]
    return [*told, *wrong]


@pytest.mark.parametrize("least", [0.5, 0.7, 0.95])
def test_of_the_written_contradictions_few_are_too_unsure_for_an_alert(least: float) -> None:
    weights = learn(rows(), least)
    unsure = [r for r in rows() if r.written and chance(log_odds(weights, r.features)) < least]
    assert len(unsure) <= REFUSED * 50


def test_what_shares_more_is_surer_and_the_same_rows_give_the_same_table() -> None:
    weights = learn(rows())
    assert weights[FEATURES.index("alike")] > 0
    assert surety_table(weights) == surety_table(learn(rows()))


def test_the_table_has_a_line_for_every_feature_as_comparison_reads_it() -> None:
    lines = [x for x in surety_table(learn(rows())).splitlines() if not x.startswith("#")]
    assert [x.split("\t")[0] for x in lines] == list(FEATURES) == [row[0] for row in table_rows("surety")] == [*SURETY]


def messages(*outlets: str) -> list[dict[str, str]]:
    return [
        {"url": f"https://{outlet}/{n}", "outlet": outlet, "title": "", "text": text,
         "published_at": f"2025-03-{15 + n}T12:00:00Z"}
        for n, (outlet, text) in enumerate(zip(outlets, TEXTS, strict=True))
    ]  # fmt: skip


def test_contradictions_of_two_outlets_are_learned_from() -> None:
    _, passages = run_in_memory(messages("one.example", "two.example"))
    found = list(differing(passages))
    assert {(newer.outlet, older.outlet) for newer, older in found} == {("two.example", "one.example")}
    assert list(differing(passages, among=[0])) == []


def test_an_outlet_that_contradicts_itself_teaches_nothing() -> None:
    assert list(differing(run_in_memory(messages("one.example", "one.example"))[1])) == []


def test_weights_tell_true_from_wrong() -> None:
    low, high = (
        log_odds([float(w) for w in fit([[1.0, 0.0], [1.0, 1.0]], [False, True], [1.0, 1.0], 0.1)], [1.0, x])
        for x in (0.0, 1.0)
    )
    assert low < 0 < high
