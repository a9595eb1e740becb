"""Whom "he" and "it" mean at the head of a sentence, and names that hold no day and no word that opens a sentence."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
IT = [
    ('The ministry reported 40 dead. Orla Bank lost 3 million crowns in the flood. It said it would pay no dividend.', 'pay no dividend', ['Orla Bank']),
    ('Analysts liked the offer. The defeated bidder did not comment on the sale. In a statement Thursday, it said its own plan stood.', 'its own plan stood', ['defeated bidder']),
    ('The club said 40 fans were held. The court fined Lunde United in May. It said the appeal had come too late.', 'the appeal had come', ['court']),
    ('The ministry reported 40 dead. The flood hit the town at night. It said 30 were hurt.', '30 were hurt', ['ministry']),
    ('The ministry reported 40 dead. Orla Bank lost 3 million crowns in the flood.\n\nIt said 30 were hurt.', '30 were hurt', ['ministry']),
]  # fmt: skip

HE = [
    ('The farmer, who spoke to detectives from his bed, was one of 12 people hurt. He told them there were 40 people in the barn.', '40 people in the barn', ['farmer']),
    ('The skipper, who swam ashore, is among dozens who officials say were pulled out. He told them there were 40 people on board.', '40 people on board', ['skipper']),
    ('There was talk in Lunde. Ada Thorn, the vet, met the press. "It was measles," she said.', 'measles', ['Ada Thorn']),
    ('Ada Thorn left the rink. The coach was pleased. She said 40 fans had come.', '40 fans had come', ['Ada Thorn']),
    ('Mayor Ada Thorn said 40 had come. The council voted at noon. She said it had been close.', 'it had been close', ['Ada Thorn']),
    ('Mayor Ada Thorn said 40 had come. The storm killed 40 people. She said it had been bad.', 'it had been bad', ['Ada Thorn']),
]  # fmt: skip

NAMED = [
    ('Orlacast CEO Bram Holt Thursday told analysts that the merger would go on.', 'the merger would go on', ['Bram Holt']),
    ('Coach Ada Thorn late Tuesday said nine players had left.', 'nine players had left', ['Ada Thorn']),
    ('Sheffield Wednesday said nine players had left.', 'nine players had left', ['Sheffield Wednesday']),
    ('Other Orlacast officials played down the fears. Orlacast said that it would sell 3 million lines.', 'it would sell', ['Orlacast']),
    ('Only Lundair flies to more towns. Lundair said it would sell nine jets.', 'it would sell', ['Lundair']),
    ('Every Brantova voter was asked. Brantova said it would count again.', 'it would count', ['Brantova']),
]  # fmt: skip

RELATIVE = [
    ('"It is a fight," Ada Thorn said. Lorm officials, who say 40 mills will close, met.', '40 mills', ['Lorm officials']),
    ('The farmer is among dozens who officials say were pulled out.', 'dozens', ['officials']),
    ('The farmer is among 40 people who police said had been pulled out.', '40 people', ['police']),
]  # fmt: skip

ALL = [*IT, *HE, *NAMED, *RELATIVE]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[case[0][-70:] for case in ALL])
def test_who_is_meant(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
