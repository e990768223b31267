"""What happens, one entry after the other, for one who iterates over it."""

import asyncio
from collections import deque
from typing import Self

from circlekeeper_protocol.frames import Entry

from circlekeeper_client.endings import Left


class Entries:
    """Every entry that arrived since this was made. It ends when this member leaves or hangs up,
    and raises what else ends the connection.

    After a long silence the hub may show the meeting afresh instead of telling what was missed:
    `Circle.meeting` is right at any moment, and what happened unseen is not told here.
    """

    def __init__(self) -> None:
        self._arrived: deque[Entry] = deque()
        self._news = asyncio.Event()
        self._ending: Exception | None = None

    def add(self, entry: Entry) -> None:
        self._arrived.append(entry)
        self._news.set()

    def end(self, why: Exception) -> None:
        self._ending = why
        self._news.set()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Entry:
        while not self._arrived:
            if isinstance(self._ending, Left):
                raise StopAsyncIteration
            if self._ending is not None:
                raise self._ending
            self._news.clear()
            await self._news.wait()
        return self._arrived.popleft()
