"""Figures as reports of accidents, jobs and polls tell them: what bounds them, what they count. All rows are our own."""

from __future__ import annotations

import pytest

from services.extraction.model import Hedge
from services.extraction.quantities import find_quantities

RISEN = [
    ("the jobless rate ticking up to 6.3 percent", 6.3, Hedge.EXACT),
    ("Inflation inched up to 2.2%", 2.2, Hedge.EXACT),
    ("The toll had crept up to 31", 31, Hedge.EXACT),
    ("The May figure was revised up to 88,000", 88_000, Hedge.EXACT),
    ("The fare goes up to $4", 4, Hedge.EXACT),
    ("The fare has gone up to $4", 4, Hedge.EXACT),
    ("The boat carries up to 31 passengers", 31, Hedge.AT_MOST),
    ("It hires up to 31 guards", 31, Hedge.AT_MOST),
    ("The army moves up to 900 troops", 900, Hedge.AT_MOST),
]


@pytest.mark.parametrize(("text", "number", "hedge"), RISEN)
def test_up_behind_a_verb_of_rising_is_no_bound(text: str, number: float, hedge: Hedge) -> None:
    (found,) = find_quantities(text)
    assert (found.number, found.hedge) == (number, hedge)


POINTS = [
    ("The jobless rate is 1.2 points above that of March.", "percentage_point"),
    ("Turnout was 61 percent, up five points on the last vote.", "percentage_point"),
    ("Her approval fell four points.", "percentage_point"),
    ("The index rose 1.1 percent, or 61 points.", "point"),
    ("Garrow scored 22 points, 60 percent of them from the line.", "point"),
    ("They are four points clear of Selby.", "point"),
]


@pytest.mark.parametrize(("text", "unit"), POINTS)
def test_points_of_a_share_are_percentage_points(text: str, unit: str) -> None:
    assert unit in {q.unit for q in find_quantities(text)}


COUNTS_PEOPLE = [
    ("Three of the injured are still in hospital.", 3),
    ("Two of those killed were cyclists.", 2),
    ("Five of the missing are brothers.", 5),
    ("The mill has a staff of 640.", 640),
    ("It sank with a crew of about 20.", 20),
    ("They sang before an audience of 800.", 800),
    ("A dozen guests were treated on the spot and seven others taken away.", 7),
    ("Four others fled.", 4),
    ("In addition to the 900 who have applied, letters were sent.", 900),
    ("A 20-member weapons team was in Torvik.", 20),
    ("A nine-person rescue boats crew left.", 9),
]


@pytest.mark.parametrize(("text", "number"), COUNTS_PEOPLE)
def test_a_bare_number_beside_those_it_is_of_counts_people(text: str, number: float) -> None:
    found = {q.number: q.unit for q in find_quantities(text)}
    assert found[number] == "people"


OTHERS = [
    ("Two barges sank and three others were damaged.", 3, "barge"),
    ("Six guests died when two barges sank, and three others were hurt.", 3, "people"),
    ("Three of the injured animals were put down.", 3, "animal"),
    ("In addition to the 900 who have paid, another 300 were turned away.", 300, "people"),
    ("Nine barges left and another 3 were damaged.", 3, "barge"),
    ("Nine barges left, and another 3 guards were hurt.", 3, "people"),
]


@pytest.mark.parametrize(("text", "number", "unit"), OTHERS)
def test_others_are_of_those_who_were_told(text: str, number: float, unit: str) -> None:
    assert (number, unit) in {(q.number, q.unit) for q in find_quantities(text)}


RATES = [
    ("More than 40 shops were closed every month.", "shop/month"),
    ("Some 300 hikers get lost each year.", "people/year"),
    ("Some 300 hikers got lost.", "people"),
    ("Some 300 hikers would need to buy food each month.", "people/month"),
    ("Some 300 hikers would need to buy food and each month a tent.", "people"),
    ("The 40 guards and each month their dogs are counted.", "people"),
]


@pytest.mark.parametrize(("text", "unit"), RATES)
def test_a_rate_may_stand_behind_the_verb(text: str, unit: str) -> None:
    assert [q.unit for q in find_quantities(text)] == [unit]


AGES = [
    ("The victims ranged in age from 19 to 64.", (19, 64)),
    ("Two men, 61 and 53, were held.", (61, 61)),
    ("Half of the 12 guests were over 60.", (60, None)),
    ("The pontiff, 78, is well.", (78, 78)),
    ("Half of them were under age 11.", (0, 11)),
    ("Drivers below the age of 21 pay more.", (0, 21)),
    ("Patients over the age of 65, said Prell, wait.", (65, None)),
    ("She left at the age of 21.", (21, 21)),
    ("She left at age 21.", (21, 21)),
]


@pytest.mark.parametrize(("text", "bounds"), AGES)
def test_ages_of_those_told_before(text: str, bounds: tuple[float, float | None]) -> None:
    assert bounds in {(q.low, q.high) for q in find_quantities(text) if q.unit == "age"}


ONE = [
    ("The blast left one dead and two hurt.", 1, "people"),
    ("One dead, two hurt in Orvin", 1, "people"),
    ("Five were hurt and one was killed.", 1, "people"),
    ("Two singers and one police officer fell ill.", 1, "people"),
    ("The storm stranded thousands.", None, "people"),
    ("The storm cost thousands.", None, "count"),
    ("17 suffered burns.", 17, "people"),
    ("Four in five of those asked said so.", 80, "percent"),
    ("Two of every five jobs went.", 40, "percent"),
    ("The women, both 23, are missing.", 23, "age"),
    ("Eight guests were hurt, three of them badly.", 3, "people"),
    ("Of those shot, three survived.", 3, "people"),
    ("Mr Hale, a father of two, is missing.", 2, "people"),
    ("They burned two police cars.", 2, "car"),
    ("There were 12 dead whales on the beach.", 12, "whale"),
]


@pytest.mark.parametrize(("text", "number", "unit"), ONE)
def test_what_few_are(text: str, number: float | None, unit: str) -> None:
    assert (number, unit) in {(q.number, q.unit) for q in find_quantities(text)}


@pytest.mark.parametrize(
    "text", ["No one was killed.", "It was one of the dead towns.", "The one killed was Bo.", "Not one killed"]
)
def test_one_that_is_nobody_counts_nothing(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_step_and_the_level_it_led_to_are_no_range() -> None:
    found = find_quantities("The week shrank by 0.1 hour to 34.4 hours.")
    assert [round((q.number or 0) * 24, 1) for q in found] == [0.1, 34.4]


NEAR = [
    ("Unemployment hovered near 9 percent.", Hedge.APPROX),
    ("Oil closed near $80.", Hedge.APPROX),
    ("It went off near 12 trucks.", Hedge.EXACT),
]


@pytest.mark.parametrize(("text", "hedge"), NEAR)
def test_near_a_level_is_about_it(text: str, hedge: Hedge) -> None:
    assert [q.hedge for q in find_quantities(text)] == [hedge]


ENDS = [
    ("Rebels gave estimates of the dead, ranging from the low hundreds to more than 1,300.", (100, None), Hedge.RANGE),
    ("Fees range from about $20 to more than $90.", (19, None), Hedge.RANGE),
    ("Fees went from about $20 to more than $90.", (19, 21), Hedge.APPROX),
    ("It handles 20[,000] users.", (20_000, 20_000), Hedge.EXACT),
    ("It handles 20 [its users say].", (20, 20), Hedge.EXACT),
]


@pytest.mark.parametrize(("text", "bounds", "hedge"), ENDS)
def test_hedged_ends_of_a_range_and_what_an_editor_adds(
    text: str, bounds: tuple[float, float | None], hedge: Hedge
) -> None:
    found = find_quantities(text)[0]
    assert (found.low, found.high, found.hedge) == (*bounds, hedge)
