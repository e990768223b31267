"""The machine's own Chromium, without what costs time and nobody here looks at."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from playwright.async_api import Browser, async_playwright, expect

from scripts.setup import CHROMIUMS
from tests.browser import quietly
from tests.browser.person import PATIENCE_MS

UNSEEN: Final = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxAimPopup",
    "SpareRendererForSitePerProcess",
)
"""What would drop down from the address bar is a page of its own, loaded with each context: half of
what a context cost. A renderer in reserve was one for nothing."""
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    quietly.LEFT_OUT + ",".join(UNSEEN),
)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Raises `FileNotFoundError` if there is none."""
    path = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    if path is None:
        raise FileNotFoundError("no Chromium is installed: `make test` brings one")
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=quietly.__file__,
            args=FLAGS,
            env={**os.environ, "CIRCLEKEEPER_CHROMIUM": path},
        )
        yield browser
        await browser.close()
