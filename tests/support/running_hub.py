"""A real hub in this process, on a free port of loopback, on a clock that a test can move."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
from circlekeeper_protocol.codec import decode_server, encode
from circlekeeper_protocol.frames import PROTOCOL, AnyClientFrame, AnyServerFrame, Hello
from circlekeeper_server.app import create_app
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.hub import HubTime, Rooms
from circlekeeper_server.serve import HubServer
from circlekeeper_server.settings import Settings
from circlekeeper_server.web import STATIC, Limits
from circlekeeper_server.wire import bound_socket, configuration
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.loopback import loopback

WAIT_SECONDS = 10.0
"""A test that waits longer for something to happen fails."""

AT_ONCE = Limits(no_entry_seconds=0)
"""The hub's own limits, but "no entry" does not take its time."""


class Links(NamedTuple):
    meeting: str
    facilitator: str
    participant: str
    observer: str
    """The secrets alone."""


class RunningHub(NamedTuple):
    port: int
    log: EventLog
    time: HubTime
    rooms: Rooms
    http: httpx2.AsyncClient
    server: HubServer

    async def make(self, **about: Any) -> Links:
        """Start a meeting as the home page does; observers may come."""
        wanted = {
            "title": "Tuesday circle",
            "starts_at": self.time.now(),
            "plan": "check-in",
            "observers": True,
            **about,
        }
        made = await self.http.post("/api/meetings", json=wanted)
        assert made.status_code == 201, made.text
        secrets = {role: link.partition("#")[2] for role, link in made.json()["links"].items()}
        return Links(made.json()["meeting"], **secrets)

    @contextlib.asynccontextmanager
    async def line(self, **headers: str) -> AsyncIterator["Line"]:
        address = f"ws://127.0.0.1:{self.port}/ws"
        async with connect(
            address, proxy=None, compression=None, additional_headers=headers
        ) as connection:
            yield Line(connection)


class Line:
    """One WebSocket, spoken in frames."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def say(self, frame: AnyClientFrame) -> None:
        await self.connection.send(encode(frame).decode())

    async def say_text(self, text: str) -> None:
        await self.connection.send(text)

    async def hello(self, meeting: str, invite: str) -> None:
        await self.say(Hello(protocol=PROTOCOL, meeting=meeting, invite=invite))

    async def hear(self) -> AnyServerFrame:
        async with asyncio.timeout(WAIT_SECONDS):
            text = await self.connection.recv()
        assert isinstance(text, str)
        return decode_server(text)

    async def ended(self) -> tuple[int | None, str | None]:
        """Why the hub closed it; what was said before is passed over."""
        async with asyncio.timeout(WAIT_SECONDS):
            with contextlib.suppress(ConnectionClosed):
                while True:
                    await self.connection.recv()
        return self.connection.close_code, self.connection.close_reason


@contextlib.asynccontextmanager
async def running_hub(
    settings: Settings | None = None,
    *,
    log: EventLog | None = None,
    time: HubTime | None = None,
    limits: Limits = AT_ONCE,
    pages: Path = STATIC,
    node: str = "one",
) -> AsyncIterator[RunningHub]:
    settings = settings or Settings()
    log = log or MemoryEventLog()
    time = time or HubTime()
    app = create_app(settings, log=log, time=time, limits=limits, pages=pages, node=node)
    proxies = list(settings.trusted_proxies)
    server = HubServer(configuration(app, trusted_proxies=proxies), app.state.rooms)
    listening = bound_socket("127.0.0.1", 0)
    port = listening.getsockname()[1]
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        async with loopback(f"http://127.0.0.1:{port}") as http:
            async with asyncio.timeout(WAIT_SECONDS):
                await server.listens.wait()
            yield RunningHub(port, log, time, app.state.rooms, http, server)
    finally:
        server.should_exit = True
        await serving
