"""How a room's task is woken: an `asyncio.Event` for a single waiter, at a fraction of its cost."""

import asyncio


class Waking:
    """Always true: a call of `wake` is never lost, and many before a `wait` are one."""

    __slots__ = ("_called", "_loop", "_waiting")

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._called = False
        self._waiting: asyncio.Future[None] | None = None

    @property
    def called(self) -> bool:
        """Whether the next `wait` returns at once."""
        return self._called

    def wake(self) -> None:
        self._called = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def wait(self) -> None:
        """Return when it has been called since the last time. For one task only."""
        if not self._called:
            self._waiting = self._loop.create_future()
            await self._waiting
        self._called = False
