"""Whoever reads along at the other end of a pipe may have had enough, also while nothing is written
to them: then a command is over, as in `circlekeeper watch LINK | head -1`."""

import asyncio
import os
import stat
import sys
from collections.abc import Coroutine
from typing import Any


async def while_somebody_reads(writing: Coroutine[Any, Any, None]) -> None:
    """Raises `BrokenPipeError` when nobody does any more."""
    task = asyncio.ensure_future(writing)
    output = sys.stdout.fileno()
    if not stat.S_ISFIFO(os.fstat(output).st_mode):
        await task
        return
    nobody_reads = asyncio.Event()
    loop = asyncio.get_running_loop()
    # The end that is written to is never readable: it is reported when the other one is closed.
    loop.add_reader(output, nobody_reads.set)
    waiting = asyncio.ensure_future(nobody_reads.wait())
    try:
        await asyncio.wait((task, waiting), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise BrokenPipeError
        await task
    finally:
        loop.remove_reader(output)
        task.cancel()
        waiting.cancel()
        await asyncio.gather(task, waiting, return_exceptions=True)


def write_no_more() -> None:
    """Nothing is left to be told to those who have gone, at the end either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
