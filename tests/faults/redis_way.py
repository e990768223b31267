"""A way to Redis on which appends and news may come to harm, each in a way that a test names."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Final

APPEND: Final = b"EVALSHA"
LISTEN: Final = b"SSUBSCRIBE"
CHUNK: Final = 1 << 20
HOLD_SECONDS: Final = 1.5
"""Longer than a node waits for an answer."""


class RedisWay:
    """Counts of what shall be harmed next are set from outside, and count down."""

    def __init__(self, to_port: int) -> None:
        self.port = 0
        self.lose_replies = 0
        """The script runs, the answer never comes, the line is cut."""
        self.hold_replies = 0
        """The answer comes when nobody waits for it any more."""
        self.repeat_requests = 0
        """The request arrives once more, later, on another line."""
        self.harmed = 0
        self._deaf = False
        self._to_port = to_port
        self._lines: dict[asyncio.Task[None], bool] = {}
        self._late: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @asynccontextmanager
    async def open(self) -> AsyncIterator["RedisWay"]:
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            running = [*self._lines, *self._late]
            for each in running:
                each.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def cut_news(self) -> None:
        """End every line on which a node listens."""
        listening = [line for line, listens in self._lines.items() if listens]
        for each in listening:
            each.cancel()
        await asyncio.gather(*listening, return_exceptions=True)
        self.harmed += len(listening)

    async def lead_to(self, port: int) -> None:
        """From now on to another server; every line that stands ends."""
        self._to_port = port
        lines = [*self._lines]
        for each in lines:
            each.cancel()
        await asyncio.gather(*lines, return_exceptions=True)

    async def half_open_news(self) -> None:
        """Nothing comes any more on the lines that stand, and nobody is told."""
        self._deaf = True
        self.harmed += 1

    def hear_again(self) -> None:
        self._deaf = False

    async def _pass(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._lines[task] = False
        try:
            far, far_out = await asyncio.open_connection("127.0.0.1", self._to_port)
            try:
                await self._carry(near, near_out, far, far_out)
            finally:
                far_out.transport.abort()
        except (asyncio.CancelledError, ConnectionError):
            pass  # cut, or nobody is at the other end
        finally:
            del self._lines[task]
            near_out.transport.abort()

    async def _carry(
        self,
        near: asyncio.StreamReader,
        near_out: asyncio.StreamWriter,
        far: asyncio.StreamReader,
        far_out: asyncio.StreamWriter,
    ) -> None:
        there = asyncio.create_task(self._there(near, far_out))
        back = asyncio.create_task(self._back(far, near_out))
        both = {there, back}
        line = asyncio.current_task()
        assert line is not None
        try:
            while not any(each.done() for each in both):
                await asyncio.wait(both, timeout=0.05, return_when=asyncio.FIRST_COMPLETED)
                self._lines[line] = self._lines[line] or there.get_name() == "listens"
        finally:
            for each in both:
                each.cancel()
            await asyncio.gather(*both, return_exceptions=True)

    async def _there(self, near: asyncio.StreamReader, far_out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        while request := await near.read(CHUNK):
            if LISTEN in request:
                task.set_name("listens")
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
