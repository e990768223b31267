"""What nodes share beside meetings: who is alive, and what time it is."""

import asyncio
from collections.abc import Collection
from typing import Final

from circlekeeper_server.event_log.port import LogUnavailable

from .stillness import since_start
from .store import Store, end

LEASE_MILLIS: Final = 6_000
RENEW_SECONDS: Final = 2.0
EXCHANGES: Final = 5
"""With the server's clock; the quickest counts."""


class RedisNode:
    """One node's life in the sight of others. `open` it, and `close` it before its store."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self.name: Final = name
        self._ahead = 0.0
        self._steady_since: float | None = None
        self._renewing: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, store: Store, name: str) -> "RedisNode":
        """Raises `LogUnavailable`."""
        node = cls(store, name)
        await node._renew()
        node._renewing = asyncio.create_task(node._keep_renewing())
        return node

    def wall(self) -> float:
        """The server's clock, in seconds since the Unix epoch. What somebody sets this machine's
        clock to does not matter."""
        return since_start() + self._ahead

    async def dead(self, nodes: Collection[str]) -> set[str]:
        """Those of them that are no more. As long as it is not certain, nobody is: after the server
        was away, all get the time to be heard of again."""
        if not nodes or not self._certain():
            return set()
        asked = sorted(nodes)
        standing = await self._store.commands(("EXISTS", _key(node)) for node in asked)
        if not self._certain():
            return set()
        return {node for node, stands in zip(asked, standing, strict=True) if not stands}

    async def close(self) -> None:
        if self._renewing is not None:
            await end(self._renewing)

    def _certain(self) -> bool:
        now = since_start()
        return (
            self._steady_since is not None and now - self._steady_since > 2 * LEASE_MILLIS / 1_000
        )

    async def _keep_renewing(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                await self._renew()
            except LogUnavailable:
                self._steady_since = None

    async def _renew(self) -> None:
        began = since_start()
        stood = await self._store.command("SET", _key(self.name), "1", "PX", LEASE_MILLIS, "GET")
        if stood is None or self._steady_since is None:
            self._steady_since = began
        await self._look_at_the_clock()

    async def _look_at_the_clock(self) -> None:
        quickest = None
        for _ in range(EXCHANGES):
            sent = since_start()
            seconds, micros = await self._store.command("TIME")
            came = since_start()
            ahead = float(seconds) + int(micros) / 1e6 - (sent + came) / 2
            if quickest is None or came - sent < quickest:
                quickest, self._ahead = came - sent, ahead


def _key(node: str) -> str:
    return f"circlekeeper:node:{node}"
