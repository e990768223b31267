"""Somebody with a browser of their own: what they do by role and name, what they see and hear."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Literal

from circlekeeper_protocol.codec import decode_server
from circlekeeper_protocol.frames import AnyServerFrame
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    WebSocket,
    expect,
)

ROOT: Final = Path(__file__).parents[2]
AXE: Final = ROOT / "client" / "web" / "node_modules" / "axe-core" / "axe.min.js"

PHONE: Final = ViewportSize(width=390, height=844)
PANEL: Final = ViewportSize(width=340, height=640)
DESKTOP: Final = ViewportSize(width=1280, height=800)

PATIENCE_MS: Final = 15_000
"""What a page does not show within this time does not happen."""

LINE_TROUBLE: Final = re.compile(r"WebSocket connection to|net::ERR_")
"""What a browser says when its line is down, as it should be in some tests."""

SEEN: Final = """
    new Promise((seen) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen)));
    })
"""

Theme = Literal["light", "dark"]


class Person:
    def __init__(self, name: str, page: Page, size: ViewportSize, theme: Theme) -> None:
        self.name = name
        self.page = page
        self._size = size
        self._theme: Theme = theme
        self.heard: list[AnyServerFrame] = []
        """Every frame of every line, in order."""
        self.news = asyncio.Event()
        """Set with every frame."""
        self.troubles: list[str] = []
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._note)

    # What they do

    async def open(self, address: str) -> None:
        await self.page.goto(address)

    async def agree(self) -> None:
        """To observers, at the door."""
        await self.page.get_by_text("I agree", exact=True).click()

    async def sit_down(self, button: str = "Take a seat") -> None:
        await self.page.get_by_label("What shall we call you?").fill(self.name)
        await self.press(button)
        come_in = self.button("Come in")
        await expect(self.phases.or_(come_in)).to_be_visible()
        if await come_in.is_visible():  # it has begun: they read first where it is
            await come_in.click()
            await expect(self.phases).to_be_visible()

    async def sit_on_the_bench(self) -> None:
        """Behind the curtain, until everyone agrees and a phase begins."""
        await self.page.get_by_label("What shall we call you?").fill(self.name)
        await self.press("Sit on the bench")
        await expect(self.curtain).to_be_visible()

    async def press(self, name: str) -> None:
        await self.button(name).click()

    async def press_key(self, key: str) -> None:
        """No faster than a screen can be seen."""
        await self.page.evaluate(SEEN)
        await self.page.keyboard.press(key)

    async def press_what_begins(self, words: str) -> None:
        """A button that also says what will follow."""
        await self.page.get_by_role("button", name=re.compile(f"^{re.escape(words)}")).click()

    async def choose(self, floor_mode: str) -> None:
        """How the floor moves, in the drawer."""
        modes = self.drawer.get_by_role("group", name="How the floor moves")
        await modes.get_by_text(floor_mode, exact=True).click()
        await expect(modes.get_by_role("radio", name=floor_mode, exact=True)).to_be_checked()

    async def show_prompt(self, text: str) -> None:
        """In one's own words, from the drawer."""
        await self.drawer.get_by_text("Another prompt").click()
        await self.drawer.get_by_label("In your own words").fill(text)
        await self.press("Show it to everyone")

    @asynccontextmanager
    async def on_a_phone(self) -> AsyncIterator[None]:
        """For a moment, as if they had come with one."""
        wide, self._size = self._size, PHONE
        await self.as_before()
        yield
        self._size = wide
        await self.as_before()

    async def as_before(self) -> None:
        """In their own size and theme again."""
        await self.page.set_viewport_size(self._size)
        await self.page.emulate_media(color_scheme=self._theme)

    # What they see

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def phases(self) -> Locator:
        return self.page.get_by_role("navigation", name="Phases of the meeting")

    @property
    def curtain(self) -> Locator:
        return self.page.get_by_role("heading", name="The curtain is drawn.")

    @property
    def drawer(self) -> Locator:
        """On a wide screen it lies open."""
        return self.page.get_by_role("complementary", name="Facilitator's drawer")

    @property
    def circle(self) -> Locator:
        """Everyone around the table, in words."""
        return self.page.get_by_role("list", name="The circle, in seated order")

    @property
    def told(self) -> Locator:
        """Below the circle, and to be read out; or in the sheet that lies over it."""
        return self.page.locator(".say, .sheet-said").last

    async def is_told(self, *words: str) -> None:
        for each in words:
            await expect(self.told).to_contain_text(each)

    async def sees_seat(self, words: str) -> None:
        """A seat with its state, as in "Ana, has the floor"."""
        whole = re.compile(f"^{re.escape(words)}$")
        await expect(self.circle.get_by_role("listitem").filter(has_text=whole)).to_have_count(1)

    async def sees_bench(self, words: str) -> None:
        await expect(self.page.locator(".bench")).to_have_text(words)

    async def is_in(self, *phases: str) -> None:
        active = self.phases.locator("[aria-current=step]")
        await expect(active).to_contain_text([f"{phase}, now" for phase in phases])

    async def faults(self) -> list[str]:
        """What axe finds wrong with the page as it is."""
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(AXE.read_text())
        found = await self.page.evaluate("axe.run().then(({ violations }) => violations)")
        return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]

    def _listen(self, line: WebSocket) -> None:
        line.on("framereceived", self._hear)

    def _hear(self, text: str | bytes) -> None:
        self.heard.append(decode_server(text))
        self.news.set()

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not LINE_TROUBLE.search(message.text):
            self.troubles.append(message.text)


@asynccontextmanager
async def person(
    browser: Browser, name: str, size: ViewportSize = PHONE, theme: Theme = "light"
) -> AsyncIterator[Person]:
    """A context of their own. What their page complained of fails the test."""
    context = await browser.new_context(
        viewport=size, color_scheme=theme, reduced_motion="reduce", locale="en-GB"
    )
    somebody = Person(name, await context.new_page(), size, theme)
    yield somebody
    await context.close()
    assert not somebody.troubles, somebody.troubles
