"""What a line goes through on its way: delays, other ones there and back, jitter, and stalls."""

import asyncio
from collections import deque
from random import Random
from typing import Final

MILLISECOND: Final = 0.001
CHUNK: Final = 65_536


class Weather:
    """The same for all that pass; each direction keeps its order."""

    def __init__(
        self, there: float = 0, back: float = 0, *, jitter: float = 0, random: Random | None = None
    ) -> None:
        """In milliseconds. By `jitter` a piece is late on average, and now and then by far more."""
        self.there = there
        self.back = back
        self._jitter = jitter
        self._random = random or Random(1)
        self._stalled_until = 0.0

    def stall(self, milliseconds: float) -> None:
        """From now on nothing moves for so long; nothing is lost either."""
        self._stalled_until = asyncio.get_running_loop().time() + milliseconds * MILLISECOND

    def arrives(self, delay: float) -> float:
        """When a piece that leaves now is there, by the loop's clock."""
        late = self._random.expovariate(1 / self._jitter) if self._jitter else 0.0
        now = asyncio.get_running_loop().time()
        return max(now, self._stalled_until) + (delay + late) * MILLISECOND


async def carry_through(
    weather: Weather, delay: float, source: asyncio.StreamReader, target: asyncio.StreamWriter
) -> None:
    """Until the source ends. Raises `ConnectionError`."""
    on_the_way: deque[tuple[float, bytes]] = deque()
    more = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def deliver() -> None:
        while True:
            await more.wait()
            more.clear()
            while on_the_way:
                due, piece = on_the_way[0]
                if (wait := due - loop.time()) > 0:
                    await asyncio.sleep(wait)
                    continue
                on_the_way.popleft()
                if not piece:
                    return
                target.write(piece)
                await target.drain()

    delivering = asyncio.create_task(deliver())
    try:
        due = 0.0
        while True:
            piece = await source.read(CHUNK)
            due = max(due, weather.arrives(delay))
            on_the_way.append((due, piece))
            more.set()
            if not piece:
                await delivering
                return
    finally:
        delivering.cancel()
