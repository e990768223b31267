"""A caller: the client at the other end of a line, from its first message to its last.

Every message is counted and read here. What cannot be read, or comes too fast, is answered here and
changes nothing; everything else is the visitor's, as soon as there is one.
"""

import asyncio
from typing import Final

from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.codec import Malformed, decode_client
from circlekeeper_protocol.frames import AskTime, Do, Hello, Join
from circlekeeper_protocol.refusals import RefusalCode

from circlekeeper_server.hub.frames import answered
from circlekeeper_server.hub.hub_time import HubTime
from circlekeeper_server.hub.tally import Tally
from circlekeeper_server.hub.visitor import Visitor
from circlekeeper_server.wire import Connection

from .limits import Limits, Pace

EARLY_MOST: Final = 8
"""Messages that may follow the first one before it has opened a room."""


class Caller:
    """To be made right after the connection was accepted, before anything is awaited."""

    __slots__ = ("_early", "_first", "_flood", "_pace", "_tally", "_time", "_visitor", "connection")

    def __init__(self, connection: Connection, time: HubTime, limits: Limits, tally: Tally) -> None:
        self.connection = connection
        self._time = time
        self._tally = tally
        self._flood = limits.flood
        self._pace = Pace(limits.messages)
        self._first: asyncio.Future[str] | None = asyncio.get_running_loop().create_future()
        self._early: list[Join | Do | AskTime] = []
        self._visitor: Visitor | None = None
        connection.on_text = self._hear
        connection.on_binary = self._hear_binary
        connection.on_closed = self._hang_up

    async def first_message(self) -> str:
        """To be awaited once. Empty if the line ends without one."""
        assert self._first is not None
        first = await self._first
        self._first = None
        return first

    def enter(self, visitor: Visitor) -> None:
        """From now on the visitor hears all that is said, and what was said since the hello."""
        if self.connection.over:
            visitor.gone()
            return
        self._visitor = visitor
        self.connection.on_slow = visitor.lags
        if self.connection.slow:
            visitor.lags()
        for frame in self._early:
            visitor.receive(frame)
        self._early = []

    def close(self, code: CloseCode) -> None:
        if not self.connection.over:
            self._tally.closings[code] += 1
        self.connection.close(code, CLOSINGS[code].reason)

    def _hear(self, text: str) -> None:
        owed = self._pace.take(self._time.now())
        if owed > self._flood:
            self.close(CloseCode.FLOOD)
        elif self._first is not None and not self._first.done():
            self._first.set_result(text)
        else:
            self._read(text, too_fast=owed > 0)

    def _read(self, text: str, *, too_fast: bool) -> None:
        try:
            frame = decode_client(text)
        except Malformed as malformed:
            self._refuse(malformed.id, "malformed")
            return
        if isinstance(frame, Hello):
            self._refuse("", "malformed")
        elif too_fast or len(self._early) == EARLY_MOST:
            self._refuse("" if isinstance(frame, AskTime) else frame.id, "too_fast")
        elif self._visitor is None:
            self._early.append(frame)
        else:
            self._visitor.receive(frame)

    def _refuse(self, id: str, code: RefusalCode) -> None:
        self._tally.refuse(code)
        self.connection.write(answered(id, code))

    def _hear_binary(self, _message: bytes) -> None:
        self.close(CloseCode.NOT_TEXT)

    def _hang_up(self) -> None:
        if self._first is not None and not self._first.done():
            self._first.set_result("")
        if self._visitor is not None:
            self._visitor.gone()
