"""How the hub's uvicorn is set up, so that the wire's limits hold."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator, Generator
from typing import Final

from starlette.types import ASGIApp
from uvicorn import Config, Server

from .protocol import WireProtocol
from .request import PunctualHttpProtocol

MAX_MESSAGE_BYTES: Final = 64 * 1024
"""Longer messages end the connection with 1009."""

PING_SECONDS: Final = 20.0
"""Between a pong and the next ping, and from a ping until its pong is overdue."""

SEND_BUFFER_BYTES: Final = 64 * 1024
"""In the kernel, for each socket. The default lets megabytes pile up before slowness shows."""

GRACEFUL_STOP_SECONDS: Final = 5


def bound_socket(bind: str, port: int) -> socket.socket:
    """A TCP socket for `Server.serve(sockets=[…])`, whose connections inherit the send buffer.

    Raises `OSError` if the address cannot be had. Port 0 takes a free one.
    """
    bound = socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        bound.bind((bind, port))
    except OSError:
        bound.close()
        raise
    return bound


def configuration(app: ASGIApp, *, trusted_proxies: list[str] | None = None) -> Config:
    """What `uvicorn.Server` is given. Access is not logged: it would hold addresses and paths."""
    return Config(
        app,
        loop="uvloop",
        http=PunctualHttpProtocol,
        ws=WireProtocol,
        ws_max_size=MAX_MESSAGE_BYTES,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=trusted_proxies or [],
        timeout_graceful_shutdown=GRACEFUL_STOP_SECONDS,
        log_config=None,
        access_log=False,
        server_header=False,
    )


class QuietServer(Server):
    """uvicorn's server, which leaves signals to whoever runs it: it would die of them again once it
    has stopped."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@contextlib.asynccontextmanager
async def attended(
    server: QuietServer, listening: socket.socket
) -> AsyncGenerator[asyncio.Task[None]]:
    """It serves for as long as the block lasts; the task is done if it has stopped before."""
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    starting = asyncio.create_task(server.listens.wait())
    try:
        await asyncio.wait((serving, starting), return_when=asyncio.FIRST_COMPLETED)
        yield serving
    finally:
        starting.cancel()
        server.should_exit = True
        await serving
