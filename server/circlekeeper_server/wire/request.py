"""uvicorn's HTTP protocol with two limits it lacks, a request's time and the size of its head, and
with a shorter way to a WebSocket."""

import asyncio
from asyncio.transports import BaseTransport, Transport
from typing import Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .protocol import WireProtocol
from .upgrade import usual_answer

REQUEST_SECONDS: Final = 10.0
"""From connecting, or the first byte of a later request, to the last byte."""

HEAD_BYTES: Final = 32 * 1024
"""Request line and headers together."""


class PunctualHttpProtocol(HttpToolsProtocol):
    """What `uvicorn.Config(http=…)` is given: cuts off a client that trickles, or never ends."""

    request_timer: asyncio.TimerHandle | None = None
    in_body = False
    head_bytes = 0

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(cast(Transport, transport))
        self.start_request_timer()

    def data_received(self, data: bytes) -> None:
        self.start_request_timer()
        if not self.in_body:
            self.head_bytes += len(data)
        super().data_received(data)
        if self.head_bytes > HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("Request head too large.")

    def on_headers_complete(self) -> None:
        self.in_body, self.head_bytes = True, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self.in_body = False
        self.stop_request_timer()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self.stop_request_timer()
        answer = None
        if self.scope["method"] == "GET" and self.scope["http_version"] == "1.1":
            answer = usual_answer(self.url, self.headers)
        if answer is None:
            super().handle_websocket_upgrade()
        else:
            self.connections.discard(self)
            wire = WireProtocol(self.config, self.server_state, self.app_state, self.loop)
            wire.take_over(self, answer)
            self.transport.set_protocol(wire)
        # It holds this protocol, in a circle that only the garbage collector would find.
        self.parser = None  # type: ignore[assignment]

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_request_timer()
        super().connection_lost(exc)

    def start_request_timer(self) -> None:
        if self.request_timer is None:
            self.request_timer = self.loop.call_later(REQUEST_SECONDS, self.transport.close)

    def stop_request_timer(self) -> None:
        if self.request_timer is not None:
            self.request_timer.cancel()
            self.request_timer = None
