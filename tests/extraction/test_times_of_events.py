"""Times of events that an article dates once, and then points at by a noun and a name."""

from __future__ import annotations

import pytest

from services.extraction.claims import extract_claims
from tests.extraction.claims_of import article, claims_of

SHOW = "Norland held a 2010 conference in Torvik. The town is small. "
YEAR, AUGUST, MONDAY = "2010-01-01/2010-12-31", "2010-08-01/2010-08-31", "2025-05-19/2025-05-19"
RALLY = "A rally in Torvik was broken up on Monday. Nobody slept. "

# (text of Wednesday 21 May 2025, number, first and last day of its claim)
POINTED: list[tuple[str, float, str | None]] = [
    # the noun, with a name that the sentence has which dates it
    (SHOW + "The conference cost 4 million dollars.", 4_000_000, YEAR),
    (SHOW + "The Torvik conference cost 4 million dollars.", 4_000_000, YEAR),
    (SHOW + "The training conference in Torvik was held for 2,609 managers.", 2_609, YEAR),
    (SHOW + "Norland paid 135,350 dollars for 15 speakers at the conference.", 135_350, YEAR),
    (SHOW + "Guests at the Torvik conference drank 700 bottles.", 700, YEAR),
    (SHOW + "A total of 132 rooms were upgraded each night of the conference.", 132, YEAR),
    (SHOW + "Norland spent 50,000 dollars on films for the conference.", 50_000, YEAR),
    (SHOW + "Norland spent 50,000 dollars on the conference.", 50_000, YEAR),
    (RALLY + "Police arrested 44 people at the rally.", 44, MONDAY),
    (RALLY + "Ana Prell met 44 farmers at the Torvik rally.", 44, MONDAY),
    # held, opened, begun: the event is dated by what takes place
    ("The conference was held in August 2010 in Torvik. Nobody slept. The conference drew 2,600 guests.", 2_600, AUGUST),
    ("Norland hosted a summit in August 2010. Nobody slept. The summit drew 2,600 guests.", 2_600, AUGUST),
    ("The trial began in August 2010 in Torvik. Nobody slept. The trial cost 4 million dollars.", 4_000_000, AUGUST),
    # dated again, closer
    (SHOW + "The August 2010 conference was loud. Nobody slept. The conference drew 2,600 guests.", 2_600, AUGUST),
    # another name, another noun, another one of the kind
    (SHOW + "The Lisk conference cost 4 million dollars.", 4_000_000, None),
    (SHOW + "The conference in Lisk cost 4 million dollars.", 4_000_000, None),
    (SHOW + "The second conference cost 4 million dollars.", 4_000_000, None),
    (SHOW + "The party's conference cost 4 million dollars.", 4_000_000, None),
    (SHOW + "The training conference cost 4 million dollars.", 4_000_000, None),
    (SHOW + "The gala cost 4 million dollars.", 4_000_000, None),
    (SHOW + "Conferences cost 4 million dollars.", 4_000_000, None),
    (SHOW + "A 2012 conference in Lisk flopped. Nobody slept. The conference drew 2,600 guests.", 2_600, None),
    (SHOW + "A 2012 conference in Lisk flopped. Nobody slept. The Torvik conference drew 2,600 guests.", 2_600, YEAR),
    (SHOW + "A August 2010 conference in Lisk flopped. Nobody slept. The conference drew 2,600 guests.", 2_600, None),
    # what is so now, what is yet to be, what looks back
    (SHOW + "Norland is reviewing 40 bills of the conference.", 40, None),
    (SHOW + "The 40 bills of the conference are being reviewed.", 40, None),
    (SHOW + "The conference will be held for 2,609 managers.", 2_609, None),
    (RALLY + "A court reviewed 44 deaths at the rally.", 44, None),
    (RALLY + "A court fined Ana Prell 4,400 dollars for shouting at the rally.", 4_400, None),
    (RALLY + "Norland spent 50,000 dollars on wreaths for the victims.", 50_000, None),
    (RALLY + "Norland paid 50,000 dollars to victims of the rally.", 50_000, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "days"), POINTED)
def test_what_points_at_a_dated_event_is_of_its_time(text: str, number: float, days: str | None) -> None:
    claims = [c for c in claims_of(text) if c.quantity is not None and number in (c.quantity.low, c.quantity.high)]
    assert {None if c.when is None else f"{c.when.start}/{c.when.end}" for c in claims} == {days}


IN_A_STATEMENT = [
    ("Ana Prell, who was named in March, said in a statement that the 2010 conference was a waste of money.", YEAR),
    ("Ana Prell, who was named in March, said in a letter that she left Orsa in 2010.", YEAR),
    ("Ana Prell, who was named in March, said in a statement that broke the silence.", None),
]


@pytest.mark.parametrize(("text", "days"), IN_A_STATEMENT)
def test_what_is_said_in_a_statement_has_its_own_time(text: str, days: str | None) -> None:
    times = {f"{c.when.start}/{c.when.end}" for c in extract_claims(article(text)).claims if c.when is not None}
    assert (days in times) if days is not None else YEAR not in times
