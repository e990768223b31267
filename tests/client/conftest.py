"""The client is tested on the loop that the hub runs on; its README's example on Python's own."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest_asyncio
import uvloop

from tests.support.running_hub import RunningHub, running_hub


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"uvloop": uvloop.new_event_loop}


@pytest_asyncio.fixture
async def hub() -> AsyncIterator[RunningHub]:
    async with running_hub() as running:
        yield running
