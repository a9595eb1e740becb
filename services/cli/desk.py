"""`crosswire desk`: the operator's hand, with name and reason, through the log."""

from __future__ import annotations

import getpass
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from schemas.article import WireError
from schemas.command import encode_command, new_command
from services.api.present import audit_entry
from services.cli import console
from services.cli.asking import asked, read
from services.cli.errors import Failure, bad_input
from services.cli.options import DataDir, RedisUrl, attached, seconds_of, settings_of
from services.ingestion.urls import BadUrlError, canonical_url
from services.runtime.commands import CommandTakenError, issue_command
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.desk import store as records
from services.scoring.desk.commands import CommandError, Logged, claim_review_of, read_seed_priors
from services.scoring.model import Action

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Decide: each decision goes to the log with name and reason."
)
LOOK_EVERY = 0.1

By = Annotated[str, typer.Option("--by", help="Who decides; goes to the audit log.", default_factory=getpass.getuser)]
Reason = Annotated[str, typer.Option("--reason", help="Why; goes to the audit log.")]
Field = Annotated[str, typer.Option("--field", help="quantity, time, place, person, role, direction or polarity.")]
Expires = Annotated[
    str | None, typer.Option("--expires", help="When it ends, in the log's time: +48h, +30d or an ISO 8601 date.")
]
Wait = Annotated[float, typer.Option("--wait", help="Seconds to wait for what comes of it; 0: only issue it.", min=0)]
Once = Annotated[str | None, typer.Option("--id", help="Name the command yourself: issued twice it has one effect.")]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output, nothing else there.")]


@app.command()
def anchor(  # noqa: PLR0917 - options, all of them given by name
    claim: Annotated[str, typer.Argument(metavar="CLAIM-ID", help="As `explain fact ID` shows it.")],
    field: Field,
    reason: Reason,
    by: By,
    is_not_so: Annotated[bool, typer.Option("--not-so", help="The claim's value is wrong.")] = False,
    expires: Expires = None,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """Fix a field of a fact by an official record: it settles at once, and new claims are held to it."""
    settings = attached(settings_of(redis_url, data_dir))
    more = {"field": field, "upheld": not is_not_so, "expires": moment_of(settings, expires)}
    carry_out(settings, Action.ANCHOR, claim, by, reason, wait=wait, as_json=as_json, id=once, **more)


@app.command("claim-review")
def claim_review(  # noqa: PLR0917 - as above
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="schema.org ClaimReview as JSON-LD.")],
    claim: Annotated[str, typer.Option("--claim", metavar="CLAIM-ID", help="The claim that it reviews.")],
    field: Field,
    by: By,
    expires: Expires = None,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """Anchor a claim by a ClaimReview that calls it true or false; what lies in between is refused."""
    settings = attached(settings_of(redis_url, data_dir))
    try:
        upheld, reason = claim_review_of(orjson.loads(content_of(file)))
    except (orjson.JSONDecodeError, CommandError) as error:
        raise bad_input(f"{file}: {error}", "It has to be the JSON-LD of a schema.org ClaimReview.") from error
    more = {"field": field, "upheld": upheld, "expires": moment_of(settings, expires)}
    carry_out(settings, Action.ANCHOR, claim, by, reason, wait=wait, as_json=as_json, id=once, **more)


@app.command()
def override(  # noqa: PLR0917 - as above
    alert: Annotated[str, typer.Argument(metavar="ALERT-ID")],
    reason: Reason,
    by: By,
    expires: Expires = None,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """Close an alert; until the override expires the same dissent opens no other."""
    settings = attached(settings_of(redis_url, data_dir))
    more = {"expires": moment_of(settings, expires)}
    carry_out(settings, Action.OVERRIDE, alert, by, reason, wait=wait, as_json=as_json, id=once, **more)


@app.command("false-positive")
def false_positive(  # noqa: PLR0917 - as above
    alert: Annotated[str, typer.Argument(metavar="ALERT-ID")],
    reason: Reason,
    by: By,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """The alert was wrong: it is withdrawn, and what its dissent was debited is taken back for good."""
    settings = attached(settings_of(redis_url, data_dir))
    carry_out(settings, Action.FALSE_POSITIVE, alert, by, reason, wait=wait, as_json=as_json, id=once)


@app.command()
def priors(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Columns outlet, reliability, strength, label.")],
    by: By,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
) -> None:
    """Labelled priors of outlets from a table; each is shown as such beside the score."""
    settings = attached(settings_of(redis_url, data_dir))
    try:
        found = read_seed_priors(content_of(file).decode("utf-8-sig"))
    except (CommandError, UnicodeDecodeError) as error:
        raise bad_input(f"{file}: {error}", "Nothing has been issued.") from error
    for prior in found:
        carry_out(settings, Action.SEED, prior.outlet, by, prior.label, wait=wait, alpha=prior.alpha, beta=prior.beta)


@app.command()
def reply(  # noqa: PLR0917 - as above
    outlet: str,
    text: Annotated[str, typer.Option("--text", help="The outlet's words; empty: the note is taken away.")],
    reason: Annotated[str, typer.Option("--reason", help="How the reply came, such as a letter and its date.")],
    by: By,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """Right of reply: the outlet's own words, shown beside its score."""
    settings = attached(settings_of(redis_url, data_dir))
    carry_out(settings, Action.REPLY, outlet.lower(), by, reason, wait=wait, as_json=as_json, id=once, text=text)


@app.command()
def takedown(  # noqa: PLR0917 - as above
    url: str,
    reason: Reason,
    by: By,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """An article leaves the record: claims, scores and alerts lose what came of it."""
    settings = attached(settings_of(redis_url, data_dir))
    try:
        canonical_url(url)
    except BadUrlError as error:
        raise bad_input(str(error), "Name the article by its address.") from error
    carry_out(settings, Action.TAKEDOWN, url, by, reason, wait=wait, as_json=as_json, id=once)


@app.command()
def appeal(  # noqa: PLR0917 - as above
    target: Annotated[str, typer.Argument(metavar="ALERT-ID|CLAIM-ID")],
    reason: Annotated[str, typer.Option("--reason", help="What is objected.")],
    by: Annotated[str, typer.Option("--by", help="Who objects.")],
    outlet: Annotated[str | None, typer.Option(help="For which outlet; default: the one that it is about.")] = None,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """Record an outlet's objection to an alert or to what became of a claim."""
    settings = attached(settings_of(redis_url, data_dir))
    carry_out(settings, Action.APPEAL, target, by, reason, wait=wait, as_json=as_json, id=once, outlet=outlet)


@app.command()
def decide(  # noqa: PLR0917 - as above
    appeal_id: Annotated[str, typer.Argument(metavar="APPEAL-ID", help="As `crosswire appeals` shows it.")],
    upheld: Annotated[bool, typer.Option("--uphold/--reject", help="Which way.")],
    reason: Reason,
    by: By,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    wait: Wait = 20.0,
    once: Once = None,
    as_json: Json = False,
) -> None:
    """Decide an appeal; where it is upheld, what the claim or the alert cost is taken back."""
    settings = attached(settings_of(redis_url, data_dir))
    carry_out(settings, Action.DECIDE, appeal_id, by, reason, wait=wait, as_json=as_json, id=once, upheld=upheld)


def content_of(file: Path) -> bytes:
    """What a file holds. Raises `Failure`."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise bad_input(f"cannot read {file}: {error.strerror or error}") from error


def moment_of(settings: Settings, written: str | None) -> datetime | None:
    """The stream time that `written` names: +48h counts from the log's clock. Raises `Failure`."""
    if written is None:
        return None
    if written.startswith("+"):
        now = read(settings, lambda backend: store.clock(UnitOfWork(backend)))
        return now + timedelta(seconds=seconds_of(written) or 0.0)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise bad_input(f"{written!r} is no date.", "Write +48h, +30d or 2025-12-31T18:00:00Z.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def carry_out(
    settings: Settings,
    action: Action,
    target: str,
    by: str,
    reason: str,
    *,
    wait: float,
    as_json: bool = False,
    **more: Any,
) -> None:
    """Issue a command, wait for what comes of it, and say so. Raises `Failure` where it is refused."""
    try:
        command = new_command(action, target, by, reason, via=f"command line of {getpass.getuser()}", **more)
        asked(settings, lambda client, keys: issue_command(client, keys, command.id, encode_command(command)))
    except (WireError, CommandTakenError) as error:
        raise bad_input(str(error), "Nothing has been issued.") from error
    entry = outcome_of(settings, command.id, wait) if wait else None
    if entry is None:
        hint = "`crosswire audit` will show what came of it; `crosswire doctor` says whether the workers run."
        if wait:
            raise Failure(f"{command.id} stands in the log and has not been carried out within {wait:g} s.", hint=hint)
        console.err().print(console.text(f"issued as {command.id}; {hint}"))
        return
    if as_json:
        typer.echo(audit_entry(entry).model_dump_json())
    elif not entry.refused:
        console.out().print(console.text(f"{target}: {entry.outcome}"))
    if entry.refused:
        raise Failure(
            entry.outcome, hint=f"Nothing has changed; the refusal is number {entry.number} of the audit log."
        )


def outcome_of(settings: Settings, command_id: str, within: float) -> Logged | None:
    """What came of a command; None if nothing has within so many seconds."""
    deadline = time.monotonic() + within
    while True:
        entry = read(settings, lambda backend: records.logged(UnitOfWork(backend), command_id))
        if entry is not None or time.monotonic() > deadline:
            return entry
        time.sleep(LOOK_EVERY)
