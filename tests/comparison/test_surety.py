"""How sure it is that two claims in contradiction tell of one fact: what raises it, what lowers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile, profile
from services.comparison.surety import FEATURES, measure, surety
from services.comparison.values.figures import apart, slipped
from services.comparison.words.vocabulary import SURETY
from services.extraction.model import Participant
from services.scoring.parameters import DEFAULT
from tests.comparison.factory import amount, claim, person

FIRE = (
    "Nineteen people died in a fire in the Kessel road tunnel near Orrin on Saturday evening, the cantonal police said."
)
FIRE_AGAIN = "A fire in the Kessel tunnel near Orrin killed 91 people on Saturday, according to the police."


def telling(text: str, days: float = 0, number: float | None = None, *who: Participant) -> Profile:
    quantity = None if number is None else amount(number)
    return profile(claim("die", *who, text=text, told=text, hours=24 * days, quantity=quantity))


@pytest.mark.parametrize(
    ("why", "field", "days", "texts", "sure"),
    [
        ("rare names, a day and most of the words in common", Field.QUANTITY, 0, (FIRE_AGAIN, FIRE), True),
        (
            "short, but of rare words",
            Field.TIME,
            0,
            ("Ganton Park was opened in 1947.", "Ganton Park, opened in 1974, will close."),
            True,
        ),
        (
            "one name that stands in every second article, and a verb",
            Field.POLARITY,
            0,
            (
                "But Obama did not choose the senator just for his speeches.",
                "They watched as Obama chose a running mate from Delaware in the summer of 2008.",
            ),
            False,
        ),
        (
            "two contests of one politician, a week apart",
            Field.TIME,
            7,
            (
                "Obama won the state again on Tuesday by a margin that surprised his own party.",
                "It was the first race that Obama had won since he lost to a congressman in 2000.",
            ),
            False,
        ),
    ],
)
def test_what_two_sentences_share_tells_whether_they_are_of_one_fact(
    why: str, field: Field, days: int, texts: tuple[str, str], sure: bool
) -> None:
    assert (surety(telling(texts[0], days), telling(texts[1]), field) >= DEFAULT.alert_confidence) is sure, why


def test_the_longer_apart_the_less_sure() -> None:
    near, far = (surety(telling(FIRE_AGAIN, days), telling(FIRE), Field.QUANTITY) for days in (0.5, 60))
    assert near > far


def test_a_value_in_common_makes_surer() -> None:
    tuesday, friday = (telling(f"On {day} Kessel spent 75 crowns.") for day in ("Tuesday", "Friday"))
    here = telling("Kessel paid 80 crowns on Tuesday.")
    assert surety(here, tuesday, Field.QUANTITY) > surety(here, friday, Field.QUANTITY)


@pytest.mark.parametrize("odds", [None, 0.0], ids=["frames", "sentences"])
def test_figures_far_apart_are_of_two_things(odds: float | None) -> None:
    far, near = (
        surety(telling(FIRE_AGAIN, 0, 91), telling(FIRE, 0, number), Field.QUANTITY, odds) for number in (4_000, 60)
    )
    assert far < near


@pytest.mark.parametrize("odds", [None, 0.0], ids=["frames", "sentences"])
def test_a_figure_that_a_slip_makes_of_the_other_is_surer(odds: float | None) -> None:
    slip, other = (
        surety(telling(FIRE_AGAIN, 0, 91), telling(FIRE, 0, number), Field.QUANTITY, odds) for number in (19, 23)
    )
    assert slip > other


def test_a_pronoun_stands_for_the_name_that_it_was_resolved_to() -> None:
    reve, other = person("Antal Reve"), person("Jon Ekberg")
    older = telling("The composer Antal Reve has died at the age of 88.", 0, 88, reve)
    known, unknown = (surety(telling("He was 78.", 0, 78, who), older, Field.QUANTITY) for who in (reve, other))
    assert known > unknown


def test_the_likelier_by_the_sentences_the_surer() -> None:
    low, high = (surety(telling(FIRE_AGAIN), telling(FIRE), Field.QUANTITY, odds) for odds in (-2.0, 2.0))
    assert low < high


def test_days_of_the_week_are_less_sure_than_other_times() -> None:
    day, year = (surety(telling(FIRE_AGAIN), telling(FIRE), Field.TIME, 1.0, weekday=w) for w in (True, False))
    assert day < year


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (48, 84, True),
        (1_500, 150, True),
        (4_100_000_000, 4_100_000, True),
        (112, 12, True),
        (16, 6, True),
        (44, 54, True),
        (9.2, 2.9, True),
        (40_000, 41_000, True),
        (43, 52, False),
        (3, 9, False),
        (20, 3_300, False),
        (7, 7, False),
        (0, 10, False),
    ],
)
def test_slips(one: float, other: float, slip: bool) -> None:
    assert slipped(one, other) is slipped(other, one) is slip


POSITIVE = st.floats(min_value=1e-6, max_value=1e15)


@given(POSITIVE, POSITIVE)
def test_how_far_apart_does_not_depend_on_the_order(one: float, other: float) -> None:
    assert apart(one, other) == pytest.approx(apart(other, one))
    assert slipped(one, other) is slipped(other, one)


def test_every_feature_has_a_weight_for_either_evidence() -> None:
    assert {"frames": set(FEATURES), "sentences": set(FEATURES)} == {name: set(SURETY[name]) for name in SURETY}


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(Field), st.none() | st.floats(-9, 9))
def test_it_is_a_chance_that_does_not_depend_on_the_order(
    left: str, right: str, field: Field, odds: float | None
) -> None:
    one, other = telling(left), telling(right)
    assert 0 <= surety(one, other, field, odds) <= 1
    assert set(measure(one, other, field, odds)) == set(FEATURES)
    assert surety(one, other, field, odds) == pytest.approx(surety(other, one, field, odds))
