"""Every way in which a connection can end tells the endpoint once, and ends for good."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import NoReturn

import pytest
from circlekeeper_server.wire import MAX_MESSAGE_BYTES, accept, protocol, text_frame
from circlekeeper_server.wire.connection import Connection
from starlette.types import Receive, Scope, Send
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

from tests.server.wire.served import RawClient, Room, overfill, raw_client, served, until

TEXT, BINARY, CONT, PING, CLOSE = Opcode.TEXT, Opcode.BINARY, Opcode.CONT, Opcode.PING, Opcode.CLOSE
NO_MASK = bytes(4)

WHAT_A_CLIENT_DOES: dict[str, tuple[list[Frame | bytes], int]] = {
    "closes": ([Frame(CLOSE, b"\x03\xe8bye")], 1000),
    "closes with a code that there is not": ([Frame(CLOSE, b"\x00\x01")], 1002),
    "sends binary": ([Frame(BINARY, b"\x00")], 1003),
    "sends a message that is too long": ([Frame(TEXT, b"x" * (MAX_MESSAGE_BYTES + 1))], 1009),
    "sends fragments that are too long together": (
        [Frame(TEXT, b"x" * 40_000, fin=False), Frame(CONT, b"x" * 40_000)],
        1009,
    ),
    "sends a text that is not UTF-8": ([Frame(TEXT, b"\xff\xff\xff")], 1007),
    "sends fragments that are not UTF-8": (
        [Frame(TEXT, b"\xc3", fin=False), Frame(CONT, b"\xc3")],
        1007,
    ),
    "does not mask": ([Frame(TEXT, b"plain").serialize(mask=False)], 1002),
    "sets a reserved bit": ([b"\xc1\x80" + NO_MASK], 1002),
    "uses an opcode that there is not": ([b"\x83\x80" + NO_MASK], 1002),
    "fragments a ping": ([b"\x09\x80" + NO_MASK], 1002),
    "continues nothing": ([Frame(CONT, b"of nothing")], 1002),
    "starts a text within a text": ([Frame(TEXT, b"a", fin=False), Frame(TEXT, b"b")], 1002),
    "floods with empty fragments": (
        [Frame(TEXT, b"", fin=False), *[Frame(CONT, b"", fin=False)] * 5_000],
        1008,
    ),
    "floods with pings": ([Frame(PING, b"")] * 5_000, 1008),
    "floods with pongs": ([Frame(Opcode.PONG, b"")] * 5_000, 1008),
}


@pytest.mark.parametrize("deed", WHAT_A_CLIENT_DOES)
async def test_a_client_is_told_why_its_connection_ends(deed: str) -> None:
    frames, code = WHAT_A_CLIENT_DOES[deed]
    room = Room()
    async with served(room) as (server, port), raw_client(port) as client:
        await until(lambda: len(room.members) == 1)
        (member,) = room.members

        client.send(*frames)

        assert await client.close_code() == code
        client.writer.close()
        await until(lambda: not server.server_state.connections)
        await until(lambda: not server.server_state.tasks)
        assert room.left == [member]
        assert not room.left_too_late
        assert member.over
        assert member.closed.done()


async def test_the_real_client_sees_1009_for_a_message_that_is_too_long() -> None:
    room = Room()
    async with (
        served(room) as (_, port),
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None) as line,
    ):
        await line.send("x" * MAX_MESSAGE_BYTES)
        assert await line.recv() == "x" * MAX_MESSAGE_BYTES

        with contextlib.suppress(ConnectionClosed):
            await line.send("x" * 5_000_000)
        with pytest.raises(ConnectionClosed) as ended:
            await line.recv()

        assert ended.value.rcvd is not None
        assert ended.value.rcvd.code == 1009
        assert len(room.left) == 1


async def test_what_is_wrong_reaches_a_client_that_is_still_talking() -> None:
    async with served(Room()) as (_, port), raw_client(port) as client:
        client.send(Frame(TEXT, b"x" * 1_000_000))

        async with asyncio.timeout(10):
            last_words = await client.reader.read()  # and not ConnectionResetError

        assert last_words[2:4] == (1009).to_bytes(2)


async def test_what_comes_after_what_is_wrong_is_thrown_away() -> None:
    faults: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, fault: faults.append(fault))
    async with served(Room()) as (server, port), raw_client(port) as client:
        client.send(Frame(TEXT, b"x" * (MAX_MESSAGE_BYTES + 1)))
        await client.reader.readexactly(4)

        client.send(Frame(TEXT, b"still talking"))
        client.writer.write_eof()

        await until(lambda: not server.server_state.connections)
    assert faults == []


async def test_a_client_may_vanish() -> None:
    room = Room()
    async with served(room) as (server, port), raw_client(port) as client:
        await until(lambda: len(room.members) == 1)

        client.writer.transport.abort()

        await until(lambda: not server.server_state.connections)
        assert len(room.left) == 1


async def test_a_client_may_hang_up_without_a_word() -> None:
    room = Room()
    async with served(room) as (server, port), raw_client(port) as client:
        await until(lambda: len(room.members) == 1)

        client.writer.write_eof()

        await until(lambda: not server.server_state.connections)
        assert len(room.left) == 1
        assert not room.left_too_late


async def test_a_client_that_answers_no_ping_is_let_go() -> None:
    room = Room()
    async with served(room, ping_seconds=0.05) as (server, port), raw_client(port) as client:
        assert await client.close_code() == 1011
        await until(lambda: not server.server_state.connections)
        assert len(room.left) == 1
        assert not room.left_too_late


async def test_a_client_that_answers_pings_stays() -> None:
    room = Room()
    async with (
        served(room, ping_seconds=0.05) as (_, port),
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None) as line,
    ):
        pings = 0
        answer = line.protocol.recv_frame

        def count(frame: Frame) -> None:
            nonlocal pings
            pings += frame.opcode is PING
            answer(frame)

        line.protocol.recv_frame = count  # type: ignore[method-assign]
        await until(lambda: pings == 3)

        assert room.left == []


async def test_the_servers_own_close_carries_code_and_reason_and_waits_for_the_answer() -> None:
    room = Room()
    async with (
        served(room) as (server, port),
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None) as line,
    ):
        await until(lambda: len(room.members) == 1)
        (member,) = room.members

        member.write(text_frame(b"before"))
        member.close(4003, "removed")
        member.close(4004, "and again")
        member.write(text_frame(b"after"))

        assert room.left == [member]
        assert await line.recv() == "before"
        with pytest.raises(ConnectionClosed) as ended:
            await line.recv()
        assert ended.value.rcvd is not None
        assert (ended.value.rcvd.code, ended.value.rcvd.reason) == (4003, "removed")
        await until(lambda: not server.server_state.connections)
        assert room.left == [member]


@pytest.mark.parametrize(("code", "reason"), [(1006, ""), (99, ""), (4000, "x" * 124)])
async def test_a_close_that_no_frame_can_carry_changes_nothing(code: int, reason: str) -> None:
    room = Room()
    async with served(room) as (_, port), raw_client(port):
        await until(lambda: len(room.members) == 1)

        with pytest.raises(ValueError, match="no close frame"):
            room.members[0].close(code, reason)

        assert room.left == []


@pytest.mark.parametrize("reads", [True, False])
async def test_a_client_that_answers_no_close_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, reads: bool
) -> None:
    monkeypatch.setattr(protocol, "FAREWELL_SECONDS", 0.05)
    room = Room()
    async with served(room) as (server, port), raw_client(port, receive_buffer=4096):
        await until(lambda: len(room.members) == 1)
        (member,) = room.members
        if not reads:
            overfill(member)

        member.close(1013)

        await until(lambda: not server.server_state.connections)
        assert room.left == [member]


async def test_a_client_that_floods_after_the_close_is_cut_off_at_once() -> None:
    room = Room()
    async with served(room) as (server, port), raw_client(port) as client:
        await until(lambda: len(room.members) == 1)
        room.members[0].close(1008)

        client.send(*[Frame(TEXT, b"")] * 1_000)

        await until(lambda: not server.server_state.connections)


@pytest.mark.parametrize("message", [Frame(TEXT, b"boom"), Frame(BINARY, b"boom")])
async def test_a_callback_that_fails_ends_its_own_connection_and_no_other(message: Frame) -> None:
    room = Room()

    def fail(_: object) -> NoReturn:
        raise RuntimeError

    async with (
        served(room) as (_, port),
        raw_client(port) as client,
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None) as other,
    ):
        await until(lambda: len(room.members) == 2)
        room.members[0].on_text = room.members[0].on_binary = fail

        client.send(message)

        assert await client.close_code() == 1011
        assert len(room.left) == 1
        await other.send("still here")
        assert await other.recv() == "still here"


async def test_a_farewell_that_fails_harms_nobody() -> None:
    room = Room()

    def fail() -> NoReturn:
        raise RuntimeError

    async with served(room) as (server, port), raw_client(port) as client:
        await until(lambda: len(room.members) == 1)
        (member,) = room.members
        member.on_closed = fail

        client.send(Frame(CLOSE, b"\x03\xe8"))

        assert await client.close_code() == 1000
        await until(lambda: not server.server_state.connections)
        assert member.over


@pytest.mark.parametrize(("fails", "code"), [(False, 1000), (True, 1011)])
async def test_an_endpoint_that_returns_or_fails_ends_its_connection(
    fails: bool, code: int
) -> None:
    left: list[Connection] = []

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        connection = await accept(scope, receive, send)
        connection.on_closed = lambda: left.append(connection)
        if fails:
            raise RuntimeError

    async with served(endpoint) as (server, port), raw_client(port) as client:
        assert await client.close_code() == code
        await until(lambda: not server.server_state.connections)
        assert len(left) == 1


async def test_a_plain_asgi_close_ends_it_too() -> None:
    left: list[Connection] = []

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        connection = await accept(scope, receive, send)
        connection.on_closed = lambda: left.append(connection)
        await send({"type": "websocket.close", "code": 4001, "reason": "no"})
        await connection.closed

    async with (
        served(endpoint) as (_, port),
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None) as line,
    ):
        with pytest.raises(ConnectionClosed) as ended:
            await line.recv()
        assert ended.value.rcvd is not None
        assert ended.value.rcvd.code == 4001
        assert len(left) == 1


async def test_a_stopping_server_tells_everyone_to_come_back() -> None:
    room = Room()
    async with served(room) as (server, port), raw_client(port) as mute:
        line = await connect(f"ws://127.0.0.1:{port}/ws", proxy=None)
        await until(lambda: len(room.members) == 2)

        server.should_exit = True

        with pytest.raises(ConnectionClosed) as ended:
            await line.recv()
        assert ended.value.rcvd is not None
        assert ended.value.rcvd.code == 1012
        assert len(room.left) == 2
        assert await mute.close_code() == 1012


async def test_a_stopping_server_does_not_wait_for_a_client_that_does_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protocol, "FAREWELL_SECONDS", 0.05)
    room = Room()
    async with served(room) as (server, port), raw_client(port, receive_buffer=4096):
        await until(lambda: len(room.members) == 1)
        overfill(room.members[0])

        server.should_exit = True

        await until(lambda: not server.server_state.connections)
        assert len(room.left) == 1


async def test_a_client_that_asks_to_end_and_reads_nothing_is_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protocol, "FAREWELL_SECONDS", 0.05)

    async def leaving(goodbye: Callable[[RawClient], None]) -> None:
        room = Room()
        async with served(room) as (server, port), raw_client(port, receive_buffer=4096) as client:
            await until(lambda: len(room.members) == 1)
            overfill(room.members[0])
            goodbye(client)
            await until(lambda: not server.server_state.connections)
            assert len(room.left) == 1

    async with asyncio.timeout(10):
        await leaving(lambda client: client.send(Frame(CLOSE, b"\x03\xe8")))
        await leaving(lambda client: client.send(b"\x83\x80" + NO_MASK))
        await leaving(lambda client: client.writer.write_eof())
