"""A stage on a real log, for whoever asks for a `stage`."""

from collections.abc import AsyncIterator

import pytest
from circlekeeper_server.event_log.port import EventLog

from tests.server.hub.series_stage import SeriesStage
from tests.server.hub.stage import Stage


@pytest.fixture
async def stage(log: EventLog) -> AsyncIterator[Stage]:
    stage = await Stage.set_up(log)
    yield stage
    await stage.rooms.stop(0)


@pytest.fixture
async def series(log: EventLog) -> SeriesStage:
    return await SeriesStage.of_three(log)
