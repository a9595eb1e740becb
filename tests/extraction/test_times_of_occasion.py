"""The day of the happening that a story is about, for what the story narrates of it without a time."""

from __future__ import annotations

import pytest

from services.extraction.claims import extract_claims
from tests.extraction.claims_of import article, claims_of

MONDAY = "2025-05-19/2025-05-19"
FERRY = "A ferry capsized off Torvik on Monday. "
BLAZE = "A blaze broke out near Torvik on Monday. "

# (headline, text of Wednesday 21 May 2025, number, first and last day of its claim)
OCCASION: list[tuple[str, str, float, str | None]] = [
    # what befell what was struck, by whatever word for it, and what is told beside it
    ("Ferry capsizes off Torvik", FERRY + "The boat struck 14 rocks.", 14, MONDAY),
    ("Ferry capsizes off Torvik", FERRY + "Prell said that the boat hit a pier when 40 men jumped ashore.", 40, MONDAY),
    ("Ferry capsizes off Torvik", FERRY + "Another vessel saved 40 men of the ferry.", 40, MONDAY),
    ("Fire near Torvik", BLAZE + "It trapped 44 firemen in a canyon.", 44, MONDAY),
    ("Blast at a Torvik mill", "A mill in Torvik shook on Monday as a blast tore down its roof. The blast broke 12 windows.", 12, MONDAY),
    # the number of the headline of a deadly one
    ("Ferry sinks, killing 31", "A ferry sank off Torvik on Monday. Some drowned. " + '"We lost 31 of our friends," Prell said.', 31, MONDAY),
    # a story of which nothing dates the happening is of its day or of the one before
    ("Ferry capsizes off Torvik", "A ferry capsized off Torvik. The boat struck 14 rocks.", 14, "2025-05-20/2025-05-21"),
    # how things were, another time, what spreads for days, and a story of no happening
    ("Ferry capsizes off Torvik", FERRY + "The boat carried 212 men.", 212, None),
    ("Ferry capsizes off Torvik", FERRY + "The boat has struck 14 rocks.", 14, None),
    ("Ferry capsizes off Torvik", FERRY + "The boat did not strike the 14 rocks.", 14, None),
    ("Ferry capsizes off Torvik", FERRY + "In a previous storm the boat struck 14 rocks.", 14, None),
    ("Ferry capsizes off Torvik", FERRY + "In Lisk 14 miners were arrested.", 14, None),
    ("Fire near Torvik", BLAZE + "It destroyed 200 barns.", 200, None),
    ("Torvik gets a ferry", "A ferry was bought on Monday. The boat struck 14 rocks.", 14, None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "number", "days"), OCCASION)
def test_what_a_story_narrates_is_of_the_day_of_its_happening(
    title: str, text: str, number: float, days: str | None
) -> None:
    claims = [c for c in claims_of(text, title=title) if c.quantity is not None and c.quantity.number == number]
    found = {None if c.when is None else f"{c.when.start}/{c.when.end}" for c in claims}
    assert found == {days}


def test_the_day_of_the_happening_is_not_stated() -> None:
    claims = claims_of(FERRY + "The boat struck 14 rocks.", title="Ferry capsizes off Torvik")
    (claim,) = (c for c in claims if c.quantity is not None)
    assert claim.when is not None
    assert claim.when.span is None


DEAD = "A ferry sank off Torvik on Monday, killing three. "

# (text, whether its last sentence names the dead)
NAMING: list[tuple[str, bool]] = [
    (DEAD + "Among the dead was Ada Quill, a cook from Orrin.", True),
    (DEAD + "Schools are shut. The three killed were seamen of Orrin. They are Ole Brandt, 43; Ada Quill, 29; Tom Vale, 31.", True),
    (DEAD + "Schools are shut. They are led by Ole Brandt, 43; Ada Quill, 29; Tom Vale, 31.", False),
    (DEAD + "Schools are shut. Ole Brandt, 43, is the mayor of Torvik.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), NAMING)
def test_the_names_of_the_dead_are_of_that_day(text: str, *, named: bool) -> None:
    claims = extract_claims(article(text, title="Ferry sinks off Torvik, killing 3")).claims
    last = max(c.sentence.start for c in claims)
    found = {None if c.when is None else f"{c.when.start}/{c.when.end}" for c in claims if c.sentence.start == last}
    assert (MONDAY in found) is named
