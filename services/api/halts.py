"""`/halts`: entries at which the pipeline stands still because they killed or hung every worker that had them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path

from schemas.http import Accepted, HaltList, HaltView, Problem, SkipReason
from services.api.letters import EntryId
from services.api.problems import not_found
from services.api.state import Here
from services.api.writing import MayOperate

router = APIRouter(tags=["operations"])

StageName = Annotated[str, Path(pattern=r"^[a-z]{1,32}$")]
NONE: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "Nothing is halted there"}}


@router.get("/halts")
async def list_halts(here: Here) -> HaltList:
    """Where the pipeline stands still until an operator decides, in the order of the stages."""
    found = await here.halts() if here.halts else []
    return HaltList(halts=tuple(HaltView(**asdict(halt)) for halt in found))


@router.post("/halts/{stage}/{entry}/retry", status_code=202, responses=NONE)
async def retry(stage: StageName, entry: EntryId, may: MayOperate) -> Accepted:
    """Try the entry again: after an upgrade, or with more memory."""
    key, writer = may
    return accepted(f"{stage}/{entry}", await writer.retry(f"{stage}/{entry}", key.name))


@router.post("/halts/{stage}/{entry}/skip", status_code=202, responses=NONE)
async def skip(stage: StageName, entry: EntryId, body: SkipReason, may: MayOperate) -> Accepted:
    """Go on without the entry: it becomes a dead letter of kind `skipped`."""
    key, writer = may
    return accepted(f"{stage}/{entry}", await writer.skip(f"{stage}/{entry}", key.name, body.reason))


def accepted(name: str, done: bool) -> Accepted:
    """The answer to a decision. Raises `ProblemError` where there was nothing to decide."""
    if not done:
        raise not_found("halt", name)
    return Accepted(entry=name.partition("/")[2])
