"""Times that a claim has from what the rest of its article dates: the day of the story, of its event, of its saying."""

from __future__ import annotations

import pytest

from tests.extraction.claims_of import claims_of

MONDAY, SUNDAY = "2025-05-19/2025-05-19", "2025-05-18/2025-05-18"
ATTACK = "A gunman opened fire on Monday at a mill in Torvik. "
TOLL = "Rockets killed 212 people in Torvik on Monday. "

# (text of Wednesday 21 May 2025, number, first and last day of its claim)
STORY: list[tuple[str, float, str | None]] = [
    # who else was struck by the happening that the article dates
    (TOLL + "The hospital is full. Another 39 people were wounded.", 39, MONDAY),
    (TOLL + "Schools are shut. Nobody sleeps. Prell fled. About 80 people died in the market.", 80, MONDAY),
    ("Rockets hit Torvik, killing 212 people. Nobody slept. The 212 people were killed on Monday.", 212, MONDAY),
    # another happening, another time, what grew
    (TOLL + "Schools are shut. A flood in Lisk killed 40 people.", 40, None),
    (TOLL + "Schools are shut. The Alder Creek flood killed 40 people.", 40, None),
    (TOLL + "Schools are shut. A total of 390 people have been wounded.", 390, None),
    (TOLL + "Schools are shut. In previous attacks 40 people died.", 40, None),
    (TOLL + "Schools are shut. The plague of the time killed 40,000 people.", 40_000, None),
    (TOLL + "On Sunday a ferry sank and 30 people died. Some 44 people were hurt.", 44, None),
    # a figure told again
    ("The mill made 17,400 carts. Nobody knew. The mill made 17,400 carts in April.", 17_400, "2025-04-01/2025-04-30"),
    ("The mill made 17,400 carts in May 2024. It made 17,400 carts. Nobody knew. It made 17,400 carts in April.", 17_400, None),
    # in the event at which a noun points, however far back
    (ATTACK + "Twelve people died in the shooting, and 19 were wounded.", 19, MONDAY),
    (ATTACK + "Torvik is small. Nobody slept. The mayor said 44 shops were looted during the shooting.", 44, MONDAY),
    (ATTACK + "Torvik is small. Nobody slept. In Torvik 44 shops were looted in the 2009 shooting.", 44, "2009-01-01/2009-12-31"),
    (ATTACK + "Torvik is small. Nobody slept. In Torvik 44 shops were looted.", 44, None),
    ("Before the 31 deaths in Torvik, 43 divers had died in 2024.", 31, None),
    # a sentence that goes on with the same as the one before
    ("Police arrested 30 people in Torvik on Monday. Officers in Lisk arrested 11.", 11, MONDAY),
    ("Police arrested 30 people in Torvik on Monday. Officers in Lisk have arrested 411 in all.", 411, None),
    ("Police arrested 30 people in Torvik on Monday. Officers in Lisk were arresting 11 a week.", 11, None),
    ("Police arrested 30 people in Torvik on Monday. Schools are shut. Officers in Lisk arrested 11.", 11, None),
    ("Police arrested 30 people in Torvik on Monday. Officers in Lisk hired 11.", 11, None),
    ("Prell will visit 12 mills in Torvik on Friday. She will visit 14 farms in Lisk.", 14, "2025-05-23/2025-05-23"),
    ("Prell will visit 12 mills in Torvik on Friday. Her brother will visit 14 farms.", 14, None),
    ("Since the war began in 2011 Sorland has split. Some 90,700 people have died.", 90_700, "2011-01-01/2025-05-21"),
    ("The war began in 2011. Some 90,700 people have died.", 90_700, None),
    # how things stand now
    ("The ministry says 440 divers are now searching the harbour of Torvik.", 440, "2025-05-21/2025-05-21"),
    ("Beginning in April 2019, Ana Prell withdrew 90,000 dollars every six weeks.", 90_000, "2019-04-01/2019-04-30"),
    # what a quotation goes on with, and what those who asked were told
    ('"We go on," Ana Prell told reporters on Monday. "There are 44,000 boats for sale in Torvik."', 44_000, MONDAY),
    ('"We go on," Ana Prell told reporters on Monday. "There were 44,000 boats for sale in Torvik."', 44_000, None),
    ('"We go on," Ana Prell told reporters on Monday. "There are 44,000 boats for sale," said Ole Brandt.', 44_000, None),
    ("Police questioned Ana Prell on 3 May 2024. She told them that she kept 44,000 dollars.", 44_000, "2024-05-03/2024-05-03"),
    ("Police questioned Ana Prell on 3 May 2024. She has a house and 44,000 dollars.", 44_000, None),
    # the years to come of which the sums of a plan are told
    ("The plan would save Sorland $4 billion over ten years. It would raise taxes by $700 million.", 700_000_000, "2025-05-21/2035-05-21"),
    ("The plan would save Sorland $4 billion over ten years. Next year it would raise taxes by $700 million.", 700_000_000, "2026-01-01/2026-12-31"),
    ("The plan would save Sorland $4 billion over ten years. Taxes rose by $700 million.", 700_000_000, None),
    # of the year that goes on what is over
    ("Some 1,500 miners have died in Sorland in 2025.", 1_500, "2025-01-01/2025-05-21"),
    ("Some 1,500 miners will have died in Sorland in 2025.", 1_500, "2025-01-01/2025-12-31"),
    ("Some 1,500 miners died in Sorland in 2024.", 1_500, "2024-01-01/2024-12-31"),
    # what was begun, what somebody was kept from
    ("Beginning in April 2019, Ana Prell started taking out 9,000 dollars a week.", 9_000, "2019-04-01/2019-04-30"),
    ("From 2003 until 2009 Vantor was barred from owning 44 ports in Sorland.", 44, "2003-01-01/2009-12-31"),
    # "since" is of what is told, not of its telling
    ("Since 2005, Vantor said, rivals in Sorland gained 18,000 boats while it lost 10,700.", 18_000, "2005-01-01/2025-05-21"),
    ("Since 2005, Vantor said, rivals in Sorland gained 18,000 boats while it lost 10,700.", 10_700, "2005-01-01/2025-05-21"),
    # figures of a month that tell a level; the lowest since
    ("The union cited its numbers for April, which put the jobless rate at 8.3 percent.", 8.3, "2025-04-01/2025-04-30"),
    ("The rate of 8.3 percent is the lowest recorded since June 2008.", 8.3, None),
    # the prices of the day
    ("Vantor will buy Orsa. The news sent shares of Orsa up 7 percent.", 7, "2025-05-21/2025-05-21"),
    ("Shares of Orsa closed down $3.10 at $44.", 3.10, "2025-05-21/2025-05-21"),
    ("Shares of Orsa have gained 44 percent since it was founded.", 44, None),
    ("Vantor sold shares of Orsa for $44.", 44, None),
    ("Its market share fell by 7 percent.", 7, None),
    # what somebody does besides saying
    ("Ana Prell called the blockade a farce on Sunday and dismissed 44 officers.", 44, SUNDAY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "days"), STORY)
def test_a_claim_is_of_the_day_of_its_story(text: str, number: float, days: str | None) -> None:
    claims = [c for c in claims_of(text) if c.quantity is not None and c.quantity.number == number]
    found = [None if c.when is None else f"{c.when.start}/{c.when.end}" for c in claims]
    assert found
    assert days in found if days is None else set(found) == {days}, found


def test_the_day_of_a_story_is_not_stated() -> None:
    claims = claims_of(TOLL + "Schools are shut. Another 39 people were wounded.")
    (claim,) = (c for c in claims if c.quantity is not None and c.quantity.number == 39)
    assert claim.when is not None
    assert claim.when.span is None
