"""Comparison on the real streams."""

from __future__ import annotations

from schemas.wire import CLAIMS
from services.comparison.handler import compare_article
from services.runtime.entries import Entry
from services.runtime.logging import get_logger
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork

log = get_logger("comparison")


async def handle(entry: Entry, work: UnitOfWork, _: Settings) -> int:
    """Compare the claims of one admitted entry with those on record."""
    bundle = CLAIMS.decode(entry.payload)
    await compare_article(bundle, work)
    log.debug("article.compared", seq=bundle.seq, article_id=bundle.article_id, outlet=bundle.outlet,
              claims=len(bundle.claims))  # fmt: skip
    return bundle.seq
