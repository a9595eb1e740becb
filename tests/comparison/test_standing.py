"""Where a limit must stand in its sentence to hold for a value: (why, sentence, its value, what limits it)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from services.comparison.compare import compare
from services.comparison.model import Field, Judgement
from services.comparison.scopes.limits import compare_limits
from services.comparison.scopes.standing import Told, governing
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.mood import moods_at
from tests.comparison.test_told_in_words import contradicted
from tests.comparison.test_told_in_words import told as told_by

CASES = [
    ("beside what is counted", "The ferry saved 31 women on Sunday", "31", "group"),
    ("of a share", "Some 31% of women in Orsa smoke", "31", "group"),
    ("at the head", "For women, the list won 31% in Orsa, which has 900 voters", "31", "group"),
    ("behind a conjunction", "The list won 31% in Orsa, while women were not asked", "31", ""),
    ("in a clause of its own", "The firm paid 31 crowns to Emil Harth, who leads a choir of women", "31", ""),
    ("in a remark beside it", "Orlund beat Sunde 3-1, with Ida Brenn scoring twice in the second half", "3-1", ""),
    ("another figure's", "The blaze killed 20 children and 31 adults", "31", ""),
    ("the figure's own", "The blaze killed 20 children and 31 adults", "20", "group"),
    ("all there are", "Some 31 families with adults and children came", "31", ""),
    ("at home and abroad", "The firm sold 31 boats at home and abroad", "31", ""),
    ("on the internet", "Orlund sold 31 boats online", "31", "section"),
    ("told on the internet", "In a 31-minute tape released online the choir sang", "31", ""),
    ("on top of it", "The firm also lost 31 boats", "31", "added"),
    ("behind it", "The firm lost 31 boats and is also in debt", "31", ""),
    ("on top of another figure", "The firm also lost 12 boats and 31 crowns", "31", ""),
    ("a body that votes", "The committee approved the plan with 31 votes", "31", "chamber"),
    ("a body that does not", "The committee has raised 31 crowns", "31", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "value", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_limit_holds_for_a_value_where_it_governs_it(sentence: str, value: str, kind: str) -> None:
    at = sentence.index(value)
    told = Told(sentence, sentence, (at, at + len(value)), figure=True)
    bare = Told("It was 13", "It was 13", (7, 9), figure=True)
    found = [compare_limits(*pair, Field.QUANTITY) for pair in ((told, bare), (bare, told))]
    assert [scoping.kind if scoping.apart else "" for scoping in found] == [kind, kind]


@pytest.mark.parametrize(
    "sentence", ["31", "In May, 31", "a" * 5_000 + " 31", "; : 31 — while", "a; " * 400 + "31", "31, with " * 80]
)
def test_what_governs_a_value_lies_in_its_sentence(sentence: str) -> None:
    at = sentence.index("31")
    assert all(0 <= a <= b <= max(len(sentence), at) for a, b in governing(sentence, (at, at + 2)))


SAID = [
    ("whose word it is", "The list raised 84 crowns in May, the women's league said.", "The list raised 48 crowns in May.", True),
    ("who did it", "A young gunman killed four boatmen in Orsa on Sunday.", "A gunman killed 40 boatmen in Orsa on Sunday.", True),
    ("who was hurt", "A gunman hurt four young people in Orsa on Sunday.", "A gunman hurt 40 people in Orsa on Sunday.", False),
]  # fmt: skip


@pytest.mark.parametrize(("newer", "older", "apart"), [c[1:] for c in SAID], ids=[c[0] for c in SAID])
def test_names_of_speakers_and_doers_limit_nothing(newer: str, older: str, apart: bool) -> None:
    assert (Field.QUANTITY in contradicted(newer, older)) is apart


MOODS = [
    ("She wants papers for the 31 migrants", "31", False),
    ("The state's 31 judges could apply for it", "31", False),
    ("She wants papers for 31 migrants", "31", True),
    ("She hopes to win 12 of the 31 seats", "31", True),
    ("She plans to cut the tax to 31 percent", "31", True),
    ("It added a larger than expected 31 berths", "31", False),
    ("It is expected to add 31 berths", "31", True),
]


@pytest.mark.parametrize(("sentence", "figure", "told"), MOODS)
def test_a_count_of_what_is_there_is_told_in_no_mood(sentence: str, figure: str, told: bool) -> None:
    assert bool(moods_at(sentence, read_sentence(sentence), sentence.index(figure))) is told


DAYS = [
    ("a share", "Orlund hid beacons in nearly {}% of tractors around Orsa, Tarvian senator Ada Brill said.", True),
    (
        "things are counted on",
        "Orlund hid beacons in nearly {} tractors around Orsa, Tarvian senator Ada Brill said.",
        False,
    ),
    ("what may be raised", "Orlund hid nearly ${} in tractors around Orsa, Tarvian senator Ada Brill said.", False),
]


@pytest.mark.parametrize(("sentence", "apart"), [d[1:] for d in DAYS], ids=[d[0] for d in DAYS])
def test_two_days_later_only_what_grows_may_have_grown(sentence: str, apart: bool) -> None:
    older, newer = (told_by(sentence.format(n), o) for n, o in (("10", "old.example"), ("40", "new.example")))
    later = [replace(c, published_at=c.published_at + timedelta(days=2)) for c in newer]
    judged = {compare(a, b).judgement for a in later for b in older}
    assert (Judgement.CONTRADICTION in judged) is apart
