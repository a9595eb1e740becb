"""`crosswire appeals`, `audit` and `calibration`: what was objected, what was decided, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from services.api.present import appeal_view, audit_entry, calibration_view
from services.cli import console, render
from services.cli.asking import read
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.runtime.state import UnitOfWork
from services.scoring.calibrating import store as kept
from services.scoring.desk import store as records

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")]


def appeals(
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    outlet: Annotated[str | None, typer.Option(help="Only those of this outlet.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000)] = 50,
    as_json: Json = False,
) -> None:
    """Appeals with their decisions, newest first."""
    settings = attached(settings_of(redis_url, data_dir))
    found = read(settings, lambda backend: records.appeals(UnitOfWork(backend), limit, outlet))
    if as_json:
        for one in found:
            typer.echo(appeal_view(one).model_dump_json())
        return
    table = render.grid("id", "when", "outlet", "who and what", "decision")
    for one in found:
        said = f"{one.author}: {one.statement} (on {one.target})"
        decision = f"{one.status.value} by {one.decided_by}: {one.decision}" if one.decided_by else one.status.value
        table.add_row(one.id, stamp(one.at), console.text(one.outlet, "outlet"), console.text(said),
                      console.text(decision))  # fmt: skip
    console.out().print(table if found else console.text("no appeals", "quiet"))


def audit(
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000)] = 50,
    as_json: Json = False,
) -> None:
    """Every decision of the desk with who, why and what came of it, refused ones too, newest first."""
    settings = attached(settings_of(redis_url, data_dir))
    found = read(settings, lambda backend: records.audit(UnitOfWork(backend), limit))
    if as_json:
        for entry in found:
            typer.echo(audit_entry(entry).model_dump_json())
        return
    table = render.grid("no", "when", "what", "who and why", "outcome")
    for entry in found:
        command = entry.command
        style = "warn" if entry.refused else ""
        outcome = f"refused: {entry.outcome}" if entry.refused else entry.outcome
        table.add_row(str(entry.number), stamp(command.at), console.text(f"{command.action.value} {command.target}"),
                      console.text(f"{command.author}: {command.reason}"), console.text(outcome, style))  # fmt: skip
    console.out().print(table if found else console.text("no decisions yet", "quiet"))


def calibration(redis_url: RedisUrl = None, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Of the facts called with probability p, how many held: from what has settled since, and from official records."""
    settings = attached(settings_of(redis_url, data_dir))
    found = calibration_view(read(settings, lambda backend: kept.calibration(UnitOfWork(backend))))
    if as_json:
        typer.echo(found.model_dump_json())
        return
    table = render.grid("called", "facts", "mean", "held", "tested later", "held", "anchored", "held", "open")
    for band in found.bands:
        columns = [part for calls in (band.settled, band.tested, band.anchored)
                   for part in (str(calls.facts or ""), share(calls.held))]  # fmt: skip
        table.add_row(f"{band.low:.2f}–{band.high:.2f}", columns[0], share(band.settled.called), *columns[1:],
                      str(band.open or ""))  # fmt: skip
    console.out().print(table)
    words = "A fact counts once per field and band. What settles rests on like evidence; an official record does not."
    console.out().print(console.text(words, "quiet"))


def share(value: float | None) -> str:
    """A share, or nothing.

    >>> share(0.5), share(None)
    ('0.50', '')
    """
    return "" if value is None else f"{value:.2f}"


def stamp(moment: datetime) -> str:
    """Minute of a stream time, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
