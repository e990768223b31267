"""Runs a hub: from its first sign of life to a stop after which everyone finds back."""

import asyncio
import contextlib
import gc
import ipaddress
import logging
import signal
import socket
import sys
from collections.abc import AsyncGenerator, Callable, Generator
from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import Millis
from starlette.applications import Starlette
from uvicorn import Config

from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.hub import Rooms
from circlekeeper_server.wire import bound_socket, configuration
from circlekeeper_server.wire.serving import QuietServer, attended

from .app import create_app, footing
from .settings import Settings

SPREAD: Final[Millis] = 3_000
"""Over which time the clients of a hub that stops are asked to come back."""

GC_THRESHOLDS: Final = (50_000, 50, 50)
"""Rarer than Python's own: looking through all lines and rooms is half of what a join costs."""

SWITCH_SECONDS: Final = 0.0005
"""How long a busy loop may keep the log's thread from going on after a COMMIT."""

_NOWHERE: Final = ("192.0.2.1", 9)
"""An address for documentation, that nothing answers at."""


_log: Final = logging.getLogger("circlekeeper.serve")


class CannotListen(Exception):
    """The port or address cannot be had; the message says why and what to do."""


class HubServer(QuietServer):
    """Lets the rooms say goodbye before it closes their lines."""

    def __init__(self, config: Config, rooms: Rooms) -> None:
        super().__init__(config)
        self._rooms = rooms

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        _log.info("Everyone is asked to come back.", extra={"numbers": self._standing()})
        for server in self.servers:
            server.close()
        await self._rooms.stop(SPREAD)
        await super().shutdown(sockets)

    def _standing(self) -> dict[str, int]:
        tally = self._rooms.tally
        return {"connections": tally.lines, "meetings": tally.rooms}


class Running(NamedTuple):
    server: HubServer
    port: int
    over: asyncio.Task[None]
    """Done when the server has stopped, whoever asked it to."""


async def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `say` tells the person at the terminal where.

    Raises `CannotListen`, `LogUnavailable`.
    """
    async with running(settings) as hub:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, hub.server.handle_exit, number, None)
        _tune()
        say(greeting(settings, hub.port))
        _log.info("The hub is ready.")
        await hub.over


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncGenerator[Running]:
    """A hub for as long as the block lasts. Raises `CannotListen`, `LogUnavailable`."""
    with _listening(settings) as listening:
        async with footing(settings) as ground:
            app = create_app(settings, **ground._asdict())
            async with (
                _telling(settings, app.state.rooms, ground.log),
                _served(settings, app, listening) as hub,
            ):
                yield hub


@contextlib.asynccontextmanager
async def _served(
    settings: Settings, app: Starlette, listening: socket.socket
) -> AsyncGenerator[Running]:
    config = configuration(app, trusted_proxies=list(settings.trusted_proxies))
    server = HubServer(config, app.state.rooms)
    async with attended(server, listening) as serving:
        yield Running(server, listening.getsockname()[1], serving)


@contextlib.asynccontextmanager
async def _telling(settings: Settings, rooms: Rooms, log: EventLog) -> AsyncGenerator[None]:
    """Numbers for a Prometheus, if they are wished. Raises `CannotListen`."""
    if not settings.metrics:
        yield
        return
    from circlekeeper_server.metrics import Told, telling  # noqa: PLC0415

    told = Told(rooms.tally, lambda: log.healed)
    async with contextlib.AsyncExitStack() as standing:
        try:
            await standing.enter_async_context(telling(settings.metrics, told))
        except OSError as error:
            raise CannotListen(
                f"Cannot listen at {settings.metrics}: {error.strerror}."
                " Set METRICS to another one."
            ) from None
        yield


def _tune() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    sys.setswitchinterval(SWITCH_SECONDS)


@contextlib.contextmanager
def _listening(settings: Settings) -> Generator[socket.socket]:
    with contextlib.ExitStack() as closing:
        try:
            listening = closing.enter_context(bound_socket(settings.bind, settings.port))
            listening.listen()
        except OSError as error:
            raise CannotListen(
                f"Cannot listen at {settings.bind}, port {settings.port}: {error.strerror}."
                " Set PORT or BIND to another one."
            ) from None
        yield listening


def greeting(settings: Settings, port: int) -> str:
    """Where people find the hub."""
    lines = ["Circlekeeper is ready."]
    if settings.public_url:
        lines.append(f"  {'For everyone:':<26} {settings.public_url}")
    else:
        lines += [f"  {whom:<26} http://{host}:{port}" for whom, host in _hosts(settings.bind)]
    lines.append("Ctrl+C stops it.")
    return "\n".join(lines)


def _hosts(bind: str) -> list[tuple[str, str]]:
    here = ("On this machine:", "localhost")
    try:
        address = ipaddress.ip_address(bind)
    except ValueError:
        return [("In this network:", bind)]
    if address.is_loopback:
        return [here]
    if not address.is_unspecified:
        return [("In this network:", f"[{bind}]" if address.version == 6 else bind)]
    in_network = network_address()
    return [here] if in_network is None else [here, ("On phones in this network:", in_network)]


def network_address() -> str | None:
    """This machine's address in its network, if it is in one. Nothing is sent: connecting a
    datagram socket only asks the kernel which address it would send from."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_NOWHERE)
        except OSError:
            return None
        address: str = asking.getsockname()[0]
    return None if ipaddress.ip_address(address).is_loopback else address
