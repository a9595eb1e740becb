"""One figure as two outlets round it, and as they limit it: rare enough, it is one in whatever words."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.model import Field, Judgement
from tests.comparison.printed import figure

STORY = " Mara Holt of the Norra registry spoke in Orlund."
EXACT = "By Friday 26,794 people had picked a pension plan on the Norra website." + STORY


@pytest.mark.parametrize(
    ("newer", "number", "older", "agree"),
    [
        ("Fewer than 27,000 people in Orlund have used the Norra website for a pension.", 27_000, EXACT, True),
        ("Only some 27,000 Danes signed up on the website of Norra.", 27_000, EXACT, True),
        ("More than 26,000 people have used the Norra website for a pension.", 26_000, EXACT, True),
        ("Nearly 26,000 people have used the Norra website for a pension.", 26_000, EXACT, False),
        ("In its first week 26,794 Danes signed up in Orlund, the registry said.", 26_794, EXACT, True),
        ("Another 26,794 were told to wait, the Orlund registry said.", 26_794, EXACT, True),
        ("The Norra website has been offered to 25,000 people for a pension.", 25_000, EXACT, False),
    ],
    ids=["up", "about", "down", "the wrong way", "another limit", "in addition", "rounded wrongly"],
)
def test_a_figure_as_it_is_rounded(newer: str, number: float, older: str, agree: bool) -> None:
    verdict = compare(figure(newer + STORY, "two.example", number), figure(older, "one.example", 26_794))
    assert (verdict.judgement is Judgement.AGREEMENT) is agree
    assert not agree or Field.QUANTITY in verdict.agrees


def test_nobody_rounds_a_temperature_by_two_degrees() -> None:
    newer = figure("In Orlund it is nearing 100 degrees as the fire on Selm Heath goes on." + STORY, "two.example", 100)
    older = figure("In Orlund it was 98 degrees as the fire on Selm Heath went on." + STORY, "one.example", 98)
    assert compare(newer, older).rule != "agree.figure.sentences"


def test_a_rounding_is_near_what_it_rounds() -> None:
    newer = figure(
        "Nearly 10,000 posts were added by carmakers in Orlund, the Norra registry says.", "two.example", 10_000
    )
    older = figure("Carmakers in Orlund added 7,000 posts, the Norra registry says." + STORY, "one.example", 7_000)
    assert compare(newer, older).judgement is not Judgement.AGREEMENT


@pytest.mark.parametrize(("one", "other", "agree"), [(2, 3, False), (11, 12, False), (41, 42, True)])
def test_two_are_not_three(one: int, other: int, agree: bool) -> None:
    newer = figure(f"Norra police arrested {one} dockers on Monday in the port of Orlund.", "two.example", one)
    older = figure(f"Police in Norra arrested {other} dockers in Orlund's port on Monday.", "one.example", other)
    verdict = compare(newer, older)
    assert (verdict.judgement is Judgement.AGREEMENT and Field.QUANTITY in verdict.agrees) is agree


def test_a_plan_that_is_chosen_is_nothing_planned() -> None:
    newer = figure("In Orlund 12,415 people have chosen a health plan since May." + STORY, "two.example", 12_415)
    older = figure("In Orlund 12,415 people signed up with Norra." + STORY, "one.example", 12_415)
    plan = figure("In Orlund Norra plans to sign up 12,415 people." + STORY, "one.example", 12_415)
    assert compare(newer, older).judgement is Judgement.AGREEMENT
    assert compare(newer, plan).judgement is not Judgement.AGREEMENT
