"""Has the server write its file anew, since deleted text stays in the old one until then."""

import asyncio
from typing import Final

from redis.exceptions import ResponseError

from circlekeeper_server.event_log.port import LogUnavailable

from .store import Store

LOOK_SECONDS: Final = 0.02
LOOK_MOST_SECONDS: Final = 1.0


class Rewriting:
    """Whoever asks while a rewriting runs shares the next one: theirs has to begin afterwards."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._running: asyncio.Task[None] | None = None
        self._next: asyncio.Task[None] | None = None

    async def from_now_on(self) -> None:
        """Return when a rewriting that began after this call is done. Raises `LogUnavailable`."""
        if self._next is None:
            self._next = asyncio.create_task(self._after(self._running))
        await asyncio.shield(self._next)

    async def _after(self, running: asyncio.Task[None] | None) -> None:
        if running is not None:
            await asyncio.wait([running])
        self._running, self._next = self._next, None
        await self._rewrite()

    async def _rewrite(self) -> None:
        while not await self._begun():
            await self._over()
        await self._over()
        if not await self._went_well():
            raise LogUnavailable("Redis could not write its file anew; erased text may remain.")

    async def _begun(self) -> bool:
        """Another node's may run, which began too early."""

        async def begin() -> bool:
            try:
                await self._store.redis.execute_command("BGREWRITEAOF")
            except ResponseError as error:
                if "in progress" in str(error):
                    return False
                raise
            return True

        return await self._store.ask(begin)

    async def _over(self) -> None:
        wait = LOOK_SECONDS
        while True:
            persistence = await self._persistence()
            if not (persistence["aof_rewrite_in_progress"] or persistence["aof_rewrite_scheduled"]):
                return
            await asyncio.sleep(wait)
            wait = min(2 * wait, LOOK_MOST_SECONDS)

    async def _went_well(self) -> bool:
        return (await self._persistence())["aof_last_bgrewrite_status"] == "ok"

    async def _persistence(self) -> dict[str, object]:
        return dict(await self._store.ask(lambda: self._store.redis.info("persistence")))
