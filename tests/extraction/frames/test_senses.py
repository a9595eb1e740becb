"""Which event a verb tells, by its nouns and its number."""

from __future__ import annotations

import pytest

from services.extraction.model import Role
from tests.extraction.claims_of import about, claims_of, keys

EVENTS = [
    ("The plan would lift 900,000 people in Varnia out of poverty.", "lift_from_poverty"),
    ("Varnia pulled 3,000 families out of poverty in 2019.", "lift_from_poverty"),
    ("Varnia lifted the ban on Monday.", "abolish"),
    ("The jury found Ada Kern guilty on Monday.", "convict"),
    ("Ada Kern contracted malaria on a trip to Borea in May.", "infect"),
    ("The ferry Linna sank off Cala Nera on Sunday.", "crash"),
    ("The Morvel lighthouse was lit for the first time in 1874, the archive says.", "light"),
    ("The museum gave the Tolm mask back to Asar on Monday.", "return"),
    ("A Zelfar cargo plane made an emergency landing in Tarn on Monday.", "land"),
    ("Traffic collapsed after the closure of the Brent bridge on Sunday.", "close"),
    ("Ada Kern was crowned queen of Varnia on Sunday.", "appoint"),
    ("Ada Kern sang the title role in Mera on Sunday.", "perform"),
    ("The Brent bridge inquiry will be headed by former judge Ada Kern, the ministry said on Monday.", "lead"),
]


@pytest.mark.parametrize(("sentence", "predicate"), EVENTS)
def test_events_without_a_number(sentence: str, predicate: str) -> None:
    assert predicate in {c.frame.predicate for c in claims_of(sentence)}


SENSES = [
    ("The space agency lost contact with the probe Corvane on Friday.", "lose_contact"),
    ("Soldiers of Karsia left the town of Ulmar on Sunday.", "withdraw"),
    ("The fourth stage of the Tour of Elvia went to Mara Lind on Tuesday.", "win"),
    ("Nils Hark climbed Mount Orm on 4 May.", "climb"),
    ("Nils Hark reached the summit of Mount Orm on 4 May.", "climb"),
    ("Engineers brought the reactor at Kelm back into operation on Monday.", "resume"),
    ("Kelm's reactor resumed operation on Monday.", "resume"),
    ("Tuesday's concert in Orvin did not take place.", "happen"),
    ("Gang boss Ralf Ost lost his appeal on Tuesday.", "uphold"),
    ("The high court rejected the appeal of Ralf Ost on Tuesday.", "uphold"),
    ("The former mayor Otto Briem went on trial on Monday.", "try"),
    ("The harbour bridge in Orvin remained closed on Monday.", "close"),
    ("Mara Lind died at 23 on Monday.", "die"),
    ("Turnout in the parliamentary election in Orvin was 51% on Sunday.", "turnout"),
    ("Thirty percent of households in Orvin consist of couples.", "consist"),
    ("Westline will discontinue its ferry to Orvin.", "close"),
    ("Kolar's sales came to 620 million euros in the second quarter.", "revenue"),
    ("The minister came to Orvin with 4 million euros.", "arrive"),
]


@pytest.mark.parametrize(("sentence", "predicate"), SENSES)
def test_the_sense_of_a_verb_by_its_nouns(sentence: str, predicate: str) -> None:
    about(claims_of(sentence), predicate)


LATE_SENSES = [
    ("Forty homes were lost in a fire in Carthy on Monday.", "destroy", 40),
    ("Telvane lost two ferries off Tarin on Saturday.", "destroy", 2),
    ("Some 300 jobs were lost at Telvane.", "lay_off", 300),
    ("Archaeologists found a Roman mosaic in Carthy on Tuesday.", "discover", None),
    ("The regulator fined Telvane 12 million euros.", "fine", 12_000_000),
    ("All five people on board a helicopter died near Tarin on Saturday.", "die", 5),
    ("Sarnia has 2,100 inhabitants, according to the census.", "population", 2_100),
    ("Some 2,100 people live on the island of Sarnia.", "population", 2_100),
    ("Ana Brisk became speaker on Tuesday.", "appoint", None),
    ("Sixty-three people in Lorvane have caught measles.", "infect", 63),
    ("Employees in Velane earn 3,200 dollars a month.", "earn", 3_200),
]


@pytest.mark.parametrize(("sentence", "predicate", "number"), LATE_SENSES)
def test_things_found_posts_taken_and_people_counted(sentence: str, predicate: str, number: float | None) -> None:
    quantity = about(claims_of(sentence), predicate).quantity
    assert (quantity.number if quantity is not None else None) == number


SECOND_READINGS = [
    ("On Tuesday 27 grey seals stranded on the beach at Cape Orvin.", "trap", 27),
    (
        "Some 400 barrels of diesel leaked from the depot at Orvin on Tuesday, according to the fire brigade.",
        "leak",
        400,
    ),
    ("Six percent of patients infected with the Lano virus die, the clinic said.", "die", 6),
]


@pytest.mark.parametrize(("sentence", "predicate", "number"), SECOND_READINGS)
def test_a_past_tense_that_looks_like_a_participle_is_the_verb(sentence: str, predicate: str, number: int) -> None:
    claim = about(claims_of(sentence), predicate)
    assert claim.quantity is not None
    assert claim.quantity.number == number
    assert keys(claim, Role.PATIENT)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("A third of nurses in Orvin commute, the clinic study found.", "commute"),
        ("One in nine adults in Lisk drinks, the survey released on Monday found.", "drink"),
        ("Half of the hives in Tarvia die, the institute said on Monday.", "die"),
    ],
)
def test_what_a_survey_found_has_its_own_verb(sentence: str, verb: str) -> None:
    assert verb in {claim.frame.lemma for claim in claims_of(sentence)}
