"""`crosswire replay`: an archive through the real streams and workers, in fresh state, its own dates as the clock."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import redis
import typer

from schemas.dead_letter import decode_dead_letter
from schemas.http import OutletScore
from services.api.scores import outlet_scores
from services.cli import console
from services.cli.asking import read
from services.cli.errors import Exit, Failure
from services.cli.exports import alert_lines, claim_lines, comparisons, stream_payloads, write_lines
from services.cli.options import seconds_of, settings_of
from services.cli.processes import Child, Stopped, Tree, stop_on_signals
from services.cli.running import add_workers, server
from services.cli.sending import good_ones
from services.cli.sources import BadLine, lines_of
from services.cli.spool import Spool
from services.runtime.connection import connect
from services.runtime.errors import HaltedError
from services.runtime.keys import ALERTS, DEAD_LETTERS, VERDICTS, Keys
from services.runtime.replay import Progress, StalledError, await_drained, feed
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork

FEW = "1000"
"""Entries kept in a stream behind its readers: what comes out is written to files as it comes."""

Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write them, one JSON object a line.")]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A pipeline that has come to rest, with its server still running."""

    settings: Settings
    client: Any
    """A blocking client of the server."""
    keys: Keys
    progress: Progress
    spool: Spool
    """What comparison and scoring have said."""


@dataclass(frozen=True, slots=True)
class Places:
    """Who works, and where what comes out is written."""

    tree: Tree
    spool: Spool


def replay(  # noqa: PLR0917 - options, all of them given by name
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl", help="Articles in the order they came in; - is stdin.")],
    alerts: Out = None,
    claims: Out = None,
    scores: Out = None,
    until: Annotated[str | None, typer.Option(help="Let time pass at the end, such as +48h: facts settle.")] = None,
    workers: Annotated[int | None, typer.Option(help="Extraction workers; default: cores less one.", min=1)] = None,
) -> None:
    """Run an archive through the real streams and workers in fresh state, and write what came out."""
    bad: list[BadLine] = []
    settings = settings_of(extraction_workers=workers)
    tail = seconds_of(until)
    screen = console.err()
    with interruptible(), screen.status("starting the workers ...") as status:

        def show(progress: Progress) -> None:
            status.update(f"{progress.fed} articles sent, {max(0, progress.settled)} done")

        with replayed(good_ones(lines_of(file), bad), settings, tail, show) as done:
            written = write(done, alerts=alerts, claims=claims, scores=scores)
            report(done, written, bad)


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C and SIGTERM stop every process of the replay, and the command with 130."""
    stop_on_signals()
    try:
        yield
    except Stopped as error:
        raise typer.Exit(130) from error


@contextmanager
def replayed(
    articles: Iterable[bytes],
    settings: Settings,
    until: float | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Iterator[Replayed]:
    """A fresh pipeline on a server of its own, after all of `articles` and `until` more seconds of stream time.

    Raises `Failure` if it does not come to rest.
    """
    with tempfile.TemporaryDirectory(prefix="crosswire-replay-") as directory:
        home = Path(directory)
        fresh = settings.model_copy(update={"redis_url": None, "data_dir": home, "replay": True})
        with server(fresh, fsync="no") as serving, Tree(on_exit=_give_up) as tree:
            here = serving.settings
            add_workers(
                tree, here, "replay", logs=home, CROSSWIRE_REPLAY="true", CROSSWIRE_TICK_EVERY="0",
                CROSSWIRE_LOG_LEVEL="warning", CROSSWIRE_KEEP_ENTRIES=FEW,
                CROSSWIRE_KEEP_ALERTS=FEW, CROSSWIRE_KEEP_ARTICLES=FEW,
            )  # fmt: skip
            keys = Keys(here.partition, here.articles_stream)
            spool = Spool(home, keys, (VERDICTS, ALERTS))
            progress = asyncio.run(_run(articles, here, until, Places(tree, spool), on_progress))
            with redis.Redis.from_url(here.address) as client:
                yield Replayed(here, client, keys, progress, spool)


async def _run(
    articles: Iterable[bytes],
    settings: Settings,
    until: float | None,
    places: Places,
    on_progress: Callable[[Progress], None] | None,
) -> Progress:
    """Feed the articles and wait until they are through and written, while the tree is tended."""
    client, over = connect(settings), asyncio.Event()
    await places.spool.begin(client)
    tending = asyncio.create_task(_tend(places.tree))
    writing = asyncio.create_task(places.spool.follow(client, over))
    work = asyncio.create_task(_feed(articles, settings, client, until, on_progress))
    try:
        done, _ = await asyncio.wait({tending, writing, work}, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            error = task.exception()
            if isinstance(error, HaltedError | StalledError):
                raise Failure(f"the replay does not go on: {error}") from error
            if error is not None:
                raise error
        over.set()
        await writing
        return work.result()
    finally:
        for task in (tending, writing, work):
            task.cancel()
        await asyncio.gather(tending, writing, work, return_exceptions=True)
        await client.aclose()


async def _feed(
    articles: Iterable[bytes],
    settings: Settings,
    client: Any,
    until: float | None,
    on_progress: Callable[[Progress], None] | None,
) -> Progress:
    fed = await feed(articles, settings, client, until=until, on_progress=on_progress)
    return await await_drained(settings, client, fed=fed, on_progress=on_progress)


async def _tend(tree: Tree) -> None:
    while True:
        tree.tend()
        await asyncio.sleep(0.2)


def _give_up(child: Child, code: int) -> None:
    """A worker that has died five times will not do better the sixth time."""
    if child.starts >= 5:
        words = child.log.read_text("utf-8", "replace").splitlines()[-5:] if child.log else []
        raise Failure(f"{child.name} keeps ending with {code}:\n" + "\n".join(words), code=Exit.FAILED)


def write(done: Replayed, *, alerts: Path | None, claims: Path | None, scores: Path | None) -> dict[str, int]:
    """Write the files; how many lines each has."""
    return {
        "claims": write_lines(claims, claim_lines(comparisons(done.spool.payloads(VERDICTS)))),
        "alerts": write_lines(alerts, alert_lines(done.spool.payloads(ALERTS))),
        "outlets": write_lines(scores, score_lines(done)),
    }


def scores_of(done: Replayed) -> list[OutletScore]:
    """Scores of all outlets, by name."""
    return list(read(done.settings, lambda backend: outlet_scores(UnitOfWork(backend))))


def score_lines(done: Replayed) -> Iterator[bytes]:
    """One JSON object an outlet, by name."""
    return (score.model_dump_json().encode() for score in scores_of(done))


def report(done: Replayed, written: dict[str, int], bad: list[BadLine]) -> None:
    """What came of it, on standard error: counts, and what was refused and why."""
    screen = console.err()
    counts = ", ".join(f"{name} {number}" for name, number in written.items())
    screen.print(console.text(f"{done.progress.admitted} of {done.progress.fed} entries admitted: {counts}"))
    for line in bad[:10]:
        screen.print(console.text(f"line {line.number} left out: {line.reason}", "warn"))
    for payload in list(stream_payloads(done.client, done.keys.stream(DEAD_LETTERS)))[:10]:
        letter = decode_dead_letter(payload)
        screen.print(console.text(f"rejected by {letter.stage}: {letter.reason}", "warn"))
