"""What every decision of the desk has in common: who, where to, how long to wait, how to say what came of it."""

from __future__ import annotations

import getpass
import inspect
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Concatenate, ParamSpec

import typer

from schemas.article import WireError
from schemas.command import encode_command, new_command
from services.api.present import audit_entry
from services.cli import console
from services.cli.asking import asked, read
from services.cli.errors import Failure, bad_input
from services.cli.options import DataDir, RedisUrl, attached, seconds_of, settings_of
from services.runtime.commands import CommandTakenError, issue_command
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.desk import store as records
from services.scoring.desk.commands import Logged
from services.scoring.model import Action

P = ParamSpec("P")
LOOK_EVERY = 0.1
By = Annotated[str, typer.Option("--by", help="Who decides; goes to the audit log.", default_factory=getpass.getuser)]
Wait = Annotated[float, typer.Option("--wait", help="Seconds to wait for what comes of it; 0: only issue it.", min=0)]
Once = Annotated[str | None, typer.Option("--id", help="Name the command yourself: issued twice it has one effect.")]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output, nothing else there.")]


def _common(by: By, redis_url: RedisUrl = None, data_dir: DataDir = None, wait: Wait = 20.0) -> None: ...


def _single(once: Once = None, as_json: Json = False) -> None: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at the desk of one installation."""

    settings: Settings
    by: str
    wait: float
    """Seconds to wait for what comes of a command."""
    once: str | None = None
    """The command's own name."""
    as_json: bool = False

    def issue(self, action: Action, target: str, reason: str, **more: Any) -> None:
        """Issue a command, wait for what comes of it, and say so. Raises `Failure` where it is refused."""
        via = f"command line of {getpass.getuser()}"
        try:
            command = new_command(action, target, self.by, reason, via=via, id=self.once, **more)
            asked(self.settings, lambda client, keys: issue_command(client, keys, command.id, encode_command(command)))
        except (WireError, CommandTakenError) as error:
            raise bad_input(str(error), "Nothing has been issued.") from error
        entry = outcome_of(self.settings, command.id, self.wait) if self.wait else None
        if entry is not None:
            self._tell(target, entry)
            return
        hint = "`crosswire audit` will show what came of it; `crosswire doctor` says whether the workers run."
        if self.wait:
            raise Failure(
                f"{command.id} stands in the log and has not been carried out within {self.wait:g} s.", hint=hint
            )
        console.err().print(console.text(f"issued as {command.id}; {hint}"))

    def _tell(self, target: str, entry: Logged) -> None:
        if self.as_json:
            typer.echo(audit_entry(entry).model_dump_json())
        elif not entry.refused:
            console.out().print(console.text(f"{target}: {entry.outcome}"))
        if entry.refused:
            raise Failure(
                entry.outcome, hint=f"Nothing has changed; the refusal is number {entry.number} of the audit log."
            )

    def moment(self, written: str | None) -> datetime | None:
        """The stream time that `written` names: +48h counts from the log's clock. Raises `Failure`."""
        if written is None:
            return None
        if written.startswith("+"):
            now = read(self.settings, lambda backend: store.clock(UnitOfWork(backend)))
            return now + timedelta(seconds=seconds_of(written) or 0.0)
        try:
            moment = datetime.fromisoformat(written)
        except ValueError as error:
            raise bad_input(f"{written!r} is no date.", "Write +48h, +30d or 2025-12-31T18:00:00Z.") from error
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def at_the_desk(
    app: typer.Typer, name: str, *, single: bool = True
) -> Callable[[Callable[Concatenate[Desk, P], None]], Callable[Concatenate[Desk, P], None]]:
    """Make a function of a `Desk` and its own options the command `name`, with the options that all have.

    `single`: it issues one command, which can be named and shown as JSON. An option that the function declares itself
    takes the place of the common one of that name.
    """

    def register(decide: Callable[Concatenate[Desk, P], None]) -> Callable[Concatenate[Desk, P], None]:
        own = parameters_of(decide)[1:]
        names = {parameter.name for parameter in own}
        common = [*parameters_of(_common), *(parameters_of(_single) if single else ())]

        def command(**given: Any) -> None:
            settings = attached(settings_of(given.pop("redis_url"), given.pop("data_dir")))
            chosen = {parameter.name: given[parameter.name] for parameter in common if parameter.name in given}
            decide(Desk(settings, **chosen), **{name: given[name] for name in names})  # type: ignore[call-arg]

        command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [*own, *(parameter for parameter in common if parameter.name not in names)]
        )
        app.command(name, help=inspect.getdoc(decide))(command)
        return decide

    return register


def parameters_of(function: Callable[..., None]) -> list[inspect.Parameter]:
    """The parameters of a function, to be given by name."""
    found = inspect.signature(function, eval_str=True).parameters.values()
    return [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in found]


def outcome_of(settings: Settings, command_id: str, within: float) -> Logged | None:
    """What came of a command; None if nothing has within so many seconds."""
    deadline = time.monotonic() + within
    while True:
        entry = read(settings, lambda backend: records.logged(UnitOfWork(backend), command_id))
        if entry is not None or time.monotonic() > deadline:
            return entry
        time.sleep(LOOK_EVERY)


def content_of(file: Path) -> bytes:
    """What a file holds. Raises `Failure`."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise bad_input(f"cannot read {file}: {error.strerror or error}") from error
