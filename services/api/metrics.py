"""The state of the pipeline as Prometheus text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from services.runtime.measures import histogram
from services.runtime.observe import PipelineState, StageState, WorkerState

PER_STAGE = (
    ("lag", "Entries that no worker has been given yet."),
    ("pending", "Entries given out and not acknowledged."),
    ("oldest_pending_seconds", "Since the longest waiting of them was given out."),
    ("consumers", "Consumers that the group knows."),
    ("owned", "1 if a worker owns the stage."),
)

PER_WORKER = (
    ("entries", "Entries dealt with."),
    ("busy_seconds", "Time spent on them."),
    ("claims", "Claims that scoring has taken in."),
    ("claims_compared", "Those of them with a verdict against another claim; the others are abstained from."),
)
LATENCIES = (
    ("alert_after_receipt", "From the receipt of an article to its alert; live installations only."),
    ("alert_after_publication", "From the publication of an article to its alert; live installations only."),
)


class _State:
    """A collector of one state, for one scrape."""

    def __init__(self, state: PipelineState) -> None:
        self._state = state

    def collect(self) -> Iterator[Metric]:
        """Every metric of the state."""
        for name, meaning in PER_STAGE:
            metric = GaugeMetricFamily(f"crosswire_stage_{name}", meaning, labels=["stage"])
            for stage in self._state.stages:
                metric.add_metric([stage.stage], value_of(stage, name))
            yield metric
        yield GaugeMetricFamily(
            "crosswire_in_flight", "Admitted articles on their way to a decision.", self._state.in_flight
        )
        yield GaugeMetricFamily(
            "crosswire_buffered", "Extracted articles that wait for an earlier one.", self._state.buffered
        )
        yield GaugeMetricFamily("crosswire_dead_letters", "Dead letters on their stream.", self._state.dead_letters)
        halted = GaugeMetricFamily("crosswire_halted", "Entries at which the pipeline stands.", labels=["stage"])
        for stage in self._state.stages:
            halted.add_metric([stage.stage], sum(halt.stage == stage.stage for halt in self._state.halted))
        yield halted
        yield GaugeMetricFamily("crosswire_ready", "1 if nothing keeps it from its work.", not self._state.problems)
        outcomes = CounterMetricFamily("crosswire_messages", "Messages by what ingestion decided.", labels=["outcome"])
        for outcome in sorted(self._state.outcomes):
            outcomes.add_metric([outcome], self._state.outcomes[outcome])
        yield outcomes
        yield from worker_metrics(self._state.workers)


def worker_metrics(workers: Sequence[WorkerState]) -> Iterator[Metric]:
    """What living workers have done since their processes started: `rate()` over them is throughput."""
    for name, meaning in PER_WORKER:
        counter = CounterMetricFamily(f"crosswire_worker_{name}", meaning, labels=["stage", "consumer"])
        for worker in workers:
            if name in worker.counts:
                counter.add_metric([worker.stage, worker.consumer], worker.counts[name])
        yield counter
    for name, meaning in LATENCIES:
        family = HistogramMetricFamily(f"crosswire_{name}_seconds", meaning, labels=["consumer"])
        for worker in workers:
            if worker.stage == "scoring":
                buckets, total = histogram(worker.counts, name)
                family.add_metric([worker.consumer], buckets, total)
        yield family


def value_of(stage: StageState, name: str) -> float:
    """One number of a stage; not a number where the server cannot say."""
    match name:
        case "lag":
            return float("nan") if stage.lag is None else float(stage.lag)
        case "oldest_pending_seconds":
            return stage.oldest_pending
        case "owned":
            return float(stage.owner is not None)
        case _:
            return float(getattr(stage, name))


def prometheus(state: PipelineState) -> bytes:
    """The text format of `state`."""
    registry = CollectorRegistry()
    registry.register(_State(state))
    return generate_latest(registry)
