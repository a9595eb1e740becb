"""Letters through the whole of ingestion on the real server: written, found, sent again, dropped."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from schemas.dead_letter import MAX_ORIGINAL, DeadLetter, dead_letter, decode_dead_letter, encode_dead_letter
from schemas.wire import ARTICLE
from services.ingestion.model import Admission, Article
from services.runtime import pace
from services.runtime.dead_letters import (
    NotReplayableError,
    StoredLetter,
    drop_letter,
    find_letter,
    list_letters,
    replay_letter,
    wire_fields,
)
from services.runtime.entries import Entry
from services.runtime.keys import Keys
from services.runtime.letters import letter_bytes
from services.runtime.owner import OwnerWorker
from services.runtime.registry import STAGES
from services.runtime.settings import Settings
from tests.ingestion.test_admission import BAD, GOOD
from tests.runtime.conftest import eventually
from tests.runtime.working import working

KEYS = Keys("p00")


@asynccontextmanager
async def ingestion(settings: Settings, client: Any) -> AsyncIterator[None]:
    stop = asyncio.Event()
    live = settings.model_copy(update={"replay": False, "window": 10**9})
    stage = STAGES["ingestion"]
    async with working(stop, OwnerWorker(stage, stage.load(), live, client, stop)):
        yield


async def read_all(client: Any) -> None:
    async def there() -> bool:
        return await pace.cursor(client, KEYS, "ingestion") >= await pace.last_id(client, "articles")

    await eventually(there)


def as_fields(message: Any) -> dict[Any, Any]:
    if isinstance(message, bytes):
        return {b"data": message}
    if any(isinstance(name, bytes) for name in message):
        return message
    return {b"data": json.dumps(message).encode()}


async def test_every_kind_of_bad_message_among_good_ones_ends_in_a_letter_and_stops_nothing(
    client: Any, settings: Settings
) -> None:
    today = datetime.now(UTC).isoformat()
    bad = [row for row in BAD if row[0] != "25 h ahead"]
    assert len(bad) >= 30
    for number, (_, message, _) in enumerate(bad):
        await client.xadd("articles", as_fields(message))
        good = {**GOOD, "published_at": today, "url": f"https://a.example/{number}"}
        await client.xadd("articles", as_fields(good))
    async with ingestion(settings, client):
        await read_all(client)
    assert await client.xlen(KEYS.stream("admitted")) == len(bad)
    letters = (await list_letters(client, KEYS, limit=1000))[::-1]
    assert len(letters) == len(bad)
    for stored, (name, message, reason) in zip(letters, bad, strict=True):
        assert reason in stored.letter.reason, name
        size = sum(len(k) + len(v) for k, v in as_fields(message).items())
        assert stored.letter.size == size
        assert stored.letter.truncated == (size > MAX_ORIGINAL)
        assert sum(len(v) for v in stored.letter.original.values()) <= MAX_ORIGINAL


async def test_a_letter_is_found_sent_again_and_dropped(client: Any, settings: Settings) -> None:
    await client.xadd("articles", {b"data": b"junk"})
    async with ingestion(settings, client):
        await read_all(client)
        (stored,) = await list_letters(client, KEYS)
        assert await find_letter(client, KEYS, stored.id) == stored
        await replay_letter(client, KEYS, stored.id, by="test")
        assert await find_letter(client, KEYS, stored.id) is None
        await read_all(client)
        (again,) = await list_letters(client, KEYS)
        assert again.letter.sha256 == stored.letter.sha256
        assert await drop_letter(client, KEYS, again.id, by="test")
        assert not await drop_letter(client, KEYS, again.id, by="test")
        assert await list_letters(client, KEYS) == []
        with pytest.raises(KeyError):
            await replay_letter(client, KEYS, again.id, by="test")


async def test_letters_are_listed_newest_first_page_by_page_and_by_stage(client: Any) -> None:
    for number in range(25):
        stage = "scoring" if number % 5 == 0 else "ingestion"
        letter = dead_letter(stage, "articles", f"{number}-0", {b"data": b"x"}, f"reason {number}")
        await client.xadd(KEYS.stream("dead-letters"), {"data": encode_dead_letter(letter)})
    await client.xadd(KEYS.stream("dead-letters"), {"other": "somebody else's"})
    first = await list_letters(client, KEYS, limit=10)
    assert [s.letter.reason for s in first] == [f"reason {n}" for n in range(24, 14, -1)]
    rest = await list_letters(client, KEYS, limit=100, before=first[-1].id)
    assert [s.letter.reason for s in rest] == [f"reason {n}" for n in range(14, -1, -1)]
    assert len(await list_letters(client, KEYS, stage="scoring")) == 5


async def test_an_article_that_extraction_could_not_read_enters_again_under_a_new_number(
    client: Any, settings: Settings
) -> None:
    today = datetime.now(UTC).isoformat()
    await client.xadd("articles", as_fields({**GOOD, "published_at": today}))
    async with ingestion(settings, client):
        await read_all(client)
        ((entry, fields),) = await client.xrange(KEYS.stream("admitted"))
        letter = dead_letter("extraction", "admitted", entry.decode(), fields, "a bug")
        name = (await client.xadd(KEYS.stream("dead-letters"), {"data": encode_dead_letter(letter)})).decode()
        # Somebody sends it and dies before the letter is removed; it is sent once more.
        await client.xadd("articles", wire_fields(StoredLetter(name, letter)))
        await replay_letter(client, KEYS, name, by="test")
        await read_all(client)
    first, second = [ARTICLE.decode(f[b"data"]) for _, f in await client.xrange(KEYS.stream("admitted"))]
    assert (second.seq, second.id, second.text, second.supersedes) == (2, first.id, first.text, None)


def stored(letter: DeadLetter) -> StoredLetter:
    return StoredLetter("7-0", letter)


DAY = datetime(2025, 1, 1, tzinfo=UTC)


def admitted_article(kind: Admission = Admission.ARTICLE, text: str = "Text") -> bytes:
    return ARTICLE.encode(Article(1, DAY, "a", kind, "https://x.example/1", "x.example", "T", text, DAY))


def test_a_letter_that_was_cut_or_holds_no_article_is_not_sent_again() -> None:
    cut = dead_letter("ingestion", "articles", "1-0", {b"data": b"x" * (MAX_ORIGINAL + 1)}, "too long")
    with pytest.raises(NotReplayableError, match="only part"):
        wire_fields(stored(cut))
    with pytest.raises(NotReplayableError, match="holds no article"):
        wire_fields(stored(dead_letter("scoring", "verdicts", "1-0", {b"data": b"{}"}, "bug")))
    passed = admitted_article(Admission.TOMBSTONE)
    with pytest.raises(NotReplayableError, match="time passes by itself"):
        wire_fields(stored(dead_letter("scoring", "verdicts", "1-0", {b"data": b"{}"}, "bug", article=passed)))


@pytest.mark.parametrize(
    ("kind", "stage", "stream", "text"),
    [
        (Admission.ARTICLE, "extraction", "admitted", "Text"),
        (Admission.ARTICLE, "extraction", "admitted", "x" * 150_000),
        (Admission.ARTICLE, "comparison", "claims", "Text"),
        (Admission.ARTICLE, "scoring", "verdicts", "x" * 150_000),
        (Admission.WITHDRAWAL, "comparison", "claims", ""),
    ],
)
def test_a_letter_of_any_stage_is_sent_again_as_the_whole_article(
    kind: Admission, stage: str, stream: str, text: str
) -> None:
    payload = admitted_article(kind, text)
    entry = Entry((1, 0), {b"data": payload if stream == "admitted" else b"{}"})
    article = b"" if stream == "admitted" else payload
    letter = decode_dead_letter(letter_bytes(STAGES[stage], entry, "bug", article))
    message = json.loads(wire_fields(stored(letter))[b"data"])
    assert message["readmit"] == "7-0"
    if kind is Admission.ARTICLE:
        assert message["text"] == text
    else:
        assert message["withdraw"] is True


async def test_an_event_that_alerting_refused_goes_back_onto_its_stream_once(client: Any) -> None:
    await client.xadd(KEYS.stream("alerts"), {"data": "first"}, id="4-0")
    letter = dead_letter("alerting", "alerts", "3-0", {b"data": b"an event"}, "a bug")
    name = (await client.xadd(KEYS.stream("dead-letters"), {"data": encode_dead_letter(letter)})).decode()
    assert await replay_letter(client, KEYS, name, by="test") == "4-1"
    with pytest.raises(KeyError):
        await replay_letter(client, KEYS, name, by="test")
    assert [fields[b"data"] for _, fields in await client.xrange(KEYS.stream("alerts"))] == [b"first", b"an event"]
