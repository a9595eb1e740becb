"""Sentences without a cue that go on with the figures of a body, and those that are the outlet's own."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
GOES_ON = [
    ('Some 43 miners had died by June, according to the Mine Safety Board. A total of 83 miners died last year.', '83 miners', ['Mine Safety Board']),
    ('In one week, 8,000 parcels were lost, according to the Lunde Post Office. On one day alone, 20 of its vans were late.', '20 of its vans', ['Lunde Post Office']),
    ('An estimated 21,000 people have been treated this year, the Health Ministry says. Depending on the last count, at least 1,800 have died.', '1,800 have died', ['Health Ministry']),
    ('The league says 9,400 juniors applied, but have not yet signed. In addition to the 1,100 who have signed, another 3,900 are under review.', '3,900 are', ['league']),
    ('The club sold 9,000 tickets, the league said. In all, about another 700 were given away. A further 40 were stolen.', '40 were stolen', ['league']),
    ('Halden Motors said sales fell to 132,000 cars, down from 148,000 a year earlier, and its shares rose.', '148,000', ['Halden Motors']),
    ("The Labor Department's monthly report was out on Friday.\n\nThe report showed growers hired 3,000 pickers.", '3,000 pickers', ['Labor Department']),
    ('Ada Quill, the mayor, said 13 people had died. Eight others were hurt, three by glass.', 'Eight others', ['Ada Quill']),
    ('Some 90 farms were flooded, Ada Quill told reporters. Most of those were in Lunde.', 'were in Lunde', ['Ada Quill']),
    ('The Pest Office counted 400 sick trees. Three of them had been felled.', 'had been felled', ['Pest Office']),
    ("Fans waited for the Rowing Board's annual review. The review found 40 boats unsafe.", '40 boats', ['Rowing Board']),
    ('The study found that a levy of 3 percent would cost 400 posts. A higher levy would cost 900 posts and close 12 mills. A lower one would cost only 30.', 'cost only 30', ['study']),
    ('Together they would hold 38 percent of the routes, according to figures compiled by Halden Bank. The merged fleet could carry 32 million people.', '32 million', ['Halden Bank']),
]  # fmt: skip

OWN = [
    ('Mayor Ada Quill said 40 homes were lost. A total of 83 miners died last year.', '83 miners', []),
    ('Some 43 miners had died by June, according to the Mine Safety Board.\n\nA total of 83 miners died last year.', '83 miners', []),
    ('The crisis is the worst since 1994, according to the Harbour Office. Some 100,000 people have been killed.', '100,000 people', []),
    ('The town has one of 110 mills, according to the Mill Board. The mill was built in 2002.', 'was built', []),
    ('Some 43 miners had died by June, according to the Mine Safety Board. But a total of 83 boats were sold.', '83 boats', []),
    ('Ada Quill said 13 people had died. Others were hurt by glass.', 'hurt by glass', []),
    ('The study found that a levy would cost 400 posts. The council raised 30 million last year.', '30 million', []),
    ('The study found that a levy would cost 400 posts.\n\nA new pier would cost 30 million.', '30 million', []),
    ("Monday's report was late. The report found 40 boats unsafe.", '40 boats', ['report']),
]  # fmt: skip

ALL = [*GOES_ON, *OWN]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[f"{case[1]}-{case[0][-50:]}" for case in ALL])
def test_whose_word(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
