"""A source is a whole phrase, and an office stands for the one person whom the article has named."""

from __future__ import annotations

import pytest

from services.extraction.attribution import extract_attributions

SOURCES = [
    ("Troops took the fort at Wadi Orin, army spokesman Colonel Emre Basan said on Thursday.", "Emre Basan"),
    (
        "The army took 90 prisoners at Wadi Orin, according to its spokesman, Emre Basan. Nobody could verify it.",
        "Emre Basan",
    ),
    ("Brett Olden will never return to Kingsmoor United, he said on Tuesday.", "Brett Olden"),
    (
        "The valley lost 30 percent of its barley to hail, farm minister Hugo Lell told parliament on Tuesday.",
        "Hugo Lell",
    ),
    (
        "Lucia Sandon planted a tree at Quarry Hill. The mayor said the city would build 600 homes there.",
        "Lucia Sandon",
    ),
    ("Ada Thorn has led the museum for a year. On Friday she said it would show 3,000 coins.", "Ada Thorn"),
    ("Emre Basan was in Wadi Orin. In June he announced that 400 huts would go up there.", "Emre Basan"),
    ("On Sunday Ada Thorn came to Lisk. She said the museum would show 3,000 coins.", "Ada Thorn"),
    ("After Ada Thorn came to Lisk she said the museum would show 3,000 coins.", "Ada Thorn"),
    ("Orvin lacks 900 beds, according to the nurses' union.", "nurses' union"),
    ("Orvin holds hares, according to the gamekeepers' guild.", "gamekeepers' guild"),
    ("Helga Imser welcomed the students on Wednesday. The rector said the hall would open in May.", "Helga Imser"),
]


@pytest.mark.parametrize(("text", "name"), SOURCES)
def test_who_said_it(text: str, name: str) -> None:
    assert [a.chain[-1].name for a in extract_attributions(text) if a.content and a.chain] == [name]
