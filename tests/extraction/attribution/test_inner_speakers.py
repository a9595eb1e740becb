"""Who speaks inside what another says, by a noun, or in the sentence that points back."""

from __future__ import annotations

import pytest

from services.extraction.attribution import covering, extract_attributions
from services.extraction.model import Span

# (text, words that are attributed, names of the chain from the outlet outward; none: the outlet's own word)
CHAINS: list[tuple[str, str, list[str]]] = [
    ("Reuters reported estimates from Norwegian divers that more than 40 boats had sunk.", "40 boats", ["Reuters", "Norwegian divers"]),
    ("Growers were angered by the Harbour Office's announcement that 40 stalls would close.", "40 stalls", ["Harbour Office"]),
    ("Ada Quill left the club on Friday. Fans doubted her assertion that 9,000 tickets were unsold.", "9,000 tickets", ["Ada Quill"]),
    ("“Two dive clubs have told the BBC that 14 wrecks were looted,” the BBC reports.", "14 wrecks", ["BBC", "Two dive clubs"]),
    ("Reuters opened its report this way: “Fishermen accused Halden Motors of dumping 40 tonnes of paint.”", "40 tonnes", ["Reuters", "fishermen"]),
    ("Norwegian growers are accusing Halden Foods of selling 300 crates of spoiled fruit.", "300 crates", ["Norwegian growers"]),
    ("The paper cites divers who said that 40 boats had sunk.", "40 boats", ["paper", "divers"]),
    ("About 40,000 birds have died, many of them young, the U.N. estimates.", "40,000 birds", ["United Nations"]),
    ("The orchestra sold 9,000 tickets. The figure was released by Halden Hall on Monday.", "9,000 tickets", ["Halden Hall"]),
    ("Some 300 homes lost power. These numbers came from Norway's grid operator.", "300 homes", ["Norway's grid operator"]),
    ("Yields fell 4 percent, according to data released Monday by the Bureau of Farms and Rivers.", "Yields fell", ["Bureau of Farms and Rivers"]),
    ("Clinics saw 40 cases, House Roads and Rivers Committee Chairwoman Ada Quill said.", "40 cases", ["Ada Quill"]),
    ("Fewer than the 9,000 visitors the Harbour Office projected would come were seen.", "9,000 visitors", ["Harbour Office"]),
    ("Ada Quill spoke first. Asked about the fee, Mr. Holm smiled. Still, he acknowledged the club had lost 40 members.", "40 members", ["Holm"]),
    ("The Harbour Office said 300 boats had come. And just 40 did so at night.", "40 did so", ["Harbour Office"]),
    ("The Harbour Office issued its report on Monday.\n\nThe report highlights four numbers:\n\n1,300 boats were checked.\n\n40 boats were sold.\n\nThe mayor wept.", "40 boats were sold", ["report"]),
    ("Ada Quill, the coach, spoke on Monday.\n\nQuill also says that:\n\n“The team lost 14 games. We sold 9,000 tickets.”", "We sold", ["Ada Quill"]),
    ("The Harbour Office put the number of wrecks at 60, according to Reuters. Another club claimed 40.", "wrecks at 60", ["Reuters", "Harbour Office"]),
    ("By the ministry's count, 40 homes were lost in the fire.", "40 homes", ["ministry"]),
    ("Some 40 homes were lost in the fire, by the army's reckoning.", "40 homes", ["army"]),
    ("A survey of 900 firms by Halden Bank found 40 percent were hiring.", "40 percent", ["Halden Bank"]),
    ("The Labor Department's report Friday showed growers hired 3,000 pickers.", "3,000 pickers", ["Labor Department"]),
    ("The Bureau of Harbours revised its count for May to 200,000 from 204,000.", "200,000", ["Bureau of Harbours"]),
    ("Firms added 203,000 posts in May, the Labor Department reported Friday.", "203,000 posts", ["Labor Department"]),
    ("Halden Foods cut 40 posts, its chief executive, Ada Quill, told investors.", "40 posts", ["Ada Quill"]),
    ("Per Holt of the Lunde weather office says 40 inches fell.", "40 inches", ["Per Holt"]),
    ("Ada Quill added that 40 homes were lost.", "40 homes", ["Ada Quill"]),
    ("As the Herald reports, 40 boats were sold in May.", "40 boats", ["Herald"]),
    ("The harbour sold 40 boats in May, as the Herald reported.", "40 boats", ["Herald"]),
    ("The Harbour Office reports that:\n\n— Growers hired 300 pickers in May.\n\n— Sales fell to 7 percent.", "7 percent", ["Harbour Office"]),
    ("A spokesman at Lunde Hospital said 3 people were in surgery.", "3 people", ["Lunde Hospital"]),
    ("As the crow flies, it is 40 miles to Lunde.", "40 miles", []),
    ("The company has added 40 boats to its fleet.", "40 boats", []),
    ("In the winner's words, cited by nobody, 40 boats sank.", "40 boats", []),
    ("By the river's edge, 40 homes were lost.", "40 homes", []),
    ("The council revised its plans for the park to 40 pages.", "40 pages", []),
    ("The park was shut after Judge Per Holt's ruling that 40 wells must close.", "40 wells", ["Per Holt"]),
    ("Ada Quill runs the clinic. Nobody shares Quill's belief that 40 beds are enough.", "40 beds", ["Ada Quill"]),
    ("The Harbour Office said few came in May. Its best estimate for the spring is that 40 boats will come.", "40 boats", ["Harbour Office"]),
    ("The Tax Office offered a “central estimate” that the levy would cost 300 posts.", "300 posts", ["Tax Office"]),
    ("The Pest Office gave a warning on Monday that 40 orchards were sick.", "40 orchards", ["Pest Office"]),
    ("“The port board said that 40 boats had sunk in the bay,” Ada Orn told listeners. They fell silent.", "40 boats", ["Ada Orn", "port board"]),
    ("“When Halden announced 40 lay-offs, nobody spoke,” Ada Orn said.", "nobody spoke", ["Ada Orn"]),
    ("It's news that 40 orchards were sick.", "40 orchards", []),
    ("Monday's ruling that 40 wells must close came late.", "40 wells", []),
    # nobody's word but the outlet's
    ("The boats that the Harbour Office rents cost 40,000 in June.", "40,000", []),
    ("Reports from the office that cost 40,000 kroner were lost.", "40,000", []),
    ("Nobody doubted the evidence that 40 boats had sunk.", "40 boats", []),
    ("Monday's announcement that 40 jobs would go stunned the town.", "40 jobs", []),
    ("The council will decide whether to close 40 schools.", "40 schools", []),
    ("The orchestra sold 9,000 tickets. The album was released by Halden Records on Monday.", "9,000 tickets", []),
    ("The bridge will carry trains. The figure was released by Halden Rail on Monday.", "carry trains", []),
    ("Ada Quill won in March. She has 40 horses.", "40 horses", []),
    ("The storm cut power to 300 homes. Another 40 were flooded.", "40 were flooded", []),
    ("Halden Park opened its doors: 9,000 visitors came.", "9,000 visitors", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "names"), CHAINS)
def test_chain(text: str, told: str, names: list[str]) -> None:
    at = text.index(told)
    held = covering(extract_attributions(text), Span(at, at + len(told)))
    assert [link.name for link in held.chain] == names if held is not None else not names
