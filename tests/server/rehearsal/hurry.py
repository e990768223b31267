"""Rehearsals on a real hub whose time is hurried on, so that nobody waits for an hour to pass."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, NamedTuple

from circlekeeper_client import Circle, connect
from circlekeeper_protocol.bounds import MeetingId, Millis
from circlekeeper_protocol.commands import MakeMeeting
from circlekeeper_server.hub import HubTime
from circlekeeper_server.rehearsal import House, Opened, Rehearsals
from circlekeeper_server.rehearsal.waiting import Sleep
from circlekeeper_server.rules import digest
from circlekeeper_server.web.limits import Limits, Rate

from tests.server.rehearsal.imagined import PLANS, SCENARIOS
from tests.support.forgetful import Forgetful
from tests.support.running_hub import RunningHub, running_hub

MINUTE: Final[Millis] = 10_000
STEP: Final[Millis] = 500

LONGER: Final[Millis] = 3_600_000
"""Than anything here takes, at these minutes."""

TALKATIVE: Final = Limits(messages=Rate(10_000, 60_000), no_entry_seconds=0)
"""Whenever time jumps, every client asks what time it is."""


class Rehearsing(NamedTuple):
    hub: RunningHub
    log: Forgetful
    rehearsals: Rehearsals
    faults: list[Exception]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.hub.port}"

    async def start(self, *, seed: int = 0, place: str | None = None) -> Opened:
        opened = await self.rehearsals.start(self.address, place, MINUTE, seed)
        assert opened is not None
        return opened

    def watch(self, opened: Opened) -> Circle:
        """To be entered: whoever looks on."""
        return connect(f"{self.address}/m/{opened.meeting}#{opened.observer}", "Piret")


@asynccontextmanager
async def rehearsing(
    log: Forgetful | None = None, time: HubTime | None = None, node: str = "one"
) -> AsyncIterator[Rehearsing]:
    """Time stands, as far as these members are concerned, until it is `hurried` or moved."""
    log = log or Forgetful()
    async with running_hub(log=log, time=time, limits=TALKATIVE, node=node) as hub:
        faults: list[Exception] = []
        house = house_of(hub, hub.rooms.make, faults.append)
        rehearsals = Rehearsals(house, sleep=sleep_by(hub.time))
        try:
            yield Rehearsing(hub, log, rehearsals, faults)
        finally:
            await rehearsals.stop()


def house_of(
    hub: RunningHub,
    make: Callable[[MakeMeeting], Awaitable[MeetingId]],
    report: Callable[[Exception], None],
) -> House:
    rooms = hub.rooms
    return House(
        plans=PLANS,
        scenarios=SCENARIOS,
        now=hub.time.now,
        make=make,
        moments=rooms.branches.moments,
        branch=rooms.branches.branch,
        along=rooms.branches.along,
        pause=rooms.branches.pause,
        resume=rooms.branches.resume,
        end=rooms.branches.end,
        erase=rooms.erase,
        report=report,
        digest=digest,
    )


def sleep_by(time: HubTime) -> Sleep:
    async def sleep(seconds: float) -> None:
        over = asyncio.Event()
        alarm = time.call_at(time.now() + round(seconds * 1000), over.set)
        try:
            await over.wait()
        finally:
            alarm.cancel()

    return sleep


@asynccontextmanager
async def hurried(hub: RunningHub) -> AsyncIterator[None]:
    """Time goes on as fast as the hub answers. What needs `LONGER` does not happen: patience is
    counted by that time, since how much work a machine does in a second is its own affair."""
    patience = asyncio.timeout(None)

    async def go_on() -> None:
        for _ in range(LONGER // STEP):
            hub.time.move(STEP)
            await hub.http.get("/healthz")
        patience.reschedule(asyncio.get_running_loop().time())

    async with patience:
        going = asyncio.create_task(go_on())
        try:
            yield
        finally:
            going.cancel()
            await asyncio.wait([going])
