"""How many live in a place that a name on the way tells, and figures beside a name that count others."""

from __future__ import annotations

import pytest

from services.extraction.model import Modality, Polarity, Role
from tests.extraction.claims_of import claims_of

LIVING = [
    ("The slide drove hundreds from Sarnvik, a town of about 700 residents north of Orlund.", "Sarnvik", 700),
    ("The blaze burned 40 barns near Sarnvik, a community of 600 people.", "Sarnvik", 600),
    ("The flood wrecked homes in Sarnvik, home to some 2,300 people.", "Sarnvik", 2_300),
    ("The fire began on Sunday near Sarnvik, a town of about 640 people.", "Sarnvik", 640),
    ("The bomb fell on Orlund, a port city of 1.4 million.", "Orlund", 1_400_000),
    ("Sarnvik, with a population of 700, was cleared on Monday.", "Sarnvik", 700),
    ("In Sarnvik, Norra, a hill town of about 3,700, nobody slept.", "Sarnvik", 3_700),
    ("The line would not reach Sarnvik, population 2,300.", "Sarnvik", 2_300),
]


@pytest.mark.parametrize(("sentence", "place", "number"), LIVING)
def test_inhabitants_told_beside_a_name(sentence: str, place: str, number: float) -> None:
    (claim,) = (c for c in claims_of(sentence) if c.quantity is not None and c.quantity.number == number)
    assert (claim.frame.predicate, claim.frame.participants[0].key) == ("population", place)
    assert claim.frame.participants[0].role is Role.PLACE
    assert (claim.polarity, claim.modality, claim.when) == (Polarity.AFFIRMED, Modality.ASSERTED, None)


OTHERS = [
    ("The slide in Sarnvik, a town of 300 bridges, killed nobody.", 300),
    ("The slide in Sarnvik killed 12 people.", 12),
    ("In Sarnvik, 40 residents were hurt on Monday.", 40),
    ("The treaty with Norra, home to about 38,000 Orlund soldiers, ended on Monday.", 38_000),
    ("Sarnvik gave 700 people shelter.", 700),
]


@pytest.mark.parametrize(("sentence", "number"), OTHERS)
def test_figures_of_others(sentence: str, number: float) -> None:
    found = [c for c in claims_of(sentence) if c.quantity is not None and c.quantity.number == number]
    assert "population" not in {c.frame.predicate for c in found}
