"""Real processes, real kills: what is left behind is the same as if nobody had died."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.article import tick
from services.pipeline import InMemoryPipeline
from tests.crash.archive import articles
from tests.crash.harness import Disturbance, digest_of, replay

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "disturbance"),
    [
        ("workers", Disturbance(every=0.5, sigterm_share=0.2, seed=1, at_most=12)),
        ("server", Disturbance(every=0.5, server_kills=3, seed=2, at_most=6)),
    ],
)
async def test_the_final_state_is_that_of_an_undisturbed_run(
    tmp_path: Path, name: str, disturbance: Disturbance
) -> None:
    lines = [*articles(60), b"junk", b'{"url": "https://a.example/"}']
    for directory in ("calm", name):
        (tmp_path / directory).mkdir()
    calm, _ = await replay(lines, tmp_path / "calm")
    disturbed, crew = await replay(lines, tmp_path / name, disturbance)
    assert crew.kills + crew.server_kills >= 3
    assert calm.counts["alerts"] >= 1
    assert calm.counts["claims_in_bundles"] >= 100
    assert disturbed.counts["pending"] == 0
    assert calm.differences(disturbed) == []


async def test_the_real_streams_hold_the_bytes_of_the_in_memory_pipeline(tmp_path: Path) -> None:
    lines = [*articles(60), b"junk"]
    pipeline = InMemoryPipeline()
    for line in [*lines, tick(172_800)]:
        await pipeline.feed(line)
    found, _ = await replay(lines, tmp_path)
    assert found.state == {f"{{p00}}:state:{key}": digest_of(value) for key, value in pipeline.backend.values.items()}
    for name, entries in found.streams.items():
        payloads = pipeline.backend.streams.get(name, [])
        assert [digest for _, digest in entries] == [digest_of(payload) for payload in payloads], name


async def test_one_extraction_worker_or_four_make_no_difference(tmp_path: Path) -> None:
    lines = list(articles(30))
    pictures = []
    for workers in (1, 4):
        directory = tmp_path / str(workers)
        directory.mkdir()
        pictures.append((await replay(lines, directory, extraction=workers))[0])
    assert pictures[0].differences(pictures[1]) == []
