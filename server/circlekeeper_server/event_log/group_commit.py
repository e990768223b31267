"""Many writers, one COMMIT: whoever comes while the disk is busy goes into the next transaction.

Statements run on the event loop, where they touch memory and cost microseconds; COMMIT, and
whatever else may wait for the disk, runs in one thread. If the statements ran there too, each
would have to win the interpreter's lock back from a busy loop, and appends became several times
slower. Loop and thread take turns: while the thread works, the loop only collects.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from .disk_thread import DiskThread
from .port import LogError, LogUnavailable

T = TypeVar("T")

GROUP_MOST = 256
"""Jobs in one transaction, so that no group holds up the loop for more than milliseconds."""


class Waiting(NamedTuple):
    job: Callable[[sqlite3.Connection], Any]
    answer: asyncio.Future[Any]

    def settle(self, outcome: object) -> None:
        if self.answer.done():  # the caller was cancelled
            return
        if isinstance(outcome, Exception):
            self.answer.set_exception(outcome)
        else:
            self.answer.set_result(outcome)


class GroupCommit:
    """Runs jobs on `database`, which is its own from now on, for callers on one event loop.

    `explain` turns an error of SQLite's into what the callers get to see.
    """

    def __init__(
        self, database: sqlite3.Connection, explain: Callable[[sqlite3.Error], LogUnavailable]
    ) -> None:
        self._database = database
        self._explain = explain
        self._writes: deque[Waiting] = deque()
        self._others: deque[Waiting] = deque()
        self._working: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None
        self._thread = DiskThread()

    async def write(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Run `job` in a transaction shared with others, and return once that is on disk.

        The job may run again if the transaction fails, and raises `LogError` only before it has
        changed anything: then it alone is refused.
        """
        return await self._queue(self._writes, job)

    async def alone(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Run `job` in the thread, outside any transaction."""
        return await self._queue(self._others, job)

    async def close(self) -> None:
        """Finish what is queued, then close the database."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        if self._working is not None:
            await self._working
        await self._thread.run(self._database.close)
        self._thread.stop()

    async def _queue(self, queue: deque[Waiting], job: Callable[[sqlite3.Connection], T]) -> T:
        if self._closing is not None:
            raise LogUnavailable("The event log is closed.")
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        queue.append(Waiting(job, answer))
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await answer

    async def _work(self) -> None:
        while self._writes or self._others:
            if self._writes:
                most = min(len(self._writes), GROUP_MOST)
                await self._commit([self._writes.popleft() for _ in range(most)])
            if self._others:
                await self._run_alone(self._others.popleft())
        self._working = None

    async def _commit(self, group: Sequence[Waiting]) -> None:
        try:
            outcomes = self._run(group)
            await self._thread.run(self._database.execute, "COMMIT")
        except Exception as error:
            await self._thread.run(self._roll_back)
            if len(group) == 1:
                group[0].settle(self._seen_from_outside(error))
                return
            # One job may have been too much for the disk, or wrong: the others must not suffer.
            for waiting in group:
                await self._commit([waiting])
        else:
            for waiting, outcome in zip(group, outcomes, strict=True):
                waiting.settle(outcome)

    def _run(self, group: Sequence[Waiting]) -> list[object]:
        self._database.execute("BEGIN")
        outcomes: list[object] = []
        for waiting in group:
            try:
                outcomes.append(waiting.job(self._database))
            except LogError as refusal:
                outcomes.append(refusal)
        return outcomes

    async def _run_alone(self, waiting: Waiting) -> None:
        try:
            waiting.settle(await self._thread.run(waiting.job, self._database))
        except Exception as error:
            await self._thread.run(self._roll_back)
            waiting.settle(self._seen_from_outside(error))

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")

    def _seen_from_outside(self, error: Exception) -> Exception:
        return self._explain(error) if isinstance(error, sqlite3.Error) else error
