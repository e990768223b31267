"""Whoever asks for a `log` is tested on every adapter there is, one after the other."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.sqlite import SqliteEventLog

from tests.support.redis_server import CLUSTER, SAFE, RedisServer, require_program


class RedisServers:
    """One of each kind, started when it is first asked for, and emptied whenever it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: dict[str, RedisServer] = {}

    async def empty(self, kind: str) -> RedisServer:
        if kind not in self._running:
            program = require_program("redis" if kind == "redis" else "valkey")
            options = CLUSTER if kind == "valkey cluster" else SAFE
            server = RedisServer(program, self._folder / kind.replace(" ", "-"), options)
            await server.start()
            self._running[kind] = server
        await self._running[kind].ask("FLUSHALL")
        return self._running[kind]

    def running(self, kind: str) -> RedisServer:
        """As it is."""
        return self._running[kind]

    def end(self) -> None:
        for server in self._running.values():
            server.end()


@pytest.fixture(scope="session")
def redis_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServers]:
    servers = RedisServers(tmp_path_factory.mktemp("redis"))
    yield servers
    servers.end()


async def open_log(kind: str, folder: Path, servers: RedisServers) -> EventLog:
    match kind:
        case "memory":
            return MemoryEventLog()
        case "sqlite":
            return await SqliteEventLog.open(folder / "log.sqlite")
        case _:
            return await RedisEventLog.open((await servers.empty(kind)).url)


@pytest.fixture(params=["memory", "sqlite", "valkey"])
async def log(
    request: pytest.FixtureRequest, tmp_path: Path, redis_servers: RedisServers
) -> AsyncIterator[EventLog]:
    log = await open_log(request.param, tmp_path, redis_servers)
    yield log
    await log.close()
