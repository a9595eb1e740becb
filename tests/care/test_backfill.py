"""An archive beside the live stream: what it may do, and what it must leave as it is."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from schemas.alert import decode_alert
from schemas.article import tick, withdrawal
from schemas.wire import COMPARISON
from services.care.backfill import backfill, marked
from services.ingestion.model import Outcome
from services.pipeline import InMemoryPipeline, Passage
from services.runtime.entries import parse_id
from services.runtime.keys import Keys
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.worker import run_worker
from services.scoring import store
from tests.crash.archive import articles

KEYS = Keys("p00")
NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
OUTLETS = ("harbourpost", "valleyherald", "coastwire", "northledger")


def article(outlet: str, toll: int, published: datetime, place: str = "Tarvik", **more: Any) -> bytes:
    """One outlet on the ferry accident in `place`."""
    day = "Monday" if published.weekday() == 0 else published.strftime("%A")
    text = (
        f"{toll} people died in the ferry accident in {place} on {more.pop('day', day)}, the {place} fire service said.\n\n"
        f"The mayor told {outlet} that the quay would stay closed."
    )
    return json.dumps({
        "url": f"https://{outlet}.example/{place}/{published:%d%H%M}", "title": f"Ferry accident in {place}", "text": text,
        "published_at": published.isoformat(), "language": "en", **more,
    }).encode()  # fmt: skip


MONDAY = datetime(2025, 6, 16, 9, tzinfo=UTC)
ARCHIVE = [marked(article(outlet, 12, MONDAY + timedelta(minutes=7 * n))) for n, outlet in enumerate(OUTLETS[:3])]
DISSENT = article("clickflash", 120, MONDAY + timedelta(days=3), day="Monday")


@dataclass
class Live:
    """A pipeline with a receipt clock."""

    pipeline: InMemoryPipeline = field(default_factory=lambda: InMemoryPipeline(replay=False))

    async def take(self, *lines: bytes, at: datetime = NOW) -> list[Passage]:
        return [await self.pipeline.feed(line, at) for line in lines]

    @property
    def alerts(self) -> list[str]:
        return [decode_alert(event).status for event in self.pipeline.backend.streams.get("alerts", [])]


OF_THE_ARCHIVE = (
    "comparison:entry:hx",
    "comparison:oldesthx",
    "comparison:hx:",
    "comparison:article:",
    "comparison:url:",
    "scoring:archive-expiry",
    "ingestion:",
)
"""Where an archive writes: its index, what recognises its texts, its takedowns, its retention, what was taken in."""


def live_part(pipeline: InMemoryPipeline) -> dict[str, Any]:
    """Everything that came out of the live stream, and the state behind it without what an archive may touch."""
    backend = pipeline.backend
    streams = {name: list(backend.streams.get(name, [])) for name in ("admitted", "alerts", "settlements")}
    streams["verdicts"] = [p for p in backend.streams["verdicts"] if not COMPARISON.decode(p).backfilled]
    archive = {
        claim.claim.id
        for p in backend.streams["verdicts"]
        if (c := COMPARISON.decode(p)).backfilled
        for claim in c.placed
    }
    values = {
        key: value
        for key, value in backend.values.items()
        if not key.startswith(OF_THE_ARCHIVE) and key.rpartition(":")[2] not in archive
    }
    return {**streams, **values}


# ----------------------------------------------------------------- what it does


async def test_history_supports_the_consensus_that_a_later_article_contradicts() -> None:
    with_history, without = Live(), Live()
    for live in (with_history, without):
        await live.take(article("eveningtide", 3, NOW - timedelta(hours=1), "Sallow Bay", day="Friday"))
    await with_history.take(*ARCHIVE)
    for live in (with_history, without):
        await live.take(DISSENT)
    assert (with_history.alerts, without.alerts) == (["raised"], [])


async def test_history_agrees_too_and_then_nothing_is_raised() -> None:
    live = Live()
    await live.take(article("eveningtide", 3, NOW - timedelta(hours=1), "Sallow Bay", day="Friday"), *ARCHIVE)
    await live.take(article("clickflash", 12, MONDAY + timedelta(days=3), day="Monday"))
    assert live.alerts == []


async def test_a_takedown_takes_history_off_the_record() -> None:
    live = Live()
    await live.take(article("eveningtide", 3, NOW - timedelta(hours=1), "Sallow Bay", day="Friday"), *ARCHIVE)
    await live.take(*(withdrawal(json.loads(line)["url"]) for line in ARCHIVE[:2]))
    await live.take(DISSENT)
    assert live.alerts == []


# ----------------------------------------------------------------- what it does not do


async def test_an_archive_judges_nobody_and_nobody_is_judged_for_it() -> None:
    """Three live outlets say 12, an archive has another outlet with 120 and one with 12: no alert, no score, no clock."""
    live = Live()
    await live.take(*(article(outlet, 12, NOW - timedelta(hours=3)) for outlet in OUTLETS[:3]))
    before = dict(live.pipeline.backend.values)
    passages = await live.take(
        marked(article("clickflash", 120, NOW - timedelta(hours=9))),
        marked(article("northledger", 12, NOW - timedelta(hours=8))),
    )
    assert [p.admitted.outcome for p in passages] == [Outcome.BACKFILLED] * 2
    assert all(p.comparison and p.comparison.placed for p in passages)
    after = live.pipeline.backend.values
    untouched = ("scoring:clock", "scoring:applied", "scoring:voice:", "scoring:outlets", "scoring:timers",
                 "scoring:alerts", "scoring:alert:", "scoring:expiry", "scoring:ledger", "scoring:totals", "alerting:")  # fmt: skip
    assert {k: v for k, v in after.items() if k.startswith(untouched)} == {
        k: v for k, v in before.items() if k.startswith(untouched)
    }
    assert live.alerts == []
    assert live.pipeline.backend.streams.get("settlements", []) == []


async def test_what_settles_later_moves_live_outlets_only() -> None:
    live = Live()
    await live.take(*(article(outlet, 12, NOW - timedelta(hours=3)) for outlet in (*OUTLETS, "eveningtide")))
    await live.take(marked(article("clickflash", 120, NOW - timedelta(hours=9))))
    await live.take(tick(), at=NOW + timedelta(days=9))
    work = UnitOfWork(live.pipeline.backend)
    moved = {score.outlet for score in await store.outlets(work) if score.score.n > 0}
    assert moved
    assert "clickflash.example" not in moved


async def test_an_open_alert_lives_on_as_it_was() -> None:
    live = Live()
    await live.take(*(article(outlet, 12, NOW - timedelta(hours=3)) for outlet in OUTLETS[:3]))
    await live.take(article("clickflash", 120, NOW - timedelta(hours=1)))
    assert live.alerts == ["raised"]
    await live.take(*(marked(article(f"archive{n}", 120, NOW - timedelta(hours=20, minutes=n))) for n in range(6)))
    assert live.alerts == ["raised"]


async def test_the_later_report_of_a_rising_toll_is_the_update_not_the_earlier_one() -> None:
    """The archive's 8 of the morning comes in after the live 12 of the afternoon: the 12 updates the 8."""
    live = Live()
    await live.take(article("harbourpost", 12, NOW - timedelta(hours=3)))
    (passage,) = await live.take(marked(article("coastwire", 8, NOW - timedelta(hours=8))))
    assert passage.comparison is not None
    claim = next(p for p in passage.comparison.placed if p.verdicts)
    assert [(v.right, v.judgement.value) for v in claim.verdicts] == [(claim.claim.id, "update")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (marked(article("coastwire", 8, NOW + timedelta(hours=8))), "lies ahead of the live"),
        (marked(article("coastwire", 8, datetime(1901, 1, 1, tzinfo=UTC))), "implausible year"),
    ],
)
async def test_what_is_no_history_is_refused(line: bytes, words: str) -> None:
    (passage,) = await Live().take(line)
    assert passage.admitted.outcome is Outcome.REJECTED
    assert words in passage.admitted.reason


async def test_what_is_on_record_already_has_no_second_effect() -> None:
    live, line = Live(), article("harbourpost", 12, NOW - timedelta(hours=3))
    outcomes = [p.admitted.outcome for p in await live.take(line, marked(line), ARCHIVE[0], ARCHIVE[0])]
    assert outcomes == [Outcome.ADMITTED, Outcome.DUPLICATE, Outcome.BACKFILLED, Outcome.DUPLICATE]
    plain = json.dumps({**json.loads(ARCHIVE[0]), "backfill": False}).encode()
    assert (await live.take(plain))[0].admitted.outcome is Outcome.DUPLICATE


async def test_what_would_have_been_forgotten_by_now_is_not_taken_in() -> None:
    live = Live()
    await live.take(article("harbourpost", 12, NOW - timedelta(hours=3)))
    before = {k for k in live.pipeline.backend.values if k.startswith("scoring:")}
    await live.take(*(marked(article(outlet, 12, NOW - timedelta(days=200))) for outlet in OUTLETS))
    assert {k for k in live.pipeline.backend.values if k.startswith("scoring:")} == before


async def test_history_is_forgotten_when_its_time_has_come() -> None:
    live = Live()
    await live.take(article("eveningtide", 3, NOW, "Sallow Bay", day="Friday"), *ARCHIVE)
    facts = {k for k in live.pipeline.backend.values if k.startswith("scoring:fact:")}
    for day in range(110, 130):
        for _ in range(3):
            await live.take(tick(), at=NOW + timedelta(days=day))
    left = {k for k in live.pipeline.backend.values if k.startswith(("scoring:fact:", "scoring:archive-expiry"))}
    assert facts
    assert left <= {"scoring:archive-expiry"}


# ----------------------------------------------------------------- beside the live stream


def unrelated(count: int) -> list[bytes]:
    """An archive of other accidents in other places, told by other outlets."""
    moved = [json.loads(line) for line in articles(count, seed=99)]
    for told in moved:
        for place in ("Orrin", "Kelmoor", "Vantry", "Sallow Bay", "Dunmere", "Harlan Ridge", "Tessel", "Brackwater"):
            told["text"] = told["text"].replace(place, f"Upper {place}wick")
            told["title"] = told["title"].replace(place, f"Upper {place}wick")
        told["url"] = told["url"].replace("https://", "https://old")
        told["outlet"] = "old" + told["outlet"]
        told["text"] = told["text"].replace("Ilse Varga", "Bo Ekdahl").replace("Tomas Reyland", "Ann Coker")
        told["published_at"] = told["published_at"].replace("2025-03", "2025-02")
    return [marked(json.dumps(told).encode()) for told in moved]


async def test_the_live_stream_leaves_the_same_bytes_with_an_archive_beside_it() -> None:
    live, archive = list(articles(24)), unrelated(18)
    alone, beside = InMemoryPipeline(), InMemoryPipeline()
    for line in [*live, tick(172_800)]:
        await alone.feed(line)
    waiting = iter(archive)
    for line in live:
        await beside.feed(line)
        if (old := next(waiting, None)) is not None:
            assert (await beside.feed(old)).admitted.outcome is Outcome.BACKFILLED
    await beside.feed(tick(172_800))
    assert sum(COMPARISON.decode(p).backfilled for p in beside.backend.streams["verdicts"]) == 18
    expected, found = live_part(alone), live_part(beside)
    assert len(expected["alerts"]) >= 2
    assert {k for k in expected.keys() | found.keys() if expected.get(k) != found.get(k)} == set()


async def test_on_the_real_streams_the_live_entries_keep_their_numbers_and_bytes(
    client: Any, settings: Settings, tmp_path: Path
) -> None:
    live, archive = list(articles(12)), [json.loads(line) for line in unrelated(6)]
    alone = InMemoryPipeline()
    for line in live:
        await alone.feed(line)
    stop = asyncio.Event()
    stages = ["ingestion", "extraction", "comparison", "scoring", "alerting"]
    workers = asyncio.create_task(run_worker(stages, settings, stop))
    try:
        await feed(live[:4], settings, client)
        plain = [json.dumps({**told, "backfill": False}).encode() for told in archive]
        filling = asyncio.create_task(backfill(plain, settings.model_copy(update={"consumer": "backfill"}), client))
        await feed(live[4:], settings, client)
        done = await filling
        await await_drained(settings, client, stalled_after=120)
    finally:
        stop.set()
        await workers
    assert (done.sent, done.decided["backfilled"]) == (6, 6)
    for name in ("admitted", "alerts", "settlements"):
        entries = await client.xrange(KEYS.stream(name))
        assert [fields[b"data"] for _, fields in entries] == alone.backend.streams.get(name, []), name
    for name in ("claims", "verdicts"):
        entries = await client.xrange(KEYS.stream(name))
        numbered = {parse_id(key): fields[b"data"] for key, fields in entries}
        assert [numbered[seq, 0] for seq in range(1, 13)] == alone.backend.streams[name], name
        assert sum(key[1] > 0 for key in numbered) == 6
