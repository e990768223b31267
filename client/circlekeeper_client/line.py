"""One WebSocket to the hub: text out without waiting, text in until it is over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from circlekeeper_client.links import is_loopback, line_address

LARGEST_FRAME_BYTES: Final = 16 * 1024 * 1024
FAREWELL_SECONDS: Final = 2.0


class NoLine(Exception):
    """The hub could not be reached, or is no hub."""


async def open_line(hub: str) -> "Line":
    """Raises `NoLine`."""
    try:
        return Line(
            await connect(
                line_address(hub),
                proxy=None if is_loopback(hub) else True,
                compression=None,
                max_size=LARGEST_FRAME_BYTES,
                ping_interval=None,  # the hub's beat tells a dead line already
                close_timeout=FAREWELL_SECONDS,
            )
        )
    except (OSError, TimeoutError, WebSocketException) as error:
        raise NoLine(str(error)) from error


class Line:
    def __init__(self, websocket: ClientConnection) -> None:
        self._websocket = websocket
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue()
        self._writing = asyncio.create_task(self._write())

    def send(self, text: bytes) -> None:
        self._outbox.put_nowait(text)

    async def texts(self) -> AsyncIterator[str | bytes]:
        """What arrives, until the line is over, however it ends."""
        with suppress(ConnectionClosed):
            while True:
                yield await self._websocket.recv()

    def cut(self) -> None:
        """End it without a word: nobody is there to hear one."""
        self._websocket.transport.abort()

    async def close(self) -> int | None:
        """Hang up if it still stands. Returns the close code."""
        self._writing.cancel()
        await self._websocket.close()
        return self._websocket.close_code

    async def _write(self) -> None:
        with suppress(ConnectionClosed):
            while True:
                await self._websocket.send(await self._outbox.get(), text=True)
