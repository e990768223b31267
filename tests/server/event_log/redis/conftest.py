"""An empty Valkey, and logs on it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from circlekeeper_server.event_log.redis import RedisEventLog

from tests.server.conftest import RedisServers
from tests.support.hearing import WAIT_SECONDS
from tests.support.redis_server import RedisServer
from tests.support.silent_log import SilentEventLog, UnhurriedEventLog


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


@pytest.fixture
async def unhurried(server: RedisServer) -> AsyncIterator[RedisEventLog]:
    """Another node's, which has to hear."""
    log = await UnhurriedEventLog.open(server.url)
    async with asyncio.timeout(WAIT_SECONDS):
        await log.joined.wait()
    yield log
    await log.close()


@pytest.fixture
async def silent(server: RedisServer) -> AsyncIterator[RedisEventLog]:
    log = await SilentEventLog.open(server.url)
    yield log
    await log.close()
