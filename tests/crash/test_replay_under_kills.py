"""Real processes, real kills: what is left behind is the same as if nobody had died."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.archive import articles
from tests.crash.harness import Disturbance, replay

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "disturbance"),
    [
        ("workers", Disturbance(every=2.0, sigterm_share=0.2, seed=1, at_most=12)),
        ("server", Disturbance(every=2.0, server_kills=3, seed=2, at_most=6)),
    ],
)
async def test_the_final_state_is_that_of_an_undisturbed_run(
    tmp_path: Path, name: str, disturbance: Disturbance
) -> None:
    lines = [*articles(40), b"junk", b'{"url": "https://a.example/"}']
    for directory in ("calm", name):
        (tmp_path / directory).mkdir()
    calm, _ = await replay(lines, tmp_path / "calm")
    disturbed, crew = await replay(lines, tmp_path / name, disturbance)
    assert crew.kills + crew.server_kills >= 3
    assert calm.counts["alerts"] >= 1
    assert calm.counts["claims_in_bundles"] >= 100
    assert disturbed.counts["pending"] == 0
    assert calm.differences(disturbed) == []


async def test_one_extraction_worker_or_four_make_no_difference(tmp_path: Path) -> None:
    lines = list(articles(30))
    pictures = []
    for workers in (1, 4):
        directory = tmp_path / str(workers)
        directory.mkdir()
        pictures.append((await replay(lines, directory, extraction=workers))[0])
    assert pictures[0].differences(pictures[1]) == []
