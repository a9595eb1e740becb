"""Times that a reader carries over from the sentence before, and days that a quotation counts from its own."""

from __future__ import annotations

import pytest

from services.extraction.claims import extract_claims
from tests.extraction.claims_of import article, claims_of

TOLL = "Rockets killed more than 200 people in Torvik on Monday. "
SAME = "2025-05-19/2025-05-19"

# (text of Wednesday 21 May 2025, number, first and last day of its claim)
CARRIED: list[tuple[str, float, str | None]] = [
    # what somebody else says of the same dead
    (TOLL + "Another group claimed that nearly 500 had died.", 500, SAME),
    (TOLL + "The Sorland Union put the death toll at more than 600.", 600, SAME),
    (TOLL + "Ana Prell denied any part in it. The Sorland Union said 450 people died.", 450, SAME),
    # what the outlet goes on to tell, what grew since, what was elsewhere
    (TOLL + "A flood in Lisk killed 40 people.", 40, None),
    (TOLL + "The Sorland Union said 450 people have been killed.", 450, None),
    (TOLL + "The Sorland Union said a similar attack killed 450 people.", 450, None),
    (TOLL + "The Sorland Union said 450 people died in Lisk.", 450, None),
    (TOLL + "The town is small. It was late. Nobody slept. The Sorland Union said 450 people died.", 450, None),
    (TOLL + "The Sorland Union said 450 people died in 2019.", 450, "2019-01-01/2019-12-31"),
    # "did so" tells again what the sentence before told
    ("In April 90,000 pupils picked a school. Just 27,000 did so by letter.", 27_000, "2025-04-01/2025-04-30"),
    ("Some 90,000 pupils picked a school. Just 27,000 did so by letter.", 27_000, None),
    ("In April 90,000 pupils picked a school. Just 27,000 did so in March.", 27_000, "2025-03-01/2025-03-31"),
    # since something began
    ("Two million pupils have left Sorland since the war began in 2011.", 2_000_000, "2011-01-01/2025-05-21"),
    ("Vantor had closed 12 mills since it lost the case in 2011.", 12, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "days"), CARRIED)
def test_a_time_is_carried_over_to_what_tells_the_same(text: str, number: float, days: str | None) -> None:
    claims = [c for c in claims_of(text) if c.quantity is not None and number in (c.quantity.low, c.quantity.high)]
    assert [None if c.when is None else f"{c.when.start}/{c.when.end}" for c in claims] == [days]


def test_a_carried_time_is_not_stated() -> None:
    (claim,) = (c for c in claims_of(TOLL + "Another group claimed that nearly 500 had died.") if c.chain)
    assert claim.when is not None
    assert claim.when.span is None


QUOTED = [
    ('"The choir of Orrin will sing in Ystad tomorrow," Lang said on Monday.', "2025-05-20"),
    ('"The choir of Orrin is at odds with Ystad today," Lang said in a letter on May 5.', "2025-05-05"),
    ('"The choir of Orrin is at odds with Ystad today," Lang said in the May 5 letter.', "2025-05-05"),
    ('"The choir of Orrin will sing in Ystad tomorrow," Lang told reporters on Monday.', "2025-05-20"),
    ('"The choir of Orrin will sing in Ystad tomorrow," Lang told The Herald in Torvik on Monday.', "2025-05-20"),
    ('On Monday, Petra Lang said, "The choir of Orrin will sing in Ystad tomorrow."', "2025-05-20"),
    ('Lang put out a note on Monday saying, "It is over. Today the choir of Orrin left Ystad."', "2025-05-19"),
    ('Lang put out a note on Monday. "It is over. Today the choir of Orrin left Ystad," she said.', "2025-05-21"),
    ('"The choir of Orrin is at odds with Ystad today," Lang said.', "2025-05-21"),
    ('"The choir of Orrin is at odds with Ystad today," Lang said of the quarrel that began on Monday.', "2025-05-21"),
    ("Lang said on Monday that the choir of Orrin is at odds with Ystad today.", "2025-05-21"),
]


@pytest.mark.parametrize(("sentence", "day"), QUOTED)
def test_a_quotation_counts_days_from_its_own(sentence: str, day: str) -> None:
    found = {str(c.when.start) for c in extract_claims(article(sentence)).claims if c.when and c.when.rule[:2] == "to"}
    assert found == {day}


BROKEN = [
    ("Ferries run from Torvik to the isles. Some 90,000 people have been", "moved since the ferry Alma sank.", True),
    ("Ferries run from Torvik to the isles. Some 90,000 people moved.", "since then the ferry Alma sank.", False),
    ("The isles of Torvik and what you need to know about them", "Some 90,000 people moved.", False),
    ("News from Torvik", "some 90,000 people have been moved.", False),
]


@pytest.mark.parametrize(("above", "below", "joined"), BROKEN)
def test_a_sentence_goes_on_behind_a_gap_of_the_page(above: str, below: str, *, joined: bool) -> None:
    whole = f"{above.rpartition('. ')[2]} {below}"
    told = [c.text for c in extract_claims(article(f"{above}\n\n{below}")).claims]
    assert any(text in whole and len(text) > len(below) for text in told) == joined
