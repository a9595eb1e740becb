"""`/facts/{id}` and `/claims/{id}`."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from schemas.http import ClaimDetail, FactDetail, Problem
from services.api.present import claim_detail, fact_detail
from services.api.problems import not_found
from services.api.state import Record
from services.scoring import store
from services.scoring.explaining import store as explaining

router = APIRouter(tags=["facts"], responses={404: {"model": Problem, "description": "No such thing on record"}})

Id = Annotated[str, Path(max_length=128, pattern=r"^[A-Za-z0-9:._-]+$")]


@router.get("/facts/{fact_id}")
async def fact(fact_id: Id, record: Record) -> FactDetail:
    """What every outlet reports of one fact: live claims, the verdicts between them, alerts."""
    found = await store.fact(record, fact_id)
    if found is None:
        raise not_found("fact", fact_id, "Alerts and claims carry the ids of their facts.")
    return fact_detail(found, await store.alerts_by_id(record, found.alerts))


@router.get("/facts/{fact_id}/explanation")
async def explanation(fact_id: Id, record: Record) -> dict[str, Any]:
    """Its values with their probabilities, every witness with its weight, and who was discounted and why."""
    found = await explaining.explain_fact(record, fact_id)
    if found is None:
        raise not_found("fact", fact_id)
    return found


@router.get("/claims/{claim_id}")
async def claim(claim_id: Id, record: Record) -> ClaimDetail:
    """One live claim with every verdict on it."""
    fact_id = await store.fact_of_claim(record, claim_id)
    found = await store.fact(record, fact_id) if fact_id else None
    detail = claim_detail(found, claim_id) if found else None
    if detail is None:
        raise not_found("claim", claim_id, "A claim leaves the record when its article is corrected or withdrawn.")
    return detail
