"""A stage that only computes: any number of workers, whose results leave in order.

A worker turns the message of an entry into a bundle, off the event loop. One atomic step puts the bundle at its number
into a buffer and lets the contiguous prefix out. Entries of workers that died are taken over after a while; an entry
over which workers die again and again halts the shard, visibly, because a worker's death says nothing about content.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import orjson

from schemas.versions import LevelError
from services.runtime.consumers import forget_gone
from services.runtime.entries import Entry, message_digest, parse_id, show_id
from services.runtime.errors import PermanentError
from services.runtime.faults import TRANSIENT, BackOff, describe, pause
from services.runtime.halts import Halt, Skip
from services.runtime.keys import CLAIMS, DEAD_LETTERS, Keys
from services.runtime.letters import letter_bytes
from services.runtime.logging import get_logger
from services.runtime.registry import Stage
from services.runtime.scripts import RELEASE
from services.runtime.settings import Settings
from services.runtime.subscription import Subscription, ensure_group
from services.runtime.tracing import Passage, passage

LOOK_EVERY = 0.2
RELEASED_IDLE_MS = 2_000_000_000
"""Idle time given to entries that a worker hands back, so that any other may take them over at once."""


class Work(Protocol):
    """What a parallel stage's handler offers."""

    def warm(self) -> None:
        """Load what the first message would otherwise wait for."""
        ...

    def bundle(self, payload: bytes) -> bytes:
        """The result of one message. Pure; an error means that the message is impossible."""
        ...

    def tombstone(self, payload: bytes, seq: int) -> bytes:
        """What takes the number of a message that is impossible."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """A bundle, and the dead letter of the message where it is only a tombstone."""

    bundle: bytes
    letter: bytes = b""


class ParallelWorker:
    """Runs one parallel stage until `stop` is set."""

    def __init__(self, stage: Stage, work: Work, settings: Settings, client: Any, stop: asyncio.Event) -> None:
        self._stage, self._work, self._settings, self._client = stage, work, settings, client
        self._keys = Keys(settings.partition, settings.articles_stream)
        self._stream = self._keys.stream(stage.reads)
        self._consumer = settings.consumer_name
        self._stop, self._one_at_a_time = stop, asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=stage.name)
        self._release = client.register_script(RELEASE)
        self._log = get_logger("parallel").bind(stage=stage.name)
        self._failure: Exception | None = None
        self.name = stage.name
        self.owning = True
        self.healthy = False
        self.busy_since: float | None = None

    async def run(self) -> None:
        """Read, compute, release, until `stop`; then hand back what was read and not begun."""
        wait = BackOff()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._work.warm)
        while not self._stop.is_set():
            try:
                await self._read_on()
                wait.reset()
            except TRANSIENT as error:
                self.healthy = False
                self._log.warning("worker.waiting", reason=describe(error))
                await wait.wait(self._stop)
        try:
            await self._hand_back()
        except TRANSIENT as error:
            self._log.warning("worker.kept_entries", reason=describe(error))
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _read_on(self) -> None:
        done = int(await self._client.get(self._keys.next_bundle) or 1) - 1
        await ensure_group(self._client, self._stream, self._stage.group, f"{done}-0")
        await self._take_over(own=True)
        subscription = Subscription(
            self._settings, (self._stream, self._stage.group, self._consumer), self._settings.extraction_batch,
            self._deliver,
        )  # fmt: skip
        await subscription.start()
        try:
            await self._watch(subscription)
        finally:
            await subscription.stop()

    async def _watch(self, subscription: Subscription) -> None:
        self.healthy = True
        looked, every = 0.0, min(self._settings.reclaim_after / 4, 2.0)
        idle = False
        while not self._stop.is_set():
            await pause(self._stop, LOOK_EVERY)
            looked += LOOK_EVERY
            if self._failure:
                raise self._failure
            if subscription.dead():
                error = subscription.last_error()
                self._log.warning("worker.reader_died", reason=describe(error) if error else "its group has gone")
                return
            if looked >= every:
                looked = 0.0
                await self._take_over(own=False)
                if idle and not self._one_at_a_time.locked():
                    # An answer that was lost on its way was given out all the same: nobody but us can hold it.
                    await self._take_over(own=True)
                idle = not self._one_at_a_time.locked()
                await forget_gone(self._client, self._keys, self._stage, mine=self._consumer)

    async def _take_over(self, *, own: bool) -> None:
        """Entries that a dead worker holds; with `own` those that this worker held in an earlier life."""
        idle = 0 if own else int(self._settings.reclaim_after * 1000)
        who = {"consumername": self._consumer} if own else {}
        while not self._stop.is_set():
            pending = await self._client.xpending_range(
                self._stream, self._stage.group, "-", "+", self._settings.extraction_batch, idle=idle, **who
            )
            names = [p["message_id"] for p in pending if not await self._halts(p)]
            if not names:
                return
            claimed = await self._client.xclaim(self._stream, self._stage.group, self._consumer, idle, names)
            if not claimed:
                return
            self._log.info("entries.taken_over", entries=[name.decode() for name, _ in claimed])
            await self._deliver([Entry(parse_id(name), fields) for name, fields in claimed])

    async def _halts(self, pending: dict[str, Any]) -> bool:
        """Whether an entry has been given out too often; if so say it where every probe looks."""
        if pending["times_delivered"] < self._settings.delivery_limit:
            return False
        halt = Halt(self._stage.name, pending["message_id"].decode(), pending["times_delivered"])
        decision = await self._client.hget(self._keys.attempt(halt.stage), f"skip:{halt.entry}")
        if decision is not None:
            said = orjson.loads(decision)
            await self._skip(halt.entry, Skip(halt.deliveries, said["by"], said["reason"]))
        elif await self._client.hsetnx(self._keys.halt, halt.name, orjson.dumps(asdict(halt))):
            self._log.error("shard.halted", halt=halt.name, deliveries=halt.deliveries)
        return True

    async def _skip(self, name: str, skip: Skip) -> None:
        """Pass the entry as the operator has decided: a tombstone takes its number, a letter keeps it."""
        found = await self._client.xrange(self._stream, name, name)
        for _, fields in found:
            entry = Entry(parse_id(name), fields)
            tombstone = self._work.tombstone(entry.payload, entry.id[0])
            await self._send(entry, Result(tombstone, letter_bytes(self._stage, entry, skip)))
        await self._client.hdel(self._keys.attempt(self._stage.name), f"skip:{name}")
        self._log.warning("entry.skipped", entry=name, by=skip.by, reason=skip.reason)

    async def _deliver(self, entries: Sequence[Entry]) -> None:
        async with self._one_at_a_time:
            for entry in entries:
                if self._stop.is_set() or self._failure:
                    return
                try:
                    await self._one(entry)
                except Exception as error:
                    # FastStream would log this and forget the entry: end the process instead, and be restarted.
                    self._failure = error
                    raise

    async def _one(self, entry: Entry) -> None:
        await self._send(entry, await asyncio.get_running_loop().run_in_executor(self._thread, self._compute, entry))

    async def _send(self, entry: Entry, result: Result) -> None:
        wait = BackOff()
        keys = [self._stream, self._keys.bundles, self._keys.next_bundle,
                self._keys.stream(CLAIMS), self._keys.stream(DEAD_LETTERS)]  # fmt: skip
        args = [
            self._stage.group,
            show_id(entry.id),
            entry.id[0],
            result.bundle,
            result.letter,
            message_digest(entry.fields),
        ]
        while True:
            try:
                await self._release(keys=keys, args=args)
                self.healthy = True
                return
            except TRANSIENT as error:
                self.healthy = False
                if self._stop.is_set() or "NOGROUP" in str(error):
                    return
                self._log.warning("worker.waiting", reason=describe(error), entry=show_id(entry.id))
                await wait.wait(self._stop)

    def _compute(self, entry: Entry) -> Result:
        self.busy_since = time.monotonic()
        try:
            with passage(self._stage.name) as passing:
                return self._computed(entry, passing)
        finally:
            self.busy_since = None

    def _computed(self, entry: Entry, passing: Passage) -> Result:
        try:
            return Result(self._work.bundle(entry.payload))
        except (MemoryError, LevelError):
            raise
        except Exception as error:  # content that no rule foresaw must not stop the stream
            passing.failed(error)
            expected = isinstance(error, (PermanentError, ValueError))
            say = self._log.warning if expected else self._log.exception
            say("entry.rejected", entry=show_id(entry.id), reason=describe(error))
            tombstone = self._work.tombstone(entry.payload, entry.id[0])
            return Result(tombstone, letter_bytes(self._stage, entry, describe(error)))

    async def _hand_back(self) -> None:
        pending = await self._client.xpending_range(
            self._stream, self._stage.group, "-", "+", 500, consumername=self._consumer
        )
        if names := [p["message_id"] for p in pending]:
            await self._client.xclaim(
                self._stream, self._stage.group, self._consumer, 0, names, idle=RELEASED_IDLE_MS, justid=True
            )
            self._log.info("entries.handed_back", entries=len(names))
