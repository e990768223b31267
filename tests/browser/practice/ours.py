"""Our circle on the screen: what somebody writes there, and where they find it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Locator, ViewportSize

from tests.browser.person import PHONE, Person, person
from tests.support.circles import MeetingLinks, make_meeting
from tests.support.running_hub import RunningHub, running_hub


class Group:
    """A meeting on a hub, and people who come to it with a browser of their own."""

    def __init__(self, browser: Browser, hub: RunningHub, links: MeetingLinks) -> None:
        self.browser = browser
        self.hub = hub
        self.links = links

    @asynccontextmanager
    async def seated(
        self, name: str, size: ViewportSize = PHONE, *, facilitates: bool = False
    ) -> AsyncIterator[Person]:
        async with person(self.browser, name, size) as somebody:
            await somebody.open(self.links.facilitator if facilitates else self.links.participant)
            await somebody.sit_down()
            yield somebody


@asynccontextmanager
async def group(browser: Browser, **about: Any) -> AsyncIterator[Group]:
    async with running_hub() as hub:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", **about)
        yield Group(browser, hub, links)


def sheet(somebody: Person) -> Locator:
    return somebody.page.get_by_role("dialog")


async def opens_letter(somebody: Person) -> Locator:
    """What is there for them waits in the corner of the stage."""
    await somebody.press("There is something for you")
    return somebody.page.get_by_role("dialog", name="There is something for you")


async def opens_ours(somebody: Person) -> Locator:
    await somebody.press("More")
    await sheet(somebody).get_by_role("button", name="Our circle").click()
    return somebody.page.get_by_role("dialog", name="Our circle")


async def writes(ours: Locator, what: str, text: str, *, for_: str | None = None) -> None:
    """In a fold of the sheet, for whom they choose."""
    fold = ours.locator("details").filter(has=ours.page.locator("summary", has_text=what))
    await fold.locator("summary").click()
    await fold.get_by_role("textbox").fill(text)
    if for_:
        await fold.get_by_label("Who reads it").select_option(label=for_)
    await fold.get_by_role("button", name="Write it down").click()
