"""`crosswire halts`: entries at which the pipeline stands still because they killed or hung every worker."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from services.cli import console, render
from services.cli.asking import asked
from services.cli.errors import Failure, bad_input
from services.cli.operating import Author
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.runtime.halts import halts, parse_name
from services.runtime.operator import retry_halted, skip_halted

app = typer.Typer(
    no_args_is_help=True,
    help="Look at where the pipeline stands still, try again, go on without.",
    rich_markup_mode=None,
)
Name = Annotated[str, typer.Argument(metavar="STAGE/ENTRY", help="As `halts list` shows it.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")]


@app.command("list")
def list_(redis_url: RedisUrl = None, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Entries that were in hand again and again without a result, each with how often."""
    found = asked(attached(settings_of(redis_url, data_dir)), halts)
    if as_json:
        for halt in found:
            console.print_json({"halt": halt.name, **asdict(halt)})
        return
    table = render.grid("halt", "deliveries")
    for halt in found:
        table.add_row(halt.name, str(halt.deliveries))
    console.out().print(table if found else console.text("nothing is halted", "quiet"))


@app.command()
def retry(name: Name, by: Author, redis_url: RedisUrl = None, data_dir: DataDir = None) -> None:
    """Try the entry again: after an upgrade, or with more memory."""
    settings = attached(settings_of(redis_url, data_dir))
    checked(name)
    said(name, asked(settings, lambda client, keys: retry_halted(client, keys, name, by=by)), "is tried again")


@app.command()
def skip(
    name: Name,
    by: Author,
    reason: Annotated[str, typer.Option(help="Why; stands in the dead letter.")],
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Go on without the entry: it becomes a dead letter of kind `skipped`, which can be sent again later."""
    settings = attached(settings_of(redis_url, data_dir))
    checked(name)
    done = asked(settings, lambda client, keys: skip_halted(client, keys, name, by=by, reason=reason))
    said(name, done, "is skipped; its dead letter follows at once")


def checked(name: str) -> None:
    """Raises `Failure` where `name` cannot be the name of a halt."""
    try:
        parse_name(name)
    except ValueError as error:
        raise bad_input(str(error), "`crosswire halts list` shows those that are.") from error


def said(name: str, done: bool, what: str) -> None:
    """What has been decided, on standard error. Raises `Failure` where nothing is halted under the name."""
    if not done:
        raise Failure(f"nothing is halted at {name}.", hint="`crosswire halts list` shows those that are.")
    console.err().print(console.text(f"{name} {what}"))
