"""A log that fails as told."""

import asyncio
from collections.abc import Callable, Sequence

from circlekeeper_server.event_log.port import (
    EventLog,
    Heard,
    LogUnavailable,
    Millis,
    Position,
    Tail,
)


class TroubledLog(EventLog):
    def __init__(self, beneath: EventLog) -> None:
        self._beneath = beneath
        self.full = False
        """Nothing is taken any more."""
        self.answers_lost = 0
        """So many appends are taken, and yet seem to fail."""
        self.cannot_erase = False
        self.failures = 0
        self.reads = 0
        self.appended: list[int] = []
        """How many entries each append has brought."""
        self.readable = asyncio.Event()
        """Reads wait while this is not set."""
        self.readable.set()

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        if self.full:
            self.failures += 1
            raise LogUnavailable("the disk is full")
        end = await self._beneath.append(stream, after, entries, expires_at)
        self.appended.append(len(entries))
        if self.answers_lost:
            self.answers_lost -= 1
            self.failures += 1
            raise LogUnavailable("the answer was lost")
        return end

    async def read(self, stream: str, after_seq: int = 0) -> Tail:
        self.reads += 1
        tail = await self._beneath.read(stream, after_seq)
        await self.readable.wait()
        return tail

    def watch(self, stream: str, heard: Heard) -> Callable[[], None]:
        return self._beneath.watch(stream, heard)

    async def expired(self, now: Millis) -> list[str]:
        return await self._beneath.expired(now)

    async def erase(self, stream: str) -> None:
        if self.cannot_erase:
            raise LogUnavailable("the disk is full")
        await self._beneath.erase(stream)

    async def ping(self) -> None:
        await self._beneath.ping()

    async def close(self) -> None:
        await self._beneath.close()
