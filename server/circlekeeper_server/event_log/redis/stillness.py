"""Whether this process has just stood still, for so long that its people may be elsewhere by now.

A machine that is paused goes on with what it had read before. Whoever had asked for that has come
back to another node since, and has been answered there: done late, and a second time, it would
undo what they did next. So nothing is written until such lines have had the time to be seen ended.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from .store import end

STILL_SECONDS: Final = 4.0
"""Less than it takes a proxy to give a node up, or others to take it for dead."""
AGAIN_SECONDS: Final = 1.0
TICK_SECONDS: Final = 0.5

_SINCE_START: Final[int] = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def since_start() -> float:
    """Also while the machine sleeps, whatever its clock is set to."""
    return time.clock_gettime(_SINCE_START)


class Stillness:
    def __init__(self, clock: Callable[[], float] = since_start) -> None:
        self._clock = clock
        self._moved_at = clock()
        self._awake_at = self._moved_at
        self._ticking: Final = asyncio.create_task(self._tick())

    def recently(self) -> bool:
        now = self._clock()
        if now - self._moved_at > STILL_SECONDS:
            self._awake_at = now + AGAIN_SECONDS
        self._moved_at = now
        return now < self._awake_at

    async def close(self) -> None:
        await end(self._ticking)

    async def _tick(self) -> None:
        while True:
            self.recently()
            await asyncio.sleep(TICK_SECONDS)
