"""The event log in one SQLite file: acknowledged means committed with `synchronous = FULL`."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from .group_commit import GroupCommit
from .port import (
    EventLog,
    Heard,
    LogUnavailable,
    Millis,
    NoSuchStream,
    Position,
    StreamErased,
    Tail,
    VersionConflict,
    require_entries,
)
from .sqlite_file import open_database, truncate_wal, unavailable, write_something
from .watching import Watchers

TRUSTED_SECONDS: Final = 10.0
"""Between two writes only to see whether the disk takes them, unless an append has failed: whoever
watches may ask every second, and some disks wear out."""


class SqliteEventLog(EventLog):
    """Serves one process: as long as it is open, the file is closed to everybody else."""

    def __init__(self, commits: GroupCommit) -> None:
        self._commits = commits
        self._watchers = Watchers()
        self._trusted_until = 0.0

    @classmethod
    async def open(cls, path: Path) -> "SqliteEventLog":
        """Raises `LogUnavailable` if the file, or a new one there, cannot be used."""
        database = await asyncio.to_thread(open_database, path)
        return cls(GroupCommit(database, partial(unavailable, path)))

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        require_entries(entries)
        try:
            end = await self._commits.write(partial(_append, stream, after, entries, expires_at))
        except LogUnavailable:
            self._trusted_until = 0.0
            raise
        self._watchers.tell_appended(stream, end, entries)
        return end

    async def read(self, stream: str, after_seq: int = 0) -> Tail:
        return await self._commits.alone(partial(_read, stream, after_seq))

    def watch(self, stream: str, heard: Heard) -> Callable[[], None]:
        return self._watchers.add(stream, heard)

    async def expired(self, now: Millis) -> list[str]:
        return await self._commits.alone(partial(_expired, now))

    async def erase(self, stream: str) -> None:
        await self._commits.alone(partial(_erase, stream))
        self._watchers.tell(stream, None)

    async def ping(self) -> None:
        now = asyncio.get_running_loop().time()
        if now < self._trusted_until:
            await self._commits.alone(partial(_find, ""))
        else:
            await self._commits.write(write_something)
            self._trusted_until = now + TRUSTED_SECONDS

    async def close(self) -> None:
        await self._commits.close()


class _Stream(NamedTuple):
    number: int
    last: Position


# A table for each stream, so that erasing gives back whole pages: see sqlite_file.
_CREATE = "CREATE TABLE entries_{:d} (seq INTEGER PRIMARY KEY, entry BLOB NOT NULL)"
_INSERT = "INSERT INTO entries_{:d} VALUES (?, ?)"
_SELECT = "SELECT seq, entry FROM entries_{:d} WHERE seq > ? AND seq <= ? ORDER BY seq"
# Compares and moves in one, since most appends are where their caller believes.
_MOVE_ON = (
    "UPDATE streams SET seq = ?, expires_at = ? WHERE stream = ? AND epoch = ? AND seq = ?"
    " RETURNING number"
)
_DROP = "DROP TABLE entries_{:d}"


def _append(
    stream: str,
    after: Position,
    entries: Sequence[bytes],
    expires_at: Millis,
    database: sqlite3.Connection,
) -> Position:
    end = Position(after.epoch, after.seq + len(entries))
    moved_on = database.execute(_MOVE_ON, (end.seq, expires_at, stream, *after)).fetchall()
    if moved_on:
        number = moved_on[0][0]
    else:
        known = _find(stream, database)
        if known is not None:
            if _holds(known, after, entries, database):
                return end
            raise VersionConflict(stream)
        _require_not_erased(stream, database)
        if after.seq != 0:
            raise VersionConflict(stream)
        number = _begin(stream, end, expires_at, database)
    database.executemany(_INSERT.format(number), enumerate(entries, after.seq + 1))
    return end


def _read(stream: str, after_seq: int, database: sqlite3.Connection) -> Tail:
    known = _find(stream, database)
    if known is None:
        _require_not_erased(stream, database)
        raise NoSuchStream(stream)
    return Tail(known.last, _entries(known, after_seq, known.last.seq, database))


def _expired(now: Millis, database: sqlite3.Connection) -> list[str]:
    rows = database.execute("SELECT stream FROM streams WHERE expires_at <= ?", (now,))
    return [stream for (stream,) in rows]


def _erase(stream: str, database: sqlite3.Connection) -> None:
    database.execute("BEGIN")
    database.execute("INSERT OR IGNORE INTO erased VALUES (?)", (stream,))
    known = _find(stream, database)
    if known is not None:
        database.execute(_DROP.format(known.number))
        database.execute("DELETE FROM streams WHERE number = ?", (known.number,))
    database.execute("COMMIT")
    truncate_wal(database)


def _find(stream: str, database: sqlite3.Connection) -> _Stream | None:
    found = database.execute(
        "SELECT number, epoch, seq FROM streams WHERE stream = ?", (stream,)
    ).fetchall()
    return _Stream(found[0][0], Position(found[0][1], found[0][2])) if found else None


def _begin(stream: str, end: Position, expires_at: Millis, database: sqlite3.Connection) -> int:
    database.execute(
        "INSERT INTO streams (stream, epoch, seq, expires_at) VALUES (?, ?, ?, ?)",
        (stream, *end, expires_at),
    )
    [(number,)] = database.execute("SELECT last_insert_rowid()").fetchall()
    database.execute(_CREATE.format(number))
    return int(number)


def _holds(
    known: _Stream, after: Position, entries: Sequence[bytes], database: sqlite3.Connection
) -> bool:
    if known.last.epoch != after.epoch:
        return False
    there = _entries(known, after.seq, after.seq + len(entries), database)
    return [entry for _, entry in there] == list(entries)


def _entries(
    known: _Stream, after_seq: int, last_seq: int, database: sqlite3.Connection
) -> list[tuple[int, bytes]]:
    return database.execute(_SELECT.format(known.number), (after_seq, last_seq)).fetchall()


def _require_not_erased(stream: str, database: sqlite3.Connection) -> None:
    if database.execute("SELECT 1 FROM erased WHERE stream = ?", (stream,)).fetchall():
        raise StreamErased(stream)
