"""What a member is told, one thing after the other, for one who iterates over it."""

import asyncio
from collections import deque
from typing import Self

from circlekeeper_protocol.frames import Entry, Welcome

from circlekeeper_client.endings import Left


class News:
    """All that `Circle.meeting` is made of: a `Welcome` with the meeting as it was when this was
    made, each `Entry` since, and another `Welcome` where a fresh view replaced what was known.

    It ends when this member leaves or hangs up, and raises what else ends the connection.
    """

    def __init__(self) -> None:
        self._arrived: deque[Welcome | Entry] = deque()
        self._something = asyncio.Event()
        self._ending: Exception | None = None

    def add(self, told: Welcome | Entry) -> None:
        self._arrived.append(told)
        self._something.set()

    def end(self, why: Exception) -> None:
        self._ending = why
        self._something.set()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Welcome | Entry:
        while not self._arrived:
            if isinstance(self._ending, Left):
                raise StopAsyncIteration
            if self._ending is not None:
                raise self._ending
            self._something.clear()
            await self._something.wait()
        return self._arrived.popleft()


class Entries:
    """Every entry that arrived since this was made; it ends as `News` does.

    After a long silence the hub may show the meeting afresh instead of telling what was missed:
    `Circle.meeting` is right at any moment, and what happened unseen is not told here.
    """

    def __init__(self, news: News) -> None:
        self._news = news

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Entry:
        while True:
            told = await anext(self._news)
            if isinstance(told, Entry):
                return told
