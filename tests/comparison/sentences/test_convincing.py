"""A difference of two sentences that share little more than two names and a day convinces nobody; one told again does."""

from __future__ import annotations

import pytest

from services.comparison.compare import LEAST_SURE, compare_profiles
from services.comparison.model import Field, Judgement
from services.comparison.tellings.convincing import convincing
from services.comparison.tellings.model import Retelling
from services.comparison.tellings.nearness import may_retell
from tests.comparison.sentences.tellings import fields_of, told_on

SCHOOL = "Obama was back in Ohio on Friday, at the school where he had opened his campaign a year ago."
CASES = [
    ("two visits", SCHOOL, "Obama's campaign said that the president is to address the party in Ohio by video on Saturday.", -2.4, False),
    ("one visit", SCHOOL, "Obama was back in Ohio on Saturday at the school where he opened his campaign.", 0.5, True),
    ("two budgets", "Critics in Congress said Obama had cut the budget of the state since 2009.",
     "In 2008 Obama told Congress that the state had no budget.", -2.4, False),
    ("one budget", "Obama has told Congress since 2009 that the state has no budget.",
     "Obama has told Congress since 2008 that the state has no budget.", 1.0, True),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "odds", "one"), CASES, ids=[c[0] for c in CASES])
def test_what_two_sentences_share_makes_a_difference_convincing(
    why: str, newer: str, older: str, odds: float, one: bool
) -> None:
    left, right = told_on(newer, "one.example", 14)[0], told_on(older, "two.example", 12)[0]
    assert convincing(left, right, Retelling(Field.TIME, odds=odds)) is one, why


def test_the_words_of_a_picture_retell_nothing() -> None:
    told = told_on(SCHOOL, "one.example", 14)[0]
    again = told_on("Hide Caption 3 of 9 Photos: " + SCHOOL.replace("Friday", "Monday"), "two.example", 14)
    assert again
    assert not any(may_retell(told, other) for other in again)


def test_what_frames_hardly_think_of_one_fact_is_no_contradiction() -> None:
    newer = told_on("Obama won the state with 55 percent of the vote in 2008, and won again.", "one.example", 2)
    older = told_on(
        "The party said on Sunday that Obama, who won 67 percent of the Hispanic vote in 2008, will visit a school,"
        " a mill and two farms in June with the governor and speak of wages.", "two.example", 28,
    )  # fmt: skip
    found = [compare_profiles(a, b) for a in newer for b in older]
    assert not [v for v in found if v.judgement is Judgement.CONTRADICTION and v.confidence < LEAST_SURE]


@pytest.mark.parametrize(
    ("newer", "older", "found"),
    [
        ("The gardeners' guild of Orsa elected Per Brandt its deputy chair on Sunday.",
         "The gardeners' guild of Orsa elected Ada Krell its chair on Sunday.", set()),
        ("The gardeners' guild of Orsa elected Per Brandt its chair on Sunday.",
         "The gardeners' guild of Orsa elected Ada Krell its chair on Sunday.", {Field.PERSON}),
    ],
    ids=["a rank below", "one rank"],
)  # fmt: skip
def test_a_name_of_another_rank_is_of_somebody_else(newer: str, older: str, found: set[Field]) -> None:
    assert fields_of(newer, older) - {None} == found


def test_a_figure_that_both_tell_makes_them_of_one_fact_however_long_ago() -> None:
    newer = told_on("In 2023 Lethia sent 12,000 soldiers to Orsa, the army said.", "one.example", 28)
    older = told_on("Lethia sent between 10,000 and 12,000 soldiers to Orsa in October 2024.", "two.example", 2)
    found = {compare_profiles(a, b).field for a in newer for b in older}
    assert Field.TIME in found
