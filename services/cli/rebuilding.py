"""`crosswire rebuild`: all scores once more from the log, beside the live ones and never into them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
import typer
from rich.table import Table

from schemas.wire import COMPARISON
from services.cli import console, render
from services.cli.asking import asked
from services.cli.errors import Exit, Failure, bad_input
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.cli.reader import reader_of
from services.comparison.model import Comparison
from services.pipeline import InMemoryPipeline
from services.runtime import pace
from services.runtime.entries import PAYLOAD, parse_id
from services.runtime.keys import ARTICLES, VERDICTS, Keys
from services.runtime.settings import Settings
from services.runtime.state import MemoryBackend
from services.scoring.parameters import Parameters
from services.scoring.rebuilding.handler import compare_models, differences, parameters_from
from services.scoring.rebuilding.handler import rebuild as rebuild_scores

AT_ONCE = 500
Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output, nothing else there.")]
Model = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=VALUE", help="What would it be with another parameter? May be given several times."),
]


def rebuild(redis_url: RedisUrl = None, data_dir: DataDir = None, model: Model = None, as_json: Json = False) -> None:
    """Compute all scores again from the log: are they equal to the live ones? With --model: what would they be?

    Ends with 1 if they are not equal. Nothing live is changed.
    """
    other = parameters_of(model or [])
    settings = attached(settings_of(redis_url, data_dir))
    with console.err().status("reading the log ..."):
        log = asked(settings, lambda client, keys: comparison_log(client, keys, settings))
    with console.err().status(f"scoring {len(log)} entries again ..."):
        if other is not None:
            show_models(asyncio.run(compare_models(log, other)), model or [], as_json)
            return
        rebuilt = asyncio.run(rebuild_scores(log))
        live = asked(settings, live_scores)
    show_equality(live, rebuilt, len(log), as_json)


def parameters_of(assignments: list[str]) -> Parameters | None:
    """The model with the given numbers changed; None without any. Raises `Failure` for a name that it does not have."""
    if not assignments:
        return None
    values = dict(item.partition("=")[::2] for item in assignments)
    try:
        return parameters_from(values)
    except ValueError as error:
        raise bad_input(str(error), "Write --model alert_probability=0.9 .") from error


async def comparison_log(client: Any, keys: Keys, settings: Settings) -> list[Comparison]:
    """What comparison said of every entry since the first: from its stream where that is whole, else from the articles.

    Raises `Failure` while articles are on their way, or where neither stream reaches back to the beginning.
    """
    if waiting := await pace.in_flight(client, keys):
        raise Failure(
            f"{waiting} articles are still on their way.", hint="Try again when `crosswire doctor` says 0 in flight."
        )
    stream = keys.stream(VERDICTS)
    first = await client.xrange(stream, count=1)
    if first and parse_id(first[0][0]) <= (1, 0):
        return [COMPARISON.decode(fields[PAYLOAD]) for _, fields in await _entries(client, stream)]
    return await _from_articles(client, keys, settings)


async def _from_articles(client: Any, keys: Keys, settings: Settings) -> list[Comparison]:
    """Every article of the raw stream through the handlers again, each with the receipt clock that its id carries."""
    stream = keys.stream(ARTICLES)
    info = await client.xinfo_stream(stream) if await client.exists(stream) else {"length": 0, "entries-added": 0}
    if info["length"] != info["entries-added"]:
        gone = int(info["entries-added"]) - int(info["length"])
        raise Failure(
            f"the log is not whole: {gone} articles have been trimmed.",
            hint="CROSSWIRE_KEEP_ARTICLES says how many stay; a backup from before the trim can be rebuilt.",
        )
    pipeline = InMemoryPipeline(replay=settings.replay, reader=reader_of(settings))
    pipeline.backend.values.update((await copied(client, keys, "desk:")).values)
    log = []
    for name, fields in await _entries(client, stream):
        passage = await pipeline.feed(fields, datetime.fromtimestamp(parse_id(name)[0] / 1000, UTC))
        if passage.comparison is not None:
            log.append(passage.comparison)
    return log


async def _entries(client: Any, stream: str) -> list[tuple[bytes, dict[bytes, bytes]]]:
    found: list[tuple[bytes, dict[bytes, bytes]]] = []
    start: bytes = b"-"
    while page := await client.xrange(stream, min=start, count=AT_ONCE):
        found += page
        start = b"(" + page[-1][0]
    return found


async def live_scores(client: Any, keys: Keys) -> MemoryBackend:
    """Scoring's live state, copied."""
    return await copied(client, keys, "scoring:")


async def copied(client: Any, keys: Keys, name: str) -> MemoryBackend:
    """The values whose keys begin with `name`, copied."""
    backend, prefix = MemoryBackend(), keys.state("")
    names = sorted([key async for key in client.scan_iter(match=f"{prefix}{name}*", count=1000)])
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        for key, value in zip(some, await client.mget(some), strict=True):
            if value is not None:
                backend.values[key.decode().removeprefix(prefix)] = value
    return backend


def show_equality(live: MemoryBackend, rebuilt: MemoryBackend, entries: int, as_json: bool) -> None:
    """Whether both are equal, byte for byte; the command ends with 1 if not."""
    differing = differences(live, rebuilt)
    if as_json:
        console.print_json(
            {"entries": entries, "values": len(rebuilt.values), "equal": not differing, "differ": differing}
        )
    elif not differing:
        words = f"equal: {len(rebuilt.values)} values from {entries} entries, byte for byte"
        console.out().print(console.text(words, "agree"))
    else:
        console.out().print(console.text(f"not equal: {len(differing)} values differ", "dissent"))
        for key in differing[:20]:
            console.out().print(console.text(f"  {key}"))
    if differing:
        raise typer.Exit(Exit.FAILED)


def show_models(rows: list[dict[str, Any]], changes: list[str], as_json: bool) -> None:
    """Each outlet under the live model and under the other."""
    if as_json:
        console.print_json({"model": changes, "outlets": orjson.loads(orjson.dumps(rows))})
        return
    table: Table = render.grid("outlet", "score", "with it", "n", "with it", "grade", "with it", "alerts", "with it")
    for row in rows:
        sides = [row.get(name, {}) for name in ("default", "other")]
        cells = [_cell(side.get(what)) for what in ("mean", "n", "grade", "alerts") for side in sides]
        table.add_row(console.text(row["outlet"], "outlet"), *cells)
    console.out().print(console.text(f"with {', '.join(changes)}", "quiet"))
    console.out().print(table)


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
