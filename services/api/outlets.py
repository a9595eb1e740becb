"""`/outlets`: who is on record, and how consistently each has held up."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from schemas.http import Calibration, OutletDetail, OutletList, Problem
from services.api.present import calibration_view
from services.api.problems import not_found
from services.api.scores import outlet_detail, outlet_scores
from services.api.state import Record
from services.scoring.calibrating import store as calibrating
from services.scoring.explaining import store as explaining

router = APIRouter(tags=["outlets"])

Name = Annotated[str, Path(max_length=253, pattern=r"^[A-Za-z0-9._-]+$", description="Registrable domain.")]
UNKNOWN: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "No such outlet on record"}}
HINT = "GET /outlets lists those that are."


@router.get("/outlets")
async def outlets(record: Record) -> OutletList:
    """All outlets on record with their scores, by name."""
    return OutletList(outlets=await outlet_scores(record))


@router.get("/calibration")
async def calibration(record: Record) -> Calibration:
    """Of the facts called with probability p, how many held: by band of p, from what has settled or been anchored."""
    return calibration_view(await calibrating.calibration(record))


@router.get("/outlets/{outlet}", responses=UNKNOWN)
async def outlet(outlet: Name, record: Record) -> OutletDetail:
    """One outlet: score, interval, evidence and grade, on each ledger and topic, and its latest contradictions."""
    found = await outlet_detail(record, outlet.lower())
    if found is None:
        raise not_found("outlet", outlet, HINT)
    return found


@router.get("/outlets/{outlet}/explanation", responses=UNKNOWN)
async def explanation(outlet: Name, record: Record) -> dict[str, Any]:
    """Which settled claims moved the score, by how much, and what the next grade needs."""
    found = await explaining.explain_outlet(record, outlet.lower())
    if found is None:
        raise not_found("outlet", outlet, HINT)
    return found
