"""Hub tests run on every log there is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.event_log.sqlite import SqliteEventLog

from tests.server.hub.stage import Stage


@pytest.fixture(params=["memory", "sqlite"])
async def log(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[EventLog]:
    adapter: EventLog = (
        MemoryEventLog()
        if request.param == "memory"
        else await SqliteEventLog.open(tmp_path / "log.sqlite")
    )
    yield adapter
    await adapter.close()


@pytest.fixture
async def stage(log: EventLog) -> AsyncIterator[Stage]:
    stage = await Stage.set_up(log)
    yield stage
    await stage.rooms.stop(0)
