"""One address for several hubs: each connection goes to the next of them that takes it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from typing import Protocol

from tests.support.gate import Gate, both_ways, pour


class AtPort(Protocol):
    @property
    def port(self) -> int: ...


class Balancer(Gate):
    def __init__(self, hubs: Sequence[AtPort]) -> None:
        super().__init__()
        self.left_out: set[int] = set()
        """Ports of hubs that get no connections now."""
        self._hubs = hubs
        self._turns = count()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def carry(self, near: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        far, far_out = await self._to_some_hub()
        try:
            await both_ways(pour(near, far_out), pour(far, near_out))
        finally:
            far_out.transport.abort()

    async def _to_some_hub(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        turn = next(self._turns)
        for place in range(len(self._hubs)):
            port = self._hubs[(turn + place) % len(self._hubs)].port
            if port not in self.left_out:
                with suppress(ConnectionError):
                    return await asyncio.open_connection("127.0.0.1", port)
        raise ConnectionError
