"""One id through all stages: in the logs of every passage, and in the traces of those who want them."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from schemas.alert import decode_alert
from schemas.article import tick
from services.pipeline import run_in_memory
from services.runtime import tracing
from services.runtime.errors import SettingsError
from services.runtime.keys import Keys
from services.runtime.replay import await_drained, feed
from services.runtime.settings import Settings
from services.runtime.spans import Spans
from services.runtime.trace_ids import STAGES, span_of, trace_of
from services.runtime.worker import run_worker
from tests.crash.archive import articles
from tests.runtime.conftest import Processes

KEYS = Keys("p00")
LINES = [*articles(6, seed=11), b"junk", tick(60)]


async def through(settings: Settings, client: Any, lines: list[bytes]) -> None:
    stop = asyncio.Event()
    workers = asyncio.create_task(run_worker(list(STAGES), settings, stop))
    await feed(lines, settings, client)
    await await_drained(settings, client, stalled_after=60)
    stop.set()
    await workers


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    tracing.use(Spans(SimpleSpanProcessor(exporter)))
    yield exporter
    tracing.use(None)


async def test_a_trace_leads_from_the_article_to_its_alert(
    client: Any, settings: Settings, spans: InMemorySpanExporter
) -> None:
    await through(settings, client, LINES)
    (event,) = [decode_alert(fields[b"data"]) for _, fields in await client.xrange(KEYS.stream("alerts"))]
    article = event.raised_by[-1]
    mine = {s.name: s for s in spans.get_finished_spans() if s.context and s.context.trace_id == trace_of(article)}
    assert set(mine) == set(STAGES)
    assert [mine[stage].parent and mine[stage].parent.span_id for stage in STAGES] == [
        None, *(span_of(article, stage) for stage in STAGES[:-1]),
    ]  # fmt: skip
    begun = [mine[stage].start_time or 0 for stage in STAGES]
    assert begun == sorted(begun)
    assert mine["extraction"].attributes["crosswire.article_id"] == article  # type: ignore[index]
    assert mine["alerting"].attributes["crosswire.alert_id"] == event.id  # type: ignore[index]


async def test_every_article_is_traced_once_in_every_stage_and_nothing_else_is(
    client: Any, settings: Settings, spans: InMemorySpanExporter
) -> None:
    await through(settings, client, LINES)
    seen = [(s.name, s.context.trace_id) for s in spans.get_finished_spans() if s.context and s.name != "alerting"]
    _, passages = await asyncio.to_thread(run_in_memory, LINES[:6])
    ids = {trace_of(p.admitted.article.id) for p in passages if p.admitted.article}
    assert sorted(seen) == sorted((stage, trace) for stage in STAGES[:4] for trace in ids)


async def test_traces_change_no_byte(client: Any, settings: Settings, spans: InMemorySpanExporter) -> None:
    await through(settings, client, LINES)
    plain, _ = await asyncio.to_thread(run_in_memory, LINES)
    for name in ("admitted", "claims", "verdicts", "alerts"):
        entries = await client.xrange(KEYS.stream(name))
        assert [fields[b"data"] for _, fields in entries] == plain.backend.streams[name], name
    assert spans.get_finished_spans()


def test_a_share_of_the_articles_is_the_same_share_everywhere() -> None:
    """Each stage decides for itself, in another process; a trace is there as a whole or not at all."""
    sent: dict[str, set[int]] = {}
    for stage in STAGES:
        exporter = InMemorySpanExporter()
        tracer = Spans(SimpleSpanProcessor(exporter), ratio=0.5)
        for number in range(200):
            tracer.span(stage, f"article-{number}", 1, {}, "")
        sent[stage] = {s.context.trace_id for s in exporter.get_finished_spans() if s.context}
    assert len({frozenset(traces) for traces in sent.values()}) == 1
    assert 50 < len(sent["scoring"]) < 150


def test_what_fails_is_marked_and_kept_short(spans: InMemorySpanExporter) -> None:
    with tracing.passage("comparison") as passing:
        tracing.identify("a1", claims=2)
        passing.failed(ValueError("x" * 1000))
    (span,) = spans.get_finished_spans()
    assert span.status.description is not None
    assert (span.status.is_ok, len(span.status.description)) == (False, 200)


async def test_spans_reach_a_collector(client: Any, settings: Settings) -> None:
    received: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.path == "/v1/traces"
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    listening = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{listening.server_port}"
    await through(settings.model_copy(update={"otel_endpoint": endpoint}), client, LINES[:2])
    listening.shutdown()
    listening.server_close()
    requests = []
    for body in received:
        request = ExportTraceServiceRequest()
        request.ParseFromString(_plain(body))
        requests.append(request)
    names = [s.name for r in requests for rs in r.resource_spans for ss in rs.scope_spans for s in ss.spans]
    assert sorted(names) == sorted([*STAGES[:4]] * 2)


def _plain(body: bytes) -> bytes:
    import gzip

    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def test_without_a_collector_nothing_of_it_is_imported() -> None:
    program = (
        "import sys, services.runtime.worker, services.runtime.tracing as t\n"
        "from services.runtime.settings import Settings\n"
        "t.start(Settings())\n"
        "print([m for m in sys.modules if m.startswith(('opentelemetry.exporter', 'opentelemetry.sdk.trace', 'services.runtime.spans'))])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "services.runtime.spans", None)
    with pytest.raises(SettingsError, match=r"crosswire\[otel\]"):
        tracing.start(Settings(otel_endpoint="http://127.0.0.1:4318"))


async def test_every_stage_logs_an_article_under_one_id(client: Any, settings: Settings, processes: Processes) -> None:
    processes.environment["CROSSWIRE_LOG_LEVEL"] = "debug"
    for stage in STAGES:
        processes.start(stage)
    await feed(LINES, settings, client)
    await await_drained(settings, client, stalled_after=120)
    (event,) = [decode_alert(fields[b"data"]) for _, fields in await client.xrange(KEYS.stream("alerts"))]
    assert set(await asyncio.to_thread(processes.stop)) == {0}
    lines = [json.loads(line) for line in processes.log.read_text("utf-8").splitlines() if line.startswith("{")]
    about = [line for line in lines if line.get("article_id") == event.raised_by[-1]]
    assert [line["source"] for line in about] == [*STAGES[:4], "alerting"]
    assert {line["outlet"] for line in about if "outlet" in line} == {event.dissent[0].outlet}
    assert not [line for line in lines if line["source"] == "owner" and "article_id" in line]
