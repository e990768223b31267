"""A hub in a process of its own, that can be killed and started again where it was."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final

from circlekeeper_server.settings import VARIABLES

from tests.support.loopback import loopback
from tests.support.ports import HeldPort

START_SECONDS: Final = 30.0
SERVE: Final = ("-m", "circlekeeper_server", "serve")
ROOT: Final = Path(__file__).parents[2]


class HubProcess:
    """Always on the same port and database. `serve` is what Python is given to run a hub."""

    def __init__(self, database: Path | str, serve: Sequence[str] = SERVE) -> None:
        self._port = HeldPort()
        self._database = database
        self._serve = serve
        self._process: Process | None = None

    @property
    def port(self) -> int:
        return self._port.number

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Return once it is ready."""
        own = {name: value for name, value in os.environ.items() if name not in VARIABLES}
        own |= {"PORT": str(self.port), "BIND": "127.0.0.1", "DATABASE": str(self._database)}
        own["UNSAFE_DATABASE"] = "1"  # a control may want such a server
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, *self._serve, cwd=ROOT, env=own, stdout=PIPE
        )
        async with asyncio.timeout(START_SECONDS):
            await self._says_its_port(self._process)
            async with loopback(self.address) as http:
                assert (await http.get("/readyz")).status_code == 200

    async def end(self) -> None:
        """For good."""
        await self.kill()
        self._port.give_back()

    def stop(self) -> None:
        """It stands still, as when the machine is far too busy; its lines stay open."""
        self._send(signal.SIGSTOP)

    def go_on(self) -> None:
        self._send(signal.SIGCONT)

    def _send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def retire(self) -> None:
        """As for an upgrade: it finishes what it was asked, and asks its people to come back."""
        assert self._process is not None
        self._send(signal.SIGTERM)
        process, self._process = self._process, None
        async with asyncio.timeout(START_SECONDS):
            await process.communicate()
        assert process.returncode == 0

    async def kill(self) -> None:
        """kill -9: it gets no chance to finish anything."""
        if self._process is not None:
            process, self._process = self._process, None
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.communicate()

    async def _says_its_port(self, process: Process) -> None:
        assert process.stdout is not None
        while line := (await process.stdout.readline()).decode():
            if f"http://localhost:{self.port}" in line:
                return
        raise AssertionError("the hub ended before it was ready")


@contextlib.asynccontextmanager
async def hub_process(
    database: Path | str, serve: Sequence[str] = SERVE
) -> AsyncIterator[HubProcess]:
    hub = HubProcess(database, serve)
    try:
        await hub.start()
        yield hub
    finally:
        await hub.end()
