"""What changes something: articles, takedowns, dead letters. Each needs a key with the scope for it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import orjson
import structlog
from fastapi import APIRouter, Depends, Header, Query, Request

from schemas.article import WireArticle, WireError, read_message, withdrawal
from schemas.http import Accepted, Problem
from services.api.keys import ApiKey, Scope
from services.api.letters import EntryId
from services.api.limits import LARGEST_BODY, Buckets
from services.api.problems import ProblemError, not_found
from services.api.state import Here, Writer
from services.runtime.dead_letters import NotReplayableError

log = structlog.get_logger(component="api")

ERRORS: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "description": "No key, or none of ours"},
    403: {"model": Problem, "description": "The key has another scope"},
    413: {"model": Problem, "description": "The body is too large"},
    429: {"model": Problem, "description": "Too many requests with this key"},
}
router = APIRouter(tags=["writing"], responses=ERRORS)


def allowed(*scopes: Scope) -> Callable[..., Awaitable[tuple[ApiKey, Writer]]]:
    """A dependency: the caller's key if it has one of `scopes`, and what writes for it. Raises `ProblemError`."""

    async def check(
        request: Request, here: Here, authorization: Annotated[str, Header(description="Bearer cw_...")] = ""
    ) -> tuple[ApiKey, Writer]:
        if here.writer is None:
            raise ProblemError(501, "Read only", "This API reads a record that nobody writes to.")
        kind, _, written = authorization.partition(" ")
        key = await here.writer.key(written.strip()) if kind.lower() == "bearer" else None
        if key is None:
            detail = "Send `Authorization: Bearer cw_...`; `crosswire api-keys add` makes a key."
            raise ProblemError(401, "No valid API key", detail)
        if not set(scopes) & set(key.scopes):
            needed = " or ".join(scope.value for scope in scopes)
            raise ProblemError(403, "Not allowed", f"This needs a key with the scope {needed}.")
        buckets: Buckets = request.app.state.buckets
        if wait := buckets.take(key.id, time.monotonic()):
            raise ProblemError(429, "Too many requests", f"Try again in {wait} s.", {"Retry-After": str(int(wait) + 1)})
        return key, here.writer

    return check


MayWrite = Annotated[tuple[ApiKey, Writer], Depends(allowed(Scope.WRITE))]
MayWithdraw = Annotated[tuple[ApiKey, Writer], Depends(allowed(Scope.WITHDRAW))]
MayOperate = Annotated[tuple[ApiKey, Writer], Depends(allowed(Scope.OPERATE))]


@router.post("/articles", status_code=202, responses={422: {"model": Problem, "description": "Not an article"}})
async def send_article(request: Request, may: MayWrite) -> Accepted:
    """Send one article, in the form of docs/wire.md. Accepted means: it stands on the stream, and will be judged."""
    key, writer = may
    body = await limited(request)
    try:
        fields = orjson.loads(body)
        message = read_message(fields if isinstance(fields, dict) else {})
    except (orjson.JSONDecodeError, WireError) as error:
        raise ProblemError(422, "Not an article", str(error)) from error
    if not isinstance(message, WireArticle):
        other = "A takedown is DELETE /articles?url=...; commands have endpoints of their own; time passes by itself."
        raise ProblemError(422, "Not an article", other)
    entry = await writer.send(body)
    log.info("article.received", entry=entry, by=key.name)
    return Accepted(entry=entry)


@router.delete("/articles", status_code=202)
async def withdraw_article(
    may: MayWithdraw, url: Annotated[str, Query(min_length=8, max_length=2048, description="As it was sent.")]
) -> Accepted:
    """Take an article down: the claims of every version under `url` leave every consensus."""
    key, writer = may
    entry = await writer.send(withdrawal(url))
    log.info("article.withdrawal_received", entry=entry, by=key.name)
    return Accepted(entry=entry)


@router.post("/dead-letters/{letter_id}/replay", status_code=202)
async def replay_letter(letter_id: EntryId, may: MayOperate) -> Accepted:
    """Send the original of a dead letter again, after an upgrade or a corrected setting."""
    key, writer = may
    try:
        return Accepted(entry=await writer.replay(letter_id, key.name))
    except KeyError as error:
        raise not_found("dead letter", letter_id) from error
    except NotReplayableError as error:
        raise ProblemError(409, "Cannot be sent again", str(error)) from error


@router.delete("/dead-letters/{letter_id}", status_code=204)
async def drop_letter(letter_id: EntryId, may: MayOperate) -> None:
    """Remove a dead letter for good."""
    key, writer = may
    if not await writer.drop(letter_id, key.name):
        raise not_found("dead letter", letter_id)


async def limited(request: Request, limit: int = LARGEST_BODY) -> bytes:
    """The body, read no further than its limit. Raises `ProblemError`."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > limit:
            raise ProblemError(413, "Too large", f"The body may have {limit} bytes.")
    return bytes(body)
