"""Figures of what is not yet so, of what a thing is worth, of a toll and of a stated time: of one thing, and of two."""

from __future__ import annotations

import pytest

from tests.comparison.test_one_figure import agrees

SAME = [
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

OTHER = [
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
def test_figures_of_one_thing(why: str, newer: str, older: str, number: float) -> None:
    assert agrees(newer, older, number), why


@pytest.mark.parametrize(("why", "newer", "older", "number"), OTHER, ids=[row[0] for row in OTHER])
def test_figures_of_two_things(why: str, newer: str, older: str, number: float) -> None:
    assert not agrees(newer, older, number), why
