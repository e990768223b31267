"""The client is tested on a real hub."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.support.running_hub import RunningHub, running_hub


@pytest_asyncio.fixture
async def hub() -> AsyncIterator[RunningHub]:
    async with running_hub() as running:
        yield running
