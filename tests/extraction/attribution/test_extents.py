"""How far what somebody says reaches, and where it begins."""

from __future__ import annotations

import pytest

from services.extraction.attribution import extract_attributions
from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
REACHES = [
    ("The club noted that through the end of March, spending on boats had reached nearly $2 million.", "$2 million", ["club"]),
    ("A harbour source said in addition to traps and some oil, divers also removed 10 bombs.", "10 bombs", ["harbour source"]),
    ("The mayor said in a statement on Monday, 12 barns had burned.", "12 barns", ["mayor"]),
    ("A count shows she won 83 seats in Halden last month, 74 in Lisk last week and 71 in Lunde on Tuesday.", "71 in Lunde", ["count"]),
    ("The army has said most of the men — five have been named so far — were strangers to the town.", "were strangers", ["army"]),
    ("Ada Quill announced that the alarm, which had been called after 40 men fled, would last three months.", "three months", ["Ada Quill"]),
    ("Per Holt said a raid was on, as a Norwegian official said up to 1,000 men had crossed the river.", "up to 1,000 men", ["Norwegian official"]),
    ("Then, say witnesses, the bus drove through the crowd for nearly a mile, leaving 12 dead.", "leaving 12 dead", ["witnesses"]),
    ("Twelve men died in the fire, police said, and 40 were hurt.", "40 were hurt", ["police"]),
    ("Twelve men died in the fire, according to police, and 40 were hurt.", "40 were hurt", ["police"]),
    ("Twelve men died in the fire, police said Monday, and 40 were hurt.", "40 were hurt", ["police"]),
    ("For May, the Labor Department said firms hired 132,000 men, down from an earlier estimate of 148,000, and the figure for June was cut to 138,000 from 171,000.", "cut to 138,000", ["Labor Department"]),
    ("The indictment charges the mayor with one count of fraud. He is also charged with three counts of lying to police.", "three counts", ["indictment"]),
]  # fmt: skip

STOPS = [
    ("The club sold 40 boats. The mayor was charged with three counts of fraud.", "three counts", []),
    ("The mayor said the pier would close in May, but 12 shops stayed open.", "12 shops", []),
    ("Twelve men died in the fire, police said, and the boys went home.", "the boys went home", []),
    ('"It is war," said a fisherman who fled one of two camps that had burned.', "had burned", []),
]  # fmt: skip

# (text, what is said): where it was said is no part of it
ENDS = [
    ("The union called for more spending on ports in a statement on Monday.", "more spending on ports"),
    ("Ada Quill denounced the closure of the pier in an interview with the Lunde Post last week.", "the closure of the pier"),
    ("The senator refused to endorse the party's candidate during a speech at the harbour.", "to endorse the party's candidate"),
]  # fmt: skip

ALL = [*REACHES, *STOPS]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[f"{case[1]}-{case[0][:50]}" for case in ALL])
def test_whose_word(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain


@pytest.mark.parametrize(("text", "said"), ENDS, ids=[said for _, said in ENDS])
def test_where_it_was_said_is_not_what_was_said(text: str, said: str) -> None:
    assert [[s.of(text) for s in a.content] for a in extract_attributions(text)] == [[said]]
