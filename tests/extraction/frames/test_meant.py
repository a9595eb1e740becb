"""Whom a speaker's "I" and "we", a description or a pronoun means."""

from __future__ import annotations

import pytest

from services.extraction.model import Modality, Polarity, Role
from tests.extraction.claims_of import about, claims_of, keys


def test_the_speaker_speaks_for_the_body() -> None:
    direct = about(claims_of('"We will not appeal," the company\'s lawyer Rita Holm said on Monday.'), "appeal")
    indirect = about(claims_of("Rita Holm, the company's lawyer, said on Monday that it would not appeal."), "appeal")
    plain = about(claims_of("The company will not appeal, its lawyer Rita Holm said."), "appeal")
    for claim in (direct, indirect, plain):
        assert keys(claim, Role.AGENT) == {"company"}
        assert (claim.polarity, claim.modality) == (Polarity.NEGATED, Modality.PLANNED)


QUOTES = [
    ('"I took the money," party treasurer Otto Briem told the committee on Monday.', Polarity.AFFIRMED),
    ('"I never took the money," party treasurer Otto Briem told the committee on Monday.', Polarity.NEGATED),
    ("Party treasurer Otto Briem told the committee on Monday that he never took the money.", Polarity.NEGATED),
]


@pytest.mark.parametrize(("sentence", "polarity"), QUOTES)
def test_who_says_i_is_the_speaker(sentence: str, polarity: Polarity) -> None:
    claim = about(claims_of(sentence), "take")
    assert keys(claim, Role.AGENT) == {"Otto Briem"}
    assert claim.polarity is polarity


MEANT = [
    ("Miriam Coll spared nobody on Wednesday. The retired judge heard 614 witnesses.", "hear", "Miriam Coll"),
    ("Skyborn presented its timetable on Thursday. The airline will drop eight routes.", "cancel", "Skyborn"),
    ("Torrent United won the cup on Sunday. United beat Selby 4-1 in the final.", "win", "Torrent United"),
    ("Rebel troops captured 200 guards when they overran the fort at Wadi Orin on Thursday.", "capture", "troop"),
]


@pytest.mark.parametrize(("text", "predicate", "key"), MEANT)
def test_descriptions_and_pronouns_go_back_to_the_subject(text: str, predicate: str, key: str) -> None:
    found = [c for c in claims_of(text) if c.frame.predicate == predicate]
    assert found
    assert all(key in keys(c, Role.AGENT) for c in found)
