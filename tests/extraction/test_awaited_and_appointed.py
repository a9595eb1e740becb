"""Figures that were awaited and did not come, and offices that have somebody new."""

from __future__ import annotations

import pytest

from services.extraction.model import Modality, Role
from tests.extraction.claims_of import claims_of

AWAITED = [
    ("Sales at the mill grew 7 percent, below the 12 percent that analysts had forecast.", {7.0}, {12.0}),
    ("The firm sold 12 ships, more than the 9 expected.", {12.0}, {9.0}),
    ("The trial found an efficacy of 62%, short of the 75% that some experts had hoped for.", {62.0}, {75.0}),
    ("Rescuers found the 40 migrants feared dead.", {40.0}, set()),
    ("The blast killed 12 people, as expected.", {12.0}, set()),
]


@pytest.mark.parametrize(("sentence", "came", "awaited"), AWAITED)
def test_a_figure_that_somebody_awaited_is_not_said_to_have_come(
    sentence: str, came: set[float], awaited: set[float]
) -> None:
    found = [c for c in claims_of(sentence) if c.quantity is not None]
    asserted = {c.quantity.number for c in found if c.modality is Modality.ASSERTED and c.quantity is not None}
    possible = {c.quantity.number for c in found if c.modality is Modality.POSSIBLE and c.quantity is not None}
    assert came <= asserted
    assert not awaited & asserted
    assert awaited <= possible


@pytest.mark.parametrize(
    "sentence",
    [
        "Stan Oberg is the new president of the miners' union of Tarvia.",
        "The new president of the miners' union of Tarvia is Stan Oberg.",
        "Stan Oberg becomes the next president of the miners' union of Tarvia.",
    ],
)
def test_a_new_holder_of_an_office_was_appointed(sentence: str) -> None:
    (claim,) = [c for c in claims_of(sentence) if c.frame.predicate == "appoint"]
    found = {(p.role, p.key) for p in claim.frame.participants}
    assert {(Role.PATIENT, "Stan Oberg"), (Role.ATTRIBUTE, "president")} <= found


@pytest.mark.parametrize("sentence", ["Stan Oberg is the president of the union.", "The new stadium is Halden Park."])
def test_who_holds_an_office_was_not_appointed_now(sentence: str) -> None:
    assert not [c for c in claims_of(sentence) if c.frame.predicate == "appoint"]
