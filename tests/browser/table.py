"""Four people around a table, each with a browser; what they do, they do by its screens."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from circlekeeper_protocol.bounds import Millis
from playwright.async_api import Browser, ViewportSize, expect

from tests.browser.ears import Ears
from tests.browser.heard import require_heard
from tests.browser.person import DESKTOP, PANEL, PHONE, Person, Theme, person
from tests.support.circles import MeetingLinks, make_meeting
from tests.support.kept_log import kept_log
from tests.support.running_hub import RunningHub, running_hub


@dataclass
class Table:
    hub: RunningHub
    links: MeetingLinks
    mari: Person
    ana: Person
    bo: Person
    cy: Person
    ears: list[Ears]
    """Of everyone, in the same order."""

    @property
    def everyone(self) -> list[Person]:
        return [self.mari, self.ana, self.bo, self.cy]

    async def all_are_told(self, *words: str) -> None:
        for somebody in self.everyone:
            await somebody.is_told(*words)

    async def speaks(self, who: Person) -> None:
        """Everyone sees who has the floor; they themselves cannot miss it."""
        await who.is_told("The floor is yours.")
        for somebody in self.everyone:
            if somebody is not who:
                seat = somebody.circle.get_by_role("listitem").filter(has_text=who.name)
                await expect(seat).to_contain_text("has the floor")

    async def is_done(self, who: Person) -> None:
        await self.speaks(who)
        await who.press("I am done")

    async def choose(self, mode: str) -> None:
        """Mari, in the drawer."""
        await self.mari.choose(mode)

    async def require_all_heard(self) -> None:
        """Each context's entries are the log filtered for its viewer."""
        log = await kept_log(self.hub.log, self.links.meeting)
        log.require_whole()
        for somebody in self.everyone:
            assert require_heard(log, somebody.heard) > 0


@asynccontextmanager
async def seated(
    browser: Browser, *, plan: str = "check-in", late: Millis = 0
) -> AsyncIterator[Table]:
    """Everyone is here, so long after it was to begin; nobody has begun."""
    devices: tuple[tuple[str, ViewportSize, Theme], ...] = (
        ("Mari", DESKTOP, "light"),
        ("Ana", PHONE, "light"),
        ("Bo", PANEL, "dark"),
        ("Cy", PHONE, "dark"),
    )
    async with running_hub() as hub, AsyncExitStack() as stack:
        starts_at = hub.time.now() - late
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", plan=plan, starts_at=starts_at)
        people = [
            await stack.enter_async_context(person(browser, name, size, theme))
            for name, size, theme in devices
        ]
        ears = [await Ears(somebody.page).put_on() for somebody in people]
        mari, ana, bo, cy = people
        here = Table(hub, links, mari, ana, bo, cy, ears)
        await here.mari.open(links.facilitator)
        await here.mari.sit_down()
        for somebody in people[1:]:
            await somebody.open(links.participant)
            await somebody.sit_down()
        yield here
        await here.require_all_heard()


@asynccontextmanager
async def table(browser: Browser, first_mode: str) -> AsyncIterator[Table]:
    """Begun, and the floor moves as they chose."""
    async with seated(browser) as here:
        await here.mari.press("Begin")
        await here.choose(first_mode)
        yield here
