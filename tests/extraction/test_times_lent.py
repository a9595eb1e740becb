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
