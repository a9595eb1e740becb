"""Who is named, and where: offices, bodies behind what they are, stations, lists, figures; written in our own words."""

from __future__ import annotations

import pytest

from services.extraction.attribution import covering, extract_attributions
from services.extraction.model import Span

ROWS = [
    # whoever holds an office, whoever a body is
    ("Organizer Tilda Roos put the crowd at 7,000.", "7,000", ["Tilda Roos"]),
    ("Paramedic Tilda Roos said nine people had drowned.", "nine people", ["Tilda Roos"]),
    ("A spokeswoman for Lunde Water, Ada Quill, said 6,000 homes were dry.", "6,000 homes", ["Ada Quill"]),
    ("The rental firm, Halden, said he had paid for 4 days.", "4 days", ["Halden"]),
    ("The fire began on Friday, according to the mayor's office and other authorities.", "The fire began", ["mayor's office"]),
    ("Per Holt, Lunde State Forestry Division commander, said the fire was out. About 200 homes burned, the state forestry division said.",
     "200 homes", ["Lunde State Forestry Division"]),
    ("The Lunde Harbour Board website lists the ferry as the 3rd to sink.", "3rd", ["Lunde Harbour Board"]),
    ("As of Monday, 88 boats had sunk, the Bureau for Ports and Safety said.", "88 boats", ["Bureau for Ports and Safety"]),
    # what a body brings out
    ("Boat sales fell 14%, according to figures the harbour federation released on Monday.", "14%", ["harbour federation"]),
    ("It was the worst since 1933, when 25 boats sank, according to a list from the Lunde Harbour Group.", "25 boats", ["Lunde Harbour Group"]),
    ("He paid 4 million, according to a federal indictment handed down on Monday in Lunde.", "4 million", ["federal indictment"]),
    ("Emails seen by Reuters show that 5 managers knew of the leak.", "5 managers", ["Reuters", "emails"]),
    ("He hid 14 boats in a shed, the indictment charges.", "14 boats", ["indictment"]),
    # outlets
    ("Crews lost 40 boats, Holt told CNN affiliate KQLD.", "40 boats", ["KQLD", "Holt"]),
    ("Holt told ABC 15 on Monday that 40 boats had sunk.", "40 boats", ["ABC 15", "Holt"]),
    ("Holt told ABC 40 boats had sunk.", "40 boats", ["ABC", "Holt"]),
    ("Ada Quill told the daily Lundeblad that 40 boats had sunk.", "40 boats", ["Lundeblad", "Ada Quill"]),
    ("The BBC was told by a former aide that 15 ministers had resigned.", "15 ministers", ["BBC", "former aide"]),
    ("Lunde Public Radio's Ada Quill reports that 700 people have fled.", "700 people", ["Lunde Public Radio"]),
    ("“Around 70 boats burned,” Holt was quoted by Reuters as saying.", "70 boats", ["Reuters", "Holt"]),
    # figures
    ("Exit polls gave the Greens 34 percent.", "34 percent", ["exit polls"]),
    ("The index of ClearHarbour ranked Lunde 22nd.", "22nd", ["ClearHarbour"]),
    ("The insurer puts the bill at 700 million; rival Halden puts it closer to 1 billion.", "1 billion", ["Halden"]),
    ("The think tank calculated that each family would pay 900 crowns more.", "900 crowns", ["think tank"]),
    # where a clause goes on
    ("Two of the boats, according to their owners, had been at sea for 40 days.", "40 days", ["owners"]),
    ("A harbour official, who asked not to be named, said a minister was among the 9.", "among the 9", ["harbour official"]),
    ("Lunde denies that it sank 500 boats. Its foreign minister called the report “fiction”.", "500 boats", ["Lunde"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), ROWS, ids=[f"{r[1]}: {r[0][:60]}" for r in ROWS])
def test_who_is_named(text: str, words: str, chain: list[str]) -> None:
    start = text.index(words)
    found = covering(extract_attributions(text), Span(start, start + len(words)))
    assert found is not None
    assert [link.name.casefold() for link in found.chain] == [name.casefold() for name in chain]
