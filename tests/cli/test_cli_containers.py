"""The pipeline against Redis 8 in a container, and the whole of docker-compose.yml.

Where no container engine runs these tests are skipped; `CROSSWIRE_REQUIRE_DOCKER=1` (`.ci/run` sets it where an engine
can be had) makes that a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.cli.demo import sample
from services.cli.exports import alert_lines
from services.cli.options import settings_of
from services.cli.processes import Tree
from services.cli.running import add_workers
from services.pipeline import run_in_memory
from services.runtime.embedded import free_port
from tests.cli.waiting import until

ROOT = Path(__file__).parents[2]
IMAGE = os.environ.get("CROSSWIRE_REDIS_IMAGE", "redis:8-alpine")
pytestmark = [pytest.mark.docker, pytest.mark.slow]


def docker(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["docker", *arguments], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True,
        timeout=900, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def engine() -> None:
    missing = ""
    if shutil.which("docker") is None:
        missing = "there is no docker command"
    elif docker("info").returncode != 0:
        missing = "no container engine answers"
    elif docker("image", "inspect", IMAGE).returncode != 0 and docker("pull", IMAGE).returncode != 0:
        missing = f"the image {IMAGE} is neither here nor to be had"
    if missing and os.environ.get("CROSSWIRE_REQUIRE_DOCKER"):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)


@pytest.fixture
def redis_url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TESTCONTAINERS_RYUK_DISABLED", "true")
    monkeypatch.setenv("TESTCONTAINERS_CONNECTION_MODE", "docker_host")
    monkeypatch.setenv("TESTCONTAINERS_HOST_OVERRIDE", "127.0.0.1")
    from testcontainers.community.redis import RedisContainer

    with RedisContainer(IMAGE, password="a-test-password") as container:
        yield f"redis://:a-test-password@127.0.0.1:{container.get_exposed_port(6379)}/0"


def crosswire(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "services.cli", *arguments], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def inside(environment: dict[str, str], service: str, program: str) -> subprocess.CompletedProcess[str]:
    return docker("compose", "exec", "-T", service, "python", "-c", program, **environment)


def told_in_memory() -> list[str]:
    _, passages = run_in_memory(sample())
    events = [event for passage in passages for event in passage.alerts]
    return [str(json.loads(line)["id"]) for line in alert_lines(events)]


def test_the_pipeline_on_redis_8_raises_the_alert_of_the_sample(redis_url: str, tmp_path: Path) -> None:
    archive = tmp_path / "story.jsonl"
    archive.write_bytes(b"\n".join(sample()))
    settings = settings_of(redis_url, tmp_path, extraction_workers=1)
    with Tree() as tree:
        add_workers(tree, settings, "test", logs=tmp_path, CROSSWIRE_REPLAY="true", CROSSWIRE_TICK_EVERY="0")
        sent = crosswire("ingest", str(archive), CROSSWIRE_REDIS_URL=redis_url)
        assert sent.returncode == 0, sent.stderr

        def alerts() -> list[str]:
            tree.tend()
            shown = crosswire("alerts", "--json", CROSSWIRE_REDIS_URL=redis_url)
            return [json.loads(line)["id"] for line in shown.stdout.splitlines()]

        assert until(alerts, 300) == told_in_memory()
        doctor = crosswire("doctor", "--json", CROSSWIRE_REDIS_URL=redis_url)
    assert json.loads(doctor.stdout)["messages"]["admitted"] == len(sample())


@pytest.fixture(params=["plain", "tls"])
def composed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[dict[str, str], int]]:
    """What a client of the server needs, and the API's port."""
    api, redis = free_port(), free_port()
    ports = {
        "CROSSWIRE_API_PORT": str(api), "CROSSWIRE_REDIS_PORT": str(redis), "COMPOSE_PROJECT_NAME": f"crosswire-test-{api}",
        "CROSSWIRE_REDIS_IMAGE": IMAGE, "COMPOSE_FILE": "docker-compose.yml",
    }  # fmt: skip
    if request.param == "tls":
        ports["COMPOSE_FILE"] += ":docker-compose.tls.yml"
    started = docker("compose", "up", "--build", "--wait", **ports)
    try:
        assert started.returncode == 0, (
            started.stderr[-3000:] + docker("compose", "logs", "--tail", "20", **ports).stdout
        )

        def kept(name: str) -> str:
            return docker("compose", "exec", "-T", "redis", "cat", f"/run/crosswire/{name}", **ports).stdout

        address = {
            "CROSSWIRE_REDIS_URL": f"redis://127.0.0.1:{redis}/0",
            "CROSSWIRE_REDIS_USERNAME": "operator",
            "CROSSWIRE_REDIS_PASSWORD": kept("passwords/operator"),
        }
        assert len(address["CROSSWIRE_REDIS_PASSWORD"]) >= 32
        if request.param == "tls":
            address["CROSSWIRE_REDIS_URL"] = f"rediss://127.0.0.1:{redis}/0"
            for setting, name in (("CA", "ca.crt"), ("CERT", "operator.crt"), ("KEY", "operator.key")):
                (tmp_path / name).write_text(kept(f"tls/{name}"))
                address[f"CROSSWIRE_REDIS_{setting}_FILE"] = str(tmp_path / name)
        yield {**ports, **address}, api
    finally:
        docker("compose", "down", "--volumes", "--timeout", "5", **ports)


def test_compose_gives_the_same_alert_over_http(composed: tuple[dict[str, str], int], tmp_path: Path) -> None:
    environment, api = composed
    (tmp_path / "story.jsonl").write_bytes(b"\n".join(sample()))
    sent = crosswire("ingest", str(tmp_path / "story.jsonl"), **environment)
    assert sent.returncode == 0, sent.stderr

    def alerts() -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{api}/alerts", timeout=60) as answer:
            return json.load(answer)["alerts"]

    (alert,) = until(alerts, 300)
    assert alert["dissent"][0]["outlet"] == "swiftbulletin.example"
    assert {"lessingcourier.example", "northcoastradio.example"} <= {side["outlet"] for side in alert["consensus"]}
    ps = docker("compose", "ps", "--format", "{{.Service}}", **environment).stdout.split()
    assert {"redis", "ingestion", "extraction", "comparison", "scoring", "alerting", "api"} <= set(ps)
    for service, uid in (("extraction", "10012"), ("scoring", "10014"), ("api", "10016")):
        assert inside(environment, service, "import os; print(os.getuid())").stdout.strip() == uid
        assert inside(environment, service, "open('/opt/x', 'w')").returncode != 0
        assert inside(environment, service, "open('/run/crosswire/passwords/operator')").returncode != 0
    asked = crosswire("alerts", "--json", **environment)
    assert [json.loads(line)["id"] for line in asked.stdout.splitlines()] == [alert["id"]]
    wrong = {"CROSSWIRE_REDIS_PASSWORD": "wrong", "CROSSWIRE_REDIS_USERNAME": ""}
    assert crosswire("alerts", **{**environment, **wrong}).returncode == 4
    if "CROSSWIRE_REDIS_CA_FILE" in environment:
        plain = environment["CROSSWIRE_REDIS_URL"].replace("rediss:", "redis:")
        assert crosswire("alerts", **{**environment, "CROSSWIRE_REDIS_URL": plain}).returncode == 4
        nobody = {name: value for name, value in environment.items() if not name.endswith(("_CERT_FILE", "_KEY_FILE"))}
        assert crosswire("alerts", **nobody).returncode == 4
