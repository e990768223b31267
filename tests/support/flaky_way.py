"""A way to a hub on which every connection breaks after some bytes, in the middle of anything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from random import Random


class FlakyWay:
    def __init__(self, to_port: int, chance: Random, fewest: int, most: int) -> None:
        self.port = 0
        self.broken = 0
        """How many connections broke."""
        self.steady = False
        """From now on connections last."""
        self._to_port = to_port
        self._chance = chance
        self._fewest, self._most = fewest, most
        self._passing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def open(self) -> AsyncIterator["FlakyWay"]:
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for passing in self._passing:
                passing.cancel()
            await asyncio.gather(*self._passing, return_exceptions=True)

    async def _pass(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._passing.add(task)
        try:
            far, far_out = await asyncio.open_connection("127.0.0.1", self._to_port)
            left = None if self.steady else self._chance.randrange(self._fewest, self._most)
            ways = [
                asyncio.create_task(_carry(source, target, left))
                for source, target in ((near, far_out), (far, near_out))
            ]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                self.broken += 1
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
                far_out.transport.abort()
        finally:
            near_out.transport.abort()
            self._passing.discard(task)


async def _carry(
    source: asyncio.StreamReader, target: asyncio.StreamWriter, left: int | None
) -> None:
    """Carry bytes until there are no more, or so many have passed."""
    with suppress(ConnectionError):
        while left != 0 and (piece := await source.read(4096 if left is None else left)):
            target.write(piece)
            await target.drain()
            if left is not None:
                left -= len(piece)
