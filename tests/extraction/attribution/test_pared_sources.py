"""A source is who speaks and nothing more; who "it", "who" and "many of them" are. Written in our own words."""

from __future__ import annotations

import pytest

from services.extraction.attribution import covering, extract_attributions
from services.extraction.model import Span

ROWS = [
    # a day is nobody
    ("“We lost 40 boats,” Sen. Ada Quill, a Green from Lunde, said Tuesday.", "40 boats", ["Ada Quill"]),
    ("“We lost 40 boats,” Sen. Ada Quill (G-Lunde), who runs again, said Friday.", "40 boats", ["Ada Quill"]),
    ("Orla Bank on Monday urged the mayor to quit, warning that 40 branches would close.", "40 branches", ["Orla Bank"]),
    ("It could hurt Orla Airways, which last month said 30 jets were late.", "30 jets", ["Orla Airways"]),
    ("The Greens won 40 seats, Greens adviser Per Holt today told reporters.", "40 seats", ["Per Holt"]),
    # a clause before, and how it was said
    ("The memo said a senior aide had told the mayor that 40 boats had sunk.", "40 boats", ["memo", "senior aide"]),
    ("“We lost 40 boats,” says Sen. Ada Quill with a laugh.", "40 boats", ["Ada Quill"]),
    ("“We lost 40 boats,” said harbour spokeswoman Ada Quill in a phone call with reporters.", "40 boats", ["Ada Quill"]),
    # the end of an aside behind a name
    ("Ole Brandt named the costs. He said the agency spent 35,000 crowns on trips.\n\nJonas Quill, the head of the Orsa unit that built the bridge and was a clerk there when he joined it, apologized on Thursday for the costs.\n\nHe said 40 boats were lost.", "40 boats", ["Jonas Quill"]),
    ("Ole Holm said it was late. Per Orn, the head of the Orsa unit that built the pier and was a clerk there when he joined it, left on Thursday. He said 40 boats were lost.", "40 boats", ["Per Orn"]),
    ("Per Orn, the mayor, said that he, as everybody knew, had lost 40 boats.", "40 boats", ["Per Orn"]),
    # what somebody did before
    ("Orn met Governor Ada Quill and other officials on Saturday and stressed that 40 boats were lost.", "40 boats", ["Orn"]),
    # behind the verb, several without an article
    ("The likeliest cause is that 40 boats leaked, say experts who dived there.", "40 boats", ["experts"]),
    ("About 40 boats sank in the storm, say officials.", "40 boats", ["officials"]),
    # some of those, and a number of those
    ("Some of the lawmakers said 40 boats had sunk.", "40 boats", ["lawmakers"]),
    ("A number of analysts said 40 banks had failed.", "40 banks", ["analysts"]),
    ("Some of the lawmakers said 40 boats had sunk. Many of them said 30 had burned.", "30", ["lawmakers"]),
    # who is nobody's bank, and one who held two offices
    ("“It sank,” said Per Holt, a strategist at Halden Bank in Lunde, who said 40 boats were lost.", "40 boats", ["Per Holt"]),
    ("“We lost 40 boats,” said retired navy pilot and former Lunde mayor Ada Quill.", "40 boats", ["Ada Quill"]),
    # "it" that stands for what follows
    ("Halden Bank said it was shut. It seems likely that 40 branches will close.", "40 branches", []),
    ("Halden Bank said it was shut. It appears that 40 branches will close.", "40 branches", []),
    # whose somebody is, he is not; what a review is of, it is not
    ("Per Holt, the mayor's deputy, met Ada Quill, a farmer. The mayor said 40 wells had failed.", "40 wells", ["mayor"]),
    ("The report from September was short. The report said 40 wells had failed.", "40 wells", ["report"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "chain"), ROWS, ids=[f"{a}: {t}" for t, a, _ in ROWS])
def test_who_said_it(text: str, anchor: str, chain: list[str]) -> None:
    start = text.index(anchor)
    found = covering(extract_attributions(text), Span(start, start + len(anchor)))
    assert [link.name for link in (found.chain if found else ())] == chain
