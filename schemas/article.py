"""What comes in on the `articles` stream (docs/wire.md): strict in types, tolerant of unknown fields."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictStr, ValidationError

COMMAND_ID = r"^[A-Za-z0-9_-]{8,64}$"
CommandId = Annotated[StrictStr, Field(pattern=COMMAND_ID)]


class WireError(ValueError):
    """The message is none of the wire forms; the text names the field and what is wrong with it."""


def _tags(value: Any) -> Any:
    """Flat stream fields can only carry text: `a, b` stands for a list."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _letter(value: Any) -> Any:
    return value if isinstance(value, str) and re.fullmatch(r"[0-9]{1,20}-[0-9]{1,20}", value) else None


LetterId = Annotated[StrictStr | None, BeforeValidator(_letter)]
"""Id of a dead letter; what is none counts as nothing, since only operators have reason to send one."""


def _truth(value: Any) -> Any:
    return {"true": True, "1": True, "yes": True}.get(value.lower(), value) if isinstance(value, str) else value


class WireArticle(BaseModel):
    """One article as a scraper delivers it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: StrictStr
    title: StrictStr
    text: StrictStr
    published_at: StrictStr
    """ISO 8601 or RFC 2822; without a zone UTC."""
    outlet: StrictStr | None = None
    """A domain; without one, or where it is not a domain, the registrable domain of `url` counts."""
    byline: StrictStr | None = None
    language: StrictStr | None = None
    """ISO 639-1, with or without a region; detected where it is missing."""
    fetched_at: StrictStr | None = None
    id: Annotated[StrictStr, Field(max_length=512)] | None = None
    """The scraper's own name for the article: carried for correlation, never used as identity."""
    section: StrictStr | None = None
    readmit: LetterId = None
    """Dead letter of a later stage that holds this very text: an operator sends it again, and it is taken in once more
    though it is on record."""
    tags: Annotated[tuple[StrictStr, ...], BeforeValidator(_tags)] = ()
    backfill: Annotated[bool, BeforeValidator(_truth)] = False
    """From an archive (docs/backfill.md): it supports what is on record as of its date, and judges nobody."""


class WireWithdrawal(BaseModel):
    """A takedown: every version under `url` leaves the record."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    withdraw: Annotated[Literal[True], BeforeValidator(_truth)]
    url: StrictStr
    published_at: StrictStr | None = None
    """When it was withdrawn: moves the clock in a replay, is ignored live."""
    readmit: LetterId = None
    """As for an article."""


class WireTick(BaseModel):
    """Time passes. Crosswire writes these itself; in a replay `tick` seconds are added to the clock."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    tick: Annotated[int, Field(ge=0, le=366 * 86_400)]


class WirePointer(BaseModel):
    """Here in the log stands the operator's command of this id. What it says stands where only operators may write."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    command: CommandId


WireMessage = WireArticle | WireWithdrawal | WireTick | WirePointer


def read_message(fields: dict[str, Any]) -> WireMessage:
    """The wire form that `fields` are. Raises `WireError`.

    >>> read_message({"withdraw": True, "url": "https://x.example/1"}).url
    'https://x.example/1'
    >>> read_message({"url": "https://x.example/1", "title": "T", "published_at": "2025-01-01"})
    Traceback (most recent call last):
    schemas.article.WireError: text: Field required
    """
    form: type[WireArticle] | type[WireWithdrawal] | type[WireTick] | type[WirePointer] = WireArticle
    if "withdraw" in fields:
        form = WireWithdrawal
    elif "tick" in fields and "url" not in fields:
        form = WireTick
    elif "command" in fields and "url" not in fields:
        form = WirePointer
    try:
        return form.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise WireError(f"{where}: {first['msg']}") from error


def tick(seconds: int = 0) -> bytes:
    """A message that lets time pass without an article.

    >>> tick(172_800)
    b'{"tick":172800}'
    """
    return orjson.dumps({"tick": seconds})


def withdrawal(url: str, published_at: datetime | None = None) -> bytes:
    """The takedown message of `url`."""
    message: dict[str, Any] = {"withdraw": True, "url": url}
    if published_at is not None:
        message["published_at"] = published_at.isoformat()
    return orjson.dumps(message)


def pointer(command_id: str) -> bytes:
    """The message that gives a command its place in the log.

    >>> pointer("0a1b2c3d")
    b'{"command":"0a1b2c3d"}'
    """
    return orjson.dumps({"command": command_id})
