"""What the API and the command line ask of scoring: explanations from the record as it stands."""

from __future__ import annotations

from typing import Any

from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.consensus import Scale
from services.scoring.day.store import scale_for
from services.scoring.explaining import reasons
from services.scoring.parameters import DEFAULT, Parameters


async def explain_outlet(
    work: UnitOfWork, name: str, limit: int = 200, parameters: Parameters = DEFAULT
) -> dict[str, Any] | None:
    """Score of an outlet with the latest `limit` settlements that moved it, newest first; None if never seen."""
    found = await store.accounts(work, [f"outlet:{name}"])
    if not found:
        return None
    entries = await store.ledger(work, f"outlet:{name}", limit)
    return reasons.explain_outlet(found[f"outlet:{name}"], entries, await store.today(work), parameters)


async def explain_fact(work: UnitOfWork, fact_id: str, parameters: Parameters = DEFAULT) -> dict[str, Any] | None:
    """Cells, probabilities and discounted witnesses of a fact as it stands; None if there is no such fact."""
    record = await store.fact(work, fact_id)
    if record is None:
        return None
    now = await store.clock(work)
    return reasons.explain_fact(record, await scale_for(work, record, now, parameters), now)


async def explain_alert(work: UnitOfWork, alert_id: str, parameters: Parameters = DEFAULT) -> dict[str, Any] | None:
    """Both sides of an alert, the rule that decided, and the consensus as it stands now; None if there is none."""
    alert = await store.alert(work, alert_id)
    if alert is None:
        return None
    record = await store.fact(work, alert.fact_id)
    scale = Scale({}, {}, parameters)
    if record is not None:
        scale = await scale_for(work, record, await store.clock(work), parameters)
    return reasons.explain_alert(alert, record, scale)
