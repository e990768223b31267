"""Somebody with a browser of their own: what they do by role and name, what they see and hear."""

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

LINE_TROUBLE: Final = re.compile(
    r"WebSocket connection to|net::ERR_|Failed to load|Permissions-Policy"
)
"""What a browser says when its line is down, as it should be in some tests."""

Theme = Literal["light", "dark"]


class Person:
    def __init__(self, name: str, page: Page) -> None:
        self.name = name
        self.page = page
        self.heard: list[AnyServerFrame] = []
        """Every frame of every line, in order."""
        self.troubles: list[str] = []
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._note)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def press(self, name: str) -> None:
        await self.button(name).click()

    @property
    def status(self) -> Locator:
        """What stands below the circle."""
        return self.page.get_by_role("main").locator("~ [role=status]")

    async def is_told(self, *words: str) -> None:
        for each in words:
            await expect(self.status).to_contain_text(each)

    async def find_nothing_wrong(self) -> None:
        """axe looks at the page as it is."""
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(AXE.read_text())
        found = await self.page.evaluate("axe.run().then(({ violations }) => violations)")
        assert found == [], [
            (each["id"], [node["html"] for node in each["nodes"]]) for each in found
        ]

    def _listen(self, line: WebSocket) -> None:
        line.on("framereceived", lambda text: self.heard.append(decode_server(text)))

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
    somebody = Person(name, await context.new_page())
    yield somebody
    await context.close()
    assert not somebody.troubles, somebody.troubles
