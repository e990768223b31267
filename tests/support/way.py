"""A way to a hub that takes its time, as the weather is, or breaks: for a while, or after some
bytes, in the middle of anything."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from tests.support.gate import Gate, both_ways, end
from tests.support.weather import Weather, carry_through

Lasts = Callable[[], int | None]
"""Draws how many bytes the next connection carries each way; `None`: as long as it is wanted."""


def for_ever() -> None:
    return None


class Way(Gate):
    """A port of this machine that leads to another one."""

    def __init__(
        self, to_port: int, lasts: Lasts = for_ever, weather: Weather | None = None
    ) -> None:
        super().__init__()
        self.broken = 0
        """How many connections have ended."""
        self.lasts: Lasts = lasts
        self.weather = weather
        self._to_port = to_port
        self._passable = True

    async def cut(self) -> None:
        """Nothing passes any more, until it is mended."""
        self._passable = False
        await end(self.lines)

    def mend(self) -> None:
        self._passable = True

    async def carry(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        try:
            if self._passable:
                await self._carry_both(near, near_out)
        finally:
            self.broken += 1

    async def _carry_both(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        far, far_out = await asyncio.open_connection("127.0.0.1", self._to_port)
        if self.weather is None:
            left = self.lasts()
            there, back = _carry(near, far_out, left), _carry(far, near_out, left)
        else:
            weather = self.weather
            there = carry_through(weather, weather.there, near, far_out)
            back = carry_through(weather, weather.back, far, near_out)
        try:
            await both_ways(there, back)
        finally:
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
