"""Browsers behind lines of many kinds, in a meeting that tells them of each of its minutes.

Hub, log and lines are in this process and the browsers on the same machine, so the instant that was
meant for a bell is known in the same time as the one at which a page lets it be heard.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from operator import itemgetter
from random import Random
from typing import Final, NamedTuple

from circlekeeper_client import Circle, connect
from circlekeeper_protocol.bounds import Millis, SignalId
from circlekeeper_protocol.commands import StartMeeting
from circlekeeper_protocol.events import SignalAnnounced
from playwright.async_api import Browser, expect

from tests.browser.ears import Bell, Ears
from tests.browser.person import Person, person
from tests.support.kept_log import kept_log
from tests.support.running_hub import RunningHub, running_hub
from tests.support.telling import links_at, telling
from tests.support.way import Way
from tests.support.weather import Weather

SAMPLE_SECONDS: Final = 0.1
SAMPLED: Final[Millis] = 3_000
NEAR: Final[Millis] = 900
FAR: Final[Millis] = 1_900
"""A bell belongs to a signal that was meant so little later or earlier than it is heard."""
LATE: Final[Millis] = 6_000
"""Whatever has not rung so long after its moment does not ring."""


class Road(NamedTuple):
    """How somebody's line is: milliseconds, one way."""

    name: str
    there: float
    back: float
    jitter: float = 0

    @property
    def symmetric(self) -> bool:
        return self.there == self.back


class Heard(NamedTuple):
    """One bell at one listener."""

    signal: SignalId
    meant: float
    """Machine time, like what follows."""
    planned: float
    at: float
    bound: float
    """As the page showed it at that moment; nothing if it showed nothing."""

    @property
    def error(self) -> float:
        """Of the instant that it was laid down for."""
        return self.planned - self.meant


class Matched(NamedTuple):
    heard: list[Heard]
    missed: list[SignalId]
    again: list[Bell]
    """Those that there was no signal for, or one that had rung."""


class Listener(NamedTuple):
    road: Road
    person: Person
    ears: Ears
    way: Way
    weather: Weather


class MachineTime:
    """Hub time by the machine's clock, followed for as long as it is needed."""

    def __init__(self, hub: RunningHub) -> None:
        self._hub = hub
        self._ahead: list[tuple[Millis, float]] = []

    async def follow(self) -> None:
        while True:
            now = self._hub.time.now()
            self._ahead.append((now, time.time() * 1000 - now))
            await asyncio.sleep(SAMPLE_SECONDS)

    def of(self, instant: Millis) -> float:
        """Hub time is told in whole milliseconds, so the least that it was behind is the truth."""
        return instant + min(by for now, by in self._ahead if abs(now - instant) <= SAMPLED)


class Ensemble:
    def __init__(
        self, hub: RunningHub, meeting: str, eva: Circle, listeners: Sequence[Listener]
    ) -> None:
        self.hub = hub
        self.listeners = listeners
        self._eva = eva
        self._meeting = meeting
        self._machine = MachineTime(hub)

    async def begin(self) -> None:
        await self._eva.do(StartMeeting())

    async def over(self) -> None:
        """When the last signal has rung wherever it does, also late."""
        last = max(signal.due for signal in self._eva.meeting.time.signals if signal.minutes)
        over = asyncio.Event()
        self.hub.time.call_at(last + LATE, over.set)
        await over.wait()

    async def announced(self) -> dict[SignalId, Millis]:
        """When each signal that the log has announced was to ring. No id is announced twice."""
        log = await kept_log(self.hub.log, self._meeting)
        events = [event for record in log.records for event in record.events]
        announced = [event for event in events if isinstance(event, SignalAnnounced)]
        ring_at = {event.signal: event.ring_at for event in announced}
        assert len(ring_at) == len(announced), "a signal was announced twice"
        return ring_at

    @asynccontextmanager
    async def clocks_followed(self) -> AsyncIterator[None]:
        following = asyncio.create_task(self._machine.follow())
        try:
            yield
        finally:
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following

    def matched(self, bells: Sequence[Bell], announced: dict[SignalId, Millis]) -> "Matched":
        """Each bell with the signal that it can only have been for."""
        meant = {signal: self._machine.of(at) for signal, at in announced.items()}
        waiting = sorted(bell for bell in bells if bell.at is not None)
        heard, missed = [], []
        for signal, moment in sorted(meant.items(), key=itemgetter(1)):
            own = [bell for bell in waiting if moment - NEAR <= bell.planned < moment + FAR]
            if own:
                at, bound = own[0].at or 0.0, own[0].bound or 0.0
                heard.append(Heard(signal, moment, own[0].planned, at, bound))
                waiting.remove(own[0])
            else:
                missed.append(signal)
        return Matched(heard, missed, waiting)


@asynccontextmanager
async def ensemble(
    browser: Browser, roads: Sequence[Road], signals: int
) -> AsyncIterator[Ensemble]:
    """Everyone sits in a meeting that has yet to begin, and shows how exact their time is."""
    async with AsyncExitStack() as stack:
        hub = await stack.enter_async_context(running_hub())
        meeting = await hub.rooms.make(telling(signals))
        links = links_at(hub.port, meeting)
        eva = await stack.enter_async_context(connect(links.facilitator, "Eva"))
        listeners = []
        for place, road in enumerate(roads):
            random = Random(place)
            weather = Weather(road.there, road.back, jitter=road.jitter, random=random)
            way = await stack.enter_async_context(Way(hub.port, weather=weather).open())
            somebody = await stack.enter_async_context(person(browser, road.name))
            ears = await Ears(somebody.page).put_on()
            await somebody.open(links.by_way_of(way.port).participant)
            await somebody.sit_down()
            await somebody.button("Show the time left in numbers").dblclick()
            await expect(somebody.page.locator("[data-milliseconds]")).to_be_visible()
            listeners.append(Listener(road, somebody, ears, way, weather))
        group = Ensemble(hub, meeting, eva, listeners)
        async with group.clocks_followed():
            yield group
