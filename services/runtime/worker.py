"""One process of the pipeline: the workers of one or more stages, until SIGTERM."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Sequence
from typing import Any

from schemas.versions import LevelError
from services.runtime import tracing
from services.runtime.connection import connect
from services.runtime.errors import SettingsError
from services.runtime.faults import TRANSIENT, BackOff, describe
from services.runtime.heartbeat import REFUSED, Heartbeat
from services.runtime.keys import Keys
from services.runtime.level import found, join
from services.runtime.logging import configure_logging, get_logger
from services.runtime.owner import OwnerWorker
from services.runtime.parallel import ParallelWorker
from services.runtime.registry import STAGES, Kind, Stage
from services.runtime.settings import Settings
from services.runtime.ticks import log_ticks

Worker = OwnerWorker | ParallelWorker


async def run_worker(
    stages: str | Stage | Sequence[str | Stage], settings: Settings, stop: asyncio.Event | None = None
) -> None:
    """Run the workers of `stages` in this process until `stop` is set, or SIGTERM or SIGINT where it is not given."""
    chosen = [stages] if isinstance(stages, (str, Stage)) else list(stages)
    known = [STAGES[stage] if isinstance(stage, str) else stage for stage in chosen]
    for stage in known:
        stage.prepare(settings)
    stop = stop or _stop_on_signals()
    client = connect(settings)
    log = get_logger("worker")
    log.info("worker.started", stages=[s.name for s in known], server=settings.shown_address,
             consumer=settings.consumer_name)  # fmt: skip
    if not await _joined(settings, client, stop, founds=any(stage.name == "ingestion" for stage in known)):
        await client.aclose()
        return
    tracing.start(settings)
    workers = [_worker(stage, settings, client, stop) for stage in known]
    heartbeat = Heartbeat(settings, workers)
    heartbeat.start()
    try:
        async with asyncio.TaskGroup() as tasks:
            for worker in workers:
                tasks.create_task(worker.run(), name=worker.name)
            if any(stage.name == "ingestion" for stage in known) and settings.tick_every and not settings.replay:
                tasks.create_task(log_ticks(settings, client, stop), name="ticks")
    finally:
        heartbeat.stop()
        await asyncio.to_thread(tracing.stop)
        await client.aclose()
        log.info("worker.stopped", stages=[s.name for s in known])


async def _joined(settings: Settings, client: Any, stop: asyncio.Event, *, founds: bool) -> bool:
    """Learn the installation's level, however long the server is away; False where `stop` comes first.

    One who `founds` notes it on a server where nobody has worked yet.

    Raises `LevelError` where this version of the program must not work there.
    """
    keys, wait = Keys(settings.partition, settings.articles_stream), BackOff()
    while not stop.is_set():
        try:
            await join(client, keys)
            if founds:
                await found(client, keys)
        except TRANSIENT as error:
            get_logger("worker").warning("worker.waiting", reason=describe(error))
            await wait.wait(stop)
        else:
            return True
    return False


def _worker(stage: Stage, settings: Settings, client: object, stop: asyncio.Event) -> Worker:
    if stage.kind is Kind.OWNER:
        return OwnerWorker(stage, stage.load(), settings, client, stop)
    return ParallelWorker(stage, stage.load(), settings, client, stop)


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    return stop


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m services.runtime.worker STAGE...`: what `crosswire worker` runs, and the tests."""
    stages = list(sys.argv[1:] if arguments is None else arguments)
    if unknown := [name for name in stages if name not in STAGES]:
        sys.stderr.write(f"no such stage: {', '.join(unknown)}; there are {', '.join(STAGES)}\n")
        return 2
    settings = Settings()
    configure_logging(settings.log_level, settings.log_format)
    code = 0
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(run_worker(stages, settings))
    except* (LevelError, SettingsError) as errors:
        for error in leaves(errors):
            get_logger("worker").error("worker.refused", stages=stages, reason=str(error))
        code = REFUSED
    return code


def leaves(errors: BaseExceptionGroup) -> list[BaseException]:
    """The errors in a group, without groups."""
    return [leaf for error in errors.exceptions
            for leaf in (leaves(error) if isinstance(error, BaseExceptionGroup) else [error])]  # fmt: skip


def _loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return None
    return uvloop.Loop


if __name__ == "__main__":
    sys.exit(main())
