"""A noun of an act with both sides is a fact whatever it may bring about: "the takeover of Arl by Brun could hurt"."""

from __future__ import annotations

import pytest

from services.extraction.model import Modality, Role
from tests.extraction.claims_of import about, claims_of, keys

MEANT = (Modality.ASSERTED, Modality.PLANNED)
TOLD = [
    ("The takeover of Varta by Bardo could close the dairy of Lisk.", "buy", "Bardo", "Varta"),
    ("Bankers say that the takeover of Varta by Bardo, announced on Monday, could set off a wave of mergers.", "buy", "Bardo", "Varta"),
    ("The acquisition of Tarn Mills by Orrin Grain would hurt small bakers.", "buy", "Orrin Grain", "Tarn Mills"),
    ("The purchase of Varta by Bardo will change the map of the trade.", "buy", "Bardo", "Varta"),
    ("Varta's purchase by Bardo has angered its drivers.", "buy", "Bardo", "Varta"),
]  # fmt: skip
SILENT = [
    "A takeover of Varta by Bardo could close the dairy of Lisk.",
    "The proposed takeover of Varta by Bardo could close the dairy of Lisk.",
    "The takeover of Varta by Bardo fell through.",
    "The cabinet could stop the takeover of Varta by Bardo.",
    "The takeover of Varta could close the dairy of Lisk.",
]


@pytest.mark.parametrize(("sentence", "predicate", "who", "whom"), TOLD, ids=[t[0] for t in TOLD])
def test_an_act_with_both_sides_stands_though_its_effect_is_feared(
    sentence: str, predicate: str, who: str, whom: str
) -> None:
    claim = about(claims_of(sentence), predicate)
    assert (keys(claim, Role.AGENT), keys(claim, Role.PATIENT)) == ({who}, {whom})
    assert claim.modality in MEANT


@pytest.mark.parametrize("sentence", SILENT)
def test_an_act_that_is_only_thought_of_is_none(sentence: str) -> None:
    told = [c for c in claims_of(sentence) if c.frame.predicate == "buy"]
    assert not [c for c in told if c.modality in MEANT]
