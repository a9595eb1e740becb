"""Whom "he" and "she" mean, by the given names that the article has."""

from __future__ import annotations

import pytest

from services.extraction.model import Role
from tests.extraction.claims_of import about, claims_of, keys

TOLD = [
    (
        "Karl Brandt was arrested on 12 April. The prosecutor, Marilyn Strand, spoke on Friday. He died on 19 April in Norra.",
        "Karl Brandt",
    ),
    (
        "Marilyn Strand was hurt on 12 April. The surgeon, Karl Brandt, was called on Friday. She died on 19 April in Norra.",
        "Marilyn Strand",
    ),
    (
        "Karl Brandt was hurt on 12 April. The surgeon, Robin Holt, was called on Friday. He died on 19 April in Norra.",
        "Robin Holt",
    ),
    (
        "Robin Strand was hurt on 12 April. Nina Holt of the ministry came on Friday. He died on 19 April in Norra.",
        "Robin Strand",
    ),
]


@pytest.mark.parametrize(("text", "who"), TOLD, ids=["he", "she", "a name that tells nothing", "the only one left"])
def test_a_given_name_tells_whom_a_pronoun_means(text: str, who: str) -> None:
    assert keys(about(claims_of(text), "die"), Role.PATIENT) == {who}
