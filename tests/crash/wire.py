"""A network between workers and server that can fall silent: connections stay, no byte arrives on either side."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from types import TracebackType


class Wire:
    """Passes on what comes to `port` to the server on `target`, in a thread of its own, unless it is `silent`."""

    def __init__(self, target: int) -> None:
        self._target, self._loop = target, asyncio.new_event_loop()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wire", daemon=True)
        self.port, self.silent, self.held = 0, False, 0
        """`held` counts the packets that have had to wait."""

    def __enter__(self) -> Wire:
        self._thread.start()
        assert self._listening.wait(60)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(60)

    def _run(self) -> None:
        self._loop.run_until_complete(self._listen())
        self._loop.run_forever()
        for task in (left := asyncio.all_tasks(self._loop)):
            task.cancel()
        if left:  # of nothing, `gather` asks for a loop that this thread has not
            self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()

    async def _listen(self) -> None:
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._listening.set()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            inside, out = await asyncio.open_connection("127.0.0.1", self._target)
            await asyncio.gather(self._carry(reader, out), self._carry(inside, writer))
        writer.close()

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while some := await source.read(65_536):
                self.held += self.silent
                while self.silent:  # noqa: ASYNC110 - set from another thread
                    await asyncio.sleep(0.02)
                sink.write(some)
                await sink.drain()
        sink.close()
