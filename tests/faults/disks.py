"""Disks that are full, under Redis and under SQLite; SQLite killed, and wanted by a second hub.

A full disk is a limit on how long a file may get: a write fails as it does where there is no room.
"""

import asyncio
import contextlib
import resource
from collections.abc import Iterator, Sequence
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
from .trial import Trial, falls_short

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


async def _redis_forgets(folder: Path, times: int) -> bool:
    return await falls_short(_redis_full(folder, times, EVERY_SECOND))


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


async def _full_unseen(folder: Path, times: int) -> bool:
    return await falls_short(_sqlite_full(folder, times, SaysStored))


async def _lock_left_out(folder: Path, times: int) -> bool:
    shared = _SETTINGS.replace("locking_mode = EXCLUSIVE", "locking_mode = NORMAL")
    with patch("circlekeeper_server.event_log.sqlite_file._SETTINGS", shared):
        return await falls_short(_sqlite_locked(folder, times))


async def _killed_hasty(folder: Path, _times: int) -> bool:
    return await falls_short(_sqlite_killed(folder, HASTY_KILLS, "hasty"))


HASTY_KILLS: Final = 20

DISK_TRIALS: Final = (
    Trial(
        "the disk under Redis is full",
        "its file cannot grow; then there is room and it is started again",
        10,
        _full_redis,
        "the file is synced once a second",
        _redis_forgets,
    ),
    Trial(
        "the disk under SQLite is full",
        "no write succeeds for 1.5 s",
        10,
        _full_sqlite,
        "a failure is taken for success",
        _full_unseen,
    ),
    Trial(
        "a second hub wants the SQLite file",
        "it opens it under load",
        20,
        _sqlite_locked,
        "the file is not locked",
        _lock_left_out,
        kept="refused each time, and nothing lost",
    ),
    Trial(
        "a hub on SQLite dies",
        "kill -9 of what appends",
        50,
        _killed,
        "acknowledges before COMMIT",
        _killed_hasty,
    ),
)
