"""The one thread that waits for the disk, so that the event loop never does."""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class _Errand(NamedTuple):
    work: Callable[..., Any]
    arguments: tuple[object, ...]
    answer: asyncio.Future[Any]


class DiskThread:
    """Does one thing after the other, for callers on one event loop.

    It is asked by a plain queue and answers by a plain call back, for half of the processor time
    that an executor takes, with its locks and a second future for each errand.
    """

    def __init__(self) -> None:
        self._errands: SimpleQueue[_Errand | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="event-log", daemon=True)
        self._thread.start()

    async def run(self, work: Callable[..., T], *arguments: object) -> T:
        """What `work` returns or raises."""
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._errands.put(_Errand(work, arguments, answer))
        return await answer

    def stop(self) -> None:
        """Wait until all is done that was asked. Nothing can be asked afterwards."""
        self._errands.put(None)
        self._thread.join()

    def _run(self) -> None:
        while errand := self._errands.get():
            settle: Callable[[asyncio.Future[Any], Any], None]
            try:
                outcome = errand.work(*errand.arguments)
                settle = _set_result
            except Exception as error:
                outcome, settle = error, _set_exception
            errand.answer.get_loop().call_soon_threadsafe(settle, errand.answer, outcome)


def _set_result(answer: asyncio.Future[Any], outcome: object) -> None:
    if not answer.done():  # the caller was cancelled
        answer.set_result(outcome)


def _set_exception(answer: asyncio.Future[Any], error: Exception) -> None:
    if not answer.done():
        answer.set_exception(error)
