"""A sentence or a change is found again among earlier claims, whatever differs."""

from __future__ import annotations

import pytest

from services.comparison.index import keys_of
from tests.comparison.sentences.tellings import told_on


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        pytest.param(
            "Harald Winslow, a 31-year-old welder, was arrested on charges of arson after he set fire to the foundry.",
            "On Sunday Ivar Bellmann Torsen, a 31-year-old welder, set fire to the foundry and a shed of the brewery.",
            id="other names, the same rare words",
        ),
        pytest.param(
            "The figures in the revised survey show that the economy added 12,000 fewer jobs than first estimated.",
            "The government said the economy added 31,000 fewer jobs.",
            id="only common words are shared",
        ),
        pytest.param(
            "The order will raise the lowest wage of haulage contractors from $7 an hour, agencies say.",
            "The mayor will sign an order on the lowest wage of haulage contractors, up from $4.",
            id="a rate and its unit without the time",
        ),
    ],
)
def test_a_sentence_is_found_again_though_names_or_figures_differ(newer: str, older: str) -> None:
    keys = [{k for p in told_on(t, "one.example", 14) for k in keys_of(p) if k.startswith("=")} for t in (newer, older)]
    assert keys[0] & keys[1]


def test_a_change_is_found_again_by_the_measure_that_changed() -> None:
    texts = "Unemployment in Orsa rose in March.", "Unemployment in Orsa fell to 5.8% in March."
    rose, level = ({k for p in told_on(t, "one.example", 14) for k in keys_of(p)} for t in texts)
    assert "unemployment|orsa" in rose & level
