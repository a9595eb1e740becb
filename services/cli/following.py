"""`crosswire alerts` and `crosswire scores`: what a running installation has found."""

from __future__ import annotations

import time
from functools import partial
from typing import Annotated

import typer

from schemas.alert import decode_alert
from schemas.http import OutletScore
from services.alerting import store
from services.api.scores import outlet_scores
from services.cli import console, render
from services.cli.asking import read
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.runtime.state import UnitOfWork

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
LOOK_EVERY = 0.5
"""Seconds between two looks for new alerts."""


def alerts(
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on: show each as it comes, until Ctrl-C.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="How many of the latest.")] = 20,
    as_json: Json = False,
) -> None:
    """Show the latest alerts, oldest of them first; with --follow also those to come, and how they end."""
    settings = attached(settings_of(redis_url, data_dir))
    position = read(settings, store.events_so_far)
    page = read(settings, lambda backend: store.latest(backend, limit=limit))
    for item in reversed(page.items):
        show(item, as_json, full=not follow)
    if not page.items and not as_json:
        console.err().print(console.text("no alerts yet", "quiet"))
    while follow:
        events = read(settings, partial(store.events, after=position))
        for item in events.items:
            show(item, as_json, full=True)
        position = events.next or position
        if not events.items:
            time.sleep(LOOK_EVERY)


def show(payload: bytes, as_json: bool, *, full: bool) -> None:
    """One alert event: as it is, as a panel, or in a line."""
    if as_json:
        typer.echo(payload.decode("utf-8"))
        return
    alert = decode_alert(payload)
    console.out().print(render.alert_panel(alert) if full else render.alert_line(alert))


def scores(redis_url: RedisUrl = None, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Show how consistently each outlet's claims have held up, with interval and count."""
    settings = attached(settings_of(redis_url, data_dir))
    found = read(settings, lambda backend: outlet_scores(UnitOfWork(backend)))
    show_scores(list(found), as_json)


def show_scores(found: list[OutletScore], as_json: bool) -> None:
    """Scores as a table, or one JSON object a line."""
    if as_json:
        for score in found:
            typer.echo(score.model_dump_json())
    elif found:
        console.out().print(render.score_table(found))
    else:
        console.err().print(console.text("no outlet has a settled claim yet", "quiet"))
