"""Browsers behind lines of many kinds, in a meeting that tells them of each of its minutes.

Hub, log and lines are in this process and the browsers on the same machine, so the instant that was
meant for a bell is known in the same time as the one at which a page lets it be heard.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from random import Random
from typing import Final, NamedTuple

from circlekeeper_client import Circle, connect
from circlekeeper_protocol.bounds import Millis, SignalId
from circlekeeper_protocol.commands import MakeMeeting, StartMeeting
from circlekeeper_protocol.events import SignalAnnounced
from circlekeeper_protocol.meeting import Phase, Plan
from msgspec.structs import replace
from playwright.async_api import Browser, expect

from tests.browser.ears import Bell, Ears
from tests.browser.person import Person, person
from tests.support.circles import MeetingLinks
from tests.support.kept_log import kept_log
from tests.support.meetings import FACILITATOR_INVITE, MAKE, OBSERVER_INVITE, PARTICIPANT_INVITE
from tests.support.running_hub import RunningHub, running_hub
from tests.support.way import Way
from tests.support.weather import Weather

MINUTE: Final[Millis] = 2_000
BEFORE_THE_FIRST: Final = 2
AFTER_THE_LAST: Final = 5
"""Minutes without a signal."""
SAMPLE_SECONDS: Final = 0.1
NEAR: Final[Millis] = 1_000


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
    at: float
    bound: float

    @property
    def error(self) -> float:
        return self.at - self.meant


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
        return instant + min(by for now, by in self._ahead if abs(now - instant) <= NEAR)


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

    def matched(self, bells: Sequence[Bell], announced: dict[SignalId, Millis]) -> list[Heard]:
        """Each bell with the signal that it can only have been for. Asserts: all, and each once."""
        meant = {signal: self._machine.of(at) for signal, at in announced.items()}
        heard = []
        for bell in bells:
            assert bell.at is not None, "a bell is still to come"
            assert bell.bound is not None, "the page does not show how exact it is"
            at = bell.at
            signal = min(meant, key=lambda each: abs(meant[each] - at))
            heard.append(Heard(signal, meant[signal], at, bell.bound))
        signals = [each.signal for each in heard]
        assert len(set(signals)) == len(signals), "a signal rang twice"
        assert set(signals) == set(meant), "a signal did not ring"
        return heard


def telling(signals: int) -> MakeMeeting:
    """A meeting of short minutes, so many of which everyone is told of."""
    whole = BEFORE_THE_FIRST + signals - 1 + AFTER_THE_LAST
    phase = Phase(0, "in_depth", "In depth", whole, "open", (), ())
    heads_ups = tuple(AFTER_THE_LAST + left for left in range(signals - 1, -1, -1))
    plan = Plan(id="telling", title="Telling", phases=(phase,), minute=MINUTE)
    return replace(MAKE, plan=plan, heads_ups=heads_ups)


@asynccontextmanager
async def ensemble(
    browser: Browser, roads: Sequence[Road], signals: int
) -> AsyncIterator[Ensemble]:
    """Everyone sits in a meeting that has yet to begin, and shows how exact their time is."""
    async with AsyncExitStack() as stack:
        hub = await stack.enter_async_context(running_hub())
        meeting = await hub.rooms.make(telling(signals))
        secrets = FACILITATOR_INVITE, PARTICIPANT_INVITE, OBSERVER_INVITE
        address = f"http://127.0.0.1:{hub.port}/m/{meeting}"
        links = MeetingLinks(meeting, *(f"{address}#{secret}" for secret in secrets))
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
            await somebody.press_key("Shift+T")
            await expect(somebody.page.locator("[data-milliseconds]")).to_be_visible()
            listeners.append(Listener(road, somebody, ears, way, weather))
        group = Ensemble(hub, meeting, eva, listeners)
        async with group.clocks_followed():
            yield group
