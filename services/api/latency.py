"""How long it takes from the news to the alert, as a subscriber of the `alerts` stream sees it.

Prometheus histograms of this process. An alert counts when it is raised or joined, at the moment at which it can be
read: from the receipt of the article that caused it (the entry on `articles`), and from the article's publication.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from prometheus_client import CollectorRegistry, Histogram

from schemas.alert import Alert, decode_alert
from schemas.wire import ContractError
from services.runtime import pace
from services.runtime.entries import PAYLOAD, parse_id
from services.runtime.faults import TRANSIENT, BackOff
from services.runtime.keys import ALERTS, Keys

BLOCK_MS: Final = 2_000
CAUSED: Final = frozenset({"raised", "joined"})
"""States that an article causes; the others follow from a decision or from time alone."""
ARCHIVE: Final = timedelta(hours=1)
"""An article that was received so long ago comes out of an archive, whose clock is not ours."""
SECONDS: Final = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300)
PUBLISHED: Final = (1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 24 * 3600)


class AlertLatency:
    """Follows the stream from the moment at which it begins."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._received = Histogram(
            "crosswire_alert_latency_seconds", "From the receipt of an article to its alert.", buckets=SECONDS,
            registry=self.registry,
        )  # fmt: skip
        self._published = Histogram(
            "crosswire_alert_since_publication_seconds", "From the publication of an article to its alert.",
            buckets=PUBLISHED, registry=self.registry,
        )  # fmt: skip

    async def follow(self, client: Any, keys: Keys) -> None:
        """Count every alert that comes, until cancelled; the server's failures are waited out."""
        stream, last, wait = keys.stream(ALERTS), "$", BackOff()
        while True:
            try:
                found = await client.xread({stream: last}, block=BLOCK_MS)
                if not found and last != "$" and await pace.last_id(client, stream) < parse_id(last):
                    last = "0"  # the server came back empty, and numbers begin again
                wait.reset()
            except TRANSIENT:
                await wait.wait(asyncio.Event())
                continue
            for _, entries in found:
                for entry, fields in entries:
                    last = entry.decode()
                    self.count_bytes(fields.get(PAYLOAD, b""), datetime.now(UTC))

    def count_bytes(self, payload: bytes, now: datetime) -> None:
        """As `count`; what is no alert is passed over."""
        try:
            alert = decode_alert(payload)
        except ContractError:
            return
        self.count(alert, now)

    def count(self, alert: Alert, now: datetime) -> None:
        """Count one state of an alert that can be read at `now` (UTC)."""
        if alert.status not in CAUSED or now - alert.changed_at > ARCHIVE:
            return
        self._received.observe(max(0.0, (now - alert.changed_at).total_seconds()))
        if alert.dissent:
            newest = max(side.published_at for side in alert.dissent)
            self._published.observe(max(0.0, (now - newest).total_seconds()))
