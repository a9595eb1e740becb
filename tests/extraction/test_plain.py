"""Sentences as claims of their own: which get one, and what it holds."""

from __future__ import annotations

import pytest

from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from services.extraction.plain import CONFIDENCE, MOST, MOST_SAID, MOST_VALUES
from tests.extraction.claims_of import article

TELLING = "Petra Lang and the Orrin choir quarrelled bitterly over the costumes in Ystad."


def plain(text: str) -> list[Claim]:
    return [c for c in extract_claims(article(text)).claims if c.frame.predicate == "plain"]


def test_a_sentence_of_names_that_no_table_knows_is_told_as_it_stands() -> None:
    (claim,) = plain(TELLING)
    assert (claim.text, claim.told, claim.quantity, claim.frame.participants) == (TELLING, TELLING, None, ())
    assert claim.confidence == CONFIDENCE


def test_a_figure_that_no_frame_holds_gets_a_claim() -> None:
    claims = plain("The 42-minute tape of the Orrin choir in Ystad has everything, Petra Lang thinks.")
    assert [c.quantity is None for c in claims].count(False) <= 1


def test_a_sentence_that_tells_nothing_gets_none() -> None:
    assert plain("It was late and everybody was tired of waiting around.") == []
    assert plain("— Petra M. Lang (@petralang) August 3, 2016") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Lindqvist said she felt healthy and seemed quite cheerful during breakfast.",
        "The parking charge stayed frozen ever since 1975.",
    ],
    ids=["its only name comes first", "only a year anchors it"],
)
def test_one_name_or_year_is_enough(sentence: str) -> None:
    assert [c.told for c in plain(sentence)] == [sentence]


def test_an_article_gets_a_bounded_number() -> None:
    assert len(plain(" ".join(TELLING.replace("Ystad", f"Ystad{i}ville") for i in range(90)))) <= MOST + MOST_VALUES


def test_offsets_into_what_is_told_are_offsets_into_the_article() -> None:
    text = f"It rained.\n\n{TELLING}"
    for claim in extract_claims(article(text)).claims:
        assert text[claim.sentence.start :].startswith(claim.told)


FILLER = " ".join(TELLING.replace("Ystad", f"Ystad{i}ville") for i in range(9))


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        ("The 17-minute tape that the Orrin choir sent to Petra Lang shows the costumes in Ystad.", True),
        ("Petra Lang and the Orrin choir have quarrelled over the costumes in Ystad since 1995.", True),
        ("Petra Lang and the Orrin choir quarrelled bitterly over the costumes in Sarpo.", False),
    ],
)
def test_behind_the_first_sentences_values_are_told_as_they_stand(later: str, kept: bool) -> None:
    assert any(c.told == later for c in plain(f"{FILLER} {later}")) is kept


SAID_LATER = [
    ("“They are too tired to sing another verse,” said Ida Brandt, who conducts the choir of the old mill.", True),
    ("The singers were too tired for another verse, the organisers said.", True),
    ("Nobody has asked for the costumes back.", True),
    ("So far no singer has asked for the costumes back.", True),
    ("Neither of the choirs has replied.", True),
    ("The costumes were sewn in 1995.", True),
    ("The choir has a staff of 14.", True),
    ("He left with a fine of 900 crowns.", True),
    ("There has as yet been no sign of the costumes.", True),
    ("The choir has yet to pay the tailors of the old mill.", True),
    ("It was late and everybody was tired of waiting around.", False),
    ("Would the organisers have liked another verse?", False),
    ("Nobody sang.", False),
]


@pytest.mark.parametrize(("later", "kept"), SAID_LATER)
def test_behind_them_what_somebody_says_and_what_is_not_so_is_told_too(later: str, kept: bool) -> None:
    assert any(c.told == later for c in extract_claims(article(f"{FILLER} {later}")).claims) is kept


def test_what_is_said_behind_them_is_bounded() -> None:
    said = " ".join(
        f"The singers of row {n}th were too tired for a verse, the organisers said." for n in "abcdefghijkl"
    )
    assert len(plain(f"{FILLER} {said}")) <= MOST + MOST_SAID + MOST_VALUES


def test_no_figure_is_lost_where_the_first_sentences_end() -> None:
    rows = "The choir of seven women, five men and two boys sang to 40 guests in Ystad."
    told = {
        c.quantity.number for c in extract_claims(article(f"{TELLING} {TELLING} {rows} {rows}")).claims if c.quantity
    }
    assert told >= {7, 5, 2, 40}


WHOSE = [
    (
        "Lisk Abbey claimed last month in a letter to the choir that its costumes were gone, though Orrin has disputed that.",
        ["Lisk Abbey"],
    ),
    ("On Tuesday, Petra Lang of the old Orrin choir beside the mill told reporters that nobody sang.", ["Petra Lang"]),
    ("Petra Lang saw singers of the Orrin choir on the pier of Ystad long before dawn.", []),
    (
        "The quarrel over the costumes of the Orrin choir in Ystad grew on Thursday, after Petra Lang said that nobody sang.",
        [],
    ),
]


@pytest.mark.parametrize(("sentence", "chain"), WHOSE)
def test_a_sentence_that_begins_with_who_says_it_is_his(sentence: str, chain: list[str]) -> None:
    whole = next(c for c in plain(sentence) if c.quantity is None)
    assert [link.name for link in whole.chain] == chain


def test_a_figure_beside_what_is_said_is_the_outlets() -> None:
    text = "Lisk Abbey claimed last month that nobody sang, though quarrels over the 317 costumes of the Orrin choir go on."
    assert [c.chain for c in plain(text) if c.quantity is not None] == [()]


def test_how_many_sources_speak_is_no_figure_of_the_matter() -> None:
    text = "The Orrin choir has quarrelled bitterly over the costumes, according to two people familiar with the choir."
    assert [c.quantity for c in extract_claims(article(text)).claims if c.quantity is not None] == []


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The storm Irma has claimed 23 lives, the coastguard said on Friday.", "coastguard"),
        ("Astronomers have found a rocky planet 40 light years away, the Orsa observatory said.", "Orsa observatory"),
        ("Lisk county has recorded 146 cases of measles, according to the health department.", "health department"),
        ("Train drivers in Lisk called off Friday's strike, their union said on Wednesday.", "union"),
    ],
)
def test_who_does_something_is_no_speaker_within_what_is_said(sentence: str, source: str) -> None:
    assert {tuple(link.name for link in c.chain) for c in extract_claims(article(sentence)).claims} == {(source,)}


def test_a_part_counts_what_its_whole_counts() -> None:
    text = "The choir of Orrin quarrelled bitterly over the costumes in 30 of Sorland's 40 provinces."
    assert {c.quantity.unit for c in plain(text) if c.quantity is not None} == {"province"}
