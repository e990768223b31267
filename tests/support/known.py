"""A meeting as its log has it, for tests that look at screens: who observes sees it only behind
everyone's consent."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.event_log.port import EventLog

from .kept_log import kept_log
from .running_hub import WAIT_SECONDS


class Known:
    def __init__(self, log: EventLog, id: str, meeting: Meeting, news: asyncio.Event) -> None:
        self.meeting = meeting
        """As it was when it was last looked at."""
        self._log = log
        self._id = id
        self._news = news

    async def until(self, holds: Callable[[Meeting], object], *, seconds: float = 0) -> None:
        """Look whenever anything is appended."""
        async with asyncio.timeout(seconds or WAIT_SECONDS):
            while True:
                self._news.clear()
                self.meeting = (await kept_log(self._log, self._id)).meeting
                if holds(self.meeting):
                    return
                await self._news.wait()


@asynccontextmanager
async def known(log: EventLog, meeting: str) -> AsyncIterator[Known]:
    news = asyncio.Event()
    stop = log.watch(meeting, lambda _: news.set())
    try:
        yield Known(log, meeting, (await kept_log(log, meeting)).meeting, news)
    finally:
        stop()
