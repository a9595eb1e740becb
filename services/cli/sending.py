"""`crosswire ingest`: articles from a file, standard input or a feed onto the stream."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Annotated, Any

import typer
from redis.exceptions import NoPermissionError

from services.cli import console
from services.cli.errors import Exit, Failure
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.cli.sources import BadLine, feed_articles, is_feed, lines_of
from services.runtime import pace
from services.runtime.connection import connect
from services.runtime.entries import PAYLOAD
from services.runtime.faults import TRANSIENT, describe
from services.runtime.keys import Keys
from services.runtime.replay import QUEUE
from services.runtime.settings import Settings

AT_ONCE = 100
LOOK_EVERY = 0.2
OnWait = Callable[[int, int], None]


def ingest(
    source: Annotated[str, typer.Argument(metavar="FILE.jsonl|FEED-URL|-", help="Where the articles are.")],
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
) -> None:
    """Put articles on the stream. Whether each is good and new the ingestion worker decides."""
    settings = attached(settings_of(redis_url, data_dir))
    bad: list[BadLine] = []
    items: Iterable[bytes | BadLine] = feed_articles(source) if is_feed(source) else lines_of(source)
    screen = console.err()
    with screen.status("sending ...") as status:

        def wait(sent: int, waiting: int) -> None:
            status.update(f"{sent} sent; waiting, {waiting} are unread (do workers run? `crosswire doctor` says)")

        sent = send(settings, good_ones(items, bad), wait)
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


def send(settings: Settings, articles: Iterable[bytes], on_wait: OnWait = lambda _sent, _waiting: None) -> int:
    """Append each article to the stream, in order; how many. Raises `Failure` if the server does not take them.

    Waits while too many articles are unread, so that a long file does not fill the server's memory; `on_wait(sent,
    waiting)` is called meanwhile.
    """
    return asyncio.run(_send(settings, articles, on_wait))


async def _send(settings: Settings, articles: Iterable[bytes], on_wait: OnWait) -> int:
    client: Any = connect(settings)
    keys, sent, source = Keys(settings.partition, settings.articles_stream), 0, iter(articles)
    try:
        while some := list(islice(source, AT_ONCE)):
            while (waiting := await _waiting(client, keys)) >= QUEUE:
                on_wait(sent, waiting)
                await asyncio.sleep(LOOK_EVERY)
            pipe = client.pipeline(transaction=False)
            for article in some:
                pipe.xadd(settings.articles_stream, {PAYLOAD: article})
            await pipe.execute()
            sent += len(some)
    except TRANSIENT as error:
        raise Failure(
            f"{settings.shown_address} did not take the articles after the first {sent}: {describe(error)}",
            hint="Send the file again once it answers: what it has already has no second effect.",
            code=Exit.UNREACHABLE,
        ) from error
    finally:
        await client.aclose()
    return sent


async def _waiting(client: Any, keys: Keys) -> int:
    """Unread articles; none where we may write, but not look."""
    try:
        return await pace.unread(client, keys)
    except NoPermissionError:
        return 0
