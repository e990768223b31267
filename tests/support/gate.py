"""A port of this machine whose connections are carried on to another one, in whichever way."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Collection, Coroutine
from contextlib import asynccontextmanager
from typing import Final, Self

CHUNK: Final = 1 << 20
BACKLOG: Final = 4_096
"""Whoever finds it full comes again only after a second, or three, or seven."""


class Gate(ABC):
    def __init__(self) -> None:
        self.port = 0
        self.lines: set[asyncio.Task[None]] = set()
        """Connections that are carried now."""

    @abstractmethod
    async def carry(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        """Carry a connection on, until it is over. Raises `ConnectionError`."""

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Self]:
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0, backlog=BACKLOG)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            await end(self.lines)

    async def _pass(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        line = asyncio.current_task()
        assert line is not None
        self.lines.add(line)
        try:
            await self.carry(near, near_out)
        except (asyncio.CancelledError, ConnectionError):
            pass  # cut, or nobody is at the other end; whoever cut it waits for no more than that
        finally:
            near_out.transport.abort()
            self.lines.discard(line)


async def both_ways(
    there: Coroutine[object, object, None], back: Coroutine[object, object, None]
) -> None:
    """Until one of them ends."""
    both = [asyncio.create_task(each) for each in (there, back)]
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await end(both)


async def pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while some := await source.read(CHUNK):
        target.write(some)
        await target.drain()


async def end(tasks: Collection[asyncio.Task[None]]) -> None:
    ending = [*tasks]
    for each in ending:
        each.cancel()
    await asyncio.gather(*ending, return_exceptions=True)
