"""The socket: where a line is opened, says hello, and is handed to a room.

Until its first message has opened a meeting, a line is a stranger: it has a few seconds, and learns
only whether its link opens one. An unknown meeting, a forgotten one, a wrong secret and one that
cannot be a secret get the same answer after the same time.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable
from typing import Final

import msgspec
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.codec import Malformed, decode_client
from circlekeeper_protocol.frames import PROTOCOL, Hello
from starlette.types import ASGIApp, Receive, Scope, Send

from circlekeeper_server.hub.entering import NoEntry
from circlekeeper_server.hub.faults import without_words
from circlekeeper_server.hub.hub_time import HubTime
from circlekeeper_server.hub.rooms import Rooms
from circlekeeper_server.wire import accept

from .caller import Caller
from .limits import Limits, Throttle, place_of

ADDRESS: Final = "/ws"

_log = logging.getLogger("circlekeeper.web")


class SocketDoor:
    """The ASGI endpoint."""

    def __init__(self, rooms: Rooms, time: HubTime, limits: Limits) -> None:
        self._rooms = rooms
        self._time = time
        self._limits = limits
        self._tally = rooms.tally
        self._knocks = Throttle(limits.knocks)
        self._wrong_links = Throttle(limits.wrong_links)
        self._lines: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = place_of(scope)
        connection = await accept(scope, receive, send)
        del scope, receive, send  # several KiB for each connection
        caller = Caller(connection, self._time, self._limits, self._tally)
        if not self._has_room_for(place):
            caller.close(CloseCode.FULL)
            return
        self._count(place, 1)
        self._tally.lines += 1
        try:
            await self._let_in(caller, place)
            await connection.closed
        finally:
            self._tally.lines -= 1
            self._count(place, -1)

    def _has_room_for(self, place: str | None) -> bool:
        if place is None:
            return True
        return (
            self._knocks.take(place, self._time.now()) and self._lines[place] < self._limits.lines
        )

    def _count(self, place: str | None, more: int) -> None:
        if place is not None:
            self._lines[place] += more
            if not self._lines[place]:
                del self._lines[place]

    async def _let_in(self, caller: Caller, place: str | None) -> None:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._limits.hello_seconds):
                first = await caller.first_message()
        except TimeoutError:
            caller.close(CloseCode.NO_HELLO)
            return
        why_not = self._why_not(first, place)
        if why_not is not None:
            caller.close(why_not)
            return
        answer_at = loop.time() + self._limits.no_entry_seconds
        try:
            visitor = await self._rooms.enter(hello_in(first), caller.connection)
        except NoEntry as no_entry:
            if no_entry.code is CloseCode.NO_ENTRY:
                self._wrong_links.take(place, self._time.now())
                await asyncio.sleep(answer_at - loop.time())
            caller.close(no_entry.code)
        except Exception as fault:
            _log.error("A room could not be entered", exc_info=without_words(fault))
            caller.close(CloseCode.FAULT)
        else:
            caller.enter(visitor)

    def _why_not(self, first: str, place: str | None) -> CloseCode | None:
        """Why a first message is not even looked up, if so."""
        try:
            greeting = msgspec.json.decode(first, type=Greeting)
        except (msgspec.DecodeError, RecursionError):
            return CloseCode.NO_HELLO
        if greeting.type != "hello":
            return CloseCode.NO_HELLO
        if greeting.protocol != PROTOCOL:
            return CloseCode.RELOAD
        if not self._wrong_links.allows(place, self._time.now()):
            return CloseCode.FULL
        return None


class SocketsFirst:
    """Takes sockets past the routing, which would keep 2 KiB for each as long as it is open."""

    def __init__(self, app: ASGIApp, door: SocketDoor) -> None:
        self._app = app
        self._door = door

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "websocket" and scope["path"] == ADDRESS:
            return self._door(scope, receive, send)
        return self._app(scope, receive, send)


class Greeting(msgspec.Struct, frozen=True):
    """What a hello of any version says; newer ones may say more."""

    type: str = ""
    protocol: int = 0


def hello_in(text: str) -> Hello:
    """Raises `NoEntry` for a hello that can open nothing."""
    try:
        frame = decode_client(text)
    except Malformed:
        raise NoEntry from None
    assert isinstance(frame, Hello)
    return frame
