"""A real uvicorn in this process, a room to serve, and a client that can misbehave."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Iterator

from circlekeeper_server.wire import Connection, accept, bound_socket, configuration, text_frame
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Server
from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side

UPGRADE = (
    b"GET /ws HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
UNUSUAL_UPGRADE = UPGRADE[:-2] + b"Sec-WebSocket-Protocol: circle\r\n\r\n"
"""May upgrade as well, and is answered by the layers beneath."""


class Room:
    """The smallest endpoint there can be: whatever a member says, all hear."""

    def __init__(self) -> None:
        self.members: list[Connection] = []
        self.heard: list[str | bytes] = []
        self.left: list[Connection] = []
        self.left_too_late = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = await accept(scope, receive, send)
        del scope, receive, send
        connection.on_text = self.hear
        connection.on_binary = lambda message: self.refuse(connection, message)
        connection.on_closed = lambda: self.leave(connection)
        self.members.append(connection)
        await connection.closed

    def hear(self, text: str) -> None:
        self.heard.append(text)
        self.tell_all(text_frame(text.encode()))

    def tell_all(self, frame: bytes) -> None:
        for member in self.members:
            member.write(frame)

    def refuse(self, connection: Connection, message: bytes) -> None:
        self.heard.append(message)
        connection.close(1003, "text only")

    def leave(self, connection: Connection) -> None:
        self.left.append(connection)
        self.left_too_late = connection._transport.is_closing()
        self.members.remove(connection)


class InProcessServer(Server):
    """Leaves the signals to pytest."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def until(state: Callable[[], bool]) -> None:
    """Wait for a state, in turns of the loop; a test that never gets there fails."""
    async with asyncio.timeout(10):
        while True:
            if state():
                return
            await asyncio.sleep(0.001)


@contextlib.asynccontextmanager
async def served(
    app: ASGIApp, *, ping_seconds: float | None = None
) -> AsyncIterator[tuple[InProcessServer, int]]:
    """Serve `app` on a free port of loopback."""
    config = configuration(app)
    config.lifespan = "off"
    if ping_seconds is not None:
        config.ws_ping_interval = config.ws_ping_timeout = ping_seconds
    listening = bound_socket("127.0.0.1", 0)
    server = InProcessServer(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await until(lambda: server.started)
        yield server, listening.getsockname()[1]
    finally:
        server.should_exit = True
        await serving


def overfill(member: Connection) -> int:
    """Write until more waits than a socket may hold; returns how many bytes that took."""
    frame, written = text_frame(b"x" * 60_000), 0
    while not member.too_slow:
        member.write(frame)
        written += len(frame)
    return written


class RawClient:
    """A client that does what it is told, right or wrong, and nothing by itself."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.parser = Protocol(Side.CLIENT, max_size=None)

    def send(self, *frames: Frame | bytes) -> None:
        self.writer.write(
            b"".join(f if isinstance(f, bytes) else f.serialize(mask=True) for f in frames)
        )

    async def frames_until_close(self) -> list[Frame]:
        """What the server sends up to its close frame, which is answered, until it hangs up."""
        frames: list[Frame] = []
        async with asyncio.timeout(10):
            while not frames or frames[-1].opcode is not Opcode.CLOSE:
                self.parser.receive_data(await self.reader.read(1 << 16))
                frames += [e for e in self.parser.events_received() if isinstance(e, Frame)]
            with contextlib.suppress(OSError):
                self.send(frames[-1])
                assert await self.reader.read() == b""
        return frames

    async def close_code(self) -> int:
        frames = await self.frames_until_close()
        return int.from_bytes(bytes(frames[-1].data[:2]))


@contextlib.asynccontextmanager
async def raw_client(
    port: int, *, receive_buffer: int | None = None, upgrade: bytes = UPGRADE
) -> AsyncIterator[RawClient]:
    """Connect and upgrade."""
    plain = socket.socket()
    if receive_buffer is not None:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    plain.setblocking(False)
    await asyncio.get_running_loop().sock_connect(plain, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=plain, limit=1024)
    try:
        writer.write(upgrade)
        answer = await reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 101 ")
        yield RawClient(reader, writer)
    finally:
        writer.transport.abort()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
