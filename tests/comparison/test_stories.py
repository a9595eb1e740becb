"""Templates: sentences that are printed after every accident, in articles about two of them."""

from __future__ import annotations

import asyncio
import json

import pytest

from services.comparison.compare import compare
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.profiles.profile import profile
from services.comparison.stories import other_story
from services.pipeline import InMemoryPipeline
from tests.comparison.test_told_in_words import NOW, told

SURE = 0.7
"""What an alert asks for (SCORING)."""


def said_of(newer: str, older: str) -> list[Verdict]:
    """Every verdict between the claims of two articles that says anything."""
    found = [compare(a, b) for a in told(newer, "new.example") for b in told(older, "old.example")]
    return [v for v in found if v.judgement is not Judgement.INCOMPARABLE]


TEMPLATES = [
    ("what it will cost", "Repairs will cost $2.2 million, the transport ministry said.",
     "Repairs will cost $7.1 million, the transport ministry said."),
    ("who was hurt", "Twelve people were taken to hospital.", "Nineteen people were taken to hospital."),
    ("who was out of work", "The plant has 340 workers, the union said.", "The plant has 900 workers, the union said."),
    ("how the vote went", "The motion was passed by 23 votes to 4.", "The motion was rejected by 19 votes to 11."),
    ("the same figure", "About 200 homes lost power, the grid operator said.",
     "About 200 homes lost power, the grid operator said."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older"), TEMPLATES)
def test_a_sentence_without_names_is_about_those_whom_its_article_names(why: str, newer: str, older: str) -> None:
    here, there = "A storm hit Tarvik on Monday. ", "A storm hit Sundby on Monday. "
    assert not said_of(here + newer, there + older), why
    assert said_of(here + newer, here + older), f"one story: {why}"


LANDS = [
    ("Varmia", "Varmian"),
    ("Ostra", "Ostran"),
    ("Dorne", "Dornian"),
    ("Tolvar", "Tolvarian"),
    ("Selda", "Seldans"),
]


@pytest.mark.parametrize(("land", "people"), LANDS)
def test_a_land_and_its_people_share_a_name(land: str, people: str) -> None:
    of_land, of_people = f"Miners in {land} went home. ", f"The {people} crown fell. "
    cost = "Repairs will cost $2.2 million, the ministry said."
    here, there = (
        profile(next(c for c in told(t + cost, "o.example") if c.quantity is not None)) for t in (of_land, of_people)
    )
    assert not other_story(here, there)


def test_one_shared_name_leaves_it_open_and_no_name_beside_says_nothing() -> None:
    cost = "Repairs will cost $2.2 million, the ministry said."
    profiles = [
        profile(next(c for c in told(text + cost, "o.example") if c.quantity is not None))
        for text in ("A storm hit Tarvik. ", "A storm hit Sundby. ", "Boats sank at Tarvik near Sundby. ", "")
    ]
    tarvik, sundby, both, nowhere = profiles
    assert other_story(tarvik, sundby)
    assert not other_story(tarvik, both)
    assert not other_story(sundby, both)
    assert not other_story(tarvik, nowhere)


@pytest.mark.parametrize(
    ("here", "there", "apart"),
    [
        ("Mayor Ilse Varga was there.", "Mayor Ilse Dorn was there.", True),  # a given name is many people's
        ("Mayor Ilse Varga was there.", "Mayor Varga was there.", False),
        ("It was near Sallow Bay.", "It was near Sallow Point.", False),  # what follows is no name of its own
        ("Boats came from Denmark.", "Denmark sent boats.", False),
    ],
)
def test_which_names_two_stories_share(here: str, there: str, apart: bool) -> None:
    cost = " Repairs will cost $2.2 million, the ministry said."
    left, right = (
        profile(next(c for c in told(t + cost, "o.example") if c.quantity is not None)) for t in (here, there)
    )
    assert other_story(left, right) is apart


TOWNS = ("Tarvik", "Sundby", "Orrin", "Kelmoor", "Tessel")


def test_templates_fill_no_record() -> None:
    """Towns whose articles name nobody else meet as two of one fact at most: the third shows that it is a template."""
    pipeline = InMemoryPipeline()
    facts = []
    for number, town in enumerate(TOWNS):
        raw = {
            "url": f"https://o{number}.example/1", "outlet": f"o{number}.example", "title": "Closed",
            "language": "en", "published_at": NOW.isoformat(),
            "text": f"Schools in {town} stayed closed on Monday, the council said in a statement.",
        }  # fmt: skip
        passage = asyncio.run(pipeline.feed(json.dumps(raw).encode()))
        assert passage.comparison is not None
        facts += [p.fact_id for p in passage.comparison.placed if town in p.claim.text]
        assert not passage.alerts
    assert max(facts.count(f) for f in facts) == len(("the first", "the one that differs from it"))


@pytest.mark.parametrize(
    ("newer", "older", "sure"),
    [
        ("Schools in Tarvik stayed closed, the council said.", "Schools in Sundby stayed closed, the council said.", False),
        ("Schools in Tarvik stayed closed, the mayor Ada Kolar said.",
         "Schools in Sundby stayed closed, the mayor Ivo Brandt said.", False),
        ("Ada Kolar paid $2.4 million for the ferry Halcyon on Monday, the port of Lisk said.",
         "Ivo Brandt paid $2.4 million for the ferry Halcyon on Monday, the port of Lisk said.", True),
    ],
)  # fmt: skip
def test_another_name_in_the_same_words_contradicts_only_where_something_else_agrees(
    newer: str, older: str, sure: bool
) -> None:
    against = [v for v in said_of(newer, older) if v.judgement is Judgement.CONTRADICTION]
    assert any(v.confidence >= SURE and v.field in (Field.PERSON, Field.PLACE) for v in against) is sure


def test_a_word_shared_by_two_places_does_not_make_them_one() -> None:
    here, there = (
        "Schools in Sallow Bay stayed closed, Ada Kolar said.",
        "Schools in Upper Sallow Moor stayed closed, Ada Kolar said.",
    )
    assert not [v for v in said_of(here, there) if v.judgement is Judgement.AGREEMENT and Field.PLACE in v.agrees]
    assert [v for v in said_of(here, here) if v.judgement is Judgement.AGREEMENT and Field.PLACE in v.agrees]
