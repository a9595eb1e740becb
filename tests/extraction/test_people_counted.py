"""What a bare number counts: those who, the dead whose number is told."""

from __future__ import annotations

import pytest

from tests.extraction.claims_of import claims_of

COUNTED: list[tuple[str, float, str, str]] = [
    ("The storm in Sorland is now blamed for at least 40 deaths.", 40, "die", "people"),
    ("Mayor Ida Brandt put the number of dead at the station at 20.", 20, "die", "people"),
    ("Early reports placed the number of dead in Torvik at 13.", 13, "die", "people"),
    ("The number of wounded in Sorland now stands at 1,926.", 1926, "injure", "people"),
    ("Two bodies were found, bringing the number of dead in Torvik to 40.", 40, "die", "people"),
    ("She was identified as one of 18 who died on Mount Orrin on Saturday.", 18, "die", "people"),
    ("The number of jobless in Sorland fell by 300,000 in April.", 300_000, "change", "people"),
    ("The number of clubs in Sorland rose to 14.", 14, "number", "club"),
    ("There were 236,000 jobs added in Sorland in April.", 236_000, "create_job", "job"),
]


@pytest.mark.parametrize(("sentence", "number", "predicate", "unit"), COUNTED)
def test_what_a_number_counts(sentence: str, number: float, predicate: str, unit: str) -> None:
    found = [c for c in claims_of(sentence) if c.quantity is not None and c.quantity.number == number]
    assert [(c.frame.predicate, c.quantity.unit) for c in found if c.quantity is not None] == [(predicate, unit)]
