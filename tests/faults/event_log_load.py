"""Appends to an SQLite log for all it is worth and says what was acknowledged, until it is killed.

    python event_log_load.py <database> <unique> [hasty]

Each line on stdout is "stream seq entry". `unique` marks this run's entries. `hasty` answers
before COMMIT, which is what the check of this program's output must be able to see.
"""

import asyncio
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from circlekeeper_server.event_log.group_commit import GroupCommit, Waiting
from circlekeeper_server.event_log.port import NoSuchStream, Position, VersionConflict
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.event_log.sqlite_file import open_database, unavailable

STREAMS = 8
WRITERS = 24
NEVER = 2**53


class HastyGroupCommit(GroupCommit):
    async def _commit(self, group: Sequence[Waiting]) -> None:
        for waiting, outcome in zip(group, self._run(group), strict=True):
            waiting.settle(outcome)
        await self._thread.run(self._database.execute, "COMMIT")


async def end_of(log: SqliteEventLog, stream: str) -> Position:
    try:
        return (await log.read(stream, NEVER)).last
    except NoSuchStream:
        return Position("epoch", 0)


async def write(log: SqliteEventLog, writer: int, unique: str) -> None:
    """Append entry after entry, several at once at times, beside rivals on the same stream."""
    stream = str(writer % STREAMS)
    end = await end_of(log, stream)
    number = 0
    while True:
        entries = [f"{unique}.{writer}.{number + part}" for part in range(1 + number % 3)]
        number += len(entries)
        try:
            end = await log.append(stream, end, [entry.encode() for entry in entries], NEVER)
        except VersionConflict:
            end = await end_of(log, stream)
            continue
        first = end.seq - len(entries) + 1
        said = "".join(f"{stream} {seq} {entry}\n" for seq, entry in enumerate(entries, first))
        os.write(sys.stdout.fileno(), said.encode())


async def main(database: Path, unique: str, commits: type[GroupCommit]) -> None:
    log = SqliteEventLog(commits(open_database(database), partial(unavailable, database)))
    await asyncio.gather(*(write(log, writer, unique) for writer in range(WRITERS)))


if __name__ == "__main__":
    hasty = sys.argv[3:] == ["hasty"]
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], HastyGroupCommit if hasty else GroupCommit))
