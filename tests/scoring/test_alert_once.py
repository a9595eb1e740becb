"""What one article says in the same words is one alert, though its clause and its sentence stand in two facts."""

from __future__ import annotations

import pytest

from schemas.alert import Alert, decode_alert
from tests.comparison.streams import passages

STORIES = {
    "where": (
        "The painter Ilse Varga died in Sundby on Monday, her family said.",
        "Ilse Varga, the painter, died in Sundby on Monday.",
        "In Sundby the painter Ilse Varga died on Monday.",
        "The painter Ilse Varga died in Tarvik on Monday.",
    ),
    "which way": (
        "The central bank of Sarn lowered its key rate by a quarter of a point on Monday.",
        "Sarn's central bank cut its key rate by a quarter of a point on Monday.",
        "On Monday the central bank of Sarn lowered its key rate by a quarter point.",
        "The central bank of Sarn raised its key rate by a quarter of a point on Monday.",
    ),
}


def raised_by(*texts: str) -> list[list[Alert]]:
    return [[decode_alert(a) for a in p.alerts] for p in passages(texts)]


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_clause_and_its_sentence_raise_one_alert(story: tuple[str, ...]) -> None:
    assert [len(alerts) for alerts in raised_by(*story)] == [0, 0, 0, 1]


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_who_tells_the_same_joins_it(story: tuple[str, ...]) -> None:
    *_, first, second = raised_by(*story, story[-1])
    assert [a.status for a in second] == ["joined"]
    assert [a.id for a in second] == [a.id for a in first]
