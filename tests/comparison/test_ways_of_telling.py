"""One event in the many ways in which news tells it: each contradicts the one contrary telling, and none the like one."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.model import Judgement
from services.extraction.frames.words.lexicon import rows
from tests.comparison.test_told_in_words import contradicted, told

WAYS = {
    # (contrary telling, like telling): ways
    ("Dora Hamm beat Clara Sund in the final of the Amber Open on Sunday.",
     "Clara Sund beat Dora Hamm in the final of the Amber Open on Sunday."): [
        "Clara Sund proved too strong for Dora Hamm in Sunday's final of the Amber Open.",
        "Dora Hamm went down to Clara Sund in three sets in the final of the Amber Open on Sunday.",
        "Dora Hamm fell to Clara Sund in Sunday's final of the Amber Open.",
        "Dora Hamm succumbed to Clara Sund in the final of the Amber Open on Sunday.",
        "Clara Sund stunned Dora Hamm in the final of the Amber Open on Sunday.",
        "Clara Sund came from behind to beat Dora Hamm in Sunday's final of the Amber Open.",
        "Clara Sund was crowned champion of the Amber Open on Sunday after a win over Dora Hamm.",
        "Clara Sund completed a three-set victory over Dora Hamm in Sunday's Amber Open final.",
    ],
    ("Tomas Kell won the presidential election in Varmia on Sunday.",
     "Ida Brandt won the presidential election in Varmia on Sunday."): [
        "Ida Brandt was elected president of Varmia on Sunday.",
        "Voters in Varmia chose Ida Brandt as president on Sunday.",
        "Ida Brandt swept to victory in Varmia's presidential election on Sunday.",
        "The presidential election in Varmia on Sunday went to Ida Brandt.",
        "Ida Brandt emerged the winner of Varmia's presidential election on Sunday.",
        "Ida Brandt took the presidency in Varmia on Sunday.",
    ],
    ("Turnout in the election in Varmia was 52 percent.", "Turnout in the election in Varmia was 62 percent."): [
        "In the election in Varmia, 62 percent of those eligible cast a ballot.",
        "62 percent of eligible voters went to the polls in the election in Varmia.",
    ],
    ("The government of Varmia rejected the dam at Kessel on Monday.",
     "The government of Varmia approved the dam at Kessel on Monday."): [
        "The dam at Kessel got the go-ahead from the government of Varmia on Monday.",
        "The government of Varmia cleared the way for the dam at Kessel on Monday.",
        "The government of Varmia signed off on the dam at Kessel on Monday.",
        "The dam at Kessel received the approval of the government of Varmia on Monday.",
    ],
    ("Parliament in Varmia rejected the tobacco bill on Monday.",
     "Parliament in Varmia approved the tobacco bill on Monday."): [
        "The tobacco bill cleared parliament in Varmia on Monday.",
    ],
    ("Coach Anders Lund will leave Frisk United, he said on Monday.",
     "Coach Anders Lund will stay at Frisk United, he said on Monday."): [
        "\"I am staying at Frisk United,\" coach Anders Lund said on Monday.",
        "Anders Lund said on Monday that he was to remain at Frisk United.",
    ],
    ("Lavia refused asylum to Omar Zed on Friday.", "Lavia granted asylum to Omar Zed on Friday."): [
        "Omar Zed was granted asylum by Lavia on Friday.",
        "Lavia gave asylum to Omar Zed on Friday.",
    ],
    ("Carmaker Astor posted a profit of 300 million euros for 2024.",
     "Carmaker Astor posted a loss of 300 million euros for 2024."): [
        "Astor reported a loss of 300 million euros for 2024.",
        "The carmaker Astor made a loss of 300 million euros in 2024.",
    ],
    ("Swimmer Lea Boll set a world record of 51.2 seconds in Arden on Saturday.",
     "Swimmer Lea Boll set a world record of 52.1 seconds in Arden on Saturday."): [
        "A world record of 52.1 seconds was set by the swimmer Lea Boll in Arden on Saturday.",
    ],
    ("Joy Ade won the 100 metres in Arden in 11.9 seconds on Sunday.",
     "Joy Ade won the 100 metres in Arden in 10.9 seconds on Sunday."): [
        "Sprinter Joy Ade ran the 100 metres in Arden in 10.9 seconds on Sunday.",
        "Joy Ade took the 100 metres in Arden on Sunday in a time of 10.9 seconds.",
    ],
    ("Astronomer Ida Moss discovered the comet Halm in March.", "Astronomer Jan Petri discovered the comet Halm in March."): [
        "The comet Halm was discovered by the astronomer Jan Petri in March.",
        "Jan Petri, an astronomer, discovered the comet Halm in March.",
    ],
    ("Neurologist Colin Haas led the study on sleep at Norden University.",
     "Neurologist Yara Simms led the study on sleep at Norden University."): [
        "Yara Simms led the study on sleep at Norden University, which was published on Thursday.",
    ],
    ("Ida Renn resigned as chairwoman of the party Nova.", "Ida Renn remained chairwoman of the party Nova."): [
        "Ida Renn remains chairwoman of the party Nova.",
        "Ida Renn stays on as chairwoman of the party Nova.",
    ],
}  # fmt: skip
ROWS = [(way, *pair) for pair, ways in WAYS.items() for way in ways]


@pytest.mark.parametrize(("way", "contrary", "like"), ROWS, ids=[r[0] for r in ROWS])
def test_a_way_of_telling_contradicts_the_contrary_and_not_the_like(way: str, contrary: str, like: str) -> None:
    assert contradicted(way, contrary)
    assert not contradicted(way, like)


NOTHING = [
    ("what a race is called is no time", "Joy Ade won the 100 metres in Arden on Sunday.", "Joy Ade won the 200 metres in Arden on Sunday."),
    ("a net profit and an operating loss", "Astor made a net profit of 300 million euros in 2024.",
     "Astor made an operating loss of 120 million euros in 2024."),
    ("a trade before a name is none of the name", "Chemist Lisa Varn won the Orben medal on Sunday.",
     "The physicist Lisa Varn won the Orben medal on Sunday."),
    ("a primary fills no office", "Ida Brandt won the presidential primary in Varmia on Sunday.",
     "Tomas Kell was elected president of Varmia on Sunday."),
    ("who needs votes to win has not won", "Ida Brandt needed four more votes to win the presidency of Varmia on Sunday.",
     "Tomas Kell won the presidency of Varmia on Sunday."),
    ("the election goes on", "The presidential election in Varmia goes to a second round on Sunday.",
     "Tomas Kell won the presidential election in Varmia on Sunday."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older"), NOTHING, ids=[c[0] for c in NOTHING])
def test_what_only_sounds_like_it_says_nothing(why: str, newer: str, older: str) -> None:
    assert not contradicted(newer, older), why


def test_who_won_the_vote_is_who_was_elected() -> None:
    pairs = [
        (a, b)
        for a in told("Ida Brandt was elected president of Varmia on Sunday.", "new.example")
        for b in told("Ida Brandt won the presidential election in Varmia on Sunday.", "old.example")
    ]
    assert any(
        compare(a, b).judgement is Judgement.AGREEMENT for a, b in pairs if min(a.confidence, b.confidence) > 0.5
    )


def test_a_verb_stands_in_one_row_of_its_table() -> None:
    words = [word for row in rows("verbs.tsv") for word in row[0].split(",")]
    twice = sorted({word for word in words if words.count(word) > 1})
    assert not twice
