"""Who says who somebody is, and what unnamed people say again."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
IDENTIFIED = [
    ('Police in Lunde identified the driver as Karl Orn, a 34-year-old baker.', '34-year-old', ['Police in Lunde']),
    ('The Rowing Board has identified the 2 missing as Ada Vale, 61, and Per Holt, 19.', 'Per Holt, 19', ['Rowing Board']),
    ('Karl Orn, 34, a baker from Lunde, was identified by the coastguard as the skipper.', 'Karl Orn, 34', ['coastguard']),
    ('A third climber was identified by the Lunde Post as Per Holt, 19.', 'Per Holt, 19', ['Lunde Post']),
    ('The clinic released the names of the two patients: Ada Vale, 61, and Per Holt, 19.', 'Ada Vale, 61', ['clinic']),
    ('Lunde police named the three dead as Ada Vale, 61, Per Holt, 19, and Karl Orn, 34.', 'Ada Vale, 61', ['Lunde police']),
    ('The study identified the bones as those of a whale, 12 metres long.', '12 metres', ['study']),
]  # fmt: skip

NOBODY = [
    ('The driver was identified as Karl Orn, a 34-year-old baker.', '34-year-old', []),
    ('The club released the names without a word on the 40 seats.', '40 seats', []),
]  # fmt: skip

AGAIN = [
    ('Prison guards told the Lunde Post that the cell was open. The guards said 40 men had left.', '40 men', ['Lunde Post', 'Prison guards']),
    ('Harbour officials said the pier was shut. The officials said 40 ships had left.', '40 ships', ['Harbour officials']),
    ('Three traders told Reuters that wheat was short. Ada Vale said 40 ships had left.', '40 ships', ['Ada Vale']),
    ('Two prison guards told the Lunde Post that the cell was open. The nurses said 40 men had left.', '40 men', ['nurses']),
]  # fmt: skip

ALL = [*IDENTIFIED, *NOBODY, *AGAIN]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[f"{case[1]}-{case[0][-50:]}" for case in ALL])
def test_whose_word(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
