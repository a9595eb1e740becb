"""How sure it is that two claims in contradiction tell of one fact: what raises it, what lowers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.comparison.profile import Profile, profile
from services.comparison.surety import FEATURES, measure, surety
from services.comparison.vocabulary import SURETY
from services.scoring.parameters import DEFAULT
from tests.comparison.factory import claim

FIRE = (
    "Nineteen people died in a fire in the Kessel road tunnel near Orrin on Saturday evening, the cantonal police said."
)
FIRE_AGAIN = "A fire in the Kessel tunnel near Orrin killed 91 people on Saturday, according to the police."


def telling(text: str, days: float = 0) -> Profile:
    return profile(claim("die", text=text, told=text, hours=24 * days))


@pytest.mark.parametrize(
    ("why", "newer", "older", "sure"),
    [
        ("rare names, a day and most of the words in common", FIRE_AGAIN, FIRE, True),
        (
            "short, but of rare words",
            "Ganton Park was opened in 1947.",
            "Ganton Park, opened in 1974, will close.",
            True,
        ),
        (
            "one name that stands in every second article, and a verb",
            "But Obama did not choose the senator just for his speeches.",
            "They watched as Obama chose a running mate from Delaware in the summer of 2008.",
            False,
        ),
        (
            "two contests of one politician",
            "Obama won the state again on Tuesday by a margin that surprised his own party.",
            "It was the first race that Obama had won since he lost to a congressman in 2000.",
            False,
        ),
    ],
)
def test_what_two_sentences_share_tells_whether_they_are_of_one_fact(
    why: str, newer: str, older: str, sure: bool
) -> None:
    assert (surety(telling(newer), telling(older)) >= DEFAULT.alert_confidence) is sure, why


def test_the_longer_apart_the_less_sure() -> None:
    near, far = (surety(telling(FIRE_AGAIN, days), telling(FIRE)) for days in (0.5, 60))
    assert near > far


def test_a_value_in_common_makes_surer() -> None:
    same = surety(telling("Kessel paid 80 crowns on Tuesday."), telling("On Tuesday Kessel spent 80 crowns."))
    other = surety(telling("Kessel paid 80 crowns on Tuesday."), telling("On Friday Kessel spent 75 crowns."))
    assert same > other


def test_every_feature_has_a_weight() -> None:
    assert set(FEATURES) == set(SURETY)


@given(st.text(max_size=200), st.text(max_size=200))
def test_it_is_a_chance_that_does_not_depend_on_the_order(left: str, right: str) -> None:
    one, other = telling(left), telling(right)
    assert 0 <= surety(one, other) <= 1
    assert measure(one, other) == pytest.approx(measure(other, one))
