"""A server that is away is said to be away, at once, and is used again when it is back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from circlekeeper_server.event_log.port import LogUnavailable, Position
from circlekeeper_server.event_log.redis import RedisEventLog

from tests.support.hearing import LATER, WAIT_SECONDS, entries_of
from tests.support.redis_server import RedisServer, redis_server, require_program

START = Position("epoch", 0)


def at(seq: int) -> Position:
    return Position("epoch", seq)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[RedisServer]:
    """One that may be hurt."""
    async with redis_server(require_program("valkey"), tmp_path / "valkey") as server:
        yield server


async def back(log: RedisEventLog) -> None:
    async with asyncio.timeout(WAIT_SECONDS):
        while True:
            try:
                await log.read("ana")
            except LogUnavailable:
                await asyncio.sleep(0.01)
            else:
                return


async def test_while_it_is_away_everything_is_refused_and_afterwards_all_is_there(
    server: RedisServer, log: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    server.kill()

    for call in (log.append("ana", at(1), [b"two"], LATER), log.read("ana"), log.ping()):
        with pytest.raises(LogUnavailable, match="out of reach"):
            await call

    await server.start()
    await back(log)
    await log.append("ana", at(1), [b"two"], LATER)
    assert await entries_of(log, "ana") == [b"one", b"two"]


async def test_while_it_stands_still_only_the_first_have_to_wait(
    server: RedisServer, log: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    server.stop()
    loop = asyncio.get_running_loop()

    began = loop.time()
    with pytest.raises(LogUnavailable):
        await log.append("ana", at(1), [b"two"], LATER)
    first, began = loop.time() - began, loop.time()
    with pytest.raises(LogUnavailable):
        await log.append("ana", at(1), [b"two"], LATER)
    second = loop.time() - began

    assert first < 3
    assert second < 0.1
    server.go_on()
    await back(log)
    assert await log.append("ana", at(1), [b"two"], LATER) == at(2)
    assert await entries_of(log, "ana") == [b"one", b"two"]


async def test_a_server_without_room_refuses_and_keeps_nothing_of_it(
    server: RedisServer, log: RedisEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)
    await server.ask("CONFIG", "SET", "maxmemory", "1mb")

    with pytest.raises(LogUnavailable, match="refuses"):
        await log.append("ana", at(1), [b"two", b"three"], LATER)
    assert await entries_of(log, "ana") == [b"one"]

    await server.ask("CONFIG", "SET", "maxmemory", "0")
    assert await log.append("ana", at(1), [b"two", b"three"], LATER) == at(3)


async def test_erased_words_are_in_no_file_of_the_server(
    server: RedisServer, log: RedisEventLog
) -> None:
    words = b"something that only Ana knows"
    await log.append("ana", START, [words], LATER)
    await log.append("bo", START, [b"Bo's own"], LATER)
    assert words in everything_in(server.folder)

    await log.erase("ana")

    assert words not in everything_in(server.folder)
    assert b"Bo's own" in everything_in(server.folder)


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
