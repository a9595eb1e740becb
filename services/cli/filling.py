"""`crosswire backfill`: an archive beside the live stream."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from services.care.backfill import Backfilled, BackfillError, backfill
from services.cli import console
from services.cli.asking import asked
from services.cli.errors import Exit, Failure
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.cli.sending import good_ones
from services.cli.sources import BadLine, lines_of
from services.runtime.logging import configure_logging

NICE = 10


def backfill_(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl", help="Articles, oldest first; - is stdin.")],
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Fill an archive into a running installation: it supports later judgement, and judges nothing itself."""
    settings = attached(settings_of(redis_url, data_dir))
    bad: list[BadLine] = []
    os.nice(NICE)
    configure_logging("warning", settings.log_format)
    screen = console.err()
    with screen.status("reading the archive ...") as status:

        def show(sent: int, waiting: int) -> None:
            status.update(f"{sent - waiting} of {sent} read")

        try:
            done: Backfilled = asked(
                settings, lambda client, _: backfill(good_ones(lines_of(file), bad), settings, client, show)
            )
        except BackfillError as error:
            raise Failure(f"no backfill: {error}") from error
    counts = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in done.decided.items() if number)
    screen.print(console.text(f"{done.sent} sent: {counts or 'nothing new'}"))
    for line in bad[:10]:
        screen.print(console.text(f"line {line.number}: {line.reason}", "warn"))
    if bad:
        raise Failure(f"{len(bad)} lines of {file} are no articles and were left out.", code=Exit.FAILED)
