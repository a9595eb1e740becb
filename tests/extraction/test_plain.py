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
