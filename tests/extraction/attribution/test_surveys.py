"""Figures that stand in a document without a verb of saying, and those that do not."""

from __future__ import annotations

import pytest

from services.extraction.attribution.surveys import is_share
from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
IN_DOCUMENTS = [
    ("In the latest Lunde Herald poll, conducted in May, 40 percent of voters trusted the mayor.", "40 percent", ["Lunde Herald poll"]),
    ("In a survey of 1,200 nurses released Monday, only 12 percent said they would stay.", "only 12 percent", ["survey of 1,200 nurses"]),
    ("In a study of 90 rivers, salmon had fallen by a third.", "fallen by a third", ["study of 90 rivers"]),
    ("Meanwhile, in the 2010 census, 4,000 barns were empty.", "4,000 barns", ["census"]),
    ("Quill fell to 10 percent in the latest Lunde Herald poll.", "10 percent", ["Lunde Herald poll"]),
    ("Some 46 percent of farmers in a Halden University survey said they sold hay.", "46 percent", ["Halden University"]),
    ("Forty percent of nurses sleep badly, according to a Halden University survey. A quarter said they had thought of leaving.", "A quarter", ["Halden University"]),
    ("Nurses met on Monday to talk about their sleep. Forty percent sleep badly, a new survey found.\n\nAmong doctors, 12 percent wanted to leave.", "12 percent", ["survey"]),
]  # fmt: skip

OWN = [
    ("In Sunday's poll, 40 percent voted for the Greens.", "40 percent", []),
    ("In response to the report, 40 clerks left.", "40 clerks", []),
    ("In the latest report, he named 40 boats.", "40 boats", ["he"]),
    ("In the first survey of the reef, divers said 40 corals had died.", "40 corals", ["divers"]),
    ("Some 16 percent of farmers took part in the survey.", "16 percent", []),
    ("A Halden University survey showed that many sleep badly, with half of them saying that work is why. Six in ten night nurses said they were ill.", "Six in ten", ["Halden University"]),
    ("Forty percent of nurses sleep badly, according to a Halden University survey. More tellingly for the wards, 12 percent said they had quit.", "12 percent", ["Halden University"]),
    ("Forty percent of nurses sleep badly, according to a Halden University survey. A quarter of the beds are empty.", "A quarter", []),
    ("The mayor said 40 percent of nurses sleep badly. A quarter said they had thought of leaving.", "A quarter", []),
]  # fmt: skip

ALL = [*IN_DOCUMENTS, *OWN]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[f"{case[1]}-{case[0][:50]}" for case in ALL])
def test_whose_figure(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain


@pytest.mark.parametrize(
    ("who", "share"),
    [
        ("28 percent of voters", True),
        ("Six in 10 nurses", True),
        ("Two-thirds of farmers", True),
        ("A majority", True),
        ("Three nurses", False),
        ("The Third Way", False),
    ],
)
def test_shares(who: str, share: bool) -> None:
    assert is_share(who) is share
