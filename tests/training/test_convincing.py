"""How it is learned whether a difference of two sentences is convincing: what it asks for, and what it then tells apart."""

from __future__ import annotations

from services.comparison.logistic import log_odds
from services.comparison.surety import FEATURES
from services.comparison.tellings.convincing import weights
from services.comparison.words.vocabulary import table_rows
from training.convincing import UNASKED, learn, table
from training.surety import FRAMES, SENTENCES, Row

TOLD = "rare"


def row(told: float, *, right: bool, evidence: str = SENTENCES) -> Row:
    return Row(evidence, dict.fromkeys(FEATURES, 0.0) | {"one": 1.0, TOLD: told}, right, 1.0)


def rows() -> list[Row]:
    told = [row(0.5 + n / 100, right=True) for n in range(50)] + [row(n / 100, right=False) for n in range(50)]
    return [*told, *(row(0.0, right=True, evidence=FRAMES) for _ in range(500))]


def test_sentences_that_share_more_are_convincing_whatever_frames_found() -> None:
    learned = learn(rows())
    much, little = (log_odds([*learned.values()], [row(x, right=True).features[n] for n in learned]) for x in (1.5, 0))
    assert little < 0.0 < much


def test_the_table_is_what_comparison_reads() -> None:
    asked = [name for name in FEATURES if name not in UNASKED]
    assert [line.split("\t")[0] for line in table(learn(rows())).splitlines()[2:]] == asked
    assert [name for name, _ in table_rows("convincing")] == asked == [*weights()]
