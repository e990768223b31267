"""A WebSocket as endpoints and rooms see it: bytes out, text in, and one moment when it is over.

Always true: `on_closed` is called exactly once, whichever side ends it and however, and before the
transport closes; from then on `write` does nothing and no other callback is called.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from starlette.types import Receive, Scope, Send

EXTENSION: Final = "circlekeeper.connection"
"""Where the connection lies in `scope["extensions"]`."""

BACKLOG_BYTES: Final = 256 * 1024
"""How much may wait unsent for one socket before it counts as too slow."""

_log = logging.getLogger("circlekeeper.wire")


def _ignore(_: object = None) -> None:
    """Stand in for a callback that nobody set, or that the end has taken away."""


class Connection:
    """One WebSocket. Set the callbacks right after `accept`, before the next `await`.

    A callback that raises ends this connection (1011) and no other.
    """

    __slots__ = (
        "_allowance",
        "_end",
        "_over",
        "_transport",
        "closed",
        "on_binary",
        "on_closed",
        "on_slow",
        "on_text",
        "slow",
        "write",
    )

    def __init__(self, transport: asyncio.Transport, end: Callable[[int, str], None]) -> None:
        self._transport = transport
        self._end = end
        self._over = False
        self._allowance = BACKLOG_BYTES

        self.write: Callable[[bytes], None] = transport.write
        """Send ready frames (one, or several joined). Never waits, never raises.

        Take it from the connection for each use, since the end replaces it; or keep it, and throw
        it away when `on_closed` is called.
        """
        self.on_text: Callable[[str], None] = _ignore
        """A whole text message arrived."""
        self.on_binary: Callable[[bytes], None] = _ignore
        """A whole binary message arrived, to be refused."""
        self.on_closed: Callable[[], None] = _ignore
        """It is over: leave the room. Called exactly once."""
        self.on_slow: Callable[[], None] = _ignore
        """It has begun to be slow; called from within a `write`, to be remembered for later."""
        self.slow = False
        """Whether it takes bytes more slowly than they are written."""
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done when it is over; what the endpoint awaits."""

    @property
    def buffered(self) -> int:
        """Bytes written and not yet taken by the kernel."""
        return self._transport.get_write_buffer_size()

    @property
    def too_slow(self) -> bool:
        """Whether more waits unsent than a socket may hold: close it, it comes back and resumes."""
        return self.slow and self.buffered > self._allowance

    def allow(self, snapshot_bytes: int) -> None:
        """Let a snapshot that is about to be written wait on top of the usual backlog."""
        self._allowance = max(self._allowance, self.buffered + BACKLOG_BYTES + snapshot_bytes)

    def close(self, code: int, reason: str = "") -> None:
        """End it with a close frame; the peer gets a few seconds to answer. Repeating is harmless.

        Raises `ValueError` for a code or reason that no close frame can carry.
        """
        if not self._over:
            self._end(code, reason)

    def set_slow(self, slow: bool) -> None:
        """Called by the protocol when the transport's buffer fills up or has drained."""
        self.slow = slow
        if slow:
            self.on_slow()
        else:
            self._allowance = BACKLOG_BYTES

    def finish(self) -> None:
        """Called by the protocol on every path that ends the connection, as often as it likes."""
        if self._over:
            return
        self._over = True
        on_closed = self.on_closed
        self.write = self.on_text = self.on_binary = self.on_closed = self.on_slow = _ignore
        if not self.closed.done():
            self.closed.set_result(None)
        try:
            on_closed()
        except Exception:
            _log.exception("A connection's on_closed failed")

    @property
    def over(self) -> bool:
        """Whether `on_closed` has been called."""
        return self._over


async def accept(scope: Scope, receive: Receive, send: Send) -> Connection:
    """Complete the handshake of an ASGI WebSocket and return its connection.

    An endpoint keeps no more than it needs while the connection stands::

        async def endpoint(scope, receive, send):
            connection = await accept(scope, receive, send)
            del scope, receive, send  # several KiB for each connection
            connection.on_text = ...
            connection.on_closed = ...
            await connection.closed
    """
    connection: Connection = scope["extensions"][EXTENSION]
    await receive()
    await send({"type": "websocket.accept"})
    return connection
