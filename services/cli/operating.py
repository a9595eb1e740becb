"""`crosswire dead-letters` and `crosswire doctor`: for those who run it."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from services.api.keys import KeyRing, Scope, make_key
from services.care.findings import care_findings, certificate_findings, file_findings
from services.cli import console, render
from services.cli.asking import asked
from services.cli.errors import Exit, Failure, bad_input
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.cli.reader import reader_state
from services.runtime.dead_letters import (
    NotReplayableError,
    StoredLetter,
    drop_letter,
    find_letter,
    list_letters,
    replay_letter,
)
from services.runtime.keys import Keys
from services.runtime.observe import PipelineState, observe
from services.runtime.settings import Settings

letters = typer.Typer(
    no_args_is_help=True, help="Look at what was refused, send it again, drop it.", rich_markup_mode=None
)

Json = Annotated[bool, typer.Option("--json", help="JSON on standard output, nothing else there.")]
LetterId = Annotated[str, typer.Argument(metavar="ID", help="As `dead-letters list` shows it.")]
Author = Annotated[str, typer.Option("--by", help="Who decides; goes to the log.", default_factory=getpass.getuser)]


@letters.command("list")
def list_(
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000)] = 50,
    stage: Annotated[str | None, typer.Option(help="Only those of this stage.")] = None,
    as_json: Json = False,
) -> None:
    """The newest dead letters, newest first, with their reasons."""
    settings = attached(settings_of(redis_url, data_dir))
    found = asked(settings, lambda client, keys: list_letters(client, keys, limit=limit, stage=stage))
    if as_json:
        for stored in found:
            console.print_json(
                {"id": stored.id, **stored.letter.model_dump(mode="json", exclude={"fields", "article"})}
            )
        return
    table = render.grid("id", "when", "stage", "bytes", "reason")
    for stored in found:
        letter = stored.letter
        table.add_row(stored.id, when(stored), letter.stage, f"{letter.size:,}", console.text(letter.reason))
    console.out().print(table if found else console.text("no dead letters", "quiet"))


@letters.command()
def show(letter_id: LetterId, redis_url: RedisUrl = None, data_dir: DataDir = None) -> None:
    """One dead letter as JSON, its original fields (base64) included."""
    stored = existing(attached(settings_of(redis_url, data_dir)), letter_id)
    console.print_json({"id": stored.id, **stored.letter.model_dump(mode="json")})


@letters.command()
def replay(letter_id: LetterId, by: Author, redis_url: RedisUrl = None, data_dir: DataDir = None) -> None:
    """Send the original again, after an upgrade or a corrected setting: it is judged anew."""
    settings = attached(settings_of(redis_url, data_dir))
    existing(settings, letter_id)
    try:
        entry = asked(settings, lambda client, keys: replay_letter(client, keys, letter_id, by=by))
    except NotReplayableError as error:
        raise Failure(f"{letter_id} cannot be sent again: {error}") from error
    console.err().print(console.text(f"sent again as {entry}"))


@letters.command()
def drop(letter_id: LetterId, by: Author, redis_url: RedisUrl = None, data_dir: DataDir = None) -> None:
    """Remove one dead letter for good."""
    settings = attached(settings_of(redis_url, data_dir))
    existing(settings, letter_id)
    asked(settings, lambda client, keys: drop_letter(client, keys, letter_id, by=by))
    console.err().print(console.text(f"dropped {letter_id}"))


def existing(settings: Settings, letter_id: str) -> StoredLetter:
    """The letter. Raises `Failure` where the id is none, or nothing stands there."""
    first, dash, second = letter_id.partition("-")
    if not (dash and first.isdecimal() and second.isdecimal()):
        raise bad_input(f"{letter_id!r} is no id of a dead letter.", "Ids look like 1741683000000-0.")
    found = asked(settings, lambda client, keys: find_letter(client, keys, letter_id))
    if found is None:
        raise Failure(
            f"there is no dead letter {letter_id}.", hint="`crosswire dead-letters list` shows those that are."
        )
    return found


def when(stored: StoredLetter) -> str:
    """When it was written, in UTC."""
    return datetime.fromtimestamp(int(stored.id.partition("-")[0]) / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")


def doctor(redis_url: RedisUrl = None, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Check a deployment and say what is wrong; ends with 1 if anything is."""
    settings = attached(settings_of(redis_url, data_dir))
    state = asked(settings, lambda client, keys: observe(client, keys, everybody=True))
    reader, wrong = reader_state(settings)
    advice = findings(state) + asked(settings, server_findings) + wrong
    advice += asked(settings, lambda client, keys: care_findings(client, keys, state))
    advice += file_findings(settings) + certificate_findings(settings)
    if as_json:
        console.print_json({**summary(settings, state, advice), "nli": reader})
    else:
        screen = console.out()
        screen.print(stage_table(state))
        counted = ", ".join(f"{number} {name}" for name, number in state.outcomes.items()) or "none yet"
        screen.print(
            console.text(f"\nmessages: {counted}; {state.in_flight} in flight; {state.dead_letters} dead letters")
        )
        screen.print(console.text(f"second reader (nli): {reader}"))
        for line in advice:
            screen.print(console.text("✗ ", "dissent") + console.text(line))
        if not advice:
            screen.print(console.text("✓ nothing is wrong", "agree"))
    if advice:
        raise typer.Exit(Exit.FAILED)


def findings(state: PipelineState) -> list[str]:
    """What is wrong with the pipeline, each with what to do."""
    found = list(state.problems)
    found += [f"`crosswire halts retry {halt.name}` tries it again, `halts skip` goes on without it"
              for halt in state.halted]  # fmt: skip
    for stage in state.stages:
        if stage.oldest_pending > 120:
            found.append(
                f"{stage.stage}: an entry has been in work for {stage.oldest_pending:.0f} s; is a worker stuck?"
            )
        if stage.lag and stage.lag > 10_000:
            found.append(f"{stage.stage}: {stage.lag:,} entries behind; add workers of it")
    return found


async def server_findings(client: Any, _: Keys) -> list[str]:
    """What is wrong with the server's configuration."""
    told = await client.info()
    nodes = [told] if "redis_version" in told or "valkey_version" in told else list(told.values())  # a cluster's nodes
    return list(dict.fromkeys(line for node in nodes for line in node_findings(node)))


def node_findings(server: Mapping[str, Any]) -> list[str]:
    """What is wrong with one server."""
    found: list[str] = []
    if not int(server.get("aof_enabled", 0)):
        found.append("the server keeps no append-only file: a restart loses everything; set `appendonly yes`")
    policy = str(server.get("maxmemory_policy", "noeviction"))
    if policy != "noeviction":
        found.append(f"the server evicts keys ({policy}): set `maxmemory-policy noeviction`")
    if server.get("role") == "slave":
        found.append("the server is a replica: writes will fail; connect to the primary")
    limit, used = int(server.get("maxmemory", 0)), int(server.get("used_memory", 0))
    if limit and used > 0.9 * limit:
        found.append(f"the server uses {used / limit:.0%} of its memory limit")
    return found


def stage_table(state: PipelineState) -> Any:
    """One line a stage."""
    table = render.grid("stage", "owner", "workers", "lag", "pending", "reached", "last")
    for stage in state.stages:
        alive = sum(worker.stage == stage.stage for worker in state.workers)
        lag = "?" if stage.lag is None else str(stage.lag)
        table.add_row(
            stage.stage,
            console.text(stage.owner or "–"),
            str(alive),
            lag,
            str(stage.pending),
            stage.reached,
            stage.last,
        )
    return table


def summary(settings: Settings, state: PipelineState, advice: list[str]) -> dict[str, Any]:
    """The same as one object."""
    return {
        "server": settings.shown_address,
        "ok": not advice,
        "findings": advice,
        "in_flight": state.in_flight,
        "dead_letters": state.dead_letters,
        "messages": state.outcomes,
        "stages": {
            stage.stage: {"owner": stage.owner, "lag": stage.lag, "pending": stage.pending, "reached": stage.reached}
            for stage in state.stages
        },
    }


api_keys = typer.Typer(no_args_is_help=True, help="Keys for everything that writes over HTTP.", rich_markup_mode=None)


@api_keys.command("add")
def add_key(
    name: Annotated[str, typer.Argument(help="Who gets it; stands in the log beside what it does.")],
    scope: Annotated[list[Scope], typer.Option(help="What it may do; may be given several times.")],
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Make a key. It is shown once, on standard output; only its hash is kept."""
    settings = attached(settings_of(redis_url, data_dir))
    written, key = make_key(name, tuple(dict.fromkeys(scope)))
    asked(settings, lambda client, keys: KeyRing(client, keys).add(key))
    typer.echo(written)


@api_keys.command("list")
def list_keys(redis_url: RedisUrl = None, data_dir: DataDir = None) -> None:
    """All keys with their scopes."""
    settings = attached(settings_of(redis_url, data_dir))
    found = asked(settings, lambda client, keys: KeyRing(client, keys).all())
    table = render.grid("id", "name", "scopes")
    for key in found:
        table.add_row(key.id, console.text(key.name), ", ".join(key.scopes))
    console.out().print(table if found else console.text("no keys", "quiet"))


@api_keys.command("revoke")
def revoke_key(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="As `api-keys list` shows it.")],
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Make a key worthless, at once."""
    settings = attached(settings_of(redis_url, data_dir))
    if not asked(settings, lambda client, keys: KeyRing(client, keys).revoke(key_id)):
        raise Failure(f"there is no key {key_id!r}.", hint="`crosswire api-keys list` shows those that are.")
    console.err().print(console.text(f"revoked {key_id}"))
