"""A node dies with two thousand people on it: all of them come to the other one at once.

They are clients as they are, each of which draws when it comes back from the span that browsers too
draw from. Beside the node they share this machine with their own work and the way there.
"""

import asyncio
import resource
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Final
from unittest.mock import patch

from circlekeeper_client import Circle, connect
from circlekeeper_server.event_log.redis import RedisEventLog

from tests.support.circles import make_meeting
from tests.support.kept_log import kept_log
from tests.support.redis_server import RedisServer

from .placed import TwoHubs, two_hubs
from .trial import Trial

PEOPLE: Final = 2_000
FEW: Final = 200
IN_EACH: Final = 10
OVER_SECONDS: Final = 10.0
FILES: Final = 20_000
"""Lines that may be open here: each person's takes three of this process."""


async def storm(folder: Path, people: int) -> float:
    """Seconds until everyone is back, and seen to be there by everyone."""
    async with two_hubs(folder) as at, AsyncExitStack() as stack:
        at.way.left_out = {at.hubs[1].port}
        meetings: dict[str, list[Circle]] = {}
        for number in range(people // IN_EACH):
            await _seat_some(at, stack, meetings, Random(number))
        circles = [circle for each in meetings.values() for circle in each]
        at.way.left_out = set()
        began = asyncio.get_running_loop().time()
        await at.hubs[0].kill()
        try:
            async with asyncio.timeout(OVER_SECONDS):
                await asyncio.gather(*map(_away, circles))
                await asyncio.gather(*map(_back, circles))
        except TimeoutError:
            back = sum(circle.connected for circle in circles)
            raise AssertionError(f"it is not over in time: {back} of {people} back") from None
        took = asyncio.get_running_loop().time() - began
        for hub in at.hubs:
            await hub.kill()
        await _require_kept(at.server, meetings)
    return took


async def _seat_some(
    at: TwoHubs, stack: AsyncExitStack, meetings: dict[str, list[Circle]], chance: Random
) -> None:
    links = await make_meeting(at.way.address)
    circles = [
        connect(links.participant if member else links.facilitator, f"{member}", random=chance)
        for member in range(IN_EACH)
    ]
    await asyncio.gather(*map(stack.enter_async_context, circles))
    meetings[links.meeting] = circles


async def _away(circle: Circle) -> None:
    await circle.until(lambda _: not circle.connected)


async def _back(circle: Circle) -> None:
    await circle.until(
        lambda meeting: circle.connected and all(seat.presence == "here" for seat in meeting.seats)
    )


async def _require_kept(server: RedisServer, meetings: dict[str, list[Circle]]) -> None:
    log = await RedisEventLog.open(server.url)
    try:
        for meeting, circles in meetings.items():
            kept = await kept_log(log, meeting)
            kept.require_whole()
            for circle in circles:
                kept.require_agreement(circle)
    finally:
        await log.close()


async def _storms(folder: Path, times: int) -> str:
    _open_files(FILES)
    took = []
    for turn in range(times):
        where = folder / str(turn)
        where.mkdir()
        took.append(await storm(where, PEOPLE))
    return f"{PEOPLE} were back, and seen to be, within {max(took):.1f} s"


def _open_files(most: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )


async def _slowly(folder: Path, _times: int) -> None:
    with patch("circlekeeper_client.returning.FIRST_SPAN", 60_000):
        await storm(folder, FEW)


STORM_TRIALS: Final = (
    Trial(
        "a node dies with 2,000 people on it",
        "kill -9; each comes back when their client does",
        1,
        _storms,
        "clients draw from a minute",
        _slowly,
        "it is not over in time",
        kept="all over within 10 s, nothing lost or missed",
    ),
)
