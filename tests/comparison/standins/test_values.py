"""Which values an article states, and which of a new one may stand where others have another."""

from __future__ import annotations

import pytest

from services.comparison.model import Field
from services.comparison.standins.reading import of_one_story
from services.comparison.standins.slots import slots
from tests.comparison.standins.articles import read


@pytest.mark.parametrize(
    ("text", "sort", "words"),
    [
        ("The ferry Lunara took on 412 cars in Brakvik.", "things", "412"),
        ("Tilda Orm came third in the Brakvik regatta.", "rank", "third"),
        ("The ferry Lunara sank off Brakvik on Monday.", "date of a day", "Monday"),
        ("The lighthouse of Brakvik was built in 1874.", "date of a year", "1874"),
        ("Harbour master Tilda Orm closed the quay of Brakvik.", "name", "Tilda Orm"),
        ("The owners have sued Lunara Lines.", "role", "Lunara Lines"),
        ("The council waved the quay of Brakvik through.", "decision", "waved the quay of Brakvik through"),
    ],
)
def test_an_article_states_a_value(text: str, sort: str, words: str) -> None:
    (article,) = read(text)
    assert (sort, words) in {(v.sort, v.words) for v in article.values}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("The rescue in Brakvik took six weeks.", "In Brakvik it lasted a month and a half.", True),
        ("The rescue in Brakvik took six weeks.", "The rescue in Brakvik took six months.", False),
        ("Nearly 500 people came to Brakvik.", "In Brakvik 497 people stood in the rain.", True),
        ("Orm resigned in Brakvik on Tuesday.", "On Tuesday Brakvik lost its mayor.", True),
        ("Orm resigned in Brakvik on Tuesday.", "On Monday Brakvik lost its mayor.", False),
    ],
)
def test_an_article_tells_a_value_in_other_words(one: str, other: str, told: bool) -> None:
    mine, theirs = read(one, other)
    value = next(v for v in mine.values if v.field in (Field.QUANTITY, Field.TIME))
    assert theirs.tells(value) is told


@pytest.mark.parametrize(
    "text",
    [
        "The 18th Amendment was read in Brakvik.",
        "The Third Fleet left Brakvik.",
        "One ship lay in Brakvik.",
        "The flood came to Brakvik at twenty past two.",
        "It is ten o'clock in Brakvik.",
    ],
)
def test_a_number_in_a_name_and_a_single_thing_are_no_figures(text: str) -> None:
    (article,) = read(text)
    figures = [v for v in article.values if v.field is Field.QUANTITY and v.quantity is None]
    assert not figures


@pytest.mark.parametrize(
    "text", ["Tilda Orm lost her ferry in Brakvik a decade ago.", "Tilda Orm left Brakvik 12 years ago."]
)
def test_years_counted_from_now_are_no_date(text: str) -> None:
    (article,) = read(text)
    assert not [v for v in article.values if v.field is Field.TIME]


@pytest.mark.parametrize(
    "text",
    [
        "The first half in Brakvik was dull.",
        "In the second quarter the bank of Brakvik grew.",
        "Brakvik rowed for the third time.",
        "They met in Second Street in Brakvik.",
    ],
)
def test_an_ordinal_before_a_stretch_is_no_rank(text: str) -> None:
    (article,) = read(text)
    assert not [v for v in article.values if v.sort == "rank"]


@pytest.mark.parametrize(
    "text",
    [
        "The Norlings want to defeat Brakvik.",
        "If it beats Brakvik, Selmond is through.",
        "He kept the post, defeating his Liberal rival.",
    ],
)
def test_who_may_win_has_not_won(text: str) -> None:
    (article,) = read(text)
    assert not [v for v in article.values if v.sort == "role"]


def test_a_value_that_one_of_the_others_has_stands_for_nothing() -> None:
    told = ("Orm won in Brakvik with 61 votes.", "In Brakvik 61 votes were for Orm, 40 against.")
    *others, mine = read(*told, "Brakvik chose Orm with 40 votes.")
    assert not slots(mine, others)


def test_what_few_of_the_others_tell_is_of_something_else() -> None:
    told = ["In Brakvik 61 votes were for Tilda Orm."] * 2 + ["Tilda Orm won in Brakvik.", "Brakvik chose Tilda Orm."]
    *others, mine = read(*told, "Brakvik chose Tilda Orm with 40 votes.")
    assert slots(mine, others[:3])
    assert not slots(mine, others)


def test_a_story_is_known_by_names_or_through_another_article() -> None:
    told = (
        "Tilda Orm of Brakvik has won the Lunara regatta.",
        "Brakvik danced until dawn: the Lunara regatta has a winner.",
        "A bakery in Selmond has burnt down.",
    )
    *others, mine = read(*told, "Tilda Orm of Brakvik sailed home last.")
    assert [o.account.outlet for o in of_one_story(mine, others)] == ["outlet0.example", "outlet1.example"]
