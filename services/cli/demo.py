"""`crosswire demo`: an invented story through the real streams and workers, told article by article."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from schemas.alert import Alert, decode_alert
from schemas.http import OutletScore
from services.cli import console, render
from services.cli.exports import comparisons
from services.cli.options import settings_of
from services.cli.replay import Replayed, interruptible, replayed, scores_of
from services.comparison.model import Comparison
from services.runtime.keys import ALERTS, VERDICTS

SAMPLE = "sample/port_lessing.jsonl"
SETTLED = 48 * 3600.0
"""Seconds of stream time after the last article, so that facts settle and scores move."""
PAUSE = 0.35
"""Seconds between two articles where a person is watching."""
WIDTH = 126


def sample() -> list[bytes]:
    """The articles of the invented story, in order."""
    return [line for line in files("services.cli").joinpath(SAMPLE).read_bytes().splitlines() if line.strip()]


def demo(
    record: Annotated[Path | None, typer.Option(metavar="FILE.svg", help="Also write it as a picture.")] = None,
    file: Annotated[Path | None, typer.Option("--sample-out", help="Only write the sample's articles here.")] = None,
) -> None:
    """Watch it read an invented story from a Redis stream and catch an outlet contradicting the others."""
    if file is not None:
        file.write_bytes(b"\n".join(sample()) + b"\n")
        return
    screen = Console(theme=console.THEME, highlight=False, record=record is not None, width=WIDTH if record else None)
    articles = sample()
    opening(screen, articles)
    begun = time.monotonic()
    with (
        interruptible(),
        console.err().status("starting a server and the workers ..."),
        replayed(articles, settings_of(), SETTLED) as done,
    ):
        took = time.monotonic() - begun
        story = list(passages(done))
        scores = scores_of(done)
    watched = sys.stdout.isatty() and record is None
    for comparison, alerts in story:
        tell(screen, comparison, alerts)
        if watched:
            time.sleep(PAUSE)
    closing(screen, scores, story, took)
    if record is not None:
        record.write_text(picture(screen), "utf-8")


def picture(screen: Console) -> str:
    """What the screen showed, as SVG that loads nothing: rich's own would fetch its font from a delivery network."""
    return re.sub(r"@font-face \{[^}]*\}", "", screen.export_svg(title="make demo"))


def opening(screen: Console, articles: list[bytes]) -> None:
    """What is about to be seen."""
    outlets = {orjson.loads(article)["outlet"] for article in articles}
    screen.print()
    line = Text.assemble(("Crosswire", "bold"), f"   {len(articles)} articles of {len(outlets)} outlets, ")
    screen.print(line + Text("all of it invented; the server, the streams and the workers are real", "quiet"))
    screen.print(render.legend())
    screen.print()


def passages(done: Replayed) -> Iterator[tuple[Comparison, list[Alert]]]:
    """Each article with the alert events that it caused, in order."""
    events: dict[int, list[Alert]] = {}
    for payload in done.spool.payloads(ALERTS):
        alert = decode_alert(payload)
        events.setdefault(alert.seq, []).append(alert)
    for comparison in comparisons(done.spool.payloads(VERDICTS)):
        yield comparison, events.get(comparison.seq, [])


def tell(screen: Console, comparison: Comparison, alerts: list[Alert]) -> None:
    """One article, and the alerts where it caused any."""
    if comparison.title:
        screen.print(render.article(comparison, alerted=bool(alerts)))
    for alert in alerts:
        screen.print()
        screen.print(render.alert_panel(alert))
        screen.print()


def closing(
    screen: Console, scores: list[OutletScore], story: list[tuple[Comparison, list[Alert]]], took: float
) -> None:
    """Scores, and what the story amounted to."""
    screen.print()
    screen.print(Rule(Text("Consistency scores, 48 hours later", "bold"), align="left", style="quiet"))
    screen.print(render.score_table(scores))
    claims = sum(len(render.told_once(comparison)) for comparison, _ in story)
    raised = sum(alert.status == "raised" for _, alerts in story for alert in alerts)
    screen.print()
    screen.print(
        f"{claims} claims, {raised} alert{'s' * (raised != 1)}, {took:.1f} s from an empty machine to here.",
        style="quiet",
    )
    screen.print(Text("Next: crosswire up, then crosswire ingest FILE.jsonl   (docs/quickstart.md)", "quiet"))
