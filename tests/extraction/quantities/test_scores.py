"""Scores and votes, which have two sides."""

from __future__ import annotations

import pytest

from services.extraction.quantities import find_quantities

SCORES = [
    ("Northfield won 2-1 at home.", [(2, 1)]),
    ("She won 6-4 6-3.", [(6, 4), (6, 3)]),
    ("The council voted 52-48 to close it.", [(52, 48)]),
    ("They drew 0-0.", [(0, 0)]),
    ("They lost 1-3 on Sunday.", [(1, 3)]),
    ("She leads him, 51-44 percent.", [(51, 44)]),
    ("It cleared the council in a 14 to 11 vote.", [(14, 11)]),
    ("It passed in a 14-to-11 vote.", [(14, 11)]),
    ("The council voted 48 to 52 against it.", [(48, 52)]),
    ("They lost two-nil away.", [(2, 0)]),
    ("It was 2-nil at half-time.", [(2, 0)]),
    ("It ended in a goalless draw.", [(0, 0)]),
    ("The bill passed by 217 votes to 213.", [(217, 213)]),
    ("By five votes to four, the court struck it down.", [(5, 4)]),
    ("The court threw it out by seven votes to two on Monday.", [(7, 2)]),
    ("The judges ruled in a 5-4 split.", [(5, 4)]),
    ("They won by three goals to one.", [(3, 1)]),
    ("It passed by a vote of 6 to 3.", [(6, 3)]),
    ("The senate passed the bill 52 to 48.", [(52, 48)]),
    ("The court ruled 6 to 3 that the levy was void.", [(6, 3)]),
]


@pytest.mark.parametrize(("text", "scores"), SCORES)
def test_score_has_two_sides(text: str, scores: list[tuple[int, int]]) -> None:
    found = find_quantities(text)
    assert [(q.number, q.second) for q in found] == scores
    assert {q.unit for q in found} == {"score"}


@pytest.mark.parametrize(
    "text",
    [
        "Some 10 to 12 votes are missing.",
        "Rents rose 5-10 percent.",
        "They passed 12 to 14 towns.",
        "It fell from 14 to 11 votes.",
    ],
)
def test_a_range_is_no_score(text: str) -> None:
    assert all(q.unit != "score" for q in find_quantities(text))


VOTES = [
    ("A poll shows Varga leading, 39 to 37 percent.", [(39, "percent"), (37, "percent")]),
    ("Varga beat Tosk by 13 points, 48 percent to 35 percent.", [(13, "percentage_point"), (48, "percent"), (35, "percent")]),
    ("Varga won the primary by 10 points.", [(10, "percentage_point")]),
    ("Lisk beat Orr by 13 points.", [(13, "point")]),
    ("The index fell 20 points, or 1.2 percent.", [(20, "point"), (1.2, "percent")]),
    ("Sales fell by 7 to 5 percent.", [(7, "count"), (5, "percent")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), VOTES)
def test_shares_of_a_vote_and_the_points_between_them(text: str, found: list[tuple[float, str]]) -> None:
    assert [(q.number, q.unit) for q in find_quantities(text)] == found
