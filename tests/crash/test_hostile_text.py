"""Hostile articles through every stage: no crash, no hang, no harm to what stands beside them, nothing on a terminal."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

import orjson
import pytest

from services.cli.demo import sample
from services.ingestion.model import Outcome
from services.pipeline import InMemoryPipeline, run_in_memory
from services.runtime.dead_letters import list_letters
from services.runtime.keys import Keys
from services.runtime.replay import await_drained
from services.runtime.settings import Settings
from services.runtime.worker import run_worker
from tests.crash.hostile import TEXTS, articles
from tests.runtime.conftest import ROOT, client, server, settings

__all__ = ["client", "server", "settings"]
KEYS = Keys("p00")
REFUSED = {
    "control characters", "a title of 10^6 quotation marks", "a text of 10^6 quotation marks",
    "a byline without end", "a section without end",
}  # fmt: skip
LONGEST = 10.0
"""Seconds of processor time for one article; a worker counts as hung after 50."""


@pytest.fixture(scope="module")
def pipeline() -> InMemoryPipeline:
    made = InMemoryPipeline()
    asyncio.run(made.feed(sample()[0]))  # the model is loaded before anything is timed
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", list(articles()))
def test_a_hostile_article_is_refused_or_read_in_short_time(pipeline: InMemoryPipeline, name: str) -> None:
    began = time.process_time()
    passage = asyncio.run(pipeline.feed(orjson.dumps(articles()[name])))
    assert time.process_time() - began < LONGEST
    assert (passage.admitted.outcome is Outcome.REJECTED) == (name in REFUSED), passage.admitted.reason
    if passage.claims is not None:
        for claim in passage.claims.claims:
            assert not set(map(unicodedata.category, claim.text)) & {"Cc", "Cs"}


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in REFUSED and len(TEXTS[name]) < 5000])
def test_what_stands_beside_hostile_words_is_read_as_ever(pipeline: InMemoryPipeline, name: str) -> None:
    """Where the honest sentence is left as it is, its claim is found."""
    honest = "Nine people were killed in the bridge fire in Kelmoor on Monday, the coastguard said."
    if honest not in TEXTS[name]:
        pytest.skip("the sentence itself is what is hostile here")
    message = {**articles()[name], "url": f"https://beside.example/{list(TEXTS).index(name)}"}
    passage = asyncio.run(pipeline.feed(orjson.dumps(message)))
    assert passage.claims is not None
    assert any(c.quantity is not None and c.quantity.low == 9 for c in passage.claims.claims)


@pytest.mark.slow
async def test_a_story_among_hostile_articles_raises_its_alert_and_no_terminal_obeys(
    client: Any, settings: Settings, tmp_path: Path
) -> None:
    hostile = [orjson.dumps(row) for row in articles().values()]
    stop = asyncio.Event()
    workers = asyncio.create_task(
        run_worker(["ingestion", "extraction", "comparison", "scoring", "alerting"], settings, stop)
    )
    try:
        for message in [b"\x1b[2Jno JSON\x07", *hostile, *sample(), *hostile]:
            await client.xadd("articles", {"data": message})
        await await_drained(settings, client, stalled_after=120)
        shown = [
            await asyncio.to_thread(crosswire, settings, *words)
            for words in (["alerts"], ["scores"], ["dead-letters", "list"], ["doctor"], ["halts", "list"],
                          ["explain", "outlet", "hostile.example"], ["alerts", "--json"])
        ]  # fmt: skip
    finally:
        stop.set()
        await workers
    letters = await list_letters(client, KEYS, limit=1000)
    assert len(letters) == 1 + 2 * len(REFUSED)
    assert {letter.letter.stage for letter in letters} == {"ingestion"}
    _, passages = await asyncio.to_thread(run_in_memory, sample())
    told = {orjson.loads(event)["id"] for passage in passages for event in passage.alerts}
    assert told <= {orjson.loads(line)["id"] for line in shown[-1].splitlines()}
    for text in shown:
        assert text
        assert {c for c in text if unicodedata.category(c) in {"Cc", "Cs"}} <= {"\n"}
        assert not set(text) & set("\u202e\u2066\u200f\u061c")


def crosswire(settings: Settings, *words: str) -> str:
    """What the command writes, on both outputs."""
    done = subprocess.run(
        [sys.executable, "-m", "services.cli", *words], cwd=ROOT, capture_output=True, text=True, timeout=300,
        check=False, env={**os.environ, "CROSSWIRE_REDIS_URL": settings.redis_url or "", "NO_COLOR": "1"},
    )  # fmt: skip
    return done.stdout + done.stderr
