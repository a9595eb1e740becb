"""Real processes, real kills: what is left behind is the same as if nobody had died.

The long forms of these runs are commands of `tests.crash.harness`; docs/guarantees.md has their results.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from schemas.article import tick
from services.pipeline import InMemoryPipeline
from tests.crash.archive import small_archive
from tests.crash.harness import Crew, Disturbance, Picture, digest_of, replay

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """What an undisturbed run leaves behind."""
    found, _ = asyncio.run(replay(small_archive(), tmp_path_factory.mktemp("calm")))
    assert found.counts["claims_in_bundles"] >= 100
    assert found.counts["alerts"] >= 3
    assert len(found.letters) == 2
    return found


async def disturbed(calm: Picture, directory: Path, plan: Disturbance, *, extraction: int = 2) -> Crew:
    """Run under `plan` and hold the result against the undisturbed one."""
    found, crew = await replay(small_archive(), directory, plan, extraction=extraction)
    assert calm.differences(found) == []
    assert found.counts["pending"] == 0
    return crew


async def test_workers_that_are_killed_make_no_difference(calm: Picture, tmp_path: Path) -> None:
    plan = Disturbance(0.5, sigterm_share=0.2, seed=1, at_most=12, at_least=12, pause=150)
    crew = await disturbed(calm, tmp_path, plan)
    assert crew.kills >= 5


async def test_ten_power_cuts_of_the_server_make_no_difference(calm: Picture, tmp_path: Path) -> None:
    plan = Disturbance(0.6, server_kills=10, server_every=1, seed=2, at_most=12, at_least=12, pause=400)
    crew = await disturbed(calm, tmp_path, plan)
    assert crew.server_kills == 10


@pytest.mark.parametrize(("seed", "extraction"), [(1, 1), (2, 3)])
async def test_shuffled_pauses_and_rolling_restarts_make_no_difference(
    calm: Picture, tmp_path: Path, seed: int, extraction: int
) -> None:
    plan = Disturbance(0.7, sigterm_share=1.0, seed=seed, at_most=8, at_least=8, pause=150)
    crew = await disturbed(calm, tmp_path, plan, extraction=extraction)
    assert (crew.terms, crew.kills) == (8, 0)


async def test_the_real_streams_hold_the_bytes_of_the_in_memory_pipeline(calm: Picture) -> None:
    pipeline = InMemoryPipeline()
    for line in [*small_archive(), tick(172_800)]:
        await pipeline.feed(line)
    assert calm.state == {f"{{p00}}:state:{key}": digest_of(value) for key, value in pipeline.backend.values.items()}
    for name, entries in calm.streams.items():
        payloads = pipeline.backend.streams.get(name, [])
        assert [digest for _, digest in entries] == [digest_of(payload) for payload in payloads], name
