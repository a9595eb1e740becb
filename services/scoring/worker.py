"""Scoring on the real streams."""

from __future__ import annotations

from schemas.wire import COMPARISON
from services.runtime.entries import BESIDE, Entry
from services.runtime.logging import get_logger
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.tracing import identify
from services.scoring.handler import ALERTS, score_comparison

log = get_logger("scoring")
TOMBSTONE = "tombstone"


async def handle(entry: Entry, work: UnitOfWork, _: Settings) -> int:
    """Take in what comparison said of one admitted entry."""
    comparison = COMPARISON.decode(entry.payload)
    if comparison.kind != TOMBSTONE:
        identify(comparison.article_id, outlet=comparison.outlet, seq=comparison.seq)
    await score_comparison(comparison, work)
    for stream, _payload in work.changes.messages:
        if stream == ALERTS:
            log.info("alert.published", seq=comparison.seq, article_id=comparison.article_id, outlet=comparison.outlet)
    return BESIDE if comparison.backfilled else comparison.seq
