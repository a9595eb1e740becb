"""A stage that decides: one owner at a time, strictly in the order of its stream, one commit per batch.

An owner first works off what the group was given before (a former owner may have died over it), then reads on. What it
has done is where its cursor stands; an entry at or before the cursor is only acknowledged. Failures of the server are
waited out in place; what the content itself makes impossible becomes a dead letter in the same commit.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas.versions import LevelError
from services.runtime import pace
from services.runtime.backend import RedisBackend
from services.runtime.consumers import forget_gone
from services.runtime.entries import BESIDE, NOTHING, Entry, EntryId, after, parse_id, show_id
from services.runtime.errors import FencedError, HaltedError, PermanentError
from services.runtime.faults import TRANSIENT, BackOff, describe, pause
from services.runtime.halts import Skip, begin
from services.runtime.keys import ARTICLES, BACKFILL, DEAD_LETTERS, Keys
from services.runtime.lease import Lease
from services.runtime.letters import admitted_as, letter_bytes
from services.runtime.logging import get_logger
from services.runtime.registry import Stage
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.subscription import Subscription, ensure_group
from services.runtime.tracing import Passage, passage

Handler = Callable[[Entry, UnitOfWork, Settings], Awaitable[int | None]]
"""Does the work of one entry in the unit and says under which seq its messages are logged, if it sent any."""
COMMIT_AFTER = 0.25
"""Seconds of work after which a batch is committed even though it is not finished: bounds latency, and work lost."""
LOOK_EVERY = 0.2
STAND = 0.5
"""Seconds between two looks whether an operator has decided about the entry at which the stage stands."""
LOST_AFTER = 1.0
"""Seconds for which an entry may be given out and not begun before its delivery counts as lost."""


@dataclass(slots=True)
class Batch:
    """What the entries since the last commit amount to."""

    work: UnitOfWork
    ids: list[str] = field(default_factory=list)
    done: list[Entry] = field(default_factory=list)

    def take(self, entry: Entry, unit: UnitOfWork, seq: int | None) -> None:
        """Add the effects of one entry; its messages to one stream are `seq-0`, `seq-1`, ..., or beside the numbers."""
        self.work.absorb(unit.changes)
        counts: dict[str, int] = {}
        for stream, _ in unit.changes.messages:
            number = counts.get(stream, 0)
            counts[stream] = number + 1
            alone = stream == DEAD_LETTERS or seq is None
            self.ids.append("*" if alone else "+" if seq == BESIDE else f"{seq}-{number}")
        self.done.append(entry)


class OwnerWorker:
    """Runs one owner stage until `stop` is set. `healthy` says whether it owns the stage and reads, or stands by."""

    def __init__(self, stage: Stage, handler: Handler, settings: Settings, client: Any, stop: asyncio.Event) -> None:
        self._stage, self._handler, self._settings, self._client = stage, handler, settings, client
        self._keys = Keys(settings.partition, settings.articles_stream)
        self._stream = self._keys.stream(stage.reads)
        self._stop, self._lost = stop, asyncio.Event()
        self._log = get_logger("owner").bind(stage=stage.name)
        self._seen: EntryId = NOTHING
        self._suspect: EntryId = NOTHING
        """Up to here a former owner was given entries that it did not finish: one of them may have killed it."""
        self._halted: EntryId = NOTHING
        self._failure: BaseException | None = None
        self._in_hand = self._leaving = False
        """Whether a delivery is being dealt with, were it only by waiting; and whether it should come to an end."""
        self.name = stage.name
        self.owning = False
        self.healthy = True
        self.busy_since: float | None = None

    async def run(self) -> None:
        """Stand by, own, and stand by again, until `stop`."""
        wait = BackOff()
        while not self._stop.is_set():
            try:
                lease = Lease(self._settings, self._client, self._stage.name)
                if await lease.acquire():
                    wait.reset()
                    await self._own(lease)
                else:
                    await pause(self._stop, self._settings.lease / 4)
            except FencedError as error:
                self._log.warning("owner.fenced", reason=str(error))
            except TRANSIENT as error:
                self.healthy = False
                self._log.warning("owner.waiting", reason=describe(error))
                await wait.wait(self._stop)

    async def _own(self, lease: Lease) -> None:
        loop = asyncio.get_running_loop()
        self._lost = asyncio.Event()
        self._token = lease.token
        self._backend = RedisBackend(self._client, self._keys, cache_bytes=self._settings.cache_bytes)
        async with lease.held(lambda: loop.call_soon_threadsafe(self._lost.set)):
            self._seen = await pace.cursor(self._client, self._keys, self._stage.name)
            await ensure_group(self._client, self._stream, self._stage.group, show_id(self._seen))
            self._suspect = await self._given()
            self._log.info("owner.started", after=show_id(self._seen))
            self.owning = self.healthy = True
            try:
                while not self._over:
                    await self._read_on()
            finally:
                self.owning = False
        if self._failure is not None:
            raise self._failure
        self._log.info("owner.ended", after=show_id(self._seen))

    @property
    def _over(self) -> bool:
        return self._stop.is_set() or self._lost.is_set() or self._leaving

    async def _read_on(self) -> None:
        """Work off what the group was given, then let FastStream read, until that ends or ownership does."""
        await ensure_group(self._client, self._stream, self._stage.group, show_id(self._seen))
        self._leaving = False
        await self._work_off()
        if self._over:
            return
        subscription = Subscription(
            self._settings, (self._stream, self._stage.group, self._settings.consumer_name), self._settings.batch,
            self._deliver,
        )  # fmt: skip
        await subscription.start()
        try:
            await self._watch(subscription)
        finally:
            self._leaving = True  # else it would be cut off, in the middle of waiting for the server, say
            await subscription.stop()
            self._leaving = False

    async def _watch(self, subscription: Subscription) -> None:
        trimmed = looked = time.monotonic()
        missed = NOTHING
        while not self._over:
            await pause(self._stop, LOOK_EVERY)
            if time.monotonic() - looked > LOST_AFTER and not self._in_hand:
                looked = time.monotonic()
                given = await self._given()
                if given > self._seen and self._seen == missed:
                    self._log.warning("owner.delivery_lost", after=show_id(self._seen), given=show_id(given))
                    return
                missed = self._seen
            if subscription.dead():
                error = subscription.last_error()
                self._log.warning("owner.reader_died", reason=describe(error) if error else "its group has gone")
                await pause(self._stop, LOOK_EVERY)
                return
            if time.monotonic() - trimmed > self._settings.trim_every:
                trimmed = time.monotonic()
                await pace.trim(self._client, self._keys, self._settings, self._stage.name)
                await forget_gone(self._client, self._keys, self._stage, mine=self._settings.consumer_name)

    async def _work_off(self) -> None:
        """Everything after the cursor that was delivered to somebody; and acknowledge what lies before it."""
        given = await self._given()
        while self._seen < given and not self._over:
            raw = await self._client.xrange(self._stream, after(self._seen), show_id(given), self._settings.batch)
            if not raw:
                break
            await self._deliver([Entry(parse_id(name), fields) for name, fields in raw])
        while pending := await self._client.xpending_range(
            self._stream, self._stage.group, "-", show_id(self._seen), 500
        ):
            await self._client.xack(self._stream, self._stage.group, *[p["message_id"] for p in pending])

    async def _given(self) -> EntryId:
        """Id of the last entry that the group was given."""
        groups = await self._client.xinfo_groups(self._stream)
        mine = (g["last-delivered-id"] for g in groups if g["name"] == self._stage.group.encode())
        return parse_id(next(mine, None))

    async def _fill_gap(self, first: EntryId) -> None:
        """Do what lies between the cursor and `first`: an answer that was lost on its way was given out all the same.

        The group then goes on behind it, and reading `>` alone would pass over those entries in silence.
        """
        while self._seen < first:
            raw = await self._client.xrange(self._stream, after(self._seen), f"({show_id(first)}", self._settings.batch)
            if not raw:
                return
            self._log.warning("owner.gap_filled", after=show_id(self._seen), before=show_id(first), entries=len(raw))
            await self._process([Entry(parse_id(name), fields) for name, fields in raw])

    async def _deliver(self, entries: Sequence[Entry]) -> None:
        """Do all of `entries`, however long the server is away; return early only where ownership is lost."""
        self._in_hand = True
        try:
            await self._do_all(entries)
        finally:
            self._in_hand = False

    async def _do_all(self, entries: Sequence[Entry]) -> None:
        wait = BackOff()
        while not self._over:
            fresh = [entry for entry in entries if entry.id > self._seen]
            try:
                if old := [show_id(entry.id) for entry in entries if entry.id <= self._seen]:
                    await self._client.xack(self._stream, self._stage.group, *old)
                if not fresh:
                    return
                await self._keep_pace()
                await self._fill_gap(fresh[0].id)
                await self._process(fresh)
                entries = fresh
                self.healthy = True
            except FencedError as error:
                self._log.warning("owner.fenced", reason=str(error))
                self._lost.set()
            except HaltedError as error:
                await self._stand(str(error))
            except TRANSIENT as error:
                self.healthy = False
                self._log.warning("owner.waiting", reason=describe(error), entry=show_id(fresh[0].id) if fresh else "")
                await wait.wait(self._stop)
            except asyncio.CancelledError:
                raise  # it took longer to come to an end than FastStream waits: what was not committed is done again
            except BaseException as error:
                # FastStream would log this and go on with the next batch, out of order: end the process instead.
                self._failure = error
                self._lost.set()
                raise

    async def _stand(self, reason: str) -> None:
        """Wait before the entry after the cursor until an operator has decided."""
        self.healthy = False
        if self._halted != self._seen:
            self._halted = self._seen
            self._log.error("shard.halted", halt=reason)
        await pause(self._stop, STAND)

    async def _keep_pace(self) -> None:
        """Back-pressure: ingestion waits while too much is on its way through the other stages.

        The archive waits for what is live, but not for ever: else a busy stream would never let it through.
        """
        if self._stage.reads == BACKFILL:
            await self._give_way()
        if self._stage.reads != ARTICLES:
            return
        while not self._over and await pace.in_flight(self._client, self._keys) >= self._settings.window:
            await pause(self._stop, 0.02)

    async def _give_way(self) -> None:
        patience = time.monotonic() + self._settings.backfill_patience
        while not self._over and time.monotonic() < patience:
            if not await pace.in_flight(self._client, self._keys):
                return
            await pause(self._stop, 0.02)

    async def _process(self, entries: Sequence[Entry]) -> None:
        batch, began = Batch(UnitOfWork(self._backend)), time.monotonic()
        for entry in entries:
            alone = entry.id <= self._suspect
            await (self._suspected(entry, batch) if alone else self._one(entry, batch))
            if alone or time.monotonic() - began > COMMIT_AFTER:
                await self._commit(batch)
                if self._over:
                    return
                batch, began = Batch(UnitOfWork(self._backend)), time.monotonic()
        if batch.done:
            await self._commit(batch)

    async def _suspected(self, entry: Entry, batch: Batch) -> None:
        """Do an entry over which a former owner may have died, unless it has been too many or an operator skips it."""
        skip = await begin(self._client, self._keys, self._stage.name, entry.id, token=self._token,
                           limit=self._settings.delivery_limit)  # fmt: skip
        if skip is None:
            await self._one(entry, batch)
            return
        await self._refuse(entry, batch, skip)
        self._log.warning("entry.skipped", entry=show_id(entry.id), by=skip.by, reason=skip.reason)

    async def _one(self, entry: Entry, batch: Batch) -> None:
        self.busy_since = time.monotonic()
        try:
            with passage(self._stage.name) as passing:
                await self._handled(entry, batch, passing)
        finally:
            self.busy_since = None

    async def _handled(self, entry: Entry, batch: Batch, passing: Passage) -> None:
        unit = UnitOfWork(batch.work)
        try:
            batch.take(entry, unit, await self._handler(entry, unit, self._settings))
        except (*TRANSIENT, MemoryError, LevelError):
            raise
        except Exception as error:  # content that no rule foresaw must not stop the stream
            passing.failed(error)
            expected = isinstance(error, (PermanentError, ValueError))
            say = self._log.warning if expected else self._log.exception
            say("entry.rejected", entry=show_id(entry.id), reason=describe(error))
            await self._refuse(entry, batch, str(error) if expected else describe(error))

    async def _refuse(self, entry: Entry, batch: Batch, why: str | Skip) -> None:
        """A dead letter is all that the entry leaves."""
        unit = UnitOfWork(batch.work)
        article = await admitted_as(self._client, self._keys, self._stage, entry)
        unit.emit(DEAD_LETTERS, letter_bytes(self._stage, entry, why, article))
        batch.take(entry, unit, None)

    async def _commit(self, batch: Batch) -> None:
        acks = [show_id(entry.id) for entry in batch.done]
        here = self._stage.reads != ARTICLES  # the raw stream may lie in another slot: acknowledged on its own
        reached = batch.done[-1].id
        await self._backend.commit(
            self._stage.name, self._token, batch.work.changes, batch.ids, seen=self._seen, reached=reached,
            acknowledge=(self._stream, self._stage.group, acks) if here else None,
        )  # fmt: skip
        self._seen = reached
        if not here:
            await self._client.xack(self._stream, self._stage.group, *acks)
