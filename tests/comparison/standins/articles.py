"""Articles for the tests of this room."""

from __future__ import annotations

from services.comparison.accounts.story import Account
from services.comparison.profiles.profile import profile
from services.comparison.standins.reading import Article
from tests.comparison.streams import passages


def read(*texts: str) -> list[Article]:
    """The texts as this room reads them."""
    claims = [p.claims for p in passages(texts) if p.claims is not None]
    return [Article(Account(c.article_id, c.outlet, tuple(map(profile, c.claims)))) for c in claims]
