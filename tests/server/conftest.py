"""Whoever asks for a `log` is tested on every adapter there is, one after the other."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.event_log.sqlite import SqliteEventLog


@pytest.fixture(params=["memory", "sqlite"])
async def log(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[EventLog]:
    adapter: EventLog = (
        MemoryEventLog()
        if request.param == "memory"
        else await SqliteEventLog.open(tmp_path / "log.sqlite")
    )
    yield adapter
    await adapter.close()
