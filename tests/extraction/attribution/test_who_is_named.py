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
    ("Broadcaster LNK put the figure at 284.", "284", ["LNK"]),
    ("The poll of 1,004 adults, conducted by Lunde University, found 53 percent disapprove of the mayor.", "53 percent", ["Lunde University"]),
    ("More boats sank than the 30 forecast by economists.", "30", ["economists"]),
    ("Growth beat economists' forecast of 1.8 percent.", "1.8 percent", ["economists"]),
    ("Sales rose 2 percent, more than the 1 percent analysts expected, government figures showed on Monday.", "1 percent", ["analysts"]),
    ("The latest word from the harbour board is that 40 boats are lost.", "40 boats", ["harbour board"]),
    ("Prices rose 3 percent, the harbour bank said on Monday, up from 2 percent in May.", "2 percent", ["harbour bank"]),
    ("According to seasonal figures in the harbour census, 40 boats are lost.", "40 boats", ["harbour census"]),
    ("Boat sales fell 14%, according to estimates by Lunde Water.", "14%", ["Lunde Water"]),
    ("According to a list kept by the harbour clerk, 40 people drowned.", "40 people", ["harbour clerk"]),
    # who is named between a subject and its verb
    ("The toll, according to the clinic treating the crew, rose to 30.", "30", ["clinic treating the crew"]),
    ("Sales, according to the harbour bank, will have shrunk by 14%.", "14%", ["harbour bank"]),
    ("Holt, according to the charges, shot two men and fled.", "two men", ["charges"]),
    ("In May, according to the harbour bank, sales rose 14%.", "14%", ["harbour bank"]),
    # persons and their names
    ("Meteorologist Per Holt of the Lunde Weather Service in Halm said 40 boats were lost.", "40 boats", ["Per Holt"]),
    ("Police Chief Ada Lane led the search. “It took seven boats,” Lane said.", "seven boats", ["Ada Lane"]),
    ("Navy Cmdr. Ada Quill was at the pier. “I heard two shots,” Quill said.", "two shots", ["Ada Quill"]),
    ("Father Carlo Holt said 14 priests had left.", "14 priests", ["Carlo Holt"]),
    ("Forty boats sank, the Lunde prosecutor, Ada Quill, said on Monday.", "Forty boats", ["Ada Quill"]),
    ("One of the boats was 29 years old, said Quill, the harbour master.", "29 years", ["Quill"]),
    ("Not so, says Quill: the bridge cost 3 million less than planned.", "3 million", ["Quill"]),
    ("Here is how Quill put it: “We sold 300 boats in one day.”", "300 boats", ["Quill"]),
    ("Chairman Ada Quill told parliament in June the sales would end at 7 percent.", "7 percent", ["Ada Quill"]),
    ("The mother of the gunman spoke on Monday. The mother said he had two guns. “I never saw the 12 letters,” she said.", "12 letters", ["mother"]),
    ("Officials at the Bureau for Ports and Safety say 170 boats in 16 ports have leaks.", "170 boats",
     ["Officials at the Bureau for Ports and Safety"]),
    # outlets no table has
    ("Witness Per Holt told The Plain Journal that the bus had swerved twice.", "swerved twice", ["Plain Journal", "Per Holt"]),
    ("The plane fell at 4:10 p.m., Per Holt told state TV.", "4:10", ["state TV", "Per Holt"]),
    # quotations without a cue
    ("Coach Ada Quill praised her team. “We had 19 chances and scored 4.” She added that two would miss the final.", "19 chances", ["Ada Quill"]),
    ("Ada Quill tells ABC 15 what made the fire so bad:\n\n“The fuels were dry. It turned on 4 of us at once.”", "4 of us", ["ABC 15", "Ada Quill"]),
    ("Twelve boats sank in the storm. That's according to harbour master Ada Quill.", "Twelve boats", ["Ada Quill"]),
    ("At least 40 boats sank. That is the word from the coast guard.", "40 boats", ["coast guard"]),
    ("Reuters says it has been told by harbour officials that 4 boats are lost.", "4 boats", ["Reuters", "harbour officials"]),
    ("Rates fell in May, the Bureau of Ports says. It also reports that 40 boats were sold.", "40 boats", ["Bureau of Ports"]),
    ("The harbour council met late on Monday on the fire and called for “a prompt inquiry into all 4 boats”.", "4 boats", ["harbour council"]),
    ("Mayor Ada Quill told reporters that as of 2 p.m., 12 boats had sunk.", "12 boats", ["Ada Quill"]),
    # where a clause goes on
    ("Vale, who police say sank 12 boats, had been arrested in 2004.", "12 boats", ["police"]),
    ("Vale sold less than 40 boats at a time – so that nobody would ask about a rule that stops smuggling, according to the indictment.",
     "40 boats", ["indictment"]),
    ("The paper La Stampa said the bishop would come on 4 May. The bishop denied it.", "4 May", ["La Stampa"]),
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


OWN = [
    # nobody's word but the outlet's
    ("Vale, who police say sank 12 boats, had been arrested in 2004.", "2004"),
    ("Ada Quill, who ran the harbour for 11 years, said she would leave.", "11 years"),
    ("Ada Quill was at the pier. Forty boats had sunk there in 1991.", "Forty boats"),
    ("Per Holt was arrested.\n\n“Nobody saw the 40 boats that sank here,” a sign at the pier reads.", "Per Holt"),
]


@pytest.mark.parametrize(("text", "words"), OWN, ids=[r[1] for r in OWN])
def test_the_outlet_speaks_itself(text: str, words: str) -> None:
    start = text.index(words)
    assert covering(extract_attributions(text), Span(start, start + len(words))) is None
