"""A way to a hub that takes its time, as the weather is, or breaks: for a while, or after some
bytes, in the middle of anything."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from tests.support.weather import Weather, carry_through

Lasts = Callable[[], int | None]
"""Draws how many bytes the next connection carries each way; `None`: as long as it is wanted."""


def for_ever() -> None:
    return None


class Way:
    """A port of this machine that leads to another one."""

    def __init__(
        self, to_port: int, lasts: Lasts = for_ever, weather: Weather | None = None
    ) -> None:
        self.port = 0
        self.broken = 0
        """How many connections have ended."""
        self.lasts: Lasts = lasts
        self.weather = weather
        self._to_port = to_port
        self._passable = True
        self._passing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Way"]:
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            await self.cut()

    async def cut(self) -> None:
        """Nothing passes any more, until it is mended."""
        self._passable = False
        passing = [*self._passing]
        for each in passing:
            each.cancel()
        await asyncio.gather(*passing, return_exceptions=True)

    def mend(self) -> None:
        self._passable = True

    async def _pass(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._passing.add(task)
        try:
            if self._passable:
                await self._carry_both(near, near_out)
        except asyncio.CancelledError:
            pass  # cut; whoever cut it is not waiting for more than the end
        except ConnectionError:
            pass  # there is no hub at the other end
        finally:
            self.broken += 1
            near_out.transport.abort()
            self._passing.discard(task)

    async def _carry_both(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        far, far_out = await asyncio.open_connection("127.0.0.1", self._to_port)
        if self.weather is None:
            left = self.lasts()
            carrying = _carry(near, far_out, left), _carry(far, near_out, left)
        else:
            weather = self.weather
            carrying = (
                carry_through(weather, weather.there, near, far_out),
                carry_through(weather, weather.back, far, near_out),
            )
        there, back = map(asyncio.create_task, carrying)
        try:
            await asyncio.wait((there, back), return_when=asyncio.FIRST_COMPLETED)
        finally:
            there.cancel()
            back.cancel()
            await asyncio.gather(there, back, return_exceptions=True)
            far_out.transport.abort()


async def _carry(
    source: asyncio.StreamReader, target: asyncio.StreamWriter, left: int | None
) -> None:
    with suppress(ConnectionError):
        while left != 0 and (piece := await source.read(4096 if left is None else left)):
            target.write(piece)
            await target.drain()
            if left is not None:
                left -= len(piece)
