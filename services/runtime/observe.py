"""What can be measured of a running installation, for /metrics, /health/ready and `crosswire doctor`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from redis.exceptions import ResponseError

from services.runtime import pace
from services.runtime.halts import Halt, halts
from services.runtime.keys import DEAD_LETTERS, Keys
from services.runtime.registry import STAGES, Kind, Stage


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage as the server sees it."""

    stage: str
    owner: str | None
    """Who owns it (None for a parallel stage, and where nobody does)."""
    consumers: int
    lag: int | None
    """Entries that nobody has been given yet; None where the server cannot say."""
    pending: int
    """Entries given out and not acknowledged."""
    oldest_pending: float
    """Seconds since the longest waiting of them was given out."""
    reached: str
    """Id of the last entry that the stage has dealt with."""
    last: str
    """Id of the last entry of its stream."""


@dataclass(frozen=True, slots=True)
class WorkerState:
    """One worker as it describes itself."""

    stage: str
    consumer: str
    pid: int
    owning: bool
    healthy: bool
    level: int = 1
    """Of its program; those of before levels do not say."""
    counts: Mapping[str, float] = field(default_factory=dict)
    """What it has done since its process started (`services.runtime.measures`)."""


@dataclass(frozen=True, slots=True)
class PipelineState:
    """Everything at one moment."""

    stages: tuple[StageState, ...]
    in_flight: int
    """Admitted articles on their way to a decision."""
    buffered: int
    """Extracted bundles that wait for an earlier one."""
    dead_letters: int
    outcomes: dict[str, int]
    """Messages by what ingestion decided, since the beginning."""
    halted: tuple[Halt, ...]
    """Entries at which it stands still until an operator decides."""
    workers: tuple[WorkerState, ...]
    """Those that have said within ten seconds that they live."""

    @property
    def problems(self) -> list[str]:
        """What keeps the pipeline from doing its work, in words; empty when it is ready."""
        found = [f"{s.stage}: no worker owns it" for s in self.stages
                 if s.owner is None and STAGES[s.stage].kind is Kind.OWNER]  # fmt: skip
        alive = {worker.stage for worker in self.workers}
        found += [f"{s.stage}: no worker lives" for s in self.stages if s.stage not in alive]
        found += [f"{w.stage}: {w.consumer} cannot work" for w in self.workers if not w.healthy]
        return found + [f"halted at {halt}" for halt in self.halted]


async def observe(client: Any, keys: Keys, *, everybody: bool = False) -> PipelineState:
    """Look at everything once; with `everybody` at owners that stand by, too. Raises the server's errors.

    The stages know by name who owns them and reads for them. Who stands by is found only by a search through all keys,
    which takes the server seconds where the record is large: not for a probe.
    """
    stages = [await _stage(client, keys, stage) for stage in STAGES.values()]
    head = await client.get(keys.state("ingestion:head"))
    return PipelineState(
        stages=tuple(stages),
        in_flight=await pace.in_flight(client, keys),
        buffered=await client.hlen(keys.bundles),
        dead_letters=await client.xlen(keys.stream(DEAD_LETTERS)),
        outcomes=orjson.loads(head)["counted"] if head else {},
        halted=tuple(await halts(client, keys)),
        workers=await _workers(client, await (_all_names(client, keys) if everybody else _names(client, keys))),
    )


async def _names(client: Any, keys: Keys) -> set[str]:
    return {keys.worker(consumer, stage.name) for stage in STAGES.values()
            for consumer in await _consumers(client, keys, stage)}  # fmt: skip


async def _all_names(client: Any, keys: Keys) -> set[str]:
    return {name.decode() async for name in client.scan_iter(match=keys.tagged("worker:*"), count=1000)}


async def _workers(client: Any, places: set[str]) -> tuple[WorkerState, ...]:
    names = sorted(places)
    found = [orjson.loads(value) for value in (await client.mget(names) if names else []) if value]
    return tuple(
        WorkerState(
            f["stage"], f["consumer"], f["pid"], f["owning"], f["healthy"], f.get("level", 1), f.get("counts", {})
        )
        for f in found
    )


async def _consumers(client: Any, keys: Keys, stage: Stage) -> list[str]:
    """Who may be at work for a stage."""
    if stage.kind is Kind.OWNER:
        owner = _holder(await client.get(keys.lease(stage.name)))
        return [owner] if owner else []
    try:
        return [c["name"].decode() for c in await client.xinfo_consumers(keys.stream(stage.reads), stage.group)]
    except ResponseError:  # neither the stream nor its group has to be there yet
        return []


def _holder(lease: bytes | None) -> str | None:
    return lease.decode().rpartition("/")[0] if lease else None


async def _stage(client: Any, keys: Keys, stage: Stage) -> StageState:
    stream = keys.stream(stage.reads)
    holder = await client.get(keys.lease(stage.name))
    if stage.kind is Kind.OWNER:
        reached = await pace.cursor(client, keys, stage.name)
    else:
        reached = (await pace.released(client, keys), 0)
    group: dict[str, Any] = {}
    if await client.exists(stream):
        groups = await client.xinfo_groups(stream)
        group = next((g for g in groups if g["name"] == stage.group.encode()), {})
    waiting = await client.xpending_range(stream, stage.group, "-", "+", 1) if group else []
    last = await pace.last_id(client, stream)
    return StageState(
        stage=stage.name,
        owner=_holder(holder),
        consumers=group.get("consumers", 0),
        lag=group.get("lag"),
        pending=group.get("pending", 0),
        oldest_pending=waiting[0]["time_since_delivered"] / 1000 if waiting else 0.0,
        reached=f"{reached[0]}-{reached[1]}",
        last=f"{last[0]}-{last[1]}",
    )
