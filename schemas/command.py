"""What an operator's command looks like where it is issued: strict, and complete in itself.

The body stands under a key of its own (`desk:ID`) that only operators may write; the `articles` stream carries nothing
but a pointer to it, which gives the command its place in the log. So nobody who may write articles can give orders.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationError

from schemas.article import CommandId, WireError
from services.scoring.model import Action, Command

LONGEST_REASON = 2000
LARGEST_COMMAND = 32 * 1024
"""Bytes of a whole command."""

Words = Annotated[StrictStr, Field(min_length=1, max_length=LONGEST_REASON, pattern=r"\S")]
Name = Annotated[StrictStr, Field(min_length=1, max_length=200, pattern=r"\S")]


class WireCommand(BaseModel):
    """A command before it has a place in the log, and so a time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: CommandId
    action: Action
    target: Annotated[StrictStr, Field(min_length=1, max_length=2048)]
    author: Name
    """The person who decides; goes to the audit log."""
    reason: Words
    via: Annotated[StrictStr, Field(max_length=200)] = ""
    field: Annotated[StrictStr, Field(max_length=32)] | None = None
    alpha: Annotated[float, Field(gt=0, le=100)] | None = None
    beta: Annotated[float, Field(gt=0, le=100)] | None = None
    expires: AwareDatetime | None = None
    upheld: StrictBool | None = None
    text: Annotated[StrictStr, Field(max_length=LONGEST_REASON)] | None = None
    outlet: Annotated[StrictStr, Field(max_length=253)] | None = None

    def at(self, moment: datetime) -> Command:
        """The command as it enters the log at `moment` of stream time."""
        values: dict[str, Any] = self.model_dump()
        if self.expires is not None:
            values["expires"] = self.expires.astimezone(UTC)
        return Command(at=moment, **values)


def new_command(action: Action, target: str, author: str, reason: str, **more: Any) -> WireCommand:
    """A command as a person gives it, under a fresh id where it brings none. Raises `schemas.article.WireError`."""
    given = {name: value for name, value in more.items() if value is not None}
    given.setdefault("id", secrets.token_hex(12))
    try:
        return WireCommand(action=action, target=target, author=author, reason=reason, **given)
    except ValidationError as error:
        raise _wire_error(error) from error


def read_command(body: bytes) -> WireCommand:
    """The command that `body` is. Raises `schemas.article.WireError` with the field and what is wrong with it.

    >>> read_command(b'{"id": "0a1b2c3d", "action": "reply", "target": "x.example", "author": "Ida Moor"}')
    Traceback (most recent call last):
    schemas.article.WireError: command: reason: Field required
    """
    if len(body) > LARGEST_COMMAND:
        raise WireError(f"command: {len(body)} bytes; the limit is {LARGEST_COMMAND}")
    try:
        return WireCommand.model_validate_json(body)
    except ValidationError as error:
        raise _wire_error(error) from error


def encode_command(command: WireCommand) -> bytes:
    """Bytes to keep under the command's key; equal commands give equal bytes."""
    return command.model_dump_json(exclude_none=True).encode()


def _wire_error(error: ValidationError) -> WireError:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return WireError(f"command: {where}: {first['msg']}" if where else f"command: {first['msg']}")
