"""Real browsers on a real hub: Debian's Chromium, one context for each person."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.browser.chromium import chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is seen in the browser runs on the loop that the browser was started on."""
    for item in items:
        if "started" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def started() -> AsyncIterator[Browser]:
    """Once: that takes longer than many a test."""
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def browser(started: Browser) -> AsyncIterator[Browser]:
    """Nothing of one test is left for the next: a context is like a browser never used before."""
    yield started
    for context in started.contexts:
        await context.close()
