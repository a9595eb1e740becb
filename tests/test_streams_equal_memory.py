"""The in-memory pipeline and the real streams with real workers leave the same bytes: state and every stream."""

from __future__ import annotations

import asyncio
import json
from hashlib import sha256
from pathlib import Path

from schemas.article import tick
from services.pipeline import run_in_memory
from services.runtime.keys import Keys
from tests.crash import harness

KEYS = Keys("p00")
SCENARIOS = (
    Path(__file__).parent / "scenarios" / "develop.jsonl",
    Path(__file__).parents[2] / "shared" / "scenarios" / "scenarios.jsonl",
)
AFTER = 172_800
"""Seconds of stream time after the last article: as `harness.replay` lets pass."""


def messages() -> list[bytes]:
    """Every article of every scenario as one archive."""
    found = []
    for file in SCENARIOS:
        if file.exists():
            for line in file.read_text("utf-8").splitlines():
                found.extend(json.dumps(article).encode() for article in json.loads(line)["articles"])
    return found


def digest(payload: bytes) -> str:
    return sha256(payload).hexdigest()[:24]


async def test_every_scenario_leaves_the_same_bytes_on_both(tmp_path: Path) -> None:
    lines = messages()
    assert len(lines) > 100
    on_redis, _ = await harness.replay(lines, tmp_path)

    pipeline, _ = await asyncio.to_thread(run_in_memory, [*lines, tick(AFTER)])
    backend = pipeline.backend
    for name in ("admitted", "claims", "verdicts", "alerts", "settlements"):
        expected = [digest(payload) for payload in backend.streams.get(name, [])]
        assert [found for _, found in on_redis.streams[name]] == expected, name
    assert len(backend.streams["alerts"]) > 10
    assert on_redis.state == {KEYS.state(key): digest(value) for key, value in backend.values.items()}


async def in_thread(lines: list[bytes]):
    import asyncio

    return await asyncio.to_thread(run_in_memory, lines)
