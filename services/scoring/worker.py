"""Scoring on the real streams."""

from __future__ import annotations

from datetime import UTC, datetime

from schemas.wire import COMPARISON
from services.comparison.model import Comparison
from services.runtime.entries import BESIDE, Entry
from services.runtime.logging import get_logger
from services.runtime.measures import MEASURES
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.tracing import identify
from services.scoring.handler import ALERTS, score_comparison

log = get_logger("scoring")
TOMBSTONE = "tombstone"


async def handle(entry: Entry, work: UnitOfWork, settings: Settings) -> int:
    """Take in what comparison said of one admitted entry."""
    comparison = COMPARISON.decode(entry.payload)
    if comparison.kind != TOMBSTONE:
        identify(comparison.article_id, outlet=comparison.outlet, seq=comparison.seq)
    await score_comparison(comparison, work)
    compared = sum(bool(placed.verdicts) for placed in comparison.placed)
    MEASURES.add("scoring", claims=len(comparison.placed), claims_compared=compared)
    for stream, _payload in work.changes.messages:
        if stream == ALERTS:
            _measure(comparison, settings)
            log.info("alert.published", seq=comparison.seq, article_id=comparison.article_id, outlet=comparison.outlet)
    return BESIDE if comparison.backfilled else comparison.seq


def _measure(comparison: Comparison, settings: Settings) -> None:
    """How long it took to the alert: from receipt and from publication, where the clock is the real one."""
    if not settings.replay:
        now = datetime.now(UTC)
        MEASURES.observe("scoring", "alert_after_receipt", (now - comparison.seen_at).total_seconds())
        MEASURES.observe("scoring", "alert_after_publication", (now - comparison.published_at).total_seconds())
