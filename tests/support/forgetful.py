"""A log that tells when something was erased from it."""

import asyncio
from typing import Final

from circlekeeper_protocol.bounds import MeetingId
from circlekeeper_server.event_log.memory import MemoryEventLog

FOR_EVER: Final = 60
"""Seconds after which what has not come is taken never to come."""


class Forgetful(MemoryEventLog):
    def __init__(self) -> None:
        super().__init__()
        self.erased: asyncio.Queue[MeetingId] = asyncio.Queue()

    async def erase(self, stream: str) -> None:
        await super().erase(stream)
        self.erased.put_nowait(stream)

    async def next_erased(self) -> MeetingId:
        async with asyncio.timeout(FOR_EVER):
            return await self.erased.get()
