"""Pronouns and titles go to nobody of the other sex; names are whole, and no other word stands in them."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
PRONOUNS = [
    ('Coach Karl Lind spoke first. “We lost,” Lind said. Captain Nina Strand had scored. Late in the day she said the ice was bad.', 'the ice was bad', ['Nina Strand']),
    ('Mayor Nina Strand opened the hall. “It is ours,” said Karl Lind, the builder. She said it cost 40 million.', 'it cost 40 million', ['Nina Strand']),
    ('Mr. Orel founded the firm. Mrs. Orel runs it. “Sales fell,” Mrs. Orel said. He said 40 jobs would go.', '40 jobs', ['Orel']),
    ('A spokeswoman for Karl Lind said the bail was set. She said the trial would begin in May.', 'the trial', ['Karl Lind']),
    ('“We lost,” Karl Lind said. “It was close,” said Robin Quill, a congresswoman. He said 40 votes were lost.', '40 votes', ['Karl Lind']),
    ('Karl Lind left the club in May. Mrs. Lind said he would be missed.', 'he would be missed', ['Lind']),
]  # fmt: skip

NAMES = [
    ('They met at noon. Beyond Holt, nobody came. Holt said 40 had died.', '40 had died', ['Holt']),
    ('Joining Lundair would be costly. Lundair said it would sell nine jets.', 'sell nine jets', ['Lundair']),
    ('Torne Secretary of State Jon Husk spoke. Husk said 40 came.', '40 came', ['Jon Husk']),
    ('Per Holt of the Harbour Office, who said 40 came, left.', '40 came', ['Per Holt']),
    ('Republican nominee Karl Lind met Democratic nominee Ada Holt on Monday. The Democratic nominee said taxes would fall.', 'taxes would fall', ['Ada Holt']),
    ('“Both lawyers lied,” one of the lawyers said. The Harbour Office sued. It said 40 boats were lost.', '40 boats', ['Harbour Office']),
]  # fmt: skip

ALL = [*PRONOUNS, *NAMES]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[case[0][-70:] for case in ALL])
def test_who_is_meant(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
