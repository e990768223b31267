"""An empty Valkey, and logs on it."""

from collections.abc import AsyncIterator

import pytest
from circlekeeper_server.event_log.redis import RedisEventLog

from tests.server.conftest import RedisServers
from tests.support.redis_server import RedisServer


@pytest.fixture
async def server(redis_servers: RedisServers) -> RedisServer:
    return await redis_servers.empty("valkey")


@pytest.fixture
async def log(server: RedisServer) -> AsyncIterator[RedisEventLog]:
    log = await RedisEventLog.open(server.url)
    yield log
    await log.close()


@pytest.fixture
async def other(server: RedisServer) -> AsyncIterator[RedisEventLog]:
    """Another node's."""
    log = await RedisEventLog.open(server.url)
    yield log
    await log.close()
