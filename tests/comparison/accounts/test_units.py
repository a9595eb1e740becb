"""The number of one outlet with the unit of another: "13 km" and "8 miles" where one has 13 miles."""

from __future__ import annotations

import pytest

from services.comparison.accounts.units import misread
from services.comparison.profiles.profile import profile
from services.evaluation.scenarios import raises
from tests.comparison.printed import figures
from tests.comparison.streams import passages

RACE = (
    "The Halvik fell race will be 42 kilometres long this year, its founder Greta Vorn said on Tuesday.",
    "Legs will hurt. Greta Vorn has made her Halvik fell race longer: 26 miles over five summits, two of them in snow.",
    "Runners of the Halvik fell race face 42 kilometres, and Vorn calls that a walk.",
)
CATCH = (
    "A sturgeon of 90 kilograms was caught in the Ulmer at Trosk on Monday by the ferryman Ilo Banck.",
    "Ilo Banck wanted eels. What hung on his line at Trosk on Monday was a sturgeon that weighed 198 pounds.",
)
STRIKE = (
    "The ferrymen of Orsund will strike for three weeks from Monday, their union leader Pia Lorn said.",
    "Nobody will cross for three weeks. Pia Lorn, who leads the ferrymen of Orsund, did not mince her words.",
)
CASES = [
    ("a small number in the same words", STRIKE, "Pia Lorn, leader of the ferrymen of Orsund, said that they would"
     " strike for three months from Monday.", True),
    ("a small number of something else", STRIKE, "Pia Lorn of Orsund was away for three months last winter.", False),
    ("what lasted before it", STRIKE, "After three months of talks the ferrymen of Orsund will strike on Monday, their leader"
     " said.", False),
    ("a race", RACE, "Not for beginners: the fell race of Halvik is 42 miles long this time, and entries close soon.", True),
    ("the same race", RACE, "Not for beginners: the fell race of Halvik is 26 miles long this time, and entries close.", False),
    ("both units in one article", RACE, "The fell race of Halvik is 42 kilometres long, 26 miles; it is 42 miles from the"
     " coast.", False),
    ("another length in the same article", RACE, "The bus to the fell race at Halvik takes 26 minutes for its 40 miles.",
     False),
    ("a catch", CATCH, "Ilo Banck, ferryman at Trosk, on Monday caught a sturgeon of 198 kilograms with a bent nail.", True),
    ("who weighs as much in another unit", CATCH, "Ilo Banck, himself 90 kilograms, lost a shoe in the Ulmer at Trosk.",
     False),
]  # fmt: skip


@pytest.mark.parametrize(("story", "last", "alert"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_number_with_the_unit_of_another(story: tuple[str, ...], last: str, alert: bool) -> None:
    assert [raises(p) for p in passages((*story, last))] == [False] * len(story) + [alert]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The dam is 31 metres high.", "The dam is 31 feet high.", True),
        ("The dam is 31 metres high.", "The dam is 102 feet high.", False),
        ("The dam is 31 metres high.", "The dam is 31 metres high.", False),
        ("The barge carried 40 tons of gravel.", "The barge carried 40 tonnes of gravel.", False),
        ("She was held for 18 months.", "She was held for 18 years.", True),
        ("The dam is 31 metres high.", "The dam weighs 31 tonnes.", False),
    ],
)
def test_one_number_before_two_units(one: str, other: str, expected: bool) -> None:
    left, right = (figures(t, f"{i}.example")[0] for i, t in enumerate((one, other)))
    assert misread(profile(left), profile(right)) is expected
