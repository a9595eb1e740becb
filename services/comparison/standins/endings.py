"""The way in which a matter ended, as an article has it."""

from __future__ import annotations

from collections.abc import Iterator

from services.comparison.accounts.sides import placed_sides
from services.comparison.accounts.story import Account
from services.comparison.model import Field
from services.comparison.sentences.alignment import read_sentence
from services.comparison.standins.stated import Stated

_WAY = "way"
"""The scale of what rises and falls."""


def endings(account: Account) -> Iterator[Stated]:
    """Every side on which a sentence stands, by its scale."""
    for profile in account.sentences:
        tokens = read_sentence(profile.claim.told).tokens
        for (scale, way), start, end in placed_sides(profile.claim.told):
            inside = [i for i, t in enumerate(tokens) if t.end > start and t.start < end]
            if inside:
                field = Field.DIRECTION if scale == _WAY else Field.POLARITY
                yield Stated(field, scale, profile, (inside[0], inside[-1]), way=way)
