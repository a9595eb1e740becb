"""Who is quoted by whom, and short statements before their speaker: (sentence, words, chain from the outlet outward)."""

from __future__ import annotations

import pytest

from services.extraction.attribution import covering, extract_attributions
from services.extraction.model import Span

ROWS = [
    ("The Torne Herald quoted Ida Brandt as saying 40 people had died.", "40 people had died",
     ["Torne Herald", "Ida Brandt"]),
    ("The Torne Herald quoted the minister as saying on Monday that at least 40 people had died in the fire at the port.",
     "at least 40 people", ["Torne Herald", "minister"]),
    ("Ida Brandt was quoted by the Torne Herald as saying that 40 people had died.", "40 people had died",
     ["Torne Herald", "Ida Brandt"]),
    ("The minister was quoted as saying 40 people died in the fire.", "40 people died", ["minister"]),
    ('The Torne Herald quoted Ida Brandt as saying: "At least 40 people died in the fire."', "At least 40 people",
     ["Torne Herald", "Ida Brandt"]),
    ("Forty people died, Ida Brandt told the Torne Herald.", "Forty people died", ["Torne Herald", "Ida Brandt"]),
    ("40 people died, the Torne Herald reported, citing two police officers.", "40 people died",
     ["Torne Herald", "police officers"]),
    ("Late on Monday, police told reporters that 40 people had died.", "40 people had died", ["police"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), ROWS, ids=[r[0] for r in ROWS])
def test_the_quoted_one_speaks(text: str, words: str, chain: list[str]) -> None:
    start = text.index(words)
    found = covering(extract_attributions(text), Span(start, start + len(words)))
    assert found is not None
    assert [link.name for link in found.chain] == chain
