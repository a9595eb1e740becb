"""Ingestion on the real streams: the receipt clock is the id that the server gave the entry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from schemas.dead_letter import dead_letter, encode_dead_letter
from services.ingestion.handler import admit
from services.ingestion.model import Admission, Outcome
from services.runtime.entries import Entry, show_id
from services.runtime.keys import ARTICLES, DEAD_LETTERS
from services.runtime.logging import get_logger
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.tracing import identify

log = get_logger("ingestion")


async def handle(entry: Entry, work: UnitOfWork, settings: Settings) -> int | None:
    """Admit one raw entry, or turn it into a dead letter."""
    admitted = await admit(entry.fields, work, receipt_clock(entry), settings.replay)
    if admitted.outcome is Outcome.REJECTED:
        letter = dead_letter("ingestion", ARTICLES, show_id(entry.id), entry.fields, admitted.reason)
        work.emit(DEAD_LETTERS, encode_dead_letter(letter))
        log.warning("article.rejected", entry=show_id(entry.id), reason=admitted.reason)
        return None
    article = admitted.article
    if article is not None and article.kind is not Admission.TOMBSTONE:
        identify(article.id, outlet=article.outlet, seq=article.seq, outcome=admitted.outcome.value)
    log.debug(
        f"article.{admitted.outcome.value}", entry=entry.id[0], reason=admitted.reason,
        article_id=article.id if article else None, outlet=article.outlet if article else None,
    )  # fmt: skip
    return article.seq if article else None


def receipt_clock(entry: Entry) -> datetime:
    """When the server took the entry in: part of its id, hence the same at every delivery.

    A producer may choose ids of its own; one that is no time of this installation's life counts as now.
    """
    now = datetime.now(UTC)
    try:
        stamped = datetime.fromtimestamp(entry.id[0] / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return now
    return stamped if datetime(2020, 1, 1, tzinfo=UTC) < stamped < now + timedelta(hours=1) else now
