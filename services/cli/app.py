"""The commands, in the order in which a newcomer meets them."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from services.cli import (
    auditing,
    caring,
    console,
    demo,
    desk,
    evaluate,
    explaining,
    filling,
    following,
    halting,
    operating,
    rebuilding,
    replay,
    sending,
    up,
)
from services.cli.errors import Failure

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads articles from a Redis stream, compares what outlets claim, and says when one contradicts the rest.",
)
COMMANDS = (
    demo.demo,
    up.up,
    up.worker,
    up.api,
    sending.ingest,
    replay.replay,
    following.alerts,
    following.scores,
    auditing.appeals,
    auditing.audit,
    auditing.calibration,
    operating.doctor,
    rebuilding.rebuild,
    caring.backup,
    caring.restore,
    caring.migrate,
)
for command in COMMANDS:
    app.command()(command)
app.command("backfill")(filling.backfill_)
app.add_typer(explaining.app, name="explain")
app.add_typer(desk.app, name="desk")
app.add_typer(operating.letters, name="dead-letters")
app.add_typer(halting.app, name="halts")
app.add_typer(operating.api_keys, name="api-keys")
app.add_typer(evaluate.app, name="eval")


@app.callback()
def options() -> None:
    """No options of its own: settings come from the environment (CROSSWIRE_*) and from each command."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Entry of the `crosswire` command. Ends the process with a code of `services.cli.errors.Exit`."""
    try:
        app(args=arguments, prog_name="crosswire")
    except Failure as failure:
        show(failure)
        sys.exit(failure.code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone ("| head"): nothing is left to say.
        sys.stdout = None
        sys.exit(0)
    sys.exit(0)


def show(failure: Failure) -> None:
    """What was wrong and what to do, on standard error."""
    screen = console.err()
    screen.print(console.text("error: ", "bold red") + console.text(failure.message))
    if failure.hint:
        screen.print(console.text("       ") + console.text(failure.hint, "quiet"))
