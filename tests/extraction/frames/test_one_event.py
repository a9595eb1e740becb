"""One event in many words has one frame; all people and places are invented."""

from __future__ import annotations

import pytest

from services.extraction.model import Role
from tests.extraction.claims_of import about, claims_of, keys, words

DEATHS = [
    "Nine people died in a fire in the Orvin road tunnel on Monday, the fire service said.",
    "The Orvin tunnel fire killed nine people, police said.",
    "A fire in the Orvin tunnel killed nine people on Monday.",
    "Nine people were killed by a fire in the Orvin tunnel.",
    "The fire in the Orvin tunnel has claimed nine lives.",
    "The death toll from the Orvin tunnel fire rose to nine on Tuesday.",
    "The number of people killed in the Orvin tunnel fire has risen to nine.",
    "The Orvin tunnel fire left nine dead.",
]


@pytest.mark.parametrize("sentence", DEATHS)
def test_deaths_have_one_frame(sentence: str) -> None:
    claim = about(claims_of(sentence), "die")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (9, 9, "people")
    assert keys(claim, Role.PATIENT) == {"people"}
    assert "fire" in keys(claim, Role.TOPIC)
    assert "orvin" in words(claim, Role.PLACE)
    assert claim.cumulative


WINS = [
    "Torrent beat Selby 4-1 on Saturday.",
    "Torrent thrashed Selby 4-1.",
    "Selby lost 4-1 to Torrent on Saturday.",
    "Selby were beaten 4-1 by Torrent.",
    "Torrent's 4-1 victory over Selby delighted the crowd.",
]


@pytest.mark.parametrize("sentence", WINS)
def test_winner_and_loser_keep_their_roles(sentence: str) -> None:
    claim = about(claims_of(sentence), "win")
    assert (keys(claim, Role.AGENT), keys(claim, Role.RECIPIENT)) == ({"Torrent"}, {"Selby"})


DEALS = [
    "Norla Foods bought Bremel for almost 3 million euros.",
    "Bremel was sold to Norla Foods for almost 3 million euros.",
    "Norla Foods paid almost 3 million euros for Bremel.",
    "Bremel was acquired by Norla Foods for almost 3 million euros.",
]


@pytest.mark.parametrize("sentence", DEALS)
def test_buying_and_selling_are_one_event(sentence: str) -> None:
    claim = about(claims_of(sentence), "buy")
    assert (keys(claim, Role.AGENT), keys(claim, Role.PATIENT)) == ({"Norla Foods"}, {"Bremel"})
    assert claim.quantity is not None
    assert claim.quantity.unit == "EUR"


POSTS = [
    "Mira Solberg was named chief executive of Nordkraft on Tuesday.",
    "Nordkraft appointed Mira Solberg as its chief executive on Tuesday.",
    "On Tuesday Nordkraft named Mira Solberg as chief executive.",
]


@pytest.mark.parametrize("sentence", POSTS)
def test_appointments_name_body_person_and_post(sentence: str) -> None:
    claim = about(claims_of(sentence), "appoint")
    assert keys(claim, Role.AGENT) == {"Nordkraft"}
    assert keys(claim, Role.PATIENT) == {"Mira Solberg"}
    assert "executive" in keys(claim, Role.ATTRIBUTE)


LOANS = [
    "Orlan lent Granary 400 million euros on Monday.",
    "Granary received a loan of 400 million euros from Orlan on Monday.",
    "Orlan granted Granary a loan of 400 million euros on Monday.",
]


@pytest.mark.parametrize("sentence", LOANS)
def test_lender_and_borrower_keep_their_roles(sentence: str) -> None:
    claim = about(claims_of(sentence), "lend")
    assert (keys(claim, Role.AGENT), keys(claim, Role.RECIPIENT)) == ({"Orlan"}, {"Granary"})


CONVICTIONS = [
    "A jury in Orvin Bridge convicted property developer Conrad Hale of bribery on Wednesday, the court clerk said.",
    "Property developer Conrad Hale was found guilty of bribery in Orvin Bridge on Wednesday.",
    "Conrad Hale was convicted of bribery on Wednesday.",
]


@pytest.mark.parametrize("sentence", CONVICTIONS)
def test_a_conviction_has_the_whole_name_and_the_day(sentence: str) -> None:
    claim = about(claims_of(sentence), "convict")
    assert keys(claim, Role.PATIENT) == {"Conrad Hale"}
    assert claim.when is not None
