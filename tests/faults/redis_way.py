"""A way to Redis on which appends and news may come to harm, each in a way that a test names."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Final, Self

from tests.support.gate import CHUNK, Gate, both_ways, end

APPEND: Final = b"EVALSHA"
LISTEN: Final = b"SSUBSCRIBE"
HOLD_SECONDS: Final = 1.5
"""Longer than a node waits for an answer."""
LISTEN_SECONDS: Final = 10.0


class RedisWay(Gate):
    """Counts of what shall be harmed next are set from outside, and count down."""

    def __init__(self, to_port: int) -> None:
        super().__init__()
        self.lose_replies = 0
        """The script runs, the answer never comes, the line is cut."""
        self.hold_replies = 0
        """The answer comes when nobody waits for it any more."""
        self.repeat_requests = 0
        """The request arrives once more, later, on another line."""
        self.harmed = 0
        self._deaf = False
        self._to_port = to_port
        self._listening: set[asyncio.Task[None]] = set()
        self._joined = asyncio.Event()
        self._late: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Self]:
        async with super().open():
            try:
                yield self
            finally:
                await end(self._late)

    async def cut_news(self, nodes: int) -> None:
        """End every line on which a node listens, once so many do."""
        async with asyncio.timeout(LISTEN_SECONDS):
            while len(self._listening) < nodes:
                self._joined.clear()
                await self._joined.wait()
        self.harmed += 1
        await end(self._listening)

    async def lead_to(self, port: int) -> None:
        """From now on to another server; every line that stands ends."""
        self._to_port = port
        await end(self.lines)

    async def half_open_news(self) -> None:
        """Nothing comes any more on the lines that stand, and nobody is told."""
        self._deaf = True
        self.harmed += 1

    def hear_again(self) -> None:
        self._deaf = False

    async def carry(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        line = asyncio.current_task()
        assert line is not None
        far, far_out = await asyncio.open_connection("127.0.0.1", self._to_port)
        try:
            await both_ways(self._there(near, far_out, line), self._back(far, near_out))
        finally:
            far_out.transport.abort()
            self._listening.discard(line)

    async def _there(
        self, near: asyncio.StreamReader, far_out: asyncio.StreamWriter, line: asyncio.Task[None]
    ) -> None:
        while request := await near.read(CHUNK):
            if LISTEN in request:
                self._listening.add(line)
                self._joined.set()
            if APPEND in request and self.repeat_requests:
                self.repeat_requests -= 1
                self.harmed += 1
                self._later(self._repeat(request))
            far_out.write(request)
            await far_out.drain()

    async def _back(self, far: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        while reply := await far.read(CHUNK):
            if reply.startswith(b"$6\r\nstored"):
                if self.lose_replies:
                    self.lose_replies -= 1
                    self.harmed += 1
                    return
                if self.hold_replies:
                    self.hold_replies -= 1
                    self.harmed += 1
                    await asyncio.sleep(HOLD_SECONDS)
            if self._deaf and any(news in reply for news in (b"smessage", b"pong")):
                await asyncio.Event().wait()
            near_out.write(reply)
            await near_out.drain()

    def _later(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work)
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    async def _repeat(self, request: bytes) -> None:
        await asyncio.sleep(HOLD_SECONDS)
        with suppress(ConnectionError):
            far, far_out = await asyncio.open_connection("127.0.0.1", self._to_port)
            far_out.write(request)
            await far.read(CHUNK)
            far_out.transport.abort()
