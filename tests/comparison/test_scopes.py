"""Figures of a part, a period or another thing are no dissent: (why, newer, older, the field or None)."""

from __future__ import annotations

import pytest

from services.comparison.model import Field
from services.comparison.parts import other_part
from services.comparison.restrictions import other_scope
from tests.comparison.test_told_in_words import contradicted

CASES = [
    ("a part with a name of its own", "Unemployment in Lower Tarvia was 11% in May, the jobs office said.",
     "Unemployment in Tarvia was 6.4 percent in May, the jobs office said.", None),
    ("the south", "Exports from South Belmor fell 9% in May, customs said.", "Exports from Belmor fell 4% in May, customs said.", None),
    ("told in words", "In rural Orsa rents rose 9% last year, the tenants' union said.",
     "Rents in Orsa rose 3% last year, the tenants' union said.", None),
    ("one whole", "Unemployment in Tarvia was 11% in May, the jobs office said.",
     "Unemployment in Tarvia was 6.4 percent in May, the jobs office said.", Field.QUANTITY),
    ("an event of a part is one of the whole", "A fire in northern Tarvia killed 61 people on Sunday.",
     "A fire in Tarvia killed 16 people on Sunday.", Field.QUANTITY),
    ("a quarter and a year", "For the full year the shipyard Orlund posted a net profit of $520 million, it said.",
     "The shipyard Orlund made a net profit of $96 million in the fourth quarter, it said.", None),
    ("half-year and quarter", "The brewer Tamsin reported half-year sales of 410 million euros.",
     "The brewer Tamsin reported second-quarter sales of 260 million euros.", None),
    ("one quarter", "The shipyard Orlund made a net profit of $69 million in the fourth quarter, it said.",
     "The shipyard Orlund made a net profit of $96 million in the fourth quarter, it said.", Field.QUANTITY),
    ("those in hospital", "Sixteen pupils of the Brenner school were taken to hospital after eating mushrooms, the town said.",
     "Mushrooms made 90 pupils of the Brenner school ill, the town said.", None),
    ("those admitted", "Nine marathon runners in Lisk were hospitalised on Sunday, organisers said.",
     "The heat made 140 marathon runners in Lisk ill on Sunday, organisers said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("newer", "older", "field"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_figure_contradicts_only_one_of_its_own_scope(newer: str, older: str, field: Field | None) -> None:
    assert contradicted(newer, older) == ({field} if field is not None else set())


@pytest.mark.parametrize(
    ("left", "right", "measured", "other"),
    [
        ("Upper Lethe lost 9%", "Lethe lost 4%", False, True),
        ("Upper Lethe and all Lethe lost 9%", "Lethe lost 4%", False, False),
        ("prices in northern Lethe", "prices in Lethe", True, True),
        ("a quake in northern Lethe", "a quake in Lethe", False, False),
        ("In the capital rents rose", "rents rose", True, True),
        ("prices in northern Lethe", "prices in southern Lethe", True, False),
    ],
)
def test_a_part_of_a_land(left: str, right: str, measured: bool, other: bool) -> None:
    assert other_part(left, right, measured=measured) is other_part(right, left, measured=measured) is other


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("net profit in the third quarter", "net profit for the full year", "period"),
        ("quarterly sales", "half-year sales", "period"),
        ("profit in the fourth quarter", "fourth-quarter profit", ""),
        ("cut by a quarter of a point", "for the full year", ""),
        ("the quarter-final", "the whole year", ""),
        ("twelve were rushed to hospital", "ninety fell ill", "care"),
        ("hospital admissions fell", "were hospitalised less often", ""),
        ("admitted to a nearby hospital", "reported symptoms", "care"),
    ],
)
def test_periods_and_care_restrict(left: str, right: str, kind: str) -> None:
    assert other_scope(left, right) == other_scope(right, left) == kind
