"""More than the pipeline can take: malformed messages by the thousand, and a queue that nobody works off."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from services.runtime import pace
from services.runtime.connection import connect
from services.runtime.embedded import EmbeddedServer
from services.runtime.keys import Keys
from services.runtime.settings import Settings
from tests.crash.harness import Crew
from tests.ingestion.test_admission import BAD, GOOD
from tests.runtime.conftest import eventually
from tests.runtime.test_dead_letters import as_fields, ingestion

KEYS = Keys("p00")
pytestmark = pytest.mark.slow


async def test_ten_thousand_bad_messages_of_forty_kinds_among_good_ones(client: Any, settings: Settings) -> None:
    today = datetime.now(UTC).isoformat()
    small = [message for name, message, _ in BAD if name not in ("25 h ahead", "10 MB of text", "nested without end")]
    assert len(small) >= 30
    sent = good = 0
    while sent < 10_000:
        pipe = client.pipeline(transaction=False)
        for message in small:
            pipe.xadd("articles", as_fields(message))
            sent += 1
        pipe.xadd("articles", as_fields({**GOOD, "published_at": today, "url": f"https://a.example/{sent}"}))
        good += 1
        await pipe.execute()

    async def all_read() -> bool:
        return await pace.cursor(client, KEYS, "ingestion") >= await pace.last_id(client, "articles")

    async with ingestion(settings, client):
        await eventually(all_read, 300)
    assert await client.xlen(KEYS.stream("dead-letters")) == sent
    assert await client.xlen(KEYS.stream("admitted")) == good


def resident(pid: int) -> int:
    """Megabytes."""
    line = next(x for x in Path(f"/proc/{pid}/status").read_text("ascii").splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


async def test_a_queue_that_nobody_works_off_does_not_grow_the_worker(tmp_path: Path) -> None:
    """Comparison never runs: ingestion admits one window and waits, and its memory stays where it is."""
    server = EmbeddedServer.start(tmp_path / "server")
    settings = Settings(redis_url=server.url)
    client = connect(settings)
    crew = Crew({"CROSSWIRE_REDIS_URL": server.url, "CROSSWIRE_REPLAY": "true"}, tmp_path / "log", forked=False)
    try:
        body = {**GOOD, "text": GOOD["text"] * 20}
        for start in range(0, 20_000, 500):
            pipe = client.pipeline(transaction=False)
            for number in range(start, start + 500):
                pipe.xadd("articles", {"data": json.dumps({**body, "url": f"https://a.example/{number}"})})
            await pipe.execute()
        crew.start("ingestion-0")
        await eventually(lambda: _admitted(client, settings.window))
        before = resident(crew.running["ingestion-0"].pid)
        await asyncio.sleep(5)  # nothing is waited for: five seconds in which a leak would show
        assert resident(crew.running["ingestion-0"].pid) <= before + 5
        admitted = await client.xlen(KEYS.stream("admitted"))
        assert settings.window <= admitted <= settings.window + settings.batch
        assert (await client.xpending("articles", "ingestion"))["pending"] <= settings.batch
    finally:
        crew.kill_all()
        await client.aclose()
        server.stop()


async def _admitted(client: Any, count: int) -> bool:
    return int(await client.xlen(KEYS.stream("admitted"))) >= count
