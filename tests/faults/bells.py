"""Bells that are due while a node is dead or stands still: the other rings them, once, on time.

Two members are at the node that is hurt, two at the other. Each remembers when they were told of
each bell, by hub time: before it rings is on time.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, NamedTuple

from circlekeeper_client import Circle
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import StartMeeting
from circlekeeper_protocol.events import SignalAnnounced
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.hub import HubTime, Rooms

from tests.support.hub_process import SERVE, HubProcess
from tests.support.kept_log import kept_log
from tests.support.redis_server import RedisServer
from tests.support.telling import links_at, telling

from .placed import circle_on, two_hubs
from .trial import Trial

LATE_MOST: Final[Millis] = 1_500
"""A bell is announced three seconds before it rings; so late it may ring where that failed."""
BEFORE_IT: Final[Millis] = 500
"""So long before a bell is announced its node is hurt."""
STILL_SECONDS: Final = 8.0
RUNG_SECONDS: Final = 12.0
BELLS: Final = 3
AT_ONCE: Final = 5
"""Groups that wait for their bells at the same time; most of it is waiting."""
DEAF: Final = ("-m", "tests.faults.deaf_clock")


class Listener:
    def __init__(self, circle: Circle) -> None:
        self.circle = circle
        self.told: dict[int, Millis] = {}
        """By hub time, how long before it rang, of each bell."""

    async def listen(self) -> None:
        async for _ in self.circle.news():
            for signal in self.circle.meeting.time.signals:
                if signal.ring_at is not None:
                    self.told.setdefault(signal.id, signal.ring_at - self.circle.hub_now)

    @property
    def latest(self) -> Millis:
        return min(self.told.values())

    @property
    def last(self) -> Millis:
        """Of the last bell."""
        return self.told[max(self.told)]

    async def hears(self, bells: int) -> None:
        try:
            async with asyncio.timeout(RUNG_SECONDS):
                await self.circle.until(lambda _: len(self.told) >= bells)
        except TimeoutError:
            raise AssertionError("a bell never rang") from None


class Circled(NamedTuple):
    server: RedisServer
    hurt: HubProcess
    other: HubProcess
    meeting: str
    there: Sequence[Listener]
    """At the node that is hurt."""
    elsewhere: Sequence[Listener]
    dues: list[Millis]

    async def until_before_the_first(self) -> None:
        """The moment at which it has to be announced is near."""
        due = self.dues[0] - 3_000 - BEFORE_IT
        await asyncio.sleep(max(0, due - self.elsewhere[0].circle.hub_now) / 1_000)

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
        assert len({ring.signal for ring in rings}) == len(rings), "a bell rang twice"
        assert len(rings) == len(self.dues), "a bell never rang"
        late = [ring.ring_at - due for ring, due in zip(rings, sorted(self.dues), strict=True)]
        assert min(late) >= 0, "a bell rang early"
        assert max(late) <= LATE_MOST, "a bell rang late"
        return max(late)


@asynccontextmanager
async def circled(folder: Path, serve: Sequence[str]) -> AsyncIterator[Circled]:
    """`serve` runs the node that is not hurt."""
    async with two_hubs(folder, serve, SERVE) as at:
        log = await RedisEventLog.open(at.server.url)
        meeting = await Rooms(log, HubTime()).make(telling(BELLS))
        await log.close()
        async with circle_on(at, links_at(at.way.port, meeting)) as circles:
            await circles[0].do(StartMeeting())
            signals = circles[0].meeting.time.signals
            dues = sorted(signal.due for signal in signals if signal.kind != "end")[:BELLS]
            listeners = [Listener(circle) for circle in circles]
            elsewhere, there = listeners[:2], listeners[2:]
            tasks = [asyncio.create_task(each.listen()) for each in listeners]
            other, hurt = at.hubs
            yield Circled(at.server, hurt, other, meeting, there, elsewhere, dues)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def die(on: Circled) -> None:
    await on.hurt.kill()


async def stand_still(on: Circled) -> None:
    on.hurt.stop()
    await asyncio.sleep(STILL_SECONDS)
    on.hurt.go_on()


async def ring(
    folder: Path, times: int, hurt: Callable[[Circled], Awaitable[None]], serve: Sequence[str]
) -> str:
    late: list[Millis] = []
    elsewhere: list[Millis] = []
    there: list[Millis] = []

    async def once(turn: int) -> None:
        where = folder / str(turn)
        where.mkdir()
        async with circled(where, serve) as on:
            await on.until_before_the_first()
            await hurt(on)
            for each in (*on.elsewhere, *on.there):
                await each.hears(BELLS)
            for hub in (on.hurt, on.other):
                await hub.kill()
            late.append(await on.require_each_once_and_on_time())
            elsewhere.extend(each.latest for each in on.elsewhere)
            there.extend(each.latest for each in on.there)

    for start in range(0, times, AT_ONCE):
        async with asyncio.TaskGroup() as turns:
            for turn in range(start, min(start + AT_ONCE, times)):
                turns.create_task(once(turn))
    assert min(elsewhere) >= 0, "those at the other node were told too late"
    return (
        f"{BELLS * times} bells, the latest {max(late)} ms after its moment; at the other node"
        f" everyone was told at least {min(elsewhere) / 1_000:.1f} s before,"
        f" those of the one that was hurt {_before_or_after(min(there))}"
    )


def _before_or_after(millis: Millis) -> str:
    return f"{abs(millis) / 1_000:.1f} s {'before' if millis >= 0 else 'after'}"


async def _death(folder: Path, times: int) -> str:
    return await ring(folder, times, die, SERVE)


async def _stillness(folder: Path, times: int) -> str:
    return await ring(folder, times, stand_still, SERVE)


async def _unseen_death(folder: Path, _times: int) -> None:
    await ring(folder, 1, die, DEAF)


async def _unseen_stillness(folder: Path, _times: int) -> None:
    await ring(folder, 1, stand_still, DEAF)


BELL_TRIALS: Final = (
    Trial(
        "a node dies with bells due",
        "kill -9 half a second before one is announced",
        10,
        _death,
        "the other's clock never speaks",
        _unseen_death,
        "a bell never rang",
        kept="each rang once, on time",
    ),
    Trial(
        "a node stands still with bells due",
        "SIGSTOP for 8 s, half a second before one is announced",
        5,
        _stillness,
        "the other's clock never speaks",
        _unseen_stillness,
        "a bell never rang",
        kept="each rang once, on time",
    ),
)
