"""A FastStream subscriber that hands raw batches on and survives what FastStream's own does not.

FastStream reads (XREADGROUP) and runs the handler; parsing is bypassed, because an entry that it cannot parse could
never be acknowledged. Groups are made before it starts, and `dead()` tells the owner of a subscription that its
reading task has ended, which FastStream itself only logs. Each of these facts is held by
tests/runtime/test_faststream_facts.py.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

os.environ.setdefault("FASTSTREAM_SUPERVISOR_DISABLED", "1")  # it restarts a failing read 900 times a second

from faststream import AckPolicy
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.broker.cluster_broker import RedisClusterBroker
from faststream.redis.message import FAKE_CONSUMER, RedisBatchStreamMessage
from redis.exceptions import ResponseError

from services.runtime.connection import client_options, is_cluster, server_url
from services.runtime.entries import Entry, parse_id
from services.runtime.settings import Settings

Deliver = Callable[[Sequence[Entry]], Awaitable[None]]


async def ensure_group(client: Any, stream: str, group: str, position: str) -> bool:
    """Create `group` so that it reads what follows `position`; False where it exists."""
    try:
        await client.xgroup_create(stream, group, id=position, mkstream=True)
    except ResponseError as error:
        if "BUSYGROUP" not in str(error):
            raise
        return False
    return True


class Subscription:
    """Batches of a `source` (stream key, group, consumer), one at a time and in order, from `start` until `stop`."""

    def __init__(self, settings: Settings, source: tuple[str, str, str], batch: int, deliver: Deliver) -> None:
        kind = RedisClusterBroker if is_cluster(settings) else RedisBroker
        self._broker: Any = kind(
            server_url(settings), logger=logging.getLogger("faststream"), log_level=logging.DEBUG,
            graceful_timeout=settings.drain, **client_options(),
        )  # fmt: skip
        stream, group, consumer = source
        reads = StreamSub(
            stream, group=group, consumer=consumer, batch=True, max_records=batch, polling_interval=settings.poll_ms
        )
        self._subscriber = self._broker.subscriber(
            stream=reads, ack_policy=AckPolicy.MANUAL, parser=_keep_raw, decoder=_keep_undecoded
        )

        async def on_batch(body: Any) -> None:
            await deliver(body)

        self._subscriber(on_batch)

    async def start(self) -> None:
        """Begin to read. Raises the server's error where it cannot be reached."""
        await self._broker.start()

    async def stop(self) -> None:
        """Read no more, let the batch in hand finish, close the connection."""
        await self._broker.stop()

    def dead(self) -> bool:
        """Whether nothing reads any more, though nobody has asked for that."""
        return not self._subscriber.running or not any(not task.done() for task in self._subscriber.tasks)

    def last_error(self) -> BaseException | None:
        """Why the reading task ended, where it left an error."""
        for task in self._subscriber.tasks:
            if task.done() and not task.cancelled() and task.exception():
                return task.exception()
        return None


async def _keep_raw(message: Mapping[str, Any]) -> RedisBatchStreamMessage:
    raw: Any = message
    return RedisBatchStreamMessage(raw_message=raw, body=b"", consumer=FAKE_CONSUMER, group=None)


async def _keep_undecoded(message: Any) -> list[Entry]:
    raw = message.raw_message
    return [Entry(parse_id(name), fields) for name, fields in zip(raw["message_ids"], raw["data"], strict=True)]
