"""uvicorn's WebSocket protocol, made to hand its endpoint a `Connection` instead of events.

Four things differ from the class beneath. Messages go straight to the connection's callbacks. Every
path that ends a connection first calls `leave`, because writing to a socket that is gone raises. No
ending waits for ever: a peer that neither reads nor answers is aborted. And a flood of frames that
bring no message is cut.

uvicorn parses with websockets' generator, in pure Python. A hub mostly receives short commands, one
per TCP segment, so a segment that is exactly one text frame never enters the parser, provided the
parser stands between two messages; anything else takes the long way.
"""

import asyncio
import logging
from asyncio.transports import BaseTransport
from typing import Any, Final, cast

from uvicorn._types import ASGISendEvent
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.exceptions import ProtocolError
from websockets.frames import CloseCode, Frame
from websockets.http11 import Request
from websockets.protocol import OPEN
from websockets.streams import StreamReader

from .connection import EXTENSION, Connection
from .frame import lone_text

HANDSHAKE_SECONDS: Final = 10.0
"""From the upgrade request to the endpoint's accept."""

FAREWELL_SECONDS: Final = 3.0
"""How long a peer may take to answer a close frame, or to read what was sent before it."""

IDLE_FRAMES: Final = 256
IDLE_FRAMES_SECONDS: Final = 10.0
"""How many frames that bring no message (pings, pongs, unfinished fragments) in how long."""

_AT_FRAME_START = StreamReader.at_eof.__code__
"""Where websockets' parser waits while it is not inside a frame."""


class _Unheard(asyncio.Queue[Any]):
    """Where events go once the connection's callbacks have taken the place of an ASGI `receive`."""

    def put_nowait(self, item: object) -> None:
        pass


_UNHEARD = _Unheard()
_UNASKED = asyncio.Event()
"""Whether an ASGI `send` would have to wait: one for all, since writing never does."""

_log = logging.getLogger("circlekeeper.wire")
_log.setLevel(logging.WARNING)  # below that, the classes beneath log addresses and contents


class WireProtocol(WebSocketsSansIOProtocol):
    """What `uvicorn.Config(ws=…)` is given. For endpoints that use `accept`, and no others."""

    connection: Connection
    handshake_timer: asyncio.TimerHandle

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.logger = _log
        self.conn.logger = _log
        self.conn.debug = False
        self.answer: bytes | None = None
        """To the upgrade request; `None` if the classes beneath answer it."""
        self.between_messages = False
        self.throwing_away = False
        self.idle_frames = 0
        self.idle_frames_since = 0.0

    # The handshake

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)
        self.begin_handshake()

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.close_sent:
            self.leave()
        else:
            self.wait_for_endpoint()

    def take_over(self, http: HttpToolsProtocol, answer: bytes) -> None:
        """In place of `connection_made` and of hearing the request once more."""
        self.answer = answer
        self.transport = http.transport
        self.connections.add(self)
        self.begin_handshake()
        path = http.url.decode("ascii")
        self.scope = {
            "type": "websocket",
            "asgi": {"version": self.asgi_version, "spec_version": "2.4"},
            "http_version": "1.1",
            "scheme": "wss" if http.scheme == "https" else "ws",
            "server": http.server,
            "client": http.client,
            "root_path": self.root_path,
            "path": self.root_path + path,
            "raw_path": (self.root_path + path).encode("ascii"),
            "query_string": b"",
            "headers": http.headers,
            "subprotocols": [],
            "state": self.app_state.copy(),
            "extensions": {"websocket.http.response": {}},
        }
        self.handshake_initiated = True
        self.queue.put_nowait({"type": "websocket.connect"})
        task = self.loop.create_task(self.run_asgi())
        task.add_done_callback(self.on_task_complete)
        self.tasks.add(task)
        self.wait_for_endpoint()

    def begin_handshake(self) -> None:
        self.connection = Connection(self.transport, self.end)
        self.handshake_timer = self.loop.call_later(HANDSHAKE_SECONDS, self.handshake_timeout)

    def wait_for_endpoint(self) -> None:
        extensions: dict[str, Any] = self.scope["extensions"]
        extensions[EXTENSION] = self.connection
        self.read_paused = True  # until the endpoint asks: nobody listens yet
        self.transport.pause_reading()

    async def send(self, message: ASGISendEvent) -> None:
        if message["type"] == "websocket.close":
            if self.handshake_complete:
                self.connection.close(message.get("code", 1000), message.get("reason") or "")
                return
            self.leave()
        accepts = message["type"] == "websocket.accept"
        if accepts and self.connection.over:
            raise ClientDisconnected
        if accepts and self.answer is not None:
            self.give_answer(self.answer)
        else:
            await super().send(message)
        if accepts and self.handshake_complete:
            self.handshake_timer.cancel()
            self.forget_handshake()

    def give_answer(self, answer: bytes) -> None:
        self.conn.state = OPEN
        self.conn.parser = self.conn.parse()  # now it awaits a frame, not a request
        next(self.conn.parser)
        self.between_messages = True
        self.handshake_complete = True
        self.transport.write(answer)
        self.start_keepalive()

    def forget_handshake(self) -> None:
        """Let go of 8 KiB that no connection needs again. The layers around the endpoint keep the
        scope, and the parser keeps the request, so both are emptied."""
        cast(dict[str, object], self.scope).clear()
        del self.scope
        if self.answer is None:
            self.request.headers.clear()
            del self.request, self.response
        self.answer = None
        self.queue, self.writable = _UNHEARD, _UNASKED

    async def run_asgi(self) -> None:
        code = CloseCode.INTERNAL_ERROR
        try:
            await self.app(self.scope, self.receive, self.send)
            code = CloseCode.NORMAL_CLOSURE
        except ClientDisconnected:
            pass
        except Exception:
            _log.exception("A WebSocket endpoint failed")
        finally:
            if self.handshake_complete:
                self.connection.close(code)
            else:
                self.leave()
                self.send_500_response()
                self.transport.close()

    def handshake_timeout(self) -> None:
        if not self.handshake_complete:
            self.leave()
            self.transport.abort()

    # Receiving

    def data_received(self, data: bytes) -> None:
        if self.between_messages:
            text = lone_text(data)
            if text is not None:
                self.hear_text(text)
                return
        super().data_received(data)
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.leave()
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()
        self.between_messages = not self.connection.over and self.parser_rests()

    def parser_rests(self) -> bool:
        waiting: Any = self.conn.parser
        while waiting.gi_yieldfrom is not None:
            waiting = waiting.gi_yieldfrom
        return (
            waiting.gi_code is _AT_FRAME_START
            and self.conn.current_size is None
            and self.conn.state is OPEN
        )

    def send_receive_event_to_app(self) -> None:
        message, self.frames = b"".join(self.frames), []
        if self.connection.over:
            self.count_idle_frame()
        elif self.curr_msg_data_type == "text":
            self.hear_text(message)
        else:
            self.hear_binary(message)

    def hear_text(self, message: bytes) -> None:
        try:
            text = message.decode()
        except UnicodeDecodeError:
            self.connection.close(CloseCode.INVALID_DATA, "text must be UTF-8")
            return
        try:
            self.connection.on_text(text)
        except Exception:
            _log.exception("A connection's on_text failed")
            self.connection.close(CloseCode.INTERNAL_ERROR)

    def hear_binary(self, message: bytes) -> None:
        try:
            self.connection.on_binary(message)
        except Exception:
            _log.exception("A connection's on_binary failed")
            self.connection.close(CloseCode.INTERNAL_ERROR)

    def handle_cont(self, event: Frame) -> None:
        if not event.fin:
            self.count_idle_frame()
        if not self.connection.over:
            super().handle_cont(event)

    def handle_ping(self) -> None:
        super().handle_ping()
        self.count_idle_frame()

    def handle_pong(self, event: Frame) -> None:
        super().handle_pong(event)
        self.count_idle_frame()

    def count_idle_frame(self) -> None:
        now = self.loop.time()
        if now - self.idle_frames_since > IDLE_FRAMES_SECONDS:
            self.idle_frames_since, self.idle_frames = now, 0
        self.idle_frames += 1
        if self.idle_frames <= IDLE_FRAMES:
            return
        if self.connection.over:
            self.transport.abort()
        else:
            self.connection.close(CloseCode.POLICY_VIOLATION, "too many frames without a message")

    # Sending

    def pause_writing(self) -> None:
        super().pause_writing()
        self.connection.set_slow(True)

    def resume_writing(self) -> None:
        super().resume_writing()
        self.connection.set_slow(False)

    # Ending

    def leave(self) -> None:
        """Take the connection away from whoever writes to it."""
        self.between_messages = False
        self.stop_keepalive()
        self.connection.finish()

    def farewell(self) -> None:
        """Give a peer that may never read or answer a last few seconds."""
        if self.close_timer is None and not self.disconnected:
            self.close_timer = self.loop.call_later(FAREWELL_SECONDS, self.transport.abort)

    def end(self, code: int, reason: str) -> None:
        """End it from this side; the peer's close frame, or the farewell, closes the transport."""
        if self.conn.state is OPEN:
            try:
                self.conn.send_close(code, reason)
            except ProtocolError as fault:
                raise ValueError(f"no close frame can carry {code} {reason!r}") from fault
        self.leave()
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.farewell()

    def handle_close(self, event: Frame) -> None:
        self.leave()
        super().handle_close(event)
        self.farewell()

    def handle_parser_exception(self) -> None:
        # Closing at once, with bytes unread, makes TCP reset the connection, and the peer may never
        # see why. So only this direction is shut, and what still comes is read and thrown away.
        if self.throwing_away:
            return
        self.throwing_away = True
        self.leave()
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        if self.transport.can_write_eof():
            self.transport.write_eof()
        else:
            self.transport.close()
        self.farewell()

    def keepalive_timeout(self) -> None:
        self.leave()
        super().keepalive_timeout()
        self.farewell()

    def eof_received(self) -> None:
        self.leave()
        self.farewell()

    def shutdown(self) -> None:
        if self.handshake_complete:
            self.connection.close(CloseCode.SERVICE_RESTART)
        else:
            self.leave()
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        self.leave()
        self.handshake_timer.cancel()
        super().connection_lost(exc)
