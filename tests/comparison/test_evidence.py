"""Which evidence is heard after what the frames say: the table names every refusal, and nothing that no rule says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from services.comparison import frames
from services.comparison.evidence import Hearing, heard, hearing
from services.comparison.model import Judgement, Verdict
from services.comparison.words.vocabulary import table_rows

ROOM = Path(frames.__file__).parent
REFUSAL = re.compile(r'"((?:identity|scope|time|place|person|polarity|direction|quantity|fields|ties)\.[a-z][a-z+-]*)"')
ROOMS = (
    "contest/*.py",
    "frames.py",
    "actors/identity.py",
    "actors/objects.py",
    "scopes/judging.py",
    "scopes/limits.py",
)


def refusals() -> set[str]:
    modules = [path for rooms in ROOMS for path in ROOM.glob(rooms)]
    return {refusal for path in modules for refusal in REFUSAL.findall(path.read_text(encoding="utf-8"))}


def rows() -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in table_rows("refusals")}


def test_every_refusal_of_the_frames_has_its_row() -> None:
    assert refusals() - rows().keys() == set()


def test_every_row_is_a_refusal_of_the_frames() -> None:
    joined = {"agree", "fields.quantity+time", "sentences.other"}  # the last is no frame: a mere sentence
    assert rows().keys() - refusals() - joined == set()


def verdict(judgement: Judgement, rule: str) -> Verdict:
    return Verdict("a", "b", judgement, None, (), rule, "")


@pytest.mark.parametrize(
    ("judgement", "rule", "expected"),
    [
        (Judgement.INCOMPARABLE, "identity.predicate", hearing("identity.predicate")),
        (Judgement.INCOMPARABLE, "identity.basis", Hearing()),
        (Judgement.INCOMPARABLE, "no.such-rule", Hearing()),
        (Judgement.AGREEMENT, "agree", hearing("agree")),
        (Judgement.CONTRADICTION, "quantity.z", Hearing()),
        (Judgement.UPDATE, "update.rises", Hearing()),
    ],
)
def test_only_what_the_frames_do_not_know_is_asked_about_again(
    judgement: Judgement, rule: str, expected: Hearing
) -> None:
    assert heard(verdict(judgement, rule)) == expected


def test_what_the_frames_do_not_know_weighs_less_than_their_reasons() -> None:
    ignorant, reasoned = hearing("identity.predicate").against, hearing("identity.modality").against
    assert ignorant is not None
    assert reasoned is not None
    assert ignorant < reasoned
