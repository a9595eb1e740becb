"""The desk over HTTP: commands with a scoped key, carried out at their place in the log, and the records of them."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import structlog
from fastapi import APIRouter, Depends, Header, Path, Query, Request
from pydantic import BaseModel, ValidationError

from schemas.article import COMMAND_ID, WireError
from schemas.command import LARGEST_COMMAND, new_command
from schemas.http import (
    AppealList,
    AppealView,
    AuditEntry,
    AuditList,
    Decided,
    Issued,
    NewAnchor,
    NewAppeal,
    NewClaimReview,
    NewDecision,
    NewOverride,
    NewPrior,
    NewReply,
    NewTakedown,
    Problem,
)
from services.api.facts import Id
from services.api.keys import ApiKey, Scope
from services.api.outlets import Name
from services.api.present import appeal_view, audit_entry
from services.api.problems import ProblemError, not_found
from services.api.state import Record, Writer
from services.api.writing import ERRORS, allowed, limited
from services.runtime.commands import CommandTakenError
from services.scoring.desk import store
from services.scoring.desk.commands import CommandError, claim_review_of, prior_of
from services.scoring.model import Action

log = structlog.get_logger(component="api")
router = APIRouter(tags=["desk"])
Model = TypeVar("Model", bound=BaseModel)
WRONG: dict[int | str, dict[str, Any]] = {
    **ERRORS,
    409: {"model": Problem, "description": "Another command was issued under this Idempotency-Key"},
    422: {"model": Problem, "description": "The command cannot be read"},
}
MayDecide = Annotated[tuple[ApiKey, Writer], Depends(allowed(Scope.DESK))]
MayAppeal = Annotated[tuple[ApiKey, Writer], Depends(allowed(Scope.APPEAL, Scope.DESK))]
Once = Annotated[
    str | None,
    Header(alias="Idempotency-Key", pattern=COMMAND_ID, description="Becomes the command's id: twice has one effect."),
]
CommandName = Annotated[str, Path(pattern=COMMAND_ID)]


def takes(model: type[BaseModel]) -> dict[str, Any]:
    """A command's route: its answers, and its body, which is read by hand so that its size has a limit."""
    body = {"content": {"application/json": {"schema": model.model_json_schema()}}, "required": True}
    return {"status_code": 202, "responses": WRONG, "openapi_extra": {"requestBody": body}}


async def body_of(request: Request, model: type[Model]) -> Model:
    """The body as a `model`. Raises `ProblemError`."""
    try:
        return model.model_validate_json(await limited(request, LARGEST_COMMAND))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ProblemError(422, "Not a command", f"{where}: {first['msg']}") from error


async def issue(  # noqa: PLR0917 - what every command has
    may: tuple[ApiKey, Writer], once: str | None, action: Action, target: str, by: str, reason: str, **more: Any
) -> Issued:
    """Give the command its place in the log. Raises `ProblemError`."""
    key, writer = may
    try:
        command = new_command(action, target, by, reason, via=f"API key {key.name}"[:200], id=once, **more)
        entry = await writer.issue(command)
    except WireError as error:
        raise ProblemError(422, "Not a command", str(error)) from error
    except CommandTakenError as error:
        raise ProblemError(409, "Taken", str(error)) from error
    log.info("command.issued", command=command.id, action=action.value, entry=entry, by=by, key=key.name)
    return Issued(id=command.id, entry=entry)


@router.post("/claims/{claim_id}/anchor", **takes(NewAnchor))
async def anchor(claim_id: Id, request: Request, may: MayDecide, once: Once = None) -> Issued:
    """Fix a field of the claim's fact: what the claim says in it is so, or is not so."""
    body = await body_of(request, NewAnchor)
    more = {"field": body.field, "upheld": body.holds, "expires": body.expires}
    return await issue(may, once, Action.ANCHOR, claim_id, body.by, body.reason, **more)


@router.post("/claims/{claim_id}/claim-review", **takes(NewClaimReview))
async def claim_review(claim_id: Id, request: Request, may: MayDecide, once: Once = None) -> Issued:
    """Anchor a claim by a schema.org ClaimReview; one whose rating lies in between decides nothing and is refused."""
    body = await body_of(request, NewClaimReview)
    try:
        upheld, reason = claim_review_of(body.review)
    except CommandError as error:
        raise ProblemError(422, "Not a command", str(error)) from error
    more = {"field": body.field, "upheld": upheld, "expires": body.expires}
    return await issue(may, once, Action.ANCHOR, claim_id, body.by, reason, **more)


@router.post("/alerts/{alert_id}/override", **takes(NewOverride))
async def override(alert_id: Id, request: Request, may: MayDecide, once: Once = None) -> Issued:
    """Close an alert; until the override expires the same dissent opens no other."""
    body = await body_of(request, NewOverride)
    return await issue(may, once, Action.OVERRIDE, alert_id, body.by, body.reason, expires=body.expires)


@router.post("/alerts/{alert_id}/false-positive", **takes(Decided))
async def false_positive(alert_id: Id, request: Request, may: MayDecide, once: Once = None) -> Issued:
    """The alert was wrong: it is withdrawn, and what its dissent was debited is taken back for good."""
    body = await body_of(request, Decided)
    return await issue(may, once, Action.FALSE_POSITIVE, alert_id, body.by, body.reason)


@router.post("/outlets/{outlet}/prior", **takes(NewPrior))
async def prior(outlet: Name, request: Request, may: MayDecide, once: Once = None) -> Issued:
    """A labelled prior for an outlet's score, shown as such wherever the score is."""
    body = await body_of(request, NewPrior)
    alpha, beta = prior_of(body.reliability, body.strength)
    return await issue(may, once, Action.SEED, outlet.lower(), body.by, body.reason, alpha=alpha, beta=beta)


@router.post("/outlets/{outlet}/reply", **takes(NewReply))
async def reply(outlet: Name, request: Request, may: MayDecide, once: Once = None) -> Issued:
    """Right of reply: the outlet's words beside its score."""
    body = await body_of(request, NewReply)
    return await issue(may, once, Action.REPLY, outlet.lower(), body.by, body.reason, text=body.text)


@router.post("/appeals", **takes(NewAppeal))
async def file_appeal(request: Request, may: MayAppeal, once: Once = None) -> Issued:
    """Object to a claim's settlement or to an alert; the command's id becomes the appeal's."""
    body = await body_of(request, NewAppeal)
    return await issue(may, once, Action.APPEAL, body.target, body.by, body.reason, outlet=body.outlet)


@router.post("/appeals/{appeal_id}/decision", **takes(NewDecision))
async def decide(appeal_id: CommandName, request: Request, may: MayDecide, once: Once = None) -> Issued:
    """Decide an open appeal; where it is upheld, what the claim or the alert cost is taken back."""
    body = await body_of(request, NewDecision)
    return await issue(may, once, Action.DECIDE, appeal_id, body.by, body.reason, upheld=body.upheld)


@router.post("/takedowns", **takes(NewTakedown))
async def take_down(request: Request, may: MayDecide, once: Once = None) -> Issued:
    """Take an article down by the desk's order, with who and why: claims, scores and alerts lose what came of it."""
    body = await body_of(request, NewTakedown)
    return await issue(may, once, Action.TAKEDOWN, body.url, body.by, body.reason)


@router.get("/appeals")
async def list_appeals(
    record: Record,
    outlet: Annotated[str | None, Query(max_length=253, description="Only those of this outlet.")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> AppealList:
    """Appeals with their decisions, newest first. They are published: an outlet can see what became of its own."""
    return AppealList(appeals=tuple(appeal_view(a) for a in await store.appeals(record, limit, outlet)))


@router.get("/appeals/{appeal_id}", responses={404: {"model": Problem, "description": "No such appeal"}})
async def one_appeal(appeal_id: CommandName, record: Record) -> AppealView:
    """One appeal."""
    found = await store.appeal(record, appeal_id)
    if found is None:
        raise not_found("appeal", appeal_id)
    return appeal_view(found)


@router.get("/audit", responses=ERRORS)
async def audit(
    record: Record,
    _: MayDecide,
    before: Annotated[int | None, Query(ge=1)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AuditList:
    """Every command of the desk with what came of it, refused ones too, newest first; scope `desk`."""
    found = await store.audit(record, limit, before)
    more = found[-1].number if found and found[-1].number > 1 else None
    return AuditList(entries=tuple(audit_entry(entry) for entry in found), next=more)


@router.get(
    "/audit/{command_id}", responses={**ERRORS, 404: {"model": Problem, "description": "Not carried out (yet)"}}
)
async def one_command(command_id: CommandName, record: Record, _: MayAppeal) -> AuditEntry:
    """What came of one command; 404 until it has been carried out."""
    found = await store.logged(record, command_id)
    if found is None:
        raise not_found("command", command_id, "Not carried out yet, perhaps; a malformed one is a dead letter.")
    return audit_entry(found)
