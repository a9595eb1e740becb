"""Accounts of the sentence before, speakers inside a quotation, and words that close a sentence for all of it."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
ACCOUNTS = [
    ('Many were trapped in the hold of the ferry. That’s the account one survivor gave, according to a statement by prosecutors in Lunde.', 'trapped in the hold', ['prosecutors in Lunde', 'one survivor']),
    ('Sales will fall in every region. This is the picture analysts painted on Monday.', 'Sales will fall', ['analysts']),
    ('The striker will miss the whole season. That was the verdict the doctors gave.', 'miss the whole season', ['doctors']),
    ('The striker will miss the whole season. That was the price the club paid.', 'miss the whole season', []),
    ('Sales will fall in every region. That is the reason analysts left early.', 'Sales will fall', []),
]  # fmt: skip

QUOTED = [
    ('"Police said hundreds were locked in the hold," Ada Thorn reports from Lunde. "Those on deck ran to one side."', 'hundreds were locked', ['Ada Thorn', 'police']),
    ('"Police said hundreds were locked in the hold," Ada Thorn reports from Lunde. "Those on deck ran to one side."', 'ran to one side', ['Ada Thorn']),
    ('“Two unions are claiming that 40 posts were cut,” Per Holt reported.', '40 posts', ['Per Holt', 'Two unions']),
    ('“Doctors say the keeper has torn a muscle,” the coach said.', 'torn a muscle', ['coach', 'doctors']),
    ('“We say the keeper has torn a muscle,” the coach said.', 'torn a muscle', ['coach']),
]  # fmt: skip

CLOSED = [
    ('When asked in May about the cash, Mr. Holt lied to agents by saying he was keeping it, the indictment charges.', 'Holt lied', ['indictment']),
    ('When asked in May about the cash, Mr. Holt lied to agents by saying he was keeping it, the indictment charges.', 'he was keeping it', ['indictment', 'Holt']),
    ('The captain misled crews by telling them the port was open, the report says.', 'misled crews', ['report']),
]  # fmt: skip

TOLD = [
    ('Premier Per Holt told private Lundish radio RTM he will ask his peers to act.', 'ask his peers', ['RTM', 'Per Holt']),
    ('The coach told Dorlandian daily Morgen that nine players had left.', 'nine players', ['Morgen', 'coach']),
    ('The coach told loyal radio listeners that nine players had left.', 'nine players', ['coach']),
    ('Lundish prime minister Per Holt held a press conference. “Sunday was a turning point for us all.”', 'a turning point', ['Per Holt']),
    ('The index, according to a household survey separate from the one of firms, shrank by 350,000.', 'shrank by 350,000', ['household survey']),
    ('Lunde Gov. Jan Brewer toured the town. Brewer, who was to visit the camp, said the loss was great.', 'the loss was great', ['Jan Brewer']),
    ('Since July, the economy has added an average of 158,000 jobs a month.', '158,000 jobs', []),
]  # fmt: skip

ALL = [*ACCOUNTS, *QUOTED, *CLOSED, *TOLD]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[f"{case[1]}-{case[0][-50:]}" for case in ALL])
def test_whose_word(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
