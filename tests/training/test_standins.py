"""How the models of values in the place of others are learned: the likeliest of a due article is right."""

from __future__ import annotations

from collections.abc import Mapping

from services.comparison.logistic import log_odds
from services.comparison.standins.features import FEATURES
from tests.comparison.standins.articles import passages
from training.standins import Bag, bags, learn

KIND = "figure"


def row(**told: float) -> Mapping[str, float]:
    return dict.fromkeys(FEATURES, 0.0) | {"one": 1.0} | told


def test_the_likeliest_of_a_due_article_is_taken_for_right() -> None:
    due = [Bag(KIND, due=True, rows=[row(words=2.0 + n / 10, slip=1.0), row(apart=1.0)]) for n in range(10)]
    silent = [Bag(KIND, due=False, rows=[row(words=0.5 + n / 10, apart=1.0)]) for n in range(10)]
    weights = learn([*due, *silent], KIND)
    right, wrong = ([found.get(name, 0.0) for name in FEATURES] for found in (due[0].rows[0], silent[0].rows[0]))
    assert log_odds(weights, right) > 0 > log_odds(weights, wrong)


def test_bags_hold_the_slots_of_the_kind_that_is_due() -> None:
    told = ("The mine of Orrin employs 310 people.", "In Orrin 310 people work in the mine.")
    found = list(bags(passages((*told, "The mine of Orrin employs 130 people.")), {2: (KIND,)}))
    assert [(bag.kind, bag.due, len(bag.rows)) for bag in found] == [(KIND, True, 1)]
