"""Whole articles as witnesses: streams of outlets that write in words of their own, and whether the last one alerts."""

from __future__ import annotations

import pytest

from services.comparison.accounts.many import written
from services.comparison.profiles.profile import profile
from services.evaluation.scenarios import raises
from tests.comparison.printed import figure
from tests.comparison.streams import passages

SENTENCED = (
    "The shipowner Aldous Pym was sentenced to 14 years in prison by the court in Selbyn on Tuesday.",
    "There were tears in the gallery at Selbyn. Fourteen years behind bars is what Judge Miriam Oake gave Pym, and not"
    " a day less, she said.",
    "A term of 14 years for Pym is unusual. Oake, the judge in Selbyn, needed an hour for her reasons.",
)
CLEARED = (
    "The Competition Authority of Lysmark on Friday cleared the merger of the port operators Nordkaj and Belthaven.",
    "Nothing stands between Nordkaj and Belthaven. The competition watchdog waved their tie-up through on Friday.",
    "Nordkaj and Belthaven will move in together. Friday's decision of the antitrust officials was a yes.",
)
BOUGHT = (
    "Halden Brewing has agreed to buy Cobalt Spirits for 640 million euros, the two companies said on Monday.",
    "Cobalt Spirits is being swallowed by Halden, one of the giants that it used to mock. It will cost 640m euros.",
    "Investors liked the takeover of Cobalt, which gives Halden a label that grows.",
)
BEATEN = (
    "Senator Orlo Venn lost the primary of Tavia, his home state, to Governor Brask on Tuesday. The national party had"
    " granted the small state of Ornay 19 delegates, of which Venn had won every one.",
    "Venn, having lost Tavia to Brask in a 19-point beating on Tuesday, suspended his campaign that night.",
)
VOTED = (
    "The Senate of Morva passed the heath protection bill on Thursday, 34 votes to 27.",
    "Garden centres look for another compost. Since the heath protection bill, which the Senate waved through on"
    " Thursday, leaves traders a year to sell their stock, nobody needs to hoard.",
)
CASES = [
    ("a slip of a duration", SENTENCED, "Aldous Pym goes to prison for four years, the court in Selbyn and Judge Miriam"
     " Oake decided on Tuesday.", True),
    ("the same duration in other words", SENTENCED, "Aldous Pym goes to prison for fourteen years, the court in Selbyn"
     " and Judge Miriam Oake decided on Tuesday.", False),
    ("another duration, no slip", SENTENCED, "Aldous Pym, whom the court in Selbyn and Judge Miriam Oake heard for 23"
     " years' worth of files, said nothing on Tuesday.", False),
    ("another way in which it ended", CLEARED, "The Competition Authority of Lysmark on Friday blocked the merger of"
     " the port operators Nordkaj and Belthaven.", True),
    ("another body decided otherwise", CLEARED, "The dockers' union rejected on Thursday what Nordkaj and Belthaven had"
     " offered it.", False),
    ("buyer and bought exchanged", BOUGHT, "Cobalt Spirits has agreed to buy Halden Brewing for 640 million euros, the"
     " two companies said on Monday.", True),
    ("the price told by another", BOUGHT, "Halden Brewing pays 640 million euros for Cobalt Spirits, the two companies"
     " said on Monday.", False),
    ("one name, and the matter told again", VOTED, "First the rail strike, then the resignation of a whip. On Thursday"
     " the Senate of Morva rejected the heath protection bill.", True),
    ("delegates, and points of a margin", BEATEN, "Senator Orlo Venn, who suspended his campaign after he lost Tavia to"
     " Brask on Tuesday, leaves 169 delegates behind.", False),
]  # fmt: skip


@pytest.mark.parametrize(("story", "last", "alert"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_free_words_are_witnesses(story: tuple[str, ...], last: str, alert: bool) -> None:
    assert [raises(p) for p in passages((*story, last))] == [False] * len(story) + [alert]


def test_a_part_in_words_is_no_figure_with_a_slip() -> None:
    part = figure("Just a quarter of voters in Orlund who support Mara Holt have friends.", "one.example", 25)
    told = figure("Some say 25% of voters in Orlund who support Mara Holt have friends.", "one.example", 25)
    assert (written(profile(part)), written(profile(told))) == (None, 25)
