"""`/alerts`: what contradicts, newest first."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from schemas.alert import Alert, decode_alert
from schemas.http import AlertList, Problem
from services.alerting import store
from services.api.facts import Id
from services.api.problems import not_found
from services.api.state import Here, Record
from services.scoring.explaining import store as explaining

router = APIRouter(tags=["alerts"])


@router.get("/alerts")
async def alerts(
    here: Here,
    outlet: Annotated[
        str | None, Query(max_length=253, description="Only those in which this outlet dissents.")
    ] = None,
    before: Annotated[int | None, Query(ge=0, description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AlertList:
    """Alerts in their latest state, newest first."""
    page = await store.latest(here.backend, outlet=outlet, before=before, limit=limit)
    return AlertList(alerts=tuple(decode_alert(item) for item in page.items), next=page.next)


@router.get("/alerts/{alert_id}", responses={404: {"model": Problem, "description": "No such alert"}})
async def alert(alert_id: Id, here: Here) -> Alert:
    """One alert in its latest state: both sides with their sentences, the values, the independent origins."""
    found = await store.alert(alert_id, here.backend)
    if found is None:
        raise not_found("alert", alert_id)
    return decode_alert(found)


@router.get("/alerts/{alert_id}/explanation", responses={404: {"model": Problem, "description": "No such alert"}})
async def explanation(alert_id: Id, record: Record) -> dict[str, Any]:
    """Both sides as they stood, the rule that decided, the consensus as it stands now, what would change it."""
    found = await explaining.explain_alert(record, alert_id)
    if found is None:
        raise not_found("alert", alert_id)
    return found
