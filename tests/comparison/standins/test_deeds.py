"""Whether a new article puts a deed at another place, or names another for it, in free words; mostly it does not."""

from __future__ import annotations

import pytest

from services.comparison.standins.judging import standins
from services.evaluation.scenarios import raises
from tests.comparison.standins.articles import read
from tests.comparison.standins.deed_streams import DISSENTS, TAKEN, TRAPS
from tests.comparison.streams import passages


def stands(story: tuple[str, ...], text: str) -> list[tuple[str, str]]:
    """The names of the last article that stand for another one of a deed, with those for which they do."""
    *others, mine = read(*story, text)
    found = (s.slot for s in standins(mine, others) if s.slot.deed)
    return [(slot.mine.words, slot.firsts[0].words) for slot in found]


@pytest.mark.parametrize(("story", "text"), DISSENTS)
def test_the_deed_is_told_of_another(story: tuple[str, ...], text: str) -> None:
    assert raises(passages((*story, text))[-1])


@pytest.mark.parametrize(("story", "text"), TRAPS)
def test_another_deed_is_told(story: tuple[str, ...], text: str) -> None:
    assert stands(story, text) == []


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("story", "text"), TAKEN)
def test_another_deed_is_taken_for_the_same(story: tuple[str, ...], text: str) -> None:
    assert stands(story, text) == []
