"""What all who agree tell of and a newer article has another thing for: (why, two that agree, the newer one, whether it is a dissent)."""

from __future__ import annotations

import pytest

from services.evaluation.scenarios import raising
from tests.comparison.streams import passages

AGREE = (
    "The Orsa library lent 84,000 books to children in 2024, the town said.",
    "Children borrowed 84,000 books from the Orsa library in 2024, its director told reporters.",
)
BREAD = (
    "Rye bread prices rose in Tarvik in March, the statistics office said.",
    "In March the price of rye bread went up in Tarvik, the grocers' guild said.",
)
TRAIN = (
    "The night train from Orsa to Tarvik carried 212 passengers when it hit a tree on Monday, the railway said.",
    "With 212 passengers on board, the night train from Orsa hit a tree on Monday, police said.",
)
OPEN = (
    "The Vantor bridge was reopened to buses on Monday, the city said.",
    "Buses can use the Vantor bridge again: it was reopened to them on Monday, the mayor said.",
)
PRIZE = (
    "Ana Brask won the critics' prize of the Orsa book fair on Sunday.",
    "The critics' prize of the Orsa book fair went to Ana Brask on Sunday.",
)
MILL = (
    "The mill owner Per Holt was jailed for 12 years in Orsa on Monday. The fire in his mill killed nine, a disaster.",
    "Holt, who owned the Orsa mill, was jailed for 12 years on Monday. It was the worst disaster of the valley.",
)
SERMON = (
    "The service in memory of Abbot Holt in Orsa will begin on May 2, the bishop said.",
    "A memorial service for Abbot Holt begins in Orsa on May 2, the parish said.",
)
CASES = [
    ("two parts of what they count together", ("A gunman killed 12 people at the Orsa library on Monday, the police said.",
     "The shooting at the library in Orsa left 12 people dead on Monday, the mayor said."),
     "On Monday a gunman killed 10 people in the reading room of the Orsa library. Two people were also killed outside.", False),
    ("nobody beside them", ("A gunman killed 12 people at the Orsa library on Monday, the police said.",
     "The shooting at the library in Orsa left 12 people dead on Monday, the mayor said."),
     "On Monday a gunman killed 10 people in the reading room of the Orsa library. Two people were hurt outside.", True),
    ("another reader", AGREE, "The Orsa library lent 61,000 books to pensioners in 2024, the town said.", False),
    ("the same, in other words", AGREE, "Kids took home 48,000 books from the Orsa library in 2024, the council said.", True),
    ("the same, with a word more", AGREE, "The handsome Orsa library lent 48,000 books to children in 2024, the town said.", True),
    ("another bread", BREAD, "Wheat bread prices fell in Tarvik in March, the statistics office said.", False),
    ("the same bread", BREAD, "Rye bread became cheaper in Tarvik in March: its price fell, the statistics office said.", True),
    ("a lovely town", BREAD, "Rye bread prices fell in lovely Tarvik in March, the statistics office said.", True),
    ("others on board", TRAIN, "The night train from Orsa carried 9 attendants when it hit a tree on Monday, the railway said.", False),
    ("anybody on board", TRAIN, "The night train from Orsa carried 121 people when it hit a tree on Monday, the railway said.", True),
    ("other vehicles", OPEN, "The Vantor bridge was not reopened to lorries on Monday, the city said.", False),
    ("the same vehicles", OPEN, "The Vantor bridge was not reopened to buses on Monday, the roads office said.", True),
    ("another prize", PRIZE, "Per Holt won the readers' prize of the Orsa book fair on Sunday.", False),
    ("the same prize", PRIZE, "Per Holt won the coveted critics' prize of the Orsa book fair on Sunday.", True),
    ("set before it", BREAD, "For customers with a loyalty card, rye bread prices fell in Tarvik in March, the statistics office said.", False),
    ("what came before it", BREAD, "After a winter of dear flour, rye bread prices fell in Tarvik in March, the statistics office said.", True),
    ("another of its kind before it", BREAD,
     "After a second auction of flour, rye bread prices fell in Tarvik in March, the statistics office said.", False),
    ("set before it, told by the others elsewhere", MILL,
     "For the disaster in Orsa, the mill owner Per Holt was jailed for 21 years on Monday.", True),
    ("set before it, told by nobody", MILL,
     "For tax fraud, the mill owner Per Holt was jailed for 21 years in Orsa on Monday.", False),
    ("a clause before it, with and", PRIZE, "For those with patience there is verse, and the critics' prize of the Orsa book"
     " fair went to Per Holt on Sunday.", True),
    ("a list set before it", MILL, "For tax fraud, and for perjury, the mill owner Per Holt was jailed for 21 years in Orsa on"
     " Monday.", False),
    ("only a time before it", BREAD, "In March this year, rye bread prices fell in Tarvik, the statistics office said.", True),
    ("another subject of one sentence", SERMON, "The auction of Abbot Holt's books in Orsa will begin on May 9, the bishop said.", False),
    ("the same subject", SERMON, "The memorial service for Abbot Holt in Orsa will begin on May 9, the bishop said.", True),
    ("who says so is no thing", AGREE, "The Orsa library lent 48,000 books to children in 2024, the mayor's spokesman wrote.", True),
]  # fmt: skip


@pytest.mark.parametrize(("why", "told", "newer", "dissents"), CASES, ids=[case[0] for case in CASES])
def test_another_thing_in_the_place_of_what_all_tell_of_is_no_dissent(
    why: str, told: tuple[str, str], newer: str, dissents: bool
) -> None:
    assert any(raising(passages((*told, newer))[-1].alerts)) is dissents
