"""Who stands beside a quotation or behind the verb, and who is "another" and "police"."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
CHAINS = [
    ('"We have 40 beds," the clinic states in the letter, which was sent out on Monday.', "We have 40 beds", ["clinic"]),
    ('"We have 40 beds," the clinic states in the letter, which was sent out on Monday. "We need 90 more by May."', "90 more", ["clinic"]),
    ('"Police said 300 people were locked in," the Herald\'s Ada Quill reports from Lisk. "Some 40 of them are believed to have drowned."', "Some 40 of them", ["Ada Quill"]),
    ('"Police said 300 people were locked in," the Herald\'s Ada Quill reports from Lisk.', "300 people", ["Ada Quill", "police"]),
    ('"All of my friends were there — all 40 of them," Per Holt, 49, told Reuters.', "all 40 of them", ["Reuters", "Per Holt"]),
    ("The majority, 264 people, drowned in Lisk, said Harbour Protection Board spokesman Per Orn Holt.", "264 people", ["Per Orn Holt"]),
    ("Some 156 requests were turned down in Halden alone, said Department of Ports spokeswoman Ada Quill.", "156 requests", ["Ada Quill"]),
    ("At least 26 people were killed in clashes that set one camp against the other, state-run media reported, citing the Health Ministry.", "26 people", ["state-run media", "Health Ministry"]),
    ("One witness said 12 men fired. Another told Reuters that 40 shots were heard.", "40 shots", ["Reuters", "witness"]),
    ("Some residents said 12 men fired. Others said there were 40.", "there were 40", ["residents"]),
    ("Ada Quill said 12 men fired. Others said there were 40.", "there were 40", []),
    ("In Lunde, Norway, police said they had held 12 men.", "12 men", ["Lunde police"]),
    ("In May, police said they had held 12 men.", "12 men", ["police"]),
    ("One survivor has put the number of people aboard the ferry at 950.", "950", ["One survivor"]),
    ("Reuters pegged the fleet at 400 boats.", "400 boats", ["Reuters"]),
    # a noun that is a verb of saying as well, and the quotation behind it
    ('"They lost 40 boats. Nobody knew. They paid 3,000 crowns to the port," a report summary states. "They paid 90 more."', "3,000 crowns", ["report summary"]),
    ('"They lost 40 boats. Nobody knew. They paid 3,000 crowns to the port," a report summary states. "They paid 90 more crowns."', "90 more", ["report summary"]),
    ('"They lost 40 boats. Nobody knew. They paid 3,000 crowns to the port," a report summary states.\n\n"They paid 90 more crowns," Ada Quill said.', "90 more", ["Ada Quill"]),
    ('"They lost 40 boats. Nobody knew," the aides report.', "40 boats", ["aides"]),
    # a column of a paper
    ("As the Lunde Herald’s “Notebook” reports, the port lost 40 boats in May.", "40 boats", ["Lunde Herald"]),
    ("As Halden Radio's programme \"The Desk\" noted, the port lost 40 boats in May.", "40 boats", ["Halden Radio"]),
    ("As Ada Quill’s “Tides” opens, the port has lost 40 boats.", "40 boats", []),
    # who found out, and who only stands before a participle
    ("The commission examined 90 files, concluding that the port lost 40 boats.", "40 boats", ["commission"]),
    ("The court heard 12 witnesses, finding that the port lost 40 boats.", "40 boats", ["court"]),
    ("While the review was about Lunde, the harbour office looked at all ports between May and July, finding that they lost 40 boats.", "40 boats", ["harbour office"]),
    ("The study, which cost a million, looked at nine ports, finding that they lost 40 boats.", "40 boats", ["study"]),
    ("The house was sold, finding that 40 boats were in its garden.", "40 boats", []),
    ("Ada Quill, who runs the port, left, finding that she had no need of 40 boats.", "40 boats", ["Ada Quill"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), CHAINS, ids=[f"{case[1]}-{case[0][:50]}" for case in CHAINS])
def test_whose_word(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
