"""Waiting for whichever comes first."""

import asyncio
from collections.abc import Awaitable, Callable

Sleep = Callable[[float], Awaitable[object]]
"""Waits for so many seconds: `asyncio.sleep`, or what a test puts in its place."""


async def first_of(*waits: Awaitable[object]) -> int:
    """The place of whichever is over first; the others are given up. Raises what it raised."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        place = next(place for place, task in enumerate(tasks) if task.done())
        await tasks[place]
        return place
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
