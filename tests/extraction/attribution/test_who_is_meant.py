"""Who is meant, and what is nobody's word, in constructions of whole articles: the table and its counter-examples."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
ISSUED = [
    ('Norline is refunding 4,000 tickets, according to a statement.', '4,000 tickets', ['Norline']),
    ('The airline has grounded nine jets, according to a statement.', 'nine jets', ['airline']),
    ('The bridge has lost nine cables, according to a statement.', 'nine cables', ['statement']),
    ('Per Holt was held for two days, according to a statement.', 'two days', ['statement']),
    ('“We lost 40 boats,” the Lunde Harbour Office said in a statement. Repairs will take a year, the statement said.', 'Repairs will take a year', ['Lunde Harbour Office']),
    ('Ada Quill left. Repairs will take a year, the statement said.', 'Repairs will take a year', ['statement']),
    ('Ida Brandt, citing interviews with pilots at the port, said nine boats were lost.', 'nine boats were lost', ['Ida Brandt', 'pilots at the port']),
]  # fmt: skip

OUTLETS = [
    ('The New York Times spoke to him. Nine boats were lost, according to the Times.', 'Nine boats', ['The New York Times']),
    ('The Washington Post has the letter. Nine boats were lost, the Post reported.', 'Nine boats', ['The Washington Post']),
    ('Nine boats were lost, the Lunde Post reported.', 'Nine boats', ['Lunde Post']),
    ('“The port has lost nine boats since the storm in May,” analysts Ada Quill and Per Holt wrote recently for Foreign Policy magazine.', 'nine boats', ['Foreign Policy', 'Ada Quill and Per Holt']),
    ('“The port lost nine boats,” Ada Quill wrote in The Guardian on Monday.', 'nine boats', ['The Guardian', 'Ada Quill']),
    ('“The port lost nine boats,” Ada Quill wrote in an op-ed for The Guardian.', 'nine boats', ['The Guardian', 'Ada Quill']),
    ('“The port lost nine boats,” Ada Quill wrote in Lunde on Monday.', 'nine boats', ['Ada Quill']),
]  # fmt: skip

OF_WHOM = [
    ('Ada Quill and Per Holt wrote a book on the port. “Nine boats were lost,” Ada Quill and Per Holt said. “The pier fell in May,” they wrote.', 'The pier fell', ['Ada Quill and Per Holt']),
    ('Experts believe the pier will fall. Many say nine boats were lost on it.', 'nine boats were lost', ['experts']),
    ('Fishermen were out. Ada Quill said the pier fell. Many say nine boats were lost on it.', 'nine boats were lost', []),
    ('Wendell Orn, a spokesman for the hospital, spoke on Monday. “It is over,” said Wendell Orn, a spokesman at the hospital. The hospital said nine nurses were ill.', 'nine nurses were ill', ['hospital']),
    ('Lars Gowdy, a member of the panel, went home. He told CNN. Gowdy said nine boats were lost.', 'nine boats were lost', ['Lars Gowdy']),
    ('Ida Brandt of Lisk leads the inquiry into the fire at Sarpo. Lars Holm, who said nine boats were lost, left.', 'nine boats were lost', ['Lars Holm']),
    ('Florida Sen. Marco Vale spoke. Florida Sen. Vale said nine boats were lost.', 'nine boats were lost', ['Marco Vale']),
]  # fmt: skip

PARTICIPLES = [
    ('On Wednesday, Norway closed the port, after announcing Tuesday that it was moving its fleet to Lunde.', 'moving its fleet', ['Norway']),
    ('Halden Motors shut the plant in May, after warning that sales had fallen by 40%.', 'sales had fallen', ['Halden Motors']),
    ('The union called off the strike on Friday, before announcing that 300 jobs were safe.', '300 jobs were safe', ['union']),
    ('The port was closed on Friday, after it was announced that nine boats were lost.', 'nine boats were lost', []),
]  # fmt: skip

OWNERS = [
    ("Exports rose by 9,000 tonnes, up from the agency's initial estimate of 7,000.", '7,000', ['agency']),
    ("That is far more than the Harbour Ministry's forecast of 7,000 ships.", '7,000 ships', ['Harbour Ministry']),
    ("That is far more than Monday's count of 7,000 ships.", '7,000 ships', []),
    ("That is far more than the storm's tally of 7,000 ships.", '7,000 ships', []),
]  # fmt: skip

NOBODY = [
    ('Orn was found unconscious in the boat and died nine days later.', 'died nine days later', []),
    ('Orn was told that the port would close in June.', 'the port would close', []),
    ('Orn was told by the mayor that the port would close in June.', 'the port would close', ['mayor']),
    ('Lars Holm said Orn was told that the port would close in June.', 'the port would close', ['Lars Holm']),
]  # fmt: skip

ALL = [*ISSUED, *OUTLETS, *OF_WHOM, *PARTICIPLES, *OWNERS, *NOBODY]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[case[0][-70:] for case in ALL])
def test_who_is_meant(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
