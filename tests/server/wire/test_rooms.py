"""Many sockets, one frame: delivery, slowness, and members that die."""

import asyncio

from circlekeeper_server.wire import text_frame
from circlekeeper_server.wire.connection import BACKLOG_BYTES
from websockets.asyncio.client import connect
from websockets.frames import Frame, Opcode

from tests.server.wire.served import Room, overfill, raw_client, served, until

A_LOT = text_frame(b"x" * 60_000)


async def test_everyone_in_a_room_hears_what_one_says() -> None:
    room = Room()
    async with served(room) as (_, port):
        lines = [await connect(f"ws://127.0.0.1:{port}/ws", proxy=None) for _ in range(20)]
        await until(lambda: len(room.members) == 20)

        for word in ("first", "second", "drüben"):
            await lines[0].send(word)

        for line in lines:
            assert [await line.recv() for _ in range(3)] == ["first", "second", "drüben"]
        for line in lines:
            await line.close()
        await until(lambda: len(room.left) == 20)


async def test_nothing_is_compressed_though_the_client_offers_it() -> None:
    room = Room()
    async with (
        served(room) as (_, port),
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None, compression="deflate") as line,
    ):
        assert line.protocol.extensions == []


async def test_a_member_that_does_not_read_is_noticed_and_can_be_cut_past_the_backlog() -> None:
    room = Room()
    async with (
        served(room) as (_, port),
        raw_client(port, receive_buffer=4096),
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None) as reader,
    ):
        await until(lambda: len(room.members) == 2)
        stuck, quick = room.members

        written = 0
        while not stuck.too_slow:
            room.tell_all(A_LOT)
            written += len(A_LOT)
            assert await reader.recv() == "x" * 60_000

        assert stuck.slow
        assert BACKLOG_BYTES < stuck.buffered <= written < 1_000_000
        assert not quick.too_slow

        stuck.close(1013, "too slow")

        assert room.left == [stuck]
        room.tell_all(text_frame(b"after"))
        assert await reader.recv() == "after"
        assert quick.buffered == 0


async def test_a_snapshot_may_wait_on_top_of_the_backlog_until_it_is_read() -> None:
    room = Room()
    async with served(room) as (_, port), raw_client(port, receive_buffer=4096) as client:
        await until(lambda: len(room.members) == 1)
        (member,) = room.members
        snapshot = text_frame(b"x" * 1_000_000)

        member.allow(len(snapshot))
        member.write(snapshot)

        assert member.buffered > BACKLOG_BYTES
        assert not member.too_slow

        await client.reader.readexactly(len(snapshot))
        await until(lambda: not member.slow)
        assert overfill(member) < len(snapshot)


async def test_a_member_that_reads_again_is_no_longer_slow() -> None:
    room = Room()
    async with served(room) as (_, port), raw_client(port, receive_buffer=4096) as client:
        await until(lambda: len(room.members) == 1)
        (member,) = room.members
        written = overfill(member)

        await client.reader.readexactly(written)

        await until(lambda: not member.slow)
        assert member.buffered == 0


async def test_one_dead_member_never_stops_the_rest() -> None:
    room = Room()
    async with (
        served(room) as (_, port),
        raw_client(port) as doomed,
        connect(f"ws://127.0.0.1:{port}/ws", proxy=None) as reader,
    ):
        await until(lambda: len(room.members) == 2)

        doomed.writer.transport.abort()
        told = 0
        while not room.left:
            room.tell_all(text_frame(b"%d" % told))
            told += 1
            await asyncio.sleep(0)
        dead = room.left[0]
        dead.write(A_LOT)
        dead.close(1000)
        dead.close(999_999)

        assert [await reader.recv() for _ in range(told)] == [str(n) for n in range(told)]


async def test_a_member_may_leave_while_its_own_word_is_being_told() -> None:
    room = Room()
    async with served(room) as (_, port), raw_client(port) as client:
        await until(lambda: len(room.members) == 1)
        (member,) = room.members
        member.on_text = lambda _: member.close(4000, "goodbye")

        client.send(Frame(Opcode.TEXT, b"go"), Frame(Opcode.TEXT, b"too late"))

        (farewell,) = await client.frames_until_close()
        assert farewell == Frame(Opcode.CLOSE, b"\x0f\xa0goodbye")
        assert room.left == [member]


async def test_both_sides_may_end_it_at_once() -> None:
    room = Room()
    async with served(room) as (server, port), raw_client(port) as client:
        await until(lambda: len(room.members) == 1)
        (member,) = room.members
        member.on_text = lambda _: member.close(4000, "goodbye")

        client.send(Frame(Opcode.TEXT, b"go"), Frame(Opcode.CLOSE, b"\x03\xe8"))

        assert await client.close_code() == 1000
        await until(lambda: not server.server_state.connections)
        assert room.left == [member]
