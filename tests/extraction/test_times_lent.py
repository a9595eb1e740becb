"""When what a clause tells happened, where the time stands in another clause or in the noun."""

from __future__ import annotations

import pytest

from tests.extraction.claims_of import claims_of

# (sentence of Wednesday 21 May 2025, number, first and last day of its claim)
LENT: list[tuple[str, float, str | None]] = [
    # the relative of a dated event
    ("The bombings on Monday in Torvik, which left at least 31 dead, shocked Sorland.", 31, "2025-05-19/2025-05-19"),
    ("The storm on 3 May, which killed more than 80 people, was the worst in years.", 80, "2025-05-03/2025-05-03"),
    ("They recalled the 13 April attack in Torvik that killed 30 people.", 30, "2025-04-13/2025-04-13"),
    ("It was weaker than the quake in 1934, which killed 800 people in Torvik.", 800, "1934-01-01/1934-12-31"),
    ("The gang behind November's massacres in Torvik, which left 130 dead, was broken up.", 130, "2024-11-01/2024-11-30"),
    ("Torvik was hit on Sunday by another tremor that has left 12 people dead.", 12, "2025-05-18/2025-05-18"),
    # what a disaster did hangs on it by a preposition or a clause
    ("At least 65 people have died in Sorland from Saturday's earthquake.", 65, "2025-05-17/2025-05-17"),
    ("More than 30 people are dead and 200 wounded after bombs hit Torvik on Sunday.", 30, "2025-05-18/2025-05-18"),
    ("More than 30 people are dead and 200 wounded after bombs hit Torvik on Sunday.", 200, "2025-05-18/2025-05-18"),
    # what is joined by "and" or told alongside
    ("A quake hit Sorland on Sunday, killing at least 400 people and injuring 800.", 800, "2025-05-18/2025-05-18"),
    ("Sorland added 90,000 jobs in April while unemployment dropped to 7.7 percent.", 7.7, "2025-04-01/2025-04-30"),
    ("The rate declined last month because the number of jobless fell by 300,000.", 300_000, "2025-04-01/2025-04-30"),
    # "when", "since", and what was done to those who are there
    ("That is stronger than in March, when employers hired 119,000 workers.", 119_000, "2025-03-01/2025-03-31"),
    ("It was the worst fire in Torvik since 1981, when 180 people died.", 180, "1981-01-01/1981-12-31"),
    ("Almost 60 soldiers have been killed since fighting broke out on 8 May.", 60, "2025-05-08/2025-05-21"),
    ("There were 236,000 jobs added to payrolls in April.", 236_000, "2025-04-01/2025-04-30"),
    # the figure with which another is compared has a time of its own
    ("Sorland added 90,000 jobs in April, and the rate crept up to 7.9 percent, from 7.7 percent in March.", 7.9, "2025-04-01/2025-04-30"),
    ("Sorland added 90,000 jobs in April, and the rate crept up to 7.9 percent, from 7.7 percent in March.", 7.7, "2025-03-01/2025-03-31"),
    ("Sales grew 4 percent in April compared with 2.5 percent in March.", 2.5, "2025-03-01/2025-03-31"),
    ("Sales grew 4 percent in April compared with 2.5 percent in March.", 4, "2025-04-01/2025-04-30"),
    ("Membership fell by 900 despite the gains of last month.", 900, None),
    ("Since 2021 membership has grown by 900 despite the losses last month.", 900, "2021-01-01/2025-05-21"),
    # the event of the sentence before
    ("The inquiry into the March fire in Torvik goes on. That blaze, which killed 41 people, was arson.", 41, "2025-03-01/2025-03-31"),
    ("Sorland recalled the 2019 quake near Torvik. The quake left 210 people dead.", 210, "2019-01-01/2019-12-31"),
    ("A ferry sank off Torvik on Monday. That accident killed 14 people.", 14, "2025-05-19/2025-05-19"),
    ("A ferry sank off Torvik on Monday. The fire killed 14 people.", 14, None),
    ("Two trains collided near Torvik on Sunday. The crash killed nine people.", 9, "2025-05-18/2025-05-18"),
    ("A bomb exploded in Torvik on Saturday morning. The blast killed at least 21 people.", 21, "2025-05-17/2025-05-17"),
    ("Hurricane Meko struck Sorland in September 2017. The storm killed 80 people.", 80, "2017-09-01/2017-09-30"),
    ("Police arrested 40 people at a rally on Saturday. The rally drew 9,000 people.", 9000, "2025-05-17/2025-05-17"),
    ("An inquiry into the fire opened on Monday. The fire killed 14 people.", 14, None),
    # a month, a quarter, and the day on which it was told
    ("Oil fell to its lowest since June 2012, when it cost $81.", 81, "2012-06-01/2012-06-30"),
    ("Vantor posted a first-quarter loss of $407 million on Monday.", 407_000_000, "2025-01-01/2025-03-31"),
    ("Profit will fall this year to $3 billion, Vantor said.", 3_000_000_000, "2025-01-01/2025-12-31"),
    # a doing that is dated, and what came before within a year
    ("Screening at four ports was stepped up on Monday.", 4, "2025-05-19/2025-05-19"),
    ("Neither port shut in 2011 after Sorland shelled Torvik, killing four people.", 4, "2011-01-01/2011-12-31"),
    ("Neither port shut on Monday after Sorland shelled four ships in Torvik.", 4, None),
    ("Neither port shut in 2011 after Sorland shelled Torvik, and after a ship exploded and killed 46 men.", 46, "2011-01-01/2011-12-31"),
    ("On Monday police in Torvik arrested 14 men, seized 30 guns and closed two roads.", 2, "2025-05-19/2025-05-19"),
    ("Vantor opened a plant in 2015, hired 300 people and will cut 40 jobs.", 300, "2015-01-01/2015-12-31"),
    ("Vantor opened a plant in 2015, hired 300 people and will cut 40 jobs.", 40, None),
    # told on the day on which it was done
    ("The ministry said on Monday that 38 inspectors had arrived in Torvik.", 38, "2025-05-19/2025-05-19"),
    ("The ministry said on Monday that it had sold 38 ships.", 38, None),
    # what somebody was is told by what befell them
    ("She was one of 30 people killed in Torvik on Monday.", 30, "2025-05-19/2025-05-19"),
    ("There were 12 houses burned in Torvik on Sunday.", 12, "2025-05-18/2025-05-18"),
    ("Lund is one of three men charged in April.", 3, "2025-04-01/2025-04-30"),
    ("Of the 30 people killed on Monday, three were nurses.", 3, "2025-05-19/2025-05-19"),
    ("The number of people killed in the 2011 flood in Torvik was 300.", 300, "2011-01-01/2011-12-31"),
    # what a sudden event did is of the day on which it struck
    ("The quake, which hit Torvik shortly before dawn on Monday, killed 40 people.", 40, "2025-05-19/2025-05-19"),
    ("The blast that tore through a Torvik market on Monday wounded 40 people.", 40, "2025-05-19/2025-05-19"),
    ("The siege, which ended on Monday, killed 40 people.", 40, None),
    ("The blast, which was called an accident on Monday, killed 40 people in Torvik.", 40, None),
    ("The trial, which opened on Monday, heard 40 witnesses in Torvik.", 40, None),
    # what a clause opens with: a stay, an event or a part of it
    ("At the height of the war in 1994, 3,000 people fled Torvik.", 3000, "1994-01-01/1994-12-31"),
    ("During a visit to Torvik in April, the envoy met 40 miners.", 40, "2025-04-01/2025-04-30"),
    ("On a trip to Torvik in June, the envoy will open 12 schools.", 12, "2025-06-01/2025-06-30"),
    ("In the war that began in 1994, 3,000 people fled Torvik.", 3000, None),
    ("In a study of the 1918 flu, researchers in Sorland found 300 graves.", 300, None),
    ("As recently as 2019, Vantor employed 3,000 people.", 3000, "2019-01-01/2019-12-31"),
    # a time behind a part is the part's
    ("Since January 300 people have died, including 40 in Torvik last week.", 300, "2025-01-01/2025-05-21"),
    ("Vantor has cut 300 jobs since 2019, including at least 40 in May.", 300, "2019-01-01/2025-05-21"),
    # what will be so then
    ("Once fully paid out in the second half of 2026, the grant would help about 40 mills.", 40, "2026-07-01/2026-12-31"),
    ("Once it is filled in 2028, the Torvik dam will hold back 40 rivers.", 40, "2028-01-01/2028-12-31"),
    ("Once he was elected in 2019, Lund cut 40 jobs.", 40, None),
    ("By 2030 Sorland will build homes that will house 40,000 families.", 40_000, "2030-01-01/2030-12-31"),
    ("By 2022 Sorland built homes that will house 40,000 families.", 40_000, None),
    ("The council looked at a plan to raise the toll to $9 in two steps, in 2026 and 2027.", 9, "2026-01-01/2027-12-31"),
    ("The council looked at a plan to raise the toll to $9 in two steps, in 2023.", 9, None),
    # how it stands now
    ("The current toll on the Torvik bridge is $9.", 9, "2025-05-21/2025-05-21"),
    ("The current toll on the Torvik bridge was $9.", 9, None),
    # a time of what it is compared with, and one of the saying
    ("Economists now say 119,000 jobs were added in March.", 119_000, "2025-03-01/2025-03-31"),
    ("Torvik counted 790 cases, the most since January 2008.", 790, None),
    ("The bank cut its rate on Monday as inflation fell to 3 percent.", 3, None),
    ("The officials who spoke on Monday said that 40 people were killed in Torvik.", 40, None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "days"), LENT)
def test_when_it_happened(sentence: str, number: float, days: str | None) -> None:
    found = [c for c in claims_of(sentence) if c.quantity is not None and c.quantity.number == number]
    assert [None if c.when is None else f"{c.when.start}/{c.when.end}" for c in found[:1]] == [days]


REPORT = "Sorland's employers added 62,000 jobs in April, the statistics office said on Friday. "
QUARTER = "Halden Motors had revenue of $4.1 billion in the first quarter. "

# (text of Wednesday 21 May 2025, number, the month or quarter that a reader supplies)
REPORTED: list[tuple[str, float, str | None]] = [
    (REPORT + "Construction gained 9,000 positions, while retail shed 4,000 jobs.", 9000, "2025-04-01/2025-04-30"),
    (REPORT + "Construction gained 9,000 positions, while retail shed 4,000 jobs.", 4000, "2025-04-01/2025-04-30"),
    (REPORT + "Average hourly earnings fell to $23.", 23, "2025-04-01/2025-04-30"),
    (QUARTER + "Net profit fell to $210 million.", 210_000_000, "2025-01-01/2025-03-31"),
    ("The April trade figures beat forecasts. Exports of steel grew 4 percent. Imports were unchanged. The April figures are the last.", 4, "2025-04-01/2025-04-30"),
    (REPORT + "Economists had expected firms to add 40,000 jobs.", 40_000, "2025-04-01/2025-04-30"),
    (REPORT + "Retailers hired 7,400 people.", 7400, "2025-04-01/2025-04-30"),
    (REPORT + "A broader measure fell to 14.4 percent.", 14.4, "2025-04-01/2025-04-30"),
    (REPORT + "Some 410,000 workers were jobless, 2,000 fewer than in March.", 410_000, "2025-04-01/2025-04-30"),
    (REPORT + "Some 48,000 workers were jobless for more than half a year.", 48_000, "2025-04-01/2025-04-30"),
    (QUARTER + "It sold 81,000 cars.", 81_000, "2025-01-01/2025-03-31"),
    ("Halden Motors had sales of $4.1 billion in the quarter ended March 29. It sold 81,000 cars.", 81_000, "2025-01-01/2025-03-31"),
    # another time, nobody's figure, somebody's opinion
    (REPORT + "Some 410,000 workers were jobless for the past two years.", 410_000, "2023-05-21/2025-05-21"),
    (REPORT + "Economists expect firms to add 40,000 jobs.", 40_000, None),
    (REPORT + "Hiring has grown by 30 percent since 2022.", 30, "2022-01-01/2025-05-21"),
    (REPORT + "Retail is expected to shed 4,000 jobs.", 4000, None),
    (REPORT + "An average of 4,000 jobs a month were lost.", 4000, None),
    (REPORT + "Mayor Ada Quill said 4,000 jobs were lost.", 4000, None),
    (REPORT + "“We lost 4,000 jobs,” Ada Quill said.", 4000, None),
    (REPORT + "Some 300 sheep crossed the bridge.", 300, None),
    ("Some 300 sheep crossed the bridge in April. Retail shed 4,000 jobs.", 4000, None),
    ("Torvik lost 9,000 jobs in the slump of April 2019. Retail shed 4,000 jobs.", 4000, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "days"), REPORTED)
def test_figures_of_a_report_are_of_its_month(text: str, number: float, days: str | None) -> None:
    found = [c for c in claims_of(text) if c.quantity is not None and c.quantity.number == number]
    assert [None if c.when is None else f"{c.when.start}/{c.when.end}" for c in found[:1]] == [days]


def test_a_supplied_month_is_not_stated() -> None:
    (claim,) = (c for c in claims_of(REPORT + "Retail shed 4,000 jobs.") if c.quantity and c.quantity.number == 4000)
    assert claim.when is not None
    assert claim.when.span is None
