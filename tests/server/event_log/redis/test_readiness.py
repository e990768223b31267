"""A server that answers and takes nothing in is found out, and what it lacks is said in a word.

On real servers: each trouble is made, seen, and mended again.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest
from circlekeeper_server.event_log.port import LogUnavailable, Position, Trouble
from circlekeeper_server.event_log.redis import RedisEventLog
from redis.asyncio import Redis

from tests.support.hearing import LATER, WAIT_SECONDS
from tests.support.redis_server import (
    SAFE,
    RedisServer,
    a_moment,
    redis_server,
    require_program,
)

START: Final = Position("epoch", 0)
TELLS_OF_A_FULL_DISK: Final = ("--appendonly", "yes", "--appendfsync", "everysec", "--save", "")
"""One that syncs always would rather end than tell."""
SLOW_TO_START: Final = (
    *("--key-load-delay", "5000"),  # microseconds
    *("--loading-process-events-interval-bytes", "1024"),
)
MEETINGS: Final = 100


@pytest.fixture(params=["valkey", "redis"])
async def server(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RedisServer]:
    options = (*TELLS_OF_A_FULL_DISK, *SLOW_TO_START)
    async with redis_server(require_program(request.param), tmp_path / "redis", options) as server:
        yield server


@pytest.fixture
async def log(server: RedisServer) -> AsyncIterator[RedisEventLog]:
    log = await RedisEventLog.open(server.url, unsafe=True)
    await log.append("ana", START, [b"one"], LATER)
    yield log
    await log.close()


async def trouble_of(log: RedisEventLog) -> Trouble | None:
    try:
        await log.ping()
    except LogUnavailable as failure:
        return failure.trouble
    return None


async def comes_to(expected: Trouble | None, log: RedisEventLog) -> None:
    async with asyncio.timeout(WAIT_SECONDS):
        while await trouble_of(log) != expected:
            await a_moment()


@pytest.mark.parametrize(
    ("trouble", "made", "mended"),
    [
        ("full", "CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0"),
        ("read_only", "REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE"),
        (
            "few_replicas",
            "CONFIG SET min-replicas-to-write 1",
            "CONFIG SET min-replicas-to-write 0",
        ),
    ],
)
async def test_a_server_that_refuses_to_write_is_not_ready(
    server: RedisServer, log: RedisEventLog, trouble: Trouble, made: str, mended: str
) -> None:
    before = await server.ask("DBSIZE")
    assert await trouble_of(log) is None

    await server.ask(*made.split())
    assert await trouble_of(log) == trouble
    with pytest.raises(LogUnavailable) as refusal:
        await log.append("ana", Position("epoch", 1), [b"two"], LATER)
    assert refusal.value.trouble == trouble
    assert "ana" not in str(refusal.value)

    await server.ask(*mended.split())
    assert await trouble_of(log) is None
    assert await server.ask("DBSIZE") == before


async def lines_to(server: RedisServer) -> set[str]:
    told = await server.ask("CLIENT", "LIST", "TYPE", "normal")
    text = told.decode() if isinstance(told, bytes) else str(told)
    return {line.split()[0] for line in text.splitlines() if "cmd=client" not in line}


async def test_no_line_is_kept_to_a_server_that_became_a_replica(
    server: RedisServer, log: RedisEventLog
) -> None:
    before = await lines_to(server)
    assert before
    await server.ask("REPLICAOF", "127.0.0.1", "1")

    with pytest.raises(LogUnavailable):
        await log.append("ana", Position("epoch", 1), [b"two"], LATER)

    assert not before & await lines_to(server)


async def test_a_server_whose_disk_is_full_is_not_ready_until_there_is_room(
    server: RedisServer, log: RedisEventLog
) -> None:
    server.fill_disk(0)
    await log.append("ana", Position("epoch", 1), [b"two"], LATER)
    await comes_to("disk", log)

    server.make_room()
    await comes_to(None, log)


async def test_a_server_that_does_not_answer_is_away(
    server: RedisServer, log: RedisEventLog
) -> None:
    server.stop()
    assert await trouble_of(log) == "away"

    server.go_on()
    await comes_to(None, log)


async def test_a_server_that_still_reads_its_file_is_said_to_start(
    server: RedisServer, log: RedisEventLog
) -> None:
    for number in range(MEETINGS):
        await log.append(f"meeting {number}", START, [b"one" * 30], LATER)
    await log.erase("ana")  # it writes its file anew, as one whose keys are read one by one
    server.kill()

    starting = asyncio.create_task(server.start())
    await comes_to("starting", log)
    await starting
    await comes_to(None, log)


async def test_a_server_that_lets_nobody_in_any_more_refuses(
    server: RedisServer, log: RedisEventLog
) -> None:
    await server.ask("ACL", "SETUSER", "default", "-eval", "-evalsha")
    assert await trouble_of(log) == "refused"

    await server.ask("ACL", "SETUSER", "default", "+eval", "+evalsha")
    assert await trouble_of(log) is None


@pytest.fixture(params=["valkey", "redis"])
async def safe(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RedisServer]:
    async with redis_server(require_program(request.param), tmp_path / "safe", SAFE) as server:
        yield server


@pytest.fixture
async def careful(safe: RedisServer) -> AsyncIterator[RedisEventLog]:
    log = await RedisEventLog.open(safe.url)
    await log.append("ana", START, [b"one"], LATER)
    yield log
    await log.close()


@pytest.mark.parametrize(
    ("made", "mended"),
    [
        ("CONFIG SET appendfsync everysec", "CONFIG SET appendfsync always"),
        ("CONFIG SET maxmemory-policy allkeys-lru", "CONFIG SET maxmemory-policy noeviction"),
    ],
)
async def test_a_server_that_is_set_to_lose_meetings_takes_none_until_it_is_set_back(
    safe: RedisServer, careful: RedisEventLog, made: str, mended: str
) -> None:
    await safe.ask(*made.split())
    await comes_to("unsafe", careful)
    with pytest.raises(LogUnavailable, match=made.split()[2]) as refusal:
        await careful.append("ana", Position("epoch", 1), [b"two"], LATER)
    assert refusal.value.trouble == "unsafe"

    await safe.ask(*mended.split())
    await comes_to(None, careful)
    await careful.append("ana", Position("epoch", 1), [b"two"], LATER)


async def test_nothing_is_written_to_a_server_that_came_back_with_other_settings(
    safe: RedisServer, careful: RedisEventLog
) -> None:
    safe.kill()
    safe.options = ("--appendonly", "no", "--save", "")
    await safe.start()

    with pytest.raises(LogUnavailable) as refusal:
        await careful.append("bo", START, [b"one"], LATER)
    assert refusal.value.trouble == "unsafe"
    assert await safe.ask("DBSIZE") == 0


async def test_a_server_that_wants_another_password_is_not_said_to_be_away(
    safe: RedisServer, careful: RedisEventLog
) -> None:
    keeper: Any
    async with Redis.from_url(safe.url, protocol=2) as keeper:
        await keeper.execute_command("CONFIG", "SET", "requirepass", "secret")
        await keeper.execute_command("CLIENT", "KILL", "TYPE", "normal")

    with pytest.raises(LogUnavailable, match="password") as refusal:
        await RedisEventLog.open(safe.url)
    assert refusal.value.trouble == "refused"
    assert "secret" not in str(refusal.value)
    await comes_to("refused", careful)
