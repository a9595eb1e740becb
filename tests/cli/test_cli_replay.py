"""The command line on the real streams: what a replay writes, what `up` serves, how both end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.api.scores import outlet_scores
from services.cli.demo import sample
from services.cli.exports import alert_lines, claim_lines
from services.pipeline import run_in_memory
from services.runtime.embedded import free_port
from services.runtime.state import UnitOfWork
from tests.cli.waiting import until

ROOT = Path(__file__).parents[2]
CROSSWIRE = [sys.executable, "-m", "services.cli"]
pytestmark = pytest.mark.slow


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CROSSWIRE, *(str(a) for a in arguments)],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "story.jsonl"
    path.write_bytes(b"\n".join(sample()))
    return path


def replay(archive: Path, *more: str) -> dict[str, bytes]:
    """Bytes of the three files of a replay."""
    with tempfile.TemporaryDirectory() as directory:
        files = {name: Path(directory) / f"{name}.jsonl" for name in ("alerts", "claims", "scores")}
        options = [part for name, path in files.items() for part in (f"--{name}", path)]
        ended = run("replay", archive, *options, *more)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout == ""
        return {name: path.read_bytes() for name, path in files.items()}


@pytest.fixture(scope="module")
def written(archive: Path) -> dict[str, bytes]:
    return replay(archive, "--workers", "3")


def test_a_replay_gives_what_the_handlers_give_in_memory(written: dict[str, bytes]) -> None:
    pipeline, passages = run_in_memory(sample())
    found = [p.comparison for p in passages if p.comparison]
    events = [event for passage in passages for event in passage.alerts]
    scores = asyncio.run(outlet_scores(UnitOfWork(pipeline.backend)))
    assert written["claims"].splitlines() == list(claim_lines(found))
    assert written["alerts"].splitlines() == list(alert_lines(events))
    assert written["scores"].splitlines() == [score.model_dump_json().encode() for score in scores]


def test_the_number_of_workers_changes_no_byte(archive: Path, written: dict[str, bytes]) -> None:
    assert replay(archive, "--workers", "1") == written


def test_the_sample_raises_exactly_one_alert(written: dict[str, bytes]) -> None:
    (alert,) = [json.loads(line) for line in written["alerts"].splitlines()]
    assert [side["outlet"] for side in alert["dissent"]] == ["swiftbulletin.example"]
    assert (alert["dissent_value"], alert["consensus_value"]) == ("120 fireboats", "12 fireboats")
    assert {side["outlet"] for side in alert["consensus"]} == {
        "lessingcourier.example",
        "northcoastradio.example",
        "quaysidepost.example",
    }


def test_bad_input_stops_nothing_and_is_said(archive: Path, tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_bytes(b"not json\n" + b'{"url": "https://x.example/1", "title": "T"}\n' + archive.read_bytes())
    ended = run("replay", mixed, "--claims", tmp_path / "claims.jsonl")
    assert ended.returncode == 0
    assert "line 1 left out: not JSON" in ended.stderr
    assert "rejected by ingestion: text: Field required" in " ".join(ended.stderr.split())
    assert (tmp_path / "claims.jsonl").stat().st_size > 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("replay", "nowhere.jsonl"), 2, "does not exist"),
        (("replay", "README.md", "--until", "tomorrow"), 2, "no stretch of time"),
        (("worker", "thinking"), 2, "no stage thinking"),
        (("alerts",), 4, "no Crosswire runs"),
        (("ingest", "-", "--redis-url", "redis://127.0.0.1:1/0"), 4, "did not take the articles"),
    ],
)
def test_wrong_calls_end_with_a_code_and_a_sentence(
    arguments: tuple[str, ...], code: int, said: str, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [*CROSSWIRE, *arguments], cwd=ROOT, env={**os.environ, "CROSSWIRE_DATA_DIR": str(tmp_path)}, input='{"a": 1}\n',
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (code, "")
    assert said in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[tuple[Path, int, subprocess.Popen[bytes]]]:
    port = free_port()
    with (tmp_path / "up.log").open("wb") as log:
        process = subprocess.Popen(
            [*CROSSWIRE, "up", "--data-dir", str(tmp_path / "data"), "--port", str(port), "--workers", "1"],
            cwd=ROOT, stdout=log, stderr=log,
        )  # fmt: skip
    yield tmp_path, port, process
    process.kill()
    process.wait()


def asked(port: int, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return json.load(answer)


def test_up_serves_the_alert_of_the_sample_and_ends_in_order(
    installation: tuple[Path, int, subprocess.Popen[bytes]], archive: Path
) -> None:
    home, port, process = installation
    log, data = home / "up.log", home / "data"
    until(lambda: asked(port, "/health/ready")["status"] == "ok", 300.0, log)
    sent = run("ingest", archive, "--data-dir", data)
    assert (sent.returncode, sent.stdout) == (0, "")
    (alert,) = until(lambda: asked(port, "/alerts")["alerts"], 300.0, log)
    assert alert["dissent"][0]["outlet"] == "swiftbulletin.example"
    assert asked(port, f"/facts/{alert['fact_id']}")["alerts"][0]["id"] == alert["id"]
    shown = run("alerts", "--json", "--data-dir", data)
    assert [json.loads(line)["id"] for line in shown.stdout.splitlines()] == [alert["id"]]
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0
    again = run("alerts", "--data-dir", data)
    assert again.returncode == 4
