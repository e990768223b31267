"""Disks that are full, under Redis and under SQLite; SQLite killed, and its file wanted by others.

A full disk is a limit on how long a file may get: a write fails as it does where there is no room.
"""

import asyncio
import contextlib
import resource
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from circlekeeper_server.event_log.port import LogUnavailable, Millis, Position
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.event_log.sqlite_file import _SETTINGS

from tests.support.redis_server import SAFE

from . import test_event_log_kill as kills
from .nodes_load import load_on
from .redis_faults import Scene, scene
from .trial import Trial

EVERY_SECOND: Final = ("--appendonly", "yes", "--appendfsync", "everysec", "--save", "")
FULL_SECONDS: Final = 1.5
ROOM_BYTES: Final = 3_000
"""Left on a disk that is about to be full."""
PAGE_BYTES: Final = 4_096
"""Less than SQLite writes at once."""
WORK: Final = 60


async def _redis_full(folder: Path, times: int, options: tuple[str, ...] = SAFE) -> str:
    async with scene(folder, options=options) as on:
        for _ in range(times):
            await on.some_work()
            on.server.fill_disk(ROOM_BYTES)
            await asyncio.sleep(FULL_SECONDS)
            await _come_again(on)
        await on.some_work()
    return f"{len(on.load.acknowledged)} acknowledged"


async def _come_again(on: Scene) -> None:
    """It has ended by itself, or else is ended as machines end; and then there is room."""
    on.server.kill()
    await on.server.start()


async def _full_redis(folder: Path, times: int) -> str:
    return await _redis_full(folder, times)


async def _full_sqlite(folder: Path, times: int) -> str:
    return await _sqlite_full(folder, times)


async def _redis_forgets(folder: Path, times: int) -> None:
    await _redis_full(folder, times, EVERY_SECOND)


@contextlib.contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """In this process; Python ignores the signal that would end it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def _sqlite_full(
    folder: Path, times: int, kind: type[SqliteEventLog] = SqliteEventLog
) -> str:
    path = folder / "circles.sqlite"
    log = await kind.open(path)
    try:
        async with load_on([log], [log]) as load:
            for _ in range(times):
                await load.acknowledgements(WORK)
                with files_no_longer_than(PAGE_BYTES):
                    await asyncio.sleep(FULL_SECONDS)
                await load.acknowledgements(WORK)
    finally:
        await log.close()
    return f"{len(load.acknowledged)} acknowledged"


class SaysStored(SqliteEventLog):
    """Takes a failure for success."""

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        try:
            return await super().append(stream, after, entries, expires_at)
        except LogUnavailable:
            return Position(after.epoch, after.seq + len(entries))


async def _sqlite_locked(folder: Path, times: int) -> str:
    path = folder / "circles.sqlite"
    log = await SqliteEventLog.open(path)
    refused = 0
    try:
        async with load_on([log], [log]) as load:
            for _ in range(times):
                await load.acknowledgements(WORK)
                try:
                    second = await SqliteEventLog.open(path)
                except LogUnavailable:
                    refused += 1
                else:
                    await second.close()
            await load.acknowledgements(WORK)
    finally:
        await log.close()
    assert refused == times, "two hubs had one file"
    return f"{len(load.acknowledged)} acknowledged"


LOCK: Final = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=0.2, isolation_level=None)
try:
    database.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
else:
    print("has it", flush=True)
    sys.stdin.read()
"""
"""What an operator's shell does that looks into a file, or a backup."""


@contextlib.asynccontextmanager
async def locked_by_another(path: Path) -> AsyncIterator[str]:
    """What the other program says; as long as the block lasts it keeps what it has got."""
    other = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LOCK, path), stdin=PIPE, stdout=PIPE
    )
    assert other.stdout is not None
    try:
        yield (await other.stdout.readline()).decode().strip()
    finally:
        with contextlib.suppress(ProcessLookupError):
            other.kill()
        await other.wait()


async def _sqlite_wanted(folder: Path, times: int) -> str:
    path = folder / "circles.sqlite"
    log = await SqliteEventLog.open(path)
    try:
        async with load_on([log], [log]) as load:
            for _ in range(times):
                await load.acknowledgements(WORK)
                async with locked_by_another(path) as said:
                    assert said == "database is locked", "another program had the file"
                    await load.acknowledgements(WORK)
    finally:
        await log.close()
    return f"{len(load.acknowledged)} acknowledged"


async def _sqlite_taken(folder: Path, times: int) -> str:
    path = folder / "circles.sqlite"
    acknowledged = 0
    slowest = 0.0
    for turn in range(times):
        log = await SqliteEventLog.open(path)
        try:
            async with load_on([log], [log], f"turn {turn}, ") as load:
                await load.acknowledgements(WORK)
        finally:
            await log.close()
        acknowledged += len(load.acknowledged)
        async with locked_by_another(path) as said:
            assert said == "has it"
            began = time.monotonic()
            with contextlib.suppress(LogUnavailable):
                log = await SqliteEventLog.open(path)
                await log.close()
                raise AssertionError("it began on a file that another program had")
            slowest = max(slowest, time.monotonic() - began)
    return f"{acknowledged} acknowledged, told within {slowest:.1f} s"


async def _sqlite_killed(folder: Path, times: int, *hasty: str) -> str:
    database = folder / "log.sqlite"
    acknowledged: kills.Entries = {}
    for kill in range(times):
        acknowledged |= await asyncio.to_thread(
            kills.acknowledged_before_a_kill, database, kill, *hasty
        )
        stored = await kills.stored_in(database)
        assert kills.missing(acknowledged, stored) == {}, "acknowledged, and not kept"
        assert len(set(stored.values())) == len(stored), "an entry is there twice"
    return f"{len(acknowledged)} acknowledged"


async def _killed(folder: Path, times: int) -> str:
    return await _sqlite_killed(folder, times)


async def _full_unseen(folder: Path, times: int) -> None:
    await _sqlite_full(folder, times, SaysStored)


async def _lock_left_out(folder: Path, times: int) -> None:
    with _shared():
        await _sqlite_locked(folder, times)


def _shared() -> AbstractContextManager[object]:
    shared = _SETTINGS.replace("locking_mode = EXCLUSIVE", "locking_mode = NORMAL")
    return patch("circlekeeper_server.event_log.sqlite_file._SETTINGS", shared)


async def _wanted_and_shared(folder: Path, times: int) -> None:
    with _shared():
        await _sqlite_wanted(folder, times)


async def _taken_and_shared(folder: Path, times: int) -> None:
    with _shared():
        await _sqlite_taken(folder, times)


async def _killed_hasty(folder: Path, _times: int) -> None:
    await _sqlite_killed(folder, HASTY_KILLS, "hasty")


HASTY_KILLS: Final = 20

DISK_TRIALS: Final = (
    Trial(
        "the disk under Redis is full",
        "its file cannot grow; then there is room and it is started again",
        10,
        _full_redis,
        "the file is synced once a second",
        _redis_forgets,
        "two were told the same place",
    ),
    Trial(
        "the disk under SQLite is full",
        "no write succeeds for 1.5 s",
        10,
        _full_sqlite,
        "a failure is taken for success",
        _full_unseen,
        "two were told the same place",
    ),
    Trial(
        "a second hub wants the SQLite file",
        "it opens it under load",
        10,
        _sqlite_locked,
        "the file is not locked",
        _lock_left_out,
        "two hubs had one file",
        kept="refused each time, and nothing lost",
    ),
    Trial(
        "another program wants the SQLite file",
        "BEGIN IMMEDIATE from another process, under load",
        20,
        _sqlite_wanted,
        "the file is not locked",
        _wanted_and_shared,
        "another program had the file",
        kept="refused each time, and nothing lost",
    ),
    Trial(
        "another program has the SQLite file",
        "it holds a write lock while a hub starts",
        5,
        _sqlite_taken,
        "the file is not locked",
        _taken_and_shared,
        "it began on a file that another program had",
        kept="the hub says so and does not start; then it does, and nothing is lost",
    ),
    Trial(
        "a hub on SQLite dies",
        "kill -9 of what appends",
        50,
        _killed,
        "acknowledges before COMMIT",
        _killed_hasty,
        "acknowledged, and not kept",
    ),
)
