"""Throughput and latency, from the workers' heartbeats to Prometheus."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from schemas.wire import COMPARISON
from services.api.metrics import prometheus
from services.pipeline import InMemoryPipeline
from services.runtime.entries import Entry
from services.runtime.heartbeat import Heartbeat
from services.runtime.keys import Keys
from services.runtime.lease import connect_blocking
from services.runtime.measures import MEASURES
from services.runtime.observe import observe
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.tracing import passage
from services.scoring.worker import handle
from tests.crash.archive import articles

KEYS = Keys("p00")


class Scoring:
    """A worker as its heartbeat sees it."""

    name, owning, healthy, busy_since = "scoring", True, True, None


async def test_what_a_worker_has_done_is_on_the_metrics_page(
    client: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MEASURES, "counts", {})
    pipeline, now = InMemoryPipeline(replay=False), datetime.now(UTC)
    alerting = None
    for line in articles(6, seed=11):
        passed = await pipeline.feed(line, now - timedelta(seconds=2))
        assert passed.comparison is not None
        if passed.alerts:
            alerting = passed.comparison
            break
        with passage("scoring"):
            pass
    assert alerting is not None
    # the article that raises the alert goes through the real handler, against the state before it
    before = InMemoryPipeline(replay=False)
    for line in list(articles(6, seed=11))[: alerting.seq - 1]:
        await before.feed(line, now - timedelta(seconds=2))
    live = settings.model_copy(update={"replay": False})
    await handle(Entry((alerting.seq, 0), {b"data": COMPARISON.encode(alerting)}), UnitOfWork(before.backend), live)

    await client.set(KEYS.lease("scoring"), f"{settings.consumer_name}/scoring")
    beat = Heartbeat(settings, [Scoring()])
    with connect_blocking(settings) as blocking:
        beat._beat(blocking)
    text = prometheus(await observe(client, KEYS)).decode()
    found = {
        (sample.name, sample.labels.get("le")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert found["crosswire_worker_entries_total", None] == alerting.seq - 1
    assert found["crosswire_worker_claims_total", None] == len(alerting.placed)
    assert 0 < found["crosswire_worker_claims_compared_total", None] <= len(alerting.placed)
    assert found["crosswire_alert_after_receipt_seconds_bucket", "1.0"] == 0
    assert found["crosswire_alert_after_receipt_seconds_bucket", "60.0"] == 1
    assert found["crosswire_alert_after_receipt_seconds_count", None] == 1
    assert found["crosswire_alert_after_publication_seconds_bucket", "86400.0"] == 0


async def test_a_replay_has_no_latency(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its clock is the archive's."""
    monkeypatch.setattr(MEASURES, "counts", {})
    pipeline = InMemoryPipeline()
    for line in articles(6, seed=11):
        passed = await pipeline.feed(line)
    assert passed.comparison is not None
    await handle(
        Entry((9, 0), {b"data": COMPARISON.encode(passed.comparison)}), UnitOfWork(InMemoryPipeline().backend), settings
    )
    assert not [name for name in MEASURES.counts.get("scoring", {}) if name.startswith("alert_after")]


async def test_a_probe_finds_who_works_without_a_search_and_everybody_with_one(client: Any) -> None:
    def beats(consumer: str, stage: str) -> str:
        about = {"stage": stage, "consumer": consumer, "pid": 1, "owning": True, "healthy": True}
        return json.dumps(about)

    stream = KEYS.stream("admitted")
    await client.xgroup_create(stream, "extraction", id="0", mkstream=True)
    await client.xgroup_createconsumer(stream, "extraction", "reads")
    await client.set(KEYS.lease("scoring"), "owns/scoring")
    for consumer, stage in (("reads", "extraction"), ("owns", "scoring"), ("waits", "scoring")):
        await client.set(KEYS.worker(consumer, stage), beats(consumer, stage))
    await client.config_resetstat()
    assert [w.consumer for w in (await observe(client, KEYS)).workers] == ["owns", "reads"]
    assert "cmdstat_scan" not in await client.info("commandstats")
    assert [w.consumer for w in (await observe(client, KEYS, everybody=True)).workers] == ["owns", "reads", "waits"]
