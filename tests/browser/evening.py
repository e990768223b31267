"""A whole circle in browsers: Mari facilitates, Ana, Bo and Cy take part, Piret observes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from circlekeeper_protocol.bounds import Millis, SignalKind
from circlekeeper_protocol.meeting import Meeting, Signal
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.rules.time import LEAD
from playwright.async_api import Browser, ViewportSize, expect

from tests.browser.album import Album
from tests.browser.heard import require_heard
from tests.browser.person import DESKTOP, PANEL, PATIENCE_MS, PHONE, Person, Theme, person
from tests.support.kept_log import KeptLog, kept_log
from tests.support.running_hub import RunningHub, running_hub
from tests.support.way import Way

MINUTE: Millis = 60_000


@dataclass
class Evening:
    hub: RunningHub
    album: Album
    mari: Person
    ana: Person
    bo: Person
    cy: Person
    piret: Person
    cys_way: Way
    """Cy's line goes by it, so that it can drop."""
    meeting: str = ""

    @property
    def everyone(self) -> list[Person]:
        return [*self.circle, self.piret]

    @property
    def circle(self) -> list[Person]:
        return [self.mari, self.ana, self.bo, self.cy]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.hub.port}"

    async def log(self) -> KeptLog:
        return await kept_log(self.hub.log, self.meeting)

    async def state(self) -> Meeting:
        return (await self.log()).meeting

    async def until(self, holds: Callable[[Meeting], object]) -> None:
        """Wait for the log to say so; looked at whenever Mari hears something."""
        news = self.mari.news
        async with asyncio.timeout(PATIENCE_MS / 1000):
            news.clear()
            while not holds(await self.state()):
                await news.wait()
                news.clear()

    async def all_are_told(self, *words: str) -> None:
        for somebody in self.everyone:
            await somebody.is_told(*words)

    async def all_are_in(self, *phases: str) -> None:
        for somebody in self.everyone:
            await somebody.is_in(*phases)

    async def all_see_seat(self, name: str, *notes: str) -> None:
        """Each sees themselves as "You"."""
        for somebody in self.everyone:
            who = "You" if somebody.name == name else name
            await somebody.sees_seat(", ".join((who, *notes)))

    async def all_see(self, text: str) -> None:
        for somebody in self.everyone:
            await expect(somebody.page.get_by_role("main").get_by_text(text)).to_be_visible()

    # Time

    def move_time(self, by: Millis) -> None:
        self.hub.time.move(by)

    async def signal(self, kind: SignalKind, minutes: int) -> Signal:
        signals = (await self.state()).time.signals
        return next(s for s in signals if (s.kind, s.minutes) == (kind, minutes))

    async def move_time_to(self, kind: SignalKind, minutes: int) -> None:
        """To where the hub looks whether a signal can ring."""
        due = (await self.signal(kind, minutes)).due
        self.move_time(due - LEAD - self.hub.time.now())

    async def rings(self, *words: str) -> None:
        """A signal is announced, and at its instant everyone hears of it."""

        def to_come(signal: Signal) -> bool:
            return signal.ring_at is not None and signal.ring_at > self.hub.time.now() - LEAD

        await self.until(lambda meeting: any(map(to_come, meeting.time.signals)))
        self.move_time(LEAD)
        await self.all_are_told(*words)

    # The line

    async def cy_goes_offline(self) -> None:
        await self.cy.page.context.set_offline(True)
        await self.cys_way.cut()

    async def cy_comes_back(self) -> None:
        self.cys_way.mend()
        await self.cy.page.context.set_offline(False)

    async def require_all_heard(self) -> None:
        """Each context's entries are the log filtered for its viewer."""
        log = await self.log()
        log.require_whole()
        for somebody in self.everyone:
            assert require_heard(log, somebody.heard) > 0


@asynccontextmanager
async def browsers(browser: Browser) -> AsyncIterator[list[Person]]:
    """A context each for Mari, Ana, Bo, Cy and Piret, on devices as people have them."""
    devices: tuple[tuple[str, ViewportSize, Theme], ...] = (
        ("Mari", DESKTOP, "light"),
        ("Ana", PHONE, "light"),
        ("Bo", PANEL, "dark"),
        ("Cy", PHONE, "dark"),
        ("Piret", DESKTOP, "dark"),
    )
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(person(browser, name, size, theme))
            for name, size, theme in devices
        ]


@asynccontextmanager
async def evening(browser: Browser, database: Path, album: str) -> AsyncIterator[Evening]:
    """Everyone at home with a browser; nobody has opened a page."""
    log = await SqliteEventLog.open(database)
    try:
        async with (
            running_hub(log=log) as hub,
            Way(hub.port).open() as way,
            browsers(browser) as [mari, ana, bo, cy, piret],
        ):
            yield Evening(hub, Album(album), mari, ana, bo, cy, piret, way)
    finally:
        await log.close()
