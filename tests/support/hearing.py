"""A watcher that remembers what it was told, and reads on like a room does."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from circlekeeper_server.event_log.port import EventLog, Tail

T = TypeVar("T")

WAIT_SECONDS: Final = 10
LATER: Final = 2_000_000_000_000


class Hearing:
    def __init__(self) -> None:
        self.news: list[Tail | None] = []
        self._more = asyncio.Event()

    def __call__(self, news: Tail | None) -> None:
        self.news.append(news)
        self._more.set()

    async def of(self, wanted: Callable[[Tail], bool]) -> Tail:
        return await self._first(lambda: [n for n in self.news if n is not None and wanted(n)])

    async def of_the_end(self) -> None:
        await self._first(lambda: [news for news in self.news if news is None])

    async def _first(self, found: Callable[[], list[T]]) -> T:
        async with asyncio.timeout(WAIT_SECONDS):
            while not (all_of_them := found()):
                self._more.clear()
                await self._more.wait()
        return all_of_them[0]

    async def of_seq(self, seq: int) -> Tail:
        return await self.of(lambda news: news.last.seq >= seq)


async def entries_of(log: EventLog, stream: str) -> list[bytes]:
    return [entry for _, entry in (await log.read(stream)).entries]
