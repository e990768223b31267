"""Bells that are due while a node is dead or stands still: the other rings them, once, on time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from circlekeeper_client import Circle
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import StartMeeting
from circlekeeper_protocol.events import SignalAnnounced
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.hub import HubTime, Rooms

from tests.support.balancer import Balancer
from tests.support.circles import circle_at
from tests.support.hub_process import SERVE, HubProcess, hub_process
from tests.support.kept_log import kept_log
from tests.support.redis_server import RedisServer, redis_server, require_program
from tests.support.telling import MINUTE, links_at, telling

from .trial import Trial, falls_short

LATE_MOST: Final[Millis] = 1_500
"""A bell is announced three seconds before it rings; so late it may ring where that failed."""
STILL_SECONDS: Final = 8.0
RUNG_SECONDS: Final = 20.0
DEAF: Final = ("-m", "tests.faults.deaf_clock")


class Circled(NamedTuple):
    server: RedisServer
    hubs: list[HubProcess]
    meeting: str
    circles: list[Circle]
    dues: list[Millis]

    async def rung(self, bells: int) -> None:
        """Wait until everyone has been told of so many."""
        for circle in self.circles:
            async with asyncio.timeout(RUNG_SECONDS):
                await circle.until(
                    lambda meeting: (
                        sum(s.state == "announced" for s in meeting.time.signals) >= bells
                    )
                )

    async def require_each_once_and_on_time(self) -> Millis:
        """How late the latest was."""
        log = await RedisEventLog.open(self.server.url)
        try:
            kept = await kept_log(log, self.meeting)
        finally:
            await log.close()
        kept.require_whole()
        events = [event for record in kept.records for event in record.events]
        rings = [event for event in events if isinstance(event, SignalAnnounced)]
        assert len({ring.signal for ring in rings}) == len(rings) == len(self.dues)
        late = [ring.ring_at - due for ring, due in zip(rings, sorted(self.dues), strict=True)]
        assert min(late) >= 0, "rung early"
        assert max(late) <= LATE_MOST, f"{max(late)} ms late"
        return max(late)


@asynccontextmanager
async def circled(folder: Path, bells: int, serve: Sequence[str]) -> AsyncIterator[Circled]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(redis_server(require_program("valkey"), folder))
        hubs = [await stack.enter_async_context(hub_process(server.url, serve)) for _ in range(2)]
        way = await stack.enter_async_context(Balancer(hubs).open())
        log = await RedisEventLog.open(server.url)
        meeting = await Rooms(log, HubTime()).make(telling(bells))
        await log.close()
        links = links_at(way.port, meeting)
        names = ("Mari", "Ana", "Bo", "Cy")
        circles = await stack.enter_async_context(circle_at(links, *names, random=Random(2)))
        await circles[0].do(StartMeeting())
        dues = [signal.due for signal in circles[0].meeting.time.signals if signal.kind != "end"]
        yield Circled(server, hubs, meeting, circles, sorted(dues)[:bells])


async def until_before(on: Circled, bell: int) -> None:
    """The moment at which it has to be announced is near."""
    due = on.dues[bell] - 3_000 - MINUTE // 4
    await asyncio.sleep(max(0, due - on.circles[0].hub_now) / 1_000)


async def die(hub: HubProcess) -> None:
    await hub.kill()


async def stand_still(hub: HubProcess) -> None:
    hub.stop()


async def come_again(hub: HubProcess) -> None:
    await hub.start()


async def go_on(hub: HubProcess) -> None:
    await asyncio.sleep(STILL_SECONDS)
    hub.go_on()


Does = Callable[[HubProcess], Awaitable[None]]


async def ring(
    folder: Path, times: int, stop: Does, resume: Does, serve: Sequence[str] = SERVE
) -> str:
    late = []
    for turn in range(times):
        async with circled(folder / f"valkey{turn}", BELLS, serve) as on:
            hub = on.hubs[turn % 2]
            await until_before(on, 0)
            await stop(hub)
            if stop is die:
                await on.rung(BELLS)
            await resume(hub)
            await on.rung(BELLS)
            for each in on.hubs:
                await each.kill()
            late.append(await on.require_each_once_and_on_time())
    return f"{BELLS * times} bells, the latest {max(late)} ms after its moment"


BELLS: Final = 3


async def _death(folder: Path, times: int) -> str:
    return await ring(folder, times, die, come_again)


async def _stillness(folder: Path, times: int) -> str:
    return await ring(folder, times, stand_still, go_on)


async def _unseen_death(folder: Path, _times: int) -> bool:
    return await falls_short(ring(folder, 1, die, come_again, DEAF))


async def _unseen_stillness(folder: Path, _times: int) -> bool:
    return await falls_short(ring(folder, 1, stand_still, go_on, DEAF))


BELL_TRIALS: Final = (
    Trial(
        "a node dies with bells due",
        "kill -9 just before one is announced",
        10,
        _death,
        "the others' clocks never speak",
        _unseen_death,
        kept="each rang once, on time",
    ),
    Trial(
        "a node stands still with bells due",
        "SIGSTOP for 8 s",
        5,
        _stillness,
        "the others' clocks never speak",
        _unseen_stillness,
        kept="each rang once, on time",
    ),
)
