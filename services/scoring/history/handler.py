"""One article of an archive through scoring: witnesses in, and nothing else moved."""

from __future__ import annotations

from services.comparison.model import Comparison, PlacedClaim
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.history.intake import admit_history
from services.scoring.intake import WITNESS_LIMIT, witness_of
from services.scoring.model import FactRecord
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.reliability import day_of
from services.scoring.timers import store as timers
from services.scoring.topics import topic_of


async def remember(comparison: Comparison, work: UnitOfWork, parameters: Parameters = DEFAULT) -> None:
    """Take the claims of an archive's article into the record of their facts.

    The clock, timers, alerts, accounts and the counts of articles stay as they are. What is older than the time of
    retention would have been forgotten by now, and is not taken in.
    """
    expires = day_of(comparison.seen_at) + parameters.retention_days
    if expires <= await store.today(work):
        return
    for placed in comparison.placed:
        await _place(work, comparison, placed, parameters, expires)


async def _place(
    work: UnitOfWork, comparison: Comparison, placed: PlacedClaim, parameters: Parameters, expires: int
) -> None:
    fact_id = await store.resolve_fact(work, placed.fact_id)
    before = await store.fact(work, fact_id) or FactRecord(fact_id, topic=topic_of(placed.claim))
    witness = witness_of(placed, comparison, parameters, before.witnesses)
    record = admit_history(before, witness, placed.verdicts, comparison.copies, parameters)
    if record is before or len(record.witnesses) > WITNESS_LIMIT:
        return
    if not before.witnesses:
        await timers.schedule_expiry(work, expires, fact_id, lane=timers.ARCHIVE)
    store.put_claim(work, witness.claim_id, fact_id)
    store.put_fact(work, record)
