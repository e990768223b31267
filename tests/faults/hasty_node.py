"""A node that acknowledges before Redis has answered, which the kill test must be able to see.

python -m tests.faults.hasty_node
"""

import asyncio
from collections.abc import Sequence
from unittest.mock import patch

from circlekeeper_server import cli
from circlekeeper_server.event_log.port import Millis, Position
from circlekeeper_server.event_log.redis import RedisEventLog

ON_THE_WAY_SECONDS = 0.05
"""As to a server far away, so that a kill meets what was acknowledged and has not arrived."""

SEATED = 40
"""Entries of a meeting in which everyone has taken a seat."""


class HastyRedisEventLog(RedisEventLog):
    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        if after.seq < SEATED:
            return await super().append(stream, after, entries, expires_at)
        self._late = asyncio.ensure_future(self._append_late(stream, after, entries, expires_at))
        return Position(after.epoch, after.seq + len(entries))

    async def _append_late(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> None:
        await asyncio.sleep(ON_THE_WAY_SECONDS)
        await super().append(stream, after, entries, expires_at)


if __name__ == "__main__":
    with patch("circlekeeper_server.event_log.redis.RedisEventLog", HastyRedisEventLog):
        cli.main(["serve"])
