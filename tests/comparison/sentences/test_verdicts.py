"""Two sentences that tell one thing in other words: the value in which they differ, or why they say nothing."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare_profiles
from services.comparison.model import Field, Judgement
from services.comparison.tellings.verdicts import retell
from tests.comparison.sentences.tellings import fields_of, told_on


@pytest.mark.parametrize(
    ("number", "agrees"), [("12,600", True), ("40", False)], ids=["a telling number", "any number"]
)
def test_a_telling_number_needs_less_words_beside_it(number: str, agrees: bool) -> None:
    """Few things of one story have the number 12,600; forty things there are always."""
    told = f"After a long night the Orrin council, in its last session before summer, sold {number} wooden sleepers of trams."
    again = (
        f"Critics from Halden and Norra ask why {number} wooden sleepers had to leave Orrin while bridges rot nearby."
    )
    mine, theirs = told_on(told, "one.example", 14), told_on(again, "two.example", 14)
    found = [r for a in mine for b in theirs if a.claim.quantity and b.claim.quantity and (r := retell(a, b))]
    assert [r for r in found if r.field is None] != [] if agrees else found == []


@pytest.mark.parametrize(("day", "fields"), [(14, {Field.QUANTITY}), (16, set())], ids=["the same day", "two days on"])
def test_a_figure_of_another_day_may_have_grown(day: int, fields: set[Field]) -> None:
    text = "The Orrin Valley council said that Petra Lindqvist, 41, is paying for {} trams of the Lunder Works."
    again = "Petra Lindqvist, 41, is paying for 12 trams of the Lunder Works, according to the Orrin Valley council."
    mine, theirs = told_on(text.format(31), "one.example", day), told_on(again, "two.example", 14)
    found = [retell(a, b) for a in mine for b in theirs]
    assert {r.field for r in found if r is not None and r.field is not None} == fields


@pytest.mark.parametrize(
    ("newer", "rule"), [("on Wednesday", "time.weekday.sentences"), ("on 9 June", None)], ids=["weekday", "date"]
)
def test_a_verdict_says_that_days_of_the_week_differ(newer: str, rule: str | None) -> None:
    told = "Workers of the Lunder Works in Orrin Valley blocked the Halm bridge {} against the closure of the foundry."
    sides = told_on(told.format(newer), "new.example", 14), told_on(told.format("on Tuesday"), "old.example", 14)
    found = [compare_profiles(a, b) for a in sides[0] for b in sides[1]]
    assert {v.of_weekdays for v in found if v.of_sentences} == ({True} if rule else set())
    assert {v.rule for v in found if v.of_sentences} == ({rule} if rule else set())


def test_two_names_that_differ_do_not_make_two_sentences_unlike() -> None:
    told = "Ingeborg Halvorsen, the chief engineer of the Orrin lock, retired in November to grow roses."
    again = "The chief engineer of the Orrin lock, Severin Malmqvist, left in November."
    assert Field.PERSON in fields_of(told, again)


@pytest.mark.parametrize(
    ("told", "again", "agrees"),
    [
        (
            "In a rift with most of the Harbour Party, Petra Lindqvist backs a levy on the cargo of sugar ships.",
            "The former Massachusetts harbour pilot Petra Lindqvist backs a levy on sugar cargo, in a rift with most ships.",
            True,
        ),
        (
            "A ledger says that Petra Lindqvist kept orchids and taught a choir in Orrin from 1971 to 1988, near Halden.",
            "Petra Lindqvist kept orchids and taught a choir in Orrin, Virginia, between 1971 and 1988, then took up sailing.",
            True,
        ),
        (
            "Lindqvist praised the choir in Halden and sang for the orphans of the ferry.",
            "In Norra the choir sang for Malmqvist, a teacher, when the ferry came.",
            False,
        ),
    ],
    ids=["much in common", "two years in common", "little in common"],
)
def test_names_of_what_stands_around_part_nobody_who_tells_the_same(told: str, again: str, agrees: bool) -> None:
    mine, theirs = told_on(told, "one.example", 14), told_on(again, "two.example", 14)
    found = [r for a in mine for b in theirs if (r := retell(a, b))]
    assert (None in [r.field for r in found]) is agrees


@pytest.mark.parametrize(("day", "agrees"), [("March 2", True), ("March 4", False)])
def test_one_day_of_one_event_needs_no_name_in_its_clause(day: str, agrees: bool) -> None:
    told = f"The Orrin council said the sirens were a part of its Heron Shield drill with Norra, which began on {day} under heavy rain."
    again = "The Orrin council said the sirens were part of its Heron Shield exercise, which began on March 2 and lasts till the fair."
    mine, theirs = told_on(told, "one.example", 14), told_on(again, "two.example", 14)
    found = [compare_profiles(a, b) for a in mine for b in theirs if a.concept == b.concept == "begin"]
    assert found
    assert (Judgement.AGREEMENT in {v.judgement for v in found}) is agrees
