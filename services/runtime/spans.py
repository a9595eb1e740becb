"""Spans for a collector of OpenTelemetry, over OTLP with HTTP. Imported only where the settings name one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import IdGenerator
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import NonRecordingSpan, SpanContext, SpanKind, StatusCode, TraceFlags

from services.runtime.settings import Settings
from services.runtime.trace_ids import parent_of, span_of, trace_of

LONGEST = 200
"""Characters of an error that a span carries: it may quote an article."""


class Derived(IdGenerator):
    """Gives out the ids that were put in; the SDK asks for them in the same thread, right after."""

    def __init__(self) -> None:
        self.trace = 0
        self.span = 0

    def generate_trace_id(self) -> int:
        return self.trace

    def generate_span_id(self) -> int:
        return self.span


@dataclass
class Spans:
    """A `Tracer`."""

    processor: SpanProcessor
    ratio: float = 1.0
    consumer: str = ""

    def __post_init__(self) -> None:
        resource = Resource.create({"service.name": "crosswire", "service.instance.id": self.consumer})
        sampler = TraceIdRatioBased(self.ratio)
        self._ids = Derived()
        # The same share of the traces in every process: the decision rests on the id, which rests on the article's.
        decide = ParentBased(root=sampler, remote_parent_sampled=sampler, remote_parent_not_sampled=sampler)
        self._provider = TracerProvider(
            id_generator=self._ids, resource=resource, sampler=decide, shutdown_on_exit=False
        )
        self._provider.add_span_processor(self.processor)
        self._tracer = self._provider.get_tracer("crosswire")

    def span(self, stage: str, article_id: str, began: int, about: dict[str, Any], error: str) -> None:
        """One finished span."""
        self._ids.trace, self._ids.span = trace_of(article_id), span_of(article_id, stage)
        before, context = parent_of(stage), trace.set_span_in_context(trace.INVALID_SPAN)
        if before is not None:
            parent = SpanContext(
                self._ids.trace, span_of(article_id, before), is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED)
            )
            context = trace.set_span_in_context(NonRecordingSpan(parent))
        span = self._tracer.start_span(
            stage, context=context, kind=SpanKind.CONSUMER, start_time=began,
            attributes={"crosswire.article_id": article_id, **{f"crosswire.{k}": v for k, v in about.items()}},
        )  # fmt: skip
        if error:
            span.set_status(StatusCode.ERROR, error[:LONGEST])
        span.end(end_time=max(began, time.time_ns()))

    def stop(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


def collector(settings: Settings) -> Spans:
    """Spans to the collector that the settings name."""
    endpoint = f"{str(settings.otel_endpoint).rstrip('/')}/v1/traces"
    exporter = OTLPSpanExporter(endpoint=endpoint, timeout=5)
    return Spans(BatchSpanProcessor(exporter), settings.otel_ratio, settings.consumer_name)
