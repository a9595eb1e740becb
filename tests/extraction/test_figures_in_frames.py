"""What a figure is of, and which sense it gives a verb; all people and places are invented."""

from __future__ import annotations

import pytest

from services.extraction.model import QuantityRole, Role
from tests.extraction.claims_of import about, claims_of, keys

CHANGES = [
    ("Exports of Varnia fell 3% in March.", -1),
    ("Varnia's exports dropped 3 percent in March.", -1),
    ("Varnia's exports rose 3 percent in March.", 1),
    ("The barley harvest in Varnia was down 3% in March.", -1),
    ("Shares in Kestrel Motors closed 3% lower on Tuesday.", -1),
    ("Kestrel Motors shares climbed 3% on Tuesday.", 1),
]


@pytest.mark.parametrize(("sentence", "direction"), CHANGES)
def test_changes_have_a_direction(sentence: str, direction: int) -> None:
    assert about(claims_of(sentence), "change").frame.direction == direction


LEVELS = [
    ("Unemployment in Varnia rose to 6.2% in April.", "unemployment"),
    ("Varnia's jobless rate stood at 6.2 percent in April.", "unemployment"),
    ("It was 31 degrees Celsius in Orvin on Monday.", "temperature"),
    ("Orvin's temperature hit 31°C on Monday.", "temperature"),
    ("Turnout in Sunday's referendum in Orvin was 61%.", "turnout"),
    ("Two thirds of voters took part in Sunday's referendum in Orvin.", "turnout"),
    ("The Marten prize is worth 20,000 euros.", "price"),
    ("Crude oil climbed to $80 a barrel on Tuesday.", "price"),
    ("The budget of Orvin will grow to 40 million euros next year.", "budget"),
    ("An earthquake of magnitude 6.1 hit Lanoa on Friday.", "magnitude"),
]


@pytest.mark.parametrize(("sentence", "predicate"), LEVELS)
def test_measures_are_named_by_what_they_measure(sentence: str, predicate: str) -> None:
    assert about(claims_of(sentence), predicate).quantity is not None


def test_killed_and_injured_are_two_claims_that_share_their_place() -> None:
    claims = claims_of("A bomb killed 12 people and injured almost 90 in Orvin on Monday.")
    for predicate in ("die", "injure"):
        claim = about(claims, predicate)
        assert keys(claim, Role.PLACE) == {"Orvin"}
        assert claim.when is not None


STEPS = [
    ("The area of sea ice in the Norrholm Gulf contracted by 8 percent in February.", -1),
    ("The Brisk river at Aldby sank 40 centimetres on Monday.", -1),
    ("At Aldby the Brisk receded by 40 centimetres on Monday.", -1),
    ("Parliament in Varnia lengthened military service by three months on Monday.", 1),
    ("Parliament in Varnia shortened military service by three months on Monday.", -1),
    ("The council widened the Orvin road by two metres in April.", 1),
]


@pytest.mark.parametrize(("sentence", "direction"), STEPS)
def test_by_how_much_decides_the_sense_of_a_verb(sentence: str, direction: int) -> None:
    claim = about(claims_of(sentence), "change")
    assert claim.frame.direction == direction
    assert claim.quantity is not None
    assert claim.quantity.role is QuantityRole.CHANGE


FIGURES_OF_STATE = [
    ("Hungarian playwright Ando Kalm has died at the age of 67.", "die", "age", 67),
    ("Ando Kalm, who has died aged 67, wrote plays.", "die", "age", 67),
    ("Composer Ando Kalm died on Tuesday. He was 67.", "level", "age", 67),
    ("Marta Oyan of Norway finished eighth in Saturday's downhill at Kranz.", "finish", "rank", 8),
    ("Marta Oyan was eighth in the Kranz downhill.", "finish", "rank", 8),
    ("Corvane was 92 percent effective in its late-stage trial.", "efficacy", "percent", 92),
    ("The new mast in Orvin is 40 metres tall.", "height", "m", 40),
    ("The Calloway fund owns 34 percent of the hotel group Marsol.", "own", "percent", 34),
    ("Calloway holds a 34% stake in Marsol, the filing shows.", "own", "percent", 34),
    (
        "An increase in its key rate to 3.25 percent was announced by Kestria's central bank.",
        "interest_rate",
        "percent",
        3.25,
    ),
    ("The riots in Milgate have led to 340 arrests.", "arrest", "people", 340),
    ("The Lanara appeal has raised 5.6 million pounds.", "collect", "GBP", 5_600_000),
]


@pytest.mark.parametrize(("sentence", "predicate", "unit", "number"), FIGURES_OF_STATE)
def test_what_a_figure_is_of(sentence: str, predicate: str, unit: str, number: float) -> None:
    quantity = about(claims_of(sentence), predicate).quantity
    assert quantity is not None
    assert (quantity.unit, quantity.number) == (unit, number)


def test_at_with_a_small_number_is_an_age() -> None:
    quantity = about(claims_of("Mara Lind died at 23 on Monday."), "die").quantity
    assert quantity is not None
    assert (quantity.unit, quantity.number) == ("age", 23)
