"""The pipeline as FastStream's own pages would have it: one message at a time, values and messages in a MULTI, XACK.

For comparison only (docs/benchmarks.md): the same handlers as the product, without its guarantees.
`python -m benchmarks.single_message STAGE`, server from CROSSWIRE_REDIS_URL.
"""

import asyncio
import sys
from typing import Any

from faststream import AckPolicy, FastStream
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.annotations import RedisStreamMessage

from services.runtime.backend import RedisBackend
from services.runtime.connection import connect
from services.runtime.entries import Entry, parse_id
from services.runtime.keys import Keys
from services.runtime.registry import STAGES, Kind
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork

OUT = {"extraction": "claims"}


async def serve(name: str) -> None:
    settings, stage = Settings(), STAGES[name]
    keys, client = Keys(settings.partition), connect(settings)
    broker, handler = RedisBroker(settings.redis_url or ""), stage.load()
    source = StreamSub(keys.stream(stage.reads), group=stage.group, consumer=name, max_records=1, polling_interval=200)
    backend = RedisBackend(client, keys)
    if stage.kind is Kind.PARALLEL:
        handler.warm()

    @broker.subscriber(stream=source, ack_policy=AckPolicy.ACK)
    async def on_message(_: Any, message: RedisStreamMessage) -> None:
        raw = message.raw_message
        entry = Entry(parse_id(raw["message_ids"][0]), raw["data"])
        if stage.kind is Kind.PARALLEL:
            bundle = await asyncio.to_thread(handler.bundle, entry.payload)
            await client.xadd(keys.stream(OUT[name]), {"data": bundle}, id=f"{entry.id[0]}-0")
            await client.set(keys.next_bundle, entry.id[0] + 1)
            return
        work = UnitOfWork(backend)
        seq = await handler(entry, work, settings)
        counts: dict[str, int] = {}
        async with client.pipeline(transaction=True) as pipe:
            for stream, payload in work.changes.messages:
                number = counts.get(stream, 0)
                counts[stream] = number + 1
                pipe.xadd(keys.stream(stream), {"data": payload}, id=f"{seq}-{number}" if seq else "*")
            for key, value in work.changes.writes.items():
                pipe.set(keys.state(key), value) if value is not None else pipe.delete(keys.state(key))
            pipe.set(keys.cursor(name), f"{entry.id[0]}-{entry.id[1]}")
            await pipe.execute()

    await client.xgroup_create(keys.stream(stage.reads), stage.group, id="0", mkstream=True)
    await client.set(
        keys.worker(name, name), b'{"stage":"%s","consumer":"x","pid":0,"owning":true,"healthy":true}' % name.encode()
    )
    await FastStream(broker, logger=None).run()


def main() -> int:
    """One stage, named by the first argument."""
    asyncio.run(serve(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
