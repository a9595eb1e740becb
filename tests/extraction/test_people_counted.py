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
    ("Two schools are shut. Torvik puts the number of pupils who have caught it at 17.", 17, "catch", "people"),
    ("Of the 12 who were hurt in Torvik, only one, a guard, has died.", 1, "die", "people"),
    ("Out of a total of eight patients, only one, Ole Lund, has died.", 1, "die", "people"),
    ("Ole Lund had been arrested 18 times in Torvik.", 18, "arrest", "arresting"),
    ("Two pilots fell ill. The ferry Alma was brought in on Monday and cleaned three times, Vantor said.", 3, "clean", "cleaning"),
    ("Such clashes have happened three times in Torvik.", 3, "happen", "clash"),
    ("It happened three times in Torvik.", 3, "happen", "happening"),
    ("Sorland sent two nuclear-capable bombers to Torvik.", 2, "send", "bomber"),
    ("Three B-52 bombers flew over Torvik.", 3, "fly", "bomber"),
    ("Two suicide bombers attacked Torvik.", 2, "attack", "people"),
    ("Vantor is moving 40 workers, according to two sources familiar with the matter.", 40, "move", "people"),
    ("There were 236,000 jobs added in Sorland in April.", 236_000, "create_job", "job"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "predicate", "unit"), COUNTED)
def test_what_a_number_counts(sentence: str, number: float, predicate: str, unit: str) -> None:
    found = [c for c in claims_of(sentence) if c.quantity is not None and c.quantity.number == number]
    assert [(c.frame.predicate, c.quantity.unit) for c in found if c.quantity is not None] == [(predicate, unit)]


def test_how_many_say_it_is_no_figure() -> None:
    for sentence in ("Vantor is moving 40 workers, according to two sources familiar with the matter.",):
        assert [c.quantity.number for c in claims_of(sentence) if c.quantity is not None] == [40]
    of_some = claims_of("According to 52 percent of residents, the square in Torvik was safe.")
    assert [c.quantity.number for c in of_some if c.quantity is not None] == [52]
