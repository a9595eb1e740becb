"""Which sentences of two outlets tell one figure of one thing, and which only have it in common."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.comparison.compare import compare
from services.comparison.index import keys_of
from services.comparison.model import Field, Judgement
from services.comparison.profiles.profile import profile
from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from services.ingestion.model import Admission, Article

NOW = datetime(2025, 9, 16, 9, tzinfo=UTC)
STORY = " Mara Holt of Tarvik Air spoke in Orlund."
"""What the rest of both articles names."""


def told(text: str, outlet: str, days: int = 0) -> tuple[Claim, ...]:
    article = Article(
        seq=1, seen_at=NOW, id=f"{outlet}-1", url=f"https://{outlet}/1", outlet=outlet, title="", text=text + STORY,
        published_at=NOW - timedelta(days=days), kind=Admission.ARTICLE,
    )  # fmt: skip
    return extract_claims(article).claims


def agrees(newer: str, older: str, number: float, days: int = 0) -> bool:
    """Whether the two articles agree in the figure `number`."""
    mine, theirs = (
        [c for c in told(*article) if c.quantity is not None and c.quantity.number == number]
        for article in ((newer, "new.example"), (older, "old.example", days))
    )
    assert mine, "the figure was not read"
    assert theirs, "the figure was not read"
    found = [compare(a, b) for a in mine for b in theirs]
    return any(v.judgement is Judgement.AGREEMENT and Field.QUANTITY in v.agrees for v in found)


SAME = [
    ("passengers and others", "Health officials are trying to reach all 132 passengers on the Tarvik Air plane.",
     "Holt flew home with Tarvik Air on Monday, along with 132 others.", 132),
    ("a figure and its noun, other verbs", "In the end, 67 councillors broke ranks over the harbour bill.",
     "Some 67 councillors voted against the harbour bill in Orlund.", 67),
    ("crew by two constructions", "Tarvik Air put six crew members on paid leave after the flight.",
     "The airline said it was grounding six members of the flight's crew.", 6),
    ("an exact figure", "The register had 846,184 names when Orlund closed it.",
     "Clerks in Orlund counted 846,184 names on the register.", 846_184),
    ("a sum and what it is for", "The chamber passed the 1.3 billion euro harbour budget on Friday.",
     "Deputies had fought for weeks over the 1.3 billion euro harbour budget.", 1.3e9),
    ("a report by its pages", "The 480-page report on the ferry disaster accuses the harbour board.",
     "Lawyers studied the 480-page report on the ferry disaster all night.", 480),
    ("citizens and passengers", "On board were 15 French passengers, the airline Tarvik Air said.",
     "The passengers were as follows: 41 Danes, 15 French citizens and two Swedes.", 15),
    ("a person's age", "Zelvik, 29, is one of the two nurses.", "The 29-year-old nurse Emil Zelvik is in Orlund hospital.", 29),
    ("another unit", "Divers found parts of the hull 180 miles north of Orlund.",
     "The navy said it had found parts of the hull about 290 kilometres (180 miles) north of Orlund.", 289681.92),
    ("what a plan is worth", "Tarvik Air's 3.7 billion euro merger with Norra Lines will change the skies over Orlund.",
     "Norra Lines told its pilots in Orlund of the 3.7 billion euro merger on Monday.", 3.7e9),
    ("what befell them before", "The 24 bodies recovered at the reef were flown to Orlund.",
     "At least 24 bodies have been recovered at the reef off Orlund so far.", 24),
    ("with another figure", "Prices in Orlund dipped to 7.7 percent from 7.9 percent.",
     "While the Orlund rate eased from 7.9 percent to 7.7 percent, few noticed.", 7.7),
    ("the dead by two nouns", "Orlund mourns the 26 who died in the Tarvik Air crash.",
     "The crash of the Tarvik Air plane killed 26 people in Orlund.", 26),
    ("without a thing is no denial", "Without a word of warning 42,000 homes in Orlund went dark on Monday.",
     "About 42,000 households in Orlund lost power on Monday.", 42_000),
    ("would cost, could cost", "A toll of nine crowns on the Orlund bridge would cost the town 4,200 jobs, the chamber said.",
     "The bridge toll in Orlund could come at the cost of 4,200 jobs, the chamber warned.", 4_200),
    ("jobs and workers", "The merger will cost 1,800 jobs at Tarvik Air, the union said.",
     "Tarvik Air's merger would shrink its payroll by 1,800 workers, said the union.", 1_800),
    ("fewer and a cost", "The bridge toll would cost the town 4,200 jobs, the chamber found.",
     "With the bridge toll at nine crowns the town would have 4,200 fewer jobs, the chamber found.", 4_200),
    ("half-million", "The chamber projected that the bridge toll would draw a half-million cars away from Orlund.",
     "Planners hope that the Orlund bridge toll keeps 500,000 cars away, the chamber said.", 500_000),
    ("what a thing is worth", "Tarvik Air's $45 million deal to buy Norra Lines will transform the skies over Orlund.",
     "Mara Holt of Tarvik Air told pilots of Norra Lines about the $45 million merger.", 45e6),
    ("a toll says whom it counts, or not", "Some 340 were killed in the shelling of Orlund on Monday.",
     "About 340 people were killed when shells hit Orlund, Holt said.", 340),
    ("one time long past", "The jobless rate in Orlund peaked at 10 percent in October 2009.",
     "Unemployment climbed in Orlund, to a peak of 10 percent in October 2009.", 10),
    ("what they have not done", "An additional 975,407 members who were admitted have not yet picked a seat.",
     "Holt said that 975,407 members in all were admitted to Tarvik Air.", 975_407),
]  # fmt: skip

APART = [
    ("killed and injured", "The blast in Orlund killed 132 people.", "The blast in Orlund injured 132 people.", 132),
    ("two of anything", "Two trains collided outside Orlund.", "The inquiry in Orlund heard two witnesses.", 2),
    ("a small count of other people", "The flight carried seven crew members.", "Police in Orlund held seven dockers.", 7),
    ("witnesses and detainees", "More than 60 people were arrested in Orlund.",
     "The inquest in Orlund has heard 60 witnesses.", 60),
    ("other things counted", "Orlund ordered 240 buses.", "Orlund closed 240 schools.", 240),
    ("two shares", "In Orlund 35 percent of the voters backed the mayor.",
     "Tarvik Air raised its fares to Orlund by 35 percent.", 35),
    ("two stretches of time", "Holt has led Tarvik Air for two years.", "The Orlund inquiry will take two years.", 730.485),
    ("two ages", "Brell, 29, flew to Orlund.", "The 29-year-old harbour pilot Emil Strand was on duty.", 29),
    ("planned and done", "Tarvik Air plans to cut 1,240 posts in Orlund.", "Tarvik Air has cut 1,240 posts in Orlund.", 1_240),
    ("announced and done", "Tarvik Air will close 240 desks in Orlund.", "Tarvik Air has closed 240 desks in Orlund.", 240),
    ("so and not so", "The board did not admit 132 pupils in Orlund.", "The board admitted 132 pupils in Orlund.", 132),
    ("hired and dismissed", "Tarvik Air hired 1,240 people in Orlund.", "Tarvik Air dismissed 1,240 people in Orlund.", 1_240),
    ("two years", "In 2019 Tarvik Air flew 12,400 tourists to Orlund.",
     "In 2024 Tarvik Air flew 12,400 tourists to Orlund.", 12_400),
    ("asked", "Did 132 passengers really board in Orlund?", "In Orlund 132 passengers boarded.", 132),
    ("small print of polls", "The Orlund poll has a margin of error of 3.5 percent.",
     "Prices in Orlund rose 3.5 percent.", 3.5),
    ("a sum in two stories of one town", "The Orlund museum will cost 4 million euros.",
     "The striker cost his Orlund club 4 million euros.", 4e6),
    ("a plan and its outcome", "Tarvik Air plans to hire 4,200 pilots in Orlund.", "Tarvik Air hired 4,200 pilots in Orlund.", 4_200),
    ("what would be if something else were", "If the bridge closed, 4,200 jobs would go in Orlund.", "The storm cost 4,200 jobs in Orlund.", 4_200),
    ("the figure itself is denied", "Orlund never had 84,210 voters on the register.", "The register in Orlund had 84,210 voters.", 84_210),
    ("two times", "The jobless rate in Orlund stood at 10 percent in October 2009.", "The jobless rate in Orlund stood at 10 percent in March 2012.", 10),
    ("a level and how far it moved", "Over the summer Tarvik Air made a seat 420 crowns dearer.",
     "A seat to Orlund sells at 420 crowns, Tarvik Air said.", 420),
    ("shares in two forecasts", "Strand's plan would lift the pay of Orlund's dockers by 11.5 percent, the chamber found.",
     "Holt said that his tax in Orlund would probably be 11.5 percent.", 11.5),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "number"), SAME, ids=[row[0] for row in SAME])
def test_one_uncommon_figure_of_one_thing_is_an_agreement(why: str, newer: str, older: str, number: float) -> None:
    assert agrees(newer, older, number), why


@pytest.mark.parametrize(("why", "newer", "older", "number"), APART, ids=[row[0] for row in APART])
def test_a_figure_in_common_is_not_enough(why: str, newer: str, older: str, number: float) -> None:
    assert not agrees(newer, older, number), why


def test_a_figure_is_of_one_story_for_three_days() -> None:
    newer, older = "Officials seek all 132 passengers of Tarvik Air.", "Tarvik Air flew 132 passengers to Orlund."
    assert agrees(newer, older, 132, days=3)
    assert not agrees(newer, older, 132, days=5)


def test_nearly_one_figure_is_two() -> None:
    texts = "Strand has 2,316 delegates, Tarvik Air said.", "Strand had 2,312 delegates in Orlund, Tarvik Air said."
    found = [compare(a, b) for a in told(texts[0], "new.example") for b in told(texts[1], "old.example")]
    assert "agree.figure.sentences" not in {v.rule for v in found}


def test_an_agreement_in_a_figure_is_of_nothing_else() -> None:
    newer, older = (told(row, f"{i}.example") for i, row in enumerate(SAME[0][1:3]))
    found = [compare(a, b) for a in newer for b in older]
    assert {v.agrees for v in found if v.rule == "agree.figure.sentences"} == {(Field.QUANTITY,)}


def test_a_figure_of_three_digits_is_looked_up_without_a_name() -> None:
    def exact(text: str) -> set[str]:
        return {k for c in told(text, "x.example") for k in keys_of(profile(c)) if k.startswith("!")}

    assert exact("Officials seek all 132 passengers.") == exact("She came home along with 132 others.") != set()
    assert exact("Officials seek all 200 passengers.") == set()
