"""`crosswire up`, `worker`, `api`: the processes of an installation."""

from __future__ import annotations

import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from services.cli import console
from services.cli.errors import Exit, Failure, bad_input
from services.cli.options import DataDir, RedisUrl, attached, environment_of, settings_of
from services.cli.processes import Child, Stopped, Tree, command_of, stop_on_signals
from services.cli.running import add_workers, installation_name, server
from services.runtime.registry import STAGES

READY_WITHIN = 300.0
"""Seconds: a small machine that is busy takes long to import. Who cannot start at all says so at once."""

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)]


def up(
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int | None, typer.Option(help="Extraction workers; default: cores less one.", min=1)] = None,
) -> None:
    """Run everything in one process tree: the server, all workers and the API, until Ctrl-C."""
    settings = settings_of(redis_url, data_dir, extraction_workers=workers)
    screen = console.err()

    def ended(child: Child, code: int) -> None:
        screen.print(console.text(f"{child.name} ended with {code}; starting it again", "warn"))

    with (
        stopped_by_signals(),
        server(settings) as serving,
        installation_name(settings) as name,
        Tree(on_exit=ended) as tree,
    ):
        settings = serving.settings
        add_workers(tree, settings, name)
        tree.add("api", command_of("api", "--host", host, "--port", str(port)), environment=environment_of(settings))
        await_ready(tree, f"http://{host}:{port}/health/ready")
        screen.print(console.text("Crosswire is up. ", "bold green") + console.text("Ctrl-C stops it.", "quiet"))
        screen.print(console.text(f"  API    http://{host}:{port}"))
        screen.print(console.text(f"  Redis  {settings.shown_address}   send articles: XADD articles * data <json>"))
        if serving.embedded is not None:
            screen.print(console.text(f"  data   {settings.data_dir}"))
        while True:
            serving.revive()
            tree.tend()
            time.sleep(0.2)


def await_ready(tree: Tree, url: str) -> None:
    """Return once `url` answers with 200, or says that the pipeline is halted: an operator needs it to run, to decide.

    A child that keeps dying before that ends the command. Raises `Failure`.
    """
    deadline, said = time.monotonic() + READY_WITHIN, ""
    while time.monotonic() < deadline:
        tree.tend()
        if hopeless := [child.name for child in tree.children if child.hopeless]:
            raise Failure(f"{', '.join(hopeless)} cannot start; its last words are above.")
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own address
                return
        except urllib.error.HTTPError as error:
            said = error.read().decode("utf-8", "replace")
            if "halted at" in said:
                console.err().print(console.text("The pipeline is halted; `crosswire doctor` says where.", "warn"))
                return
        except OSError as error:
            said = str(error)
        time.sleep(0.1)
    raise Failure(f"not ready within {READY_WITHIN:.0f} s: {said}")


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """SIGTERM and Ctrl-C end the block in order, and the command with success: that is how it is meant to end."""
    stop_on_signals()
    try:
        yield
    except Stopped:
        return


def worker(
    stages: Annotated[list[str], typer.Argument(help=f"One or more of {', '.join(STAGES)}.", metavar="STAGE...")],
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Run one worker process of STAGE, until SIGTERM. Start as many as you like, on any machine."""
    if unknown := [name for name in stages if name not in STAGES]:
        raise bad_input(f"there is no stage {', '.join(unknown)}.", f"The stages are {', '.join(STAGES)}.")
    settings = attached(settings_of(redis_url, data_dir))
    os.environ.update(environment_of(settings))
    from services.runtime.worker import main  # noqa: PLC0415 - FastStream takes a second to import

    raise typer.Exit(main(stages))


def api(redis_url: RedisUrl = None, data_dir: DataDir = None, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve scores, facts, claims and alerts over HTTP."""
    settings = attached(settings_of(redis_url, data_dir))
    from services.api.serve import serve  # noqa: PLC0415 - FastAPI takes a second to import

    if not serve(settings, host, port):
        raise Failure(f"cannot listen on {host}:{port}: is it in use?", code=Exit.FAILED)
