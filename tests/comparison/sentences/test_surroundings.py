"""What stands around a value that differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.differences import find_candidates
from services.comparison.sentences.model import Difference
from services.comparison.sentences.surroundings import SURROUNDINGS, surroundings


def surrounded(left: str, right: str, kind: Difference) -> dict[str, float]:
    mine, theirs = read_sentence(left), read_sentence(right)
    candidate = next(c for c in find_candidates(mine, theirs) if c.kind is kind)
    return dict(zip(SURROUNDINGS, surroundings(mine, theirs, candidate), strict=True))


@pytest.mark.parametrize(
    ("left", "right", "kind", "told"),
    [
        ("The fire took 12 barns.", "The fire took 30 barns.", Difference.NUMBER, {"head": 1, "other_head": 0}),
        ("The fire took 12 barns.", "Smoke hurt 30 firemen.", Difference.NUMBER, {"head": 0, "other_head": 1}),
        ("Kolar, 41, met Ressel.", "Kolar, 57, met Ressel.", Difference.NUMBER, {"whose": 1, "age": 1, "order": 1}),
        ("He met Senator Kolar.", "He met Senator Ressel.", Difference.NAME, {"titled": 1, "titled_one": 0}),
        ("He met Kolar in Selm.", "He met Kolar, Ressel.", Difference.NAME, {"placed": 0, "placed_one": 1}),
        ("On Monday Kolar won.", "Kolar won on Friday.", Difference.DATE, {"weekday": 1, "year": 0}),
        ("Kolar did not resign.", "Kolar would resign.", Difference.NEGATION, {"mode": 1, "nothing": 0}),
        ("Kolar won no seats.", "Kolar won seats.", Difference.NEGATION, {"mode": 0, "nothing": 1}),
    ],
    ids=["one thing", "two things", "whose age", "titles", "a place", "a weekday", "a plan", "nothing"],
)
def test_what_stands_around_a_value(left: str, right: str, kind: Difference, told: dict[str, float]) -> None:
    found = surrounded(left, right, kind)
    assert {name: found[name] for name in told} == told


@given(st.text(alphabet="Ada Kolr1239.%'in", max_size=60), st.text(alphabet="Ada Kolr1239.%'in", max_size=60))
def test_what_stands_around_is_a_number_for_every_candidate(left: str, right: str) -> None:
    mine, theirs = read_sentence(left), read_sentence(right)
    for candidate in find_candidates(mine, theirs):
        assert all(0 <= value <= 2 for value in surroundings(mine, theirs, candidate))
