"""Before the first frame: upgrades that are refused, and requests that never end."""

import asyncio
import contextlib
import inspect
from collections.abc import AsyncIterator

import pytest
from circlekeeper_server.wire import accept, protocol, request
from circlekeeper_server.wire.connection import EXTENSION, Connection
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.utils import ClientDisconnected

from tests.server.wire.served import UNUSUAL_UPGRADE, UPGRADE, Room, raw_client, served, until

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]

either_way = pytest.mark.parametrize("upgrade", [UPGRADE, UNUSUAL_UPGRADE])


@contextlib.asynccontextmanager
async def plain_line(port: int) -> AsyncIterator[Streams]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def answer_to(port: int, data: bytes) -> bytes:
    """All that comes back until the server closes."""
    async with plain_line(port) as (reader, writer), asyncio.timeout(10):
        writer.write(data)
        return await reader.read()


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (UPGRADE.replace(b"dGhlIHNhbXBsZSBub25jZQ==", b"short"), b"400"),
        (UPGRADE.replace(b"Version: 13", b"Version: 8"), b"400"),
        (UPGRADE[:-2] + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n", b"431"),
        (UPGRADE[:-2] + b"X: %s\r\n\r\n" % (b"y" * 20_000), b"431"),
        (UPGRADE[:-2] + b"X: %s" % (b"y" * 40_000), b"400"),
    ],
)
async def test_an_upgrade_that_cannot_be_is_answered_and_closed(
    request_bytes: bytes, status: bytes
) -> None:
    async with served(Room()) as (server, port):
        answer = await answer_to(port, request_bytes)

        assert answer.split()[1] == status
        await until(lambda: not server.server_state.connections)


@pytest.mark.parametrize("part", [b"", b"\r\n", UPGRADE[:9], UPGRADE[:-2]])
async def test_half_a_request_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, part: bytes
) -> None:
    monkeypatch.setattr(request, "REQUEST_SECONDS", 0.05)
    async with served(Room()) as (server, port):
        assert await answer_to(port, part) == b""
        await until(lambda: not server.server_state.connections)


async def test_half_a_body_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request, "REQUEST_SECONDS", 0.05)
    async with served(Room()) as (server, port):
        await answer_to(port, b"POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 9\r\n\r\nhalf")
        await until(lambda: not server.server_state.connections)


async def test_a_long_body_is_not_taken_for_a_long_head() -> None:
    bodies: list[int] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        event = await receive()
        length = len(event["body"])
        while event["more_body"]:
            event = await receive()
            length += len(event["body"])
        bodies.append(length)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async with served(app) as (_, port), plain_line(port) as (reader, writer):
        for _ in range(2):
            head = b"POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 200000\r\n\r\n"
            writer.write(head + b"x" * 200_000)
            assert b" 204 " in await reader.readuntil(b"\r\n\r\n")

    assert bodies == [200_000, 200_000]


@either_way
async def test_what_only_the_handshake_needed_is_let_go_whoever_still_holds_it(
    upgrade: bytes,
) -> None:
    room = Room()
    scopes: list[Scope] = []

    async def layer(scope: Scope, receive: Receive, send: Send) -> None:
        scopes.append(scope)
        await room(scope, receive, send)

    async with served(layer) as (server, port), raw_client(port, upgrade=upgrade):
        await until(lambda: bool(room.members))

        (line,) = server.server_state.connections
        assert isinstance(line, protocol.WireProtocol)
        assert scopes == [{}]
        request_read = inspect.getgeneratorlocals(line.conn.parser).get("request")
        assert request_read is None or not request_read.headers


@either_way
async def test_an_endpoint_may_turn_a_client_away(upgrade: bytes) -> None:
    turned_away: list[Connection] = []

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        turned_away.append(scope["extensions"][EXTENSION])
        await receive()
        await send({"type": "websocket.close"})

    async with served(endpoint) as (server, port):
        assert b" 403 " in await answer_to(port, upgrade)
        await until(lambda: not server.server_state.connections)
        assert turned_away[0].over


@either_way
@pytest.mark.parametrize("fails", [True, False])
async def test_an_endpoint_that_ends_without_accepting_is_a_server_error(
    fails: bool, upgrade: bytes
) -> None:
    async def endpoint(_scope: Scope, _receive: Receive, _send: Send) -> None:
        if fails:
            raise RuntimeError

    async with served(endpoint) as (server, port):
        assert b" 500 " in await answer_to(port, upgrade)
        await until(lambda: not server.server_state.connections)


@either_way
async def test_an_endpoint_that_accepts_too_late_is_told_that_nobody_is_there(
    upgrade: bytes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(protocol, "HANDSHAKE_SECONDS", 0.05)
    came_too_late: list[bool] = []

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        connection: Connection = scope["extensions"][EXTENSION]
        await connection.closed
        try:
            await accept(scope, receive, send)
        except ClientDisconnected:
            came_too_late.append(True)
            raise

    async with served(endpoint) as (server, port):
        with contextlib.suppress(ConnectionResetError):
            assert await answer_to(port, upgrade) == b""
        await until(lambda: not server.server_state.tasks)

    assert came_too_late
    assert not caplog.records


async def test_an_endpoint_that_does_not_accept_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protocol, "HANDSHAKE_SECONDS", 0.05)
    waiting: list[Connection] = []

    async def endpoint(scope: Scope, _receive: Receive, _send: Send) -> None:
        waiting.append(scope["extensions"][EXTENSION])
        await waiting[0].closed

    async with served(endpoint) as (server, port):
        with contextlib.suppress(ConnectionResetError):
            assert await answer_to(port, UPGRADE) == b""
        await until(lambda: not server.server_state.connections)
        await until(lambda: not server.server_state.tasks)
        assert waiting[0].over
