"""`crosswire desk` as it is typed: which command reaches the log, and what is said of what came of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import orjson
import pytest
import redis

from schemas.command import read_command
from services.runtime.embedded import EmbeddedServer, embedded_server
from services.runtime.keys import ARTICLES, Keys
from services.runtime.settings import Settings
from services.runtime.worker import run_worker
from tests.cli.conftest import Ended

KEYS = Keys("p00")
CLAIM_REVIEW = {
    "@context": "https://schema.org", "@type": "ClaimReview", "author": {"name": "Northgate Checkers"},
    "url": "https://checkers.example/1", "claimReviewed": "Ninety died.",
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
}  # fmt: skip
WHY = ("--reason", "the record office wrote", "--by", "Ida Moor")
Crosswire = Callable[..., Ended]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[EmbeddedServer]:
    with embedded_server(tmp_path / "server") as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "review.json").write_bytes(orjson.dumps(CLAIM_REVIEW))
    (tmp_path / "priors.csv").write_text(
        "outlet,reliability,strength,label\na.example,0.9,10,survey of 2024\n", "utf-8"
    )
    return tmp_path


ISSUED = [
    (("anchor", "c1", "--field", "quantity", *WHY), {"action": "anchor", "target": "c1", "field": "quantity", "upheld": True}),
    (("anchor", "c1", "--field", "time", "--not-so", *WHY), {"field": "time", "upheld": False, "author": "Ida Moor"}),
    (("claim-review", "review.json", "--claim", "c1", "--field", "quantity", "--by", "x"), {"action": "anchor", "upheld": False}),
    (("override", "a1", "--expires", "2026-01-01", *WHY), {"action": "override", "expires": "2026-01-01T00:00:00+00:00"}),
    (("override", "a1", "--expires", "+48h", *WHY), {"expires": "2000-01-03T00:00:00+00:00"}),
    (("false-positive", "a1", *WHY), {"action": "false_positive", "target": "a1", "reason": "the record office wrote"}),
    (("reply", "A.example", "--text", "We stand by it.", *WHY), {"target": "a.example", "text": "We stand by it."}),
    (("takedown", "https://a.example/1", *WHY), {"action": "takedown", "target": "https://a.example/1"}),
    (("appeal", "a1", "--outlet", "a.example", *WHY), {"action": "appeal", "outlet": "a.example", "author": "Ida Moor"}),
    (("decide", "p1", "--uphold", *WHY), {"action": "decide", "target": "p1", "upheld": True}),
    (("decide", "p1", "--reject", *WHY), {"upheld": False}),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "expected"), ISSUED, ids=[" ".join(typed[:3]) for typed, _ in ISSUED])
def test_what_is_typed_is_what_enters_the_log(
    crosswire: Crosswire, served: EmbeddedServer, file: Path, typed: tuple[str, ...], expected: dict[str, Any]
) -> None:
    words = [file / word if word.endswith((".json", ".csv")) else word for word in typed]
    ended = crosswire("desk", *words, "--redis-url", served.url, "--wait", "0", "--id", "command-0001")
    assert (ended.code, "issued as command-0001" in ended.err) == (0, True)
    with redis.Redis(port=served.port) as client:
        body = client.get(KEYS.state("desk:command-0001"))
        assert client.xlen(KEYS.stream(ARTICLES)) == 1
    found = read_command(body)
    assert {name: plain(getattr(found, name)) for name in expected} == expected


def plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def test_a_name_is_taken_once(crosswire: Crosswire, served: EmbeddedServer) -> None:
    where = ("--redis-url", served.url, "--wait", "0", "--id", "command-0001")
    assert crosswire("desk", "takedown", "https://a.example/1", *WHY, *where).code == 0
    assert crosswire("desk", "takedown", "https://a.example/1", *WHY, *where).code == 0
    another = crosswire("desk", "takedown", "https://a.example/2", *WHY, *where)
    assert (another.code, "choose another id" in another.err.replace("\n", " ")) == (2, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("override", "a1", "--expires", "soon", *WHY), "is no date"),
        (("takedown", "no address", *WHY), "Name the article by its address"),
        (("claim-review", "absent.json", "--claim", "c1", "--field", "time"), "cannot read"),
        (("claim-review", "priors.csv", "--claim", "c1", "--field", "time"), "has to be the JSON-LD"),
        (("priors", "review.json"), "Nothing has been issued"),
        (("anchor", "c1", *WHY), "--field"),
    ],
)
def test_bad_input_is_said_and_nothing_issued(
    crosswire: Crosswire, served: EmbeddedServer, file: Path, typed: tuple[str, ...], said: str
) -> None:
    words = [file / word if word.endswith((".json", ".csv")) else word for word in typed]
    ended = crosswire("desk", *words, "--redis-url", served.url, "--wait", "0")
    assert (ended.code, said in " ".join(ended.err.split())) == (2, True)
    with redis.Redis(port=served.port) as client:
        assert client.keys(KEYS.state("desk:*")) == []


@pytest.fixture
def deciding(served: EmbeddedServer) -> Iterator[EmbeddedServer]:
    """The server with a pipeline at work."""
    running: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def work() -> None:
        stop = asyncio.Event()
        running.set_result((asyncio.get_running_loop(), stop))
        stages = ["ingestion", "extraction", "comparison", "scoring"]
        await run_worker(stages, Settings(redis_url=served.url, poll_ms=20, consumer="desk-test"), stop)

    thread = threading.Thread(target=lambda: asyncio.run(work()))
    thread.start()
    loop, stop = running.result(60)
    yield served
    loop.call_soon_threadsafe(stop.set)
    thread.join(60)
    assert not thread.is_alive()


def test_what_came_of_it_is_said(crosswire: Crosswire, deciding: EmbeddedServer, file: Path) -> None:
    where = ("--redis-url", deciding.url, "--wait", "60")
    done = crosswire("desk", "priors", file / "priors.csv", "--by", "Ida Moor", *where)
    assert (done.code, "a.example: " in done.out) == (0, True)
    told = crosswire("desk", "reply", "a.example", "--text", "We stand by it.", *WHY, "--json", *where)
    assert (told.code, entries(told)[0]["target"]) == (0, "a.example")
    refused = crosswire("desk", "override", "a1", *WHY, *where)
    assert (refused.code, "no such alert" in refused.err) == (1, True)
    shown = crosswire("audit", "--json", "--redis-url", deciding.url)
    assert [entry["author"] for entry in entries(shown)] == ["Ida Moor"] * 3


def entries(ended: Ended) -> list[dict[str, Any]]:
    """The JSON that a command printed; the workers in this process may have logged between."""
    return [orjson.loads(line) for line in ended.out.splitlines() if line.startswith("{")]
