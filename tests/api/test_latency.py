"""From the news to the alert: what is counted, and that it is served."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
import redis
from fastapi.testclient import TestClient

from schemas.alert import decode_alert
from services.api.app import create_app
from services.api.latency import AlertLatency
from services.api.serve import opened
from services.runtime.embedded import embedded_server
from services.runtime.settings import Settings
from tests.alerting.test_alerting_lists import DAY, event

RECEIVED, PUBLISHED = "crosswire_alert_latency_seconds", "crosswire_alert_since_publication_seconds"


def counted(latency: AlertLatency, name: str) -> tuple[float, float]:
    """Number and sum of one histogram."""
    values = [latency.registry.get_sample_value(f"{name}_{part}") for part in ("count", "sum")]
    return values[0] or 0.0, values[1] or 0.0


@pytest.mark.parametrize(
    ("status", "after", "expected"),
    [
        ("raised", timedelta(seconds=0.4), (1, 0.4)),
        ("joined", timedelta(seconds=2), (1, 2)),
        ("resolved", timedelta(seconds=2), (0, 0)),  # time or a later article did that
        ("raised", timedelta(seconds=-0.1), (1, 0)),  # two clocks that differ a little
        ("raised", timedelta(days=400), (0, 0)),  # out of an archive
    ],
)
def test_an_alert_counts_when_an_article_causes_it(
    status: str, after: timedelta, expected: tuple[float, float]
) -> None:
    latency = AlertLatency()
    latency.count(decode_alert(event(status=status)), DAY + after)
    assert counted(latency, RECEIVED) == pytest.approx(expected)


def test_publication_is_that_of_the_newest_dissent() -> None:
    latency = AlertLatency()
    late = event().replace(b"2025-03-11T00:00:00Z", b"2025-03-10T23:59:50Z", 1)  # the first date is the dissent's
    latency.count(decode_alert(late), DAY + timedelta(seconds=1))
    assert counted(latency, PUBLISHED) == pytest.approx((1, 11))


def test_what_is_no_alert_is_passed_over() -> None:
    latency = AlertLatency()
    latency.count_bytes(b"junk", datetime.now(UTC))
    assert counted(latency, RECEIVED) == (0, 0)


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with embedded_server(tmp_path / "server") as server:
        yield server.url


def test_metrics_serve_the_latency_of_an_alert_that_comes(url: str, tmp_path: Path) -> None:
    settings = Settings(redis_url=url, data_dir=tmp_path)
    fresh = event().replace(b"2025-03-11T00:00:00Z", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode())
    with redis.Redis.from_url(url) as store, TestClient(create_app(lambda: opened(settings))) as client:
        deadline, number = monotonic() + 30, 0
        while f"{RECEIVED}_count 0.0" in (text := client.get("/metrics").text) and monotonic() < deadline:
            number += 1  # it follows from the moment at which it has begun, so one of these is the first that it sees
            store.xadd("{p00}:alerts", {"data": fresh}, id=f"{number}-0")
            sleep(0.05)
    assert f"# TYPE {RECEIVED} histogram" in text
    assert f"{RECEIVED}_count 0.0" not in text
