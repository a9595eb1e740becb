"""`crosswire ingest`: articles from a file, standard input or a feed onto the stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from services.cli import console
from services.cli.errors import Exit, Failure
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.cli.sources import BadLine, feed_articles, is_feed, lines_of
from services.runtime.entries import PAYLOAD
from services.runtime.faults import TRANSIENT, describe
from services.runtime.lease import connect_blocking
from services.runtime.settings import Settings

AT_ONCE = 100


def ingest(
    source: Annotated[str, typer.Argument(metavar="FILE.jsonl|FEED-URL|-", help="Where the articles are.")],
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Put articles on the stream. Whether each is good and new the ingestion worker decides."""
    settings = attached(settings_of(redis_url, data_dir))
    bad: list[BadLine] = []
    items: Iterable[bytes | BadLine] = feed_articles(source) if is_feed(source) else lines_of(source)
    sent = send(settings, good_ones(items, bad))
    screen = console.err()
    for line in bad[:10]:
        screen.print(console.text(f"line {line.number}: {line.reason}", "warn"))
    screen.print(console.text(f"{sent} sent to {settings.articles_stream}" + (f", {len(bad)} left out" if bad else "")))
    if bad:
        raise Failure(f"{len(bad)} lines of {source} are no articles and were left out.", code=Exit.FAILED)


def good_ones(items: Iterable[bytes | BadLine], bad: list[BadLine]) -> Iterator[bytes]:
    """The articles of `items`; what is none goes to `bad`."""
    for item in items:
        if isinstance(item, BadLine):
            bad.append(item)
        else:
            yield item


def send(settings: Settings, articles: Iterable[bytes]) -> int:
    """Append each article to the stream, in order; how many. Raises `Failure` if the server does not take them."""
    sent = 0
    try:
        client: Any = connect_blocking(settings)
        source = iter(articles)
        while some := list(islice(source, AT_ONCE)):
            pipe = client.pipeline(transaction=False)
            for article in some:
                pipe.xadd(settings.articles_stream, {PAYLOAD: article})
            pipe.execute()
            sent += len(some)
    except TRANSIENT as error:
        raise Failure(
            f"{settings.shown_address} did not take the articles after the first {sent}: {describe(error)}",
            hint="Send the file again once it answers: what it has already has no second effect.",
            code=Exit.UNREACHABLE,
        ) from error
    return sent
