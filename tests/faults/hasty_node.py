"""A node that acknowledges before Redis has answered, which the kill test must be able to see.

python -m tests.faults.hasty_node
"""

import asyncio
from collections.abc import Sequence
from unittest.mock import patch

from circlekeeper_server import cli
from circlekeeper_server.event_log.port import Millis, Position, Tail
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.redis.store import Store

ON_THE_WAY_SECONDS = 0.05
"""As to a server far away, so that a kill meets what was acknowledged and has not arrived."""

SEATED = 40
"""Entries of a meeting in which everyone has taken a seat."""


class HastyRedisEventLog(RedisEventLog):
    """What it acknowledges arrives in its order, unless it dies first."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._one_at_a_time = asyncio.Lock()
        self._late = set[asyncio.Task[None]]()

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        if after.seq < SEATED:
            return await super().append(stream, after, entries, expires_at)
        late = asyncio.create_task(self._append_late(stream, after, entries, expires_at))
        self._late.add(late)
        late.add_done_callback(self._late.discard)
        return Position(after.epoch, after.seq + len(entries))

    async def read(self, stream: str, after_seq: int = 0) -> Tail:
        if self._late:
            await asyncio.wait(self._late)
        return await super().read(stream, after_seq)

    async def _append_late(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> None:
        await asyncio.sleep(ON_THE_WAY_SECONDS)
        async with self._one_at_a_time:
            await super().append(stream, after, entries, expires_at)


if __name__ == "__main__":
    with patch("circlekeeper_server.event_log.redis.RedisEventLog", HastyRedisEventLog):
        cli.main(["serve"])
