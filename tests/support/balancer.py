"""One address for several hubs: each connection goes to the next of them that takes it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Final, Protocol

CHUNK: Final = 1 << 16


class AtPort(Protocol):
    @property
    def port(self) -> int: ...


class Balancer:
    def __init__(self, hubs: Sequence[AtPort]) -> None:
        self.port = 0
        self.left_out: set[int] = set()
        """Ports of hubs that get no connections now."""
        self._hubs = hubs
        self._turns = count()
        self._passing: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Balancer"]:
        server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            passing = [*self._passing]
            for each in passing:
                each.cancel()
            await asyncio.gather(*passing, return_exceptions=True)

    async def _pass(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._passing.add(task)
        try:
            far, far_out = await self._to_some_hub()
            both = {
                asyncio.create_task(_carry(near, far_out)),
                asyncio.create_task(_carry(far, near_out)),
            }
            try:
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for each in both:
                    each.cancel()
                await asyncio.gather(*both, return_exceptions=True)
                far_out.transport.abort()
        except (asyncio.CancelledError, ConnectionError):
            pass  # the end, or no hub is there
        finally:
            near_out.transport.abort()
            self._passing.discard(task)

    async def _to_some_hub(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        turn = next(self._turns)
        for place in range(len(self._hubs)):
            port = self._hubs[(turn + place) % len(self._hubs)].port
            if port not in self.left_out:
                with suppress(ConnectionError):
                    return await asyncio.open_connection("127.0.0.1", port)
        raise ConnectionError


async def _carry(there: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
    while some := await there.read(CHUNK):
        out.write(some)
        await out.drain()
