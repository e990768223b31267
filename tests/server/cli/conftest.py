"""Commands are tested against a hub in this process, on the loop that it runs on."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
import uvloop
from circlekeeper_server.cli.entrance import LINK_VARIABLE

from tests.support.circles import MeetingLinks, make_meeting
from tests.support.running_hub import RunningHub, running_hub


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture(autouse=True)
def no_link_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LINK_VARIABLE, raising=False)


@pytest_asyncio.fixture
async def hub() -> AsyncIterator[RunningHub]:
    async with running_hub() as running:
        yield running


@pytest_asyncio.fixture
async def links(hub: RunningHub) -> MeetingLinks:
    return await make_meeting(f"http://127.0.0.1:{hub.port}", observers=True)
