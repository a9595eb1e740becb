"""What is only supposed, meant or possible contradicts nothing that is told to be so."""

from __future__ import annotations

import pytest

from services.comparison.model import Field
from services.comparison.surety import surety
from services.comparison.tellings.verdicts import retell
from services.scoring.parameters import DEFAULT
from tests.comparison.sentences.tellings import fields_of, told_on


def test_what_is_only_supposed_denies_nothing() -> None:
    told = "If the council of Norra does not pass the Lindqvist bill this week, schools close."
    again = "The council of Norra passed the Lindqvist bill on Monday."
    assert all(
        retell(a, b) is None for a in told_on(told, "one.example", 14) for b in told_on(again, "two.example", 14)
    )


@pytest.mark.parametrize(
    ("older", "sure"),
    [
        ("The Trans railway plans to hire 900 drivers in Orrin this year.", False),
        ("The Trans railway wants to hire 900 drivers in Orrin this year.", False),
        ("The Trans railway has hired 900 drivers in Orrin this year.", True),
    ],
)
def test_what_was_meant_is_not_contradicted_by_what_was_done(older: str, sure: bool) -> None:
    newer = "The Trans railway has hired 610 drivers in Orrin this year."
    pairs = [(a, b) for a in told_on(newer, "new.example", 12) for b in told_on(older, "old.example", 12)]
    found = [(a, b, retell(a, b)) for a, b in pairs]
    sureties = [surety(a, b, f.field, f.odds) for a, b, f in found if f is not None and f.field is Field.QUANTITY]
    assert any(s >= DEFAULT.alert_confidence for s in sureties) is sure


@pytest.mark.parametrize(
    ("told", "again", "differ"),
    [
        pytest.param(
            "The harbour board of Orrin has leased 310 cranes from Lunder Works, and its director can sell them later.",
            "The harbour board of Orrin has leased 120 cranes from Lunder Works of Halden.",
            True,
            id="what could be stands in another clause",
        ),
        pytest.param(
            "The harbour board of Orrin could lease 310 cranes from Lunder Works of Halden.",
            "The harbour board of Orrin has leased 120 cranes from Lunder Works of Halden.",
            False,
            id="what could be is the number",
        ),
        pytest.param(
            "The Lindqvist bill, which the harbour board of Orrin proposed, would bring 310 cranes to Lunder Works.",
            "The harbour board of Orrin agreed on the Lindqvist bill that would bring 120 cranes to Lunder Works.",
            True,
            id="both tell what a plan would bring",
        ),
        pytest.param(
            "The harbour board of Orrin wants to lease 310 cranes from Lunder Works of Halden.",
            "The harbour board of Orrin has leased 120 cranes from Lunder Works of Halden.",
            False,
            id="a plan and what came of it",
        ),
    ],
)
def test_a_mood_holds_for_the_value_that_it_governs(told: str, again: str, differ: bool) -> None:
    assert (Field.QUANTITY in fields_of(told, again)) is differ


@pytest.mark.parametrize(
    ("told", "again", "differ"),
    [
        pytest.param(
            "The Liberals of Orrin Valley did not keep the council just because Harstad won the vote.",
            "The Liberals kept the council of Orrin Valley when Harstad won the vote.",
            False,
            id="this denial is for a reason",
        ),
        pytest.param(
            "The warden of Orrin Valley could not see Lindqvist behind the steel partition because of the smoke.",
            "The warden of Orrin Valley could see Lindqvist behind the steel partition in spite of the smoke.",
            True,
            id="both tell what he could",
        ),
    ],
)
def test_a_denial_is_qualified_by_its_own_words(told: str, again: str, differ: bool) -> None:
    assert (Field.POLARITY in fields_of(told, again)) is differ
