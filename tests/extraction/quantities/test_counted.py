"""What is counted, in words, and where a bare number counts people."""

from __future__ import annotations

import pytest

from services.extraction.quantities import find_quantities
from tests.extraction.quantities.expressions import only

COUNTED = [
    ("12,000 North Korean troops", ("troop", "north", "korean")),
    ("8,600 student visas were issued", ("visa", "student")),
    ("50 North Koreans would come", ("korean", "north")),
    ("300 U.S. soldiers", ("soldier",)),
    ("40 other passengers", ("passenger",)),
    ("86,000 more jobs", ("job",)),
    ("hundreds of thousands of men", ("man",)),
    ("90% of workers' wages", ("wage", "worker")),
    ("2,000 National Guardsmen", ("guardsman", "national")),
    ("40 rock specimens", ("specimen", "rock")),
    ("two B-2 stealth bombers", ("bomber", "b", "stealth")),
    ("a five-member panel", ("member",)),
    ("12,000 rail and bus workers", ("worker", "rail", "bus")),
    ("30 sea, air and land patrols", ("patrol", "sea", "air", "land")),
    ("19 of some of the finest guides", ("guide", "fine")),
    ("300 boats and other vessels sank", ("vessel", "boat")),
    ("300 boats and other than that nothing", ("boat",)),
    ("12 nurses and other patients", ("nurse",)),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_what_is_counted_travels_with_the_number(text: str, counted: tuple[str, ...]) -> None:
    assert only(text).counted == counted


ACTED_ON = [
    "The blast injured almost 90.",
    "The mill will hire 300.",
    "Police said 12 were killed.",
    "At least 40 are missing.",
]


@pytest.mark.parametrize("text", ACTED_ON)
def test_bare_number_next_to_what_is_done_to_people_counts_people(text: str) -> None:
    assert only(text).unit == "people"


@pytest.mark.parametrize(
    "text",
    [
        "POLICE SAY TWO MEN HELD",
        "Two Men Held After Fire",
        "Man Held in Five States",
        "MUST WATCH One judge may decide",
        "SEEN HERE Two men mourn",
    ],
)
def test_capitals_of_a_headline_make_no_name_of_a_number(text: str) -> None:
    assert len(find_quantities(text)) == 1


SIZED = [
    ("He made fifteen $50,000 withdrawals.", "withdrawal"),
    ("Two 500-pound bombs fell.", "bomb"),
    ("They work six 12-hour shifts.", "shift"),
    ("It paid three $2 million fines.", "fine"),
]


@pytest.mark.parametrize(("text", "unit"), SIZED)
def test_what_is_counted_may_stand_behind_its_own_size_or_price(text: str, unit: str) -> None:
    first = find_quantities(text)[0]
    assert (first.unit, first.counted) == (unit, (unit,))


def test_a_crew_of_ten_are_people_and_ten_crews_are_not_ten_people() -> None:
    assert only("The tug has a crew of ten.").unit == only("The tug carried ten crew.").unit == "people"
    assert only("Ten fire crews came.").unit == "crew"


BRACKETED = [
    ("Far more people (1.2 million) left.", "people"),
    ("Fewer homes (1,200) burned.", "home"),
    ("It won the most seats (52).", "seat"),
    ("Many children (about 40) were hurt.", "people"),
    ("It pulls so many families out of debt (900,000) at once.", "family"),
    ("The voters of Torvik (56,000) stayed at home.", "count"),
    ("Lund (28) came on.", "count"),
    ("The Rovers (12) led.", "count"),
]


@pytest.mark.parametrize(("text", "unit"), BRACKETED)
def test_a_figure_in_brackets_counts_the_noun_before_it(text: str, unit: str) -> None:
    assert only(text).unit == unit


PERSONS = [
    "seven Nobel laureates",
    "three paralympians",
    "12 Ohioans",
    "nine trombonists",
    "two quarterbacks",
    "40 Lutherans",
    "six geneticists",
    "300 hoteliers",
    "four co-conspirators",
    "20 warlords",
    "two assemblymen",
    "300 nationalists",
]


@pytest.mark.parametrize("text", PERSONS)
def test_persons_by_their_trade_creed_or_home_are_people(text: str) -> None:
    assert only(text).unit == "people"


def test_a_word_for_persons_that_only_describes_counts_nobody() -> None:
    assert only("one racist remark").unit == "remark"
    assert only("one alcoholic drink").unit == "drink"


def test_a_part_behind_including_counts_what_its_whole_counts() -> None:
    assert [q.unit for q in find_quantities("It has cut 300 jobs, including 40 in May.")] == ["job", "job"]
    assert [q.unit for q in find_quantities("In all 300 people died, including at least 40 there.")] == ["people"] * 2
    assert [q.unit for q in find_quantities("It cut 300 jobs, including 40 in seven towns.")] == ["job", "job", "town"]
