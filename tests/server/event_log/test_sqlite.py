"""What only the SQLite log promises: one file, its own, that survives and forgets."""

import asyncio
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from circlekeeper_server.event_log import sqlite as sqlite_log
from circlekeeper_server.event_log.group_commit import GROUP_MOST, GroupCommit
from circlekeeper_server.event_log.port import (
    LogUnavailable,
    NoSuchStream,
    Position,
    StreamErased,
    VersionConflict,
)
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.event_log.sqlite_file import open_database, unavailable

LATER = 2_000_000_000_000
START = Position("epoch", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite"


@pytest.fixture
async def log(path: Path) -> AsyncIterator[SqliteEventLog]:
    log = await SqliteEventLog.open(path)
    yield log
    await log.close()


async def entries_of(log: SqliteEventLog, stream: str) -> list[bytes]:
    return [entry for _, entry in (await log.read(stream)).entries]


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(path.name + "*")))


# Opening


async def test_a_log_in_a_new_folder_is_kept_from_one_opening_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "log.sqlite"
    log = await SqliteEventLog.open(path)
    await log.append("ana", START, [b"one"], LATER)
    await log.erase("bo")
    await log.close()

    again = await SqliteEventLog.open(path)

    assert await entries_of(again, "ana") == [b"one"]
    with pytest.raises(StreamErased):
        await again.read("bo")
    await again.close()


async def test_a_new_file_is_for_its_owner_alone(path: Path, log: SqliteEventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)

    files = list(path.parent.iterdir())

    assert {file.name for file in files} == {"log.sqlite", "log.sqlite-wal"}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


async def test_a_file_in_use_is_refused_and_its_holder_goes_on(
    path: Path, log: SqliteEventLog
) -> None:
    await log.append("ana", START, [b"one"], LATER)

    with pytest.raises(LogUnavailable, match="is in use by another process"):
        await SqliteEventLog.open(path)
    elsewhere = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OPEN_AND_SAY_WHAT_HAPPENS, path, stdout=subprocess.PIPE
    )
    said, _ = await elsewhere.communicate()

    assert b"is in use by another process" in said
    await log.append("ana", Position("epoch", 1), [b"two"], LATER)
    assert await entries_of(log, "ana") == [b"one", b"two"]


OPEN_AND_SAY_WHAT_HAPPENS = """
import sys
from pathlib import Path
from circlekeeper_server.event_log.port import LogUnavailable
from circlekeeper_server.event_log.sqlite_file import open_database
try:
    open_database(Path(sys.argv[1]))
except LogUnavailable as refusal:
    print(refusal)
"""


def foreign_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE bookmarks (address TEXT)")
    database.close()


def newer_layout(path: Path) -> None:
    database = open_database(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


def text_file(path: Path) -> None:
    path.write_text("Dear diary, today I will be taken for a database.\n" * 100)


def cut_short(path: Path) -> None:
    some_entries(path)
    path.write_bytes(path.read_bytes()[:10_000])


def scribbled_over(path: Path) -> None:
    some_entries(path)
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xa5" * 4096
    path.write_bytes(content)


def folder(path: Path) -> None:
    path.mkdir()


def some_entries(path: Path) -> None:
    async def append() -> None:
        log = await SqliteEventLog.open(path)
        for stream in range(20):
            await log.append(str(stream), START, [b"x" * 1000] * 5, LATER)
        await log.close()

    asyncio.run(append())


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (foreign_database, "belongs to another program. Choose another file."),
        (newer_layout, "was written by a newer Circlekeeper."),
        (text_file, "is not an SQLite database. Choose another file."),
        (cut_short, "is damaged. Move it away to start with an empty one."),
        (scribbled_over, "is damaged. Move it away to start with an empty one."),
        (folder, "cannot be opened. Check that it is a file in a writable folder."),
    ],
)
def test_what_is_no_sound_log_is_refused_in_plain_words_and_not_touched(
    path: Path, make: Callable[[Path], None], message: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(LogUnavailable) as refusal:
        open_database(path)

    assert str(refusal.value).startswith(f"{path} {message}")
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_folder_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")

    with pytest.raises(LogUnavailable, match=r"data/log.sqlite cannot be used: "):
        open_database(tmp_path / "data" / "log.sqlite")


# Grouping


async def test_appends_that_wait_together_share_a_transaction(path: Path) -> None:
    database = open_database(path)
    statements: list[str] = []
    database.set_trace_callback(statements.append)
    log = SqliteEventLog(GroupCommit(database, partial(unavailable, path)))

    count = GROUP_MOST + 10
    await asyncio.gather(*(log.append(str(n), START, [b"one"], LATER) for n in range(count)))

    assert statements.count("COMMIT") == 2
    await log.close()


async def test_one_conflict_in_a_group_does_not_hurt_the_others(log: SqliteEventLog) -> None:
    await log.append("ana", START, [b"one"], LATER)

    bo, ana, cy = await asyncio.gather(
        log.append("bo", START, [b"one"], LATER),
        log.append("ana", START, [b"other"], LATER),
        log.append("cy", START, [b"one"], LATER),
        return_exceptions=True,
    )

    assert isinstance(ana, VersionConflict)
    assert [bo, cy] == [Position("epoch", 1)] * 2
    for stream in ("ana", "bo", "cy"):
        assert await entries_of(log, stream) == [b"one"]


async def test_what_sqlite_cannot_store_does_not_hurt_the_others_in_its_group(
    log: SqliteEventLog,
) -> None:
    no_bytes: Any = object()

    bo, ana, cy = await asyncio.gather(
        log.append("bo", START, [b"one"], LATER),
        log.append("ana", START, [b"one", no_bytes], LATER),
        log.append("cy", START, [b"one"], LATER),
        return_exceptions=True,
    )

    assert isinstance(ana, LogUnavailable)
    assert [bo, cy] == [Position("epoch", 1)] * 2
    with pytest.raises(NoSuchStream):
        await log.read("ana")


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """What a full disk looks like: writing beyond `size` fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_full_disk_is_an_error_until_there_is_room_again(log: SqliteEventLog) -> None:
    end = await log.append("ana", START, [b"one"], LATER)
    large = [b"x" * 1_000_000]

    with no_file_larger_than(500_000):
        with pytest.raises(LogUnavailable, match=r"Make room|Check the disk"):
            await log.append("ana", end, large, LATER)
        ana, bo = await asyncio.gather(
            log.append("ana", end, large, LATER),
            log.append("bo", START, [b"small"], LATER),
            return_exceptions=True,
        )
        assert isinstance(ana, LogUnavailable)
        assert bo == Position("epoch", 1)
        assert await entries_of(log, "ana") == [b"one"]
    await log.append("ana", end, large, LATER)

    assert await entries_of(log, "ana") == [b"one", *large]
    assert await entries_of(log, "bo") == [b"small"]


async def trouble_of(log: SqliteEventLog) -> str | None:
    try:
        await log.ping()
    except LogUnavailable as failure:
        return failure.trouble
    return None


async def test_a_disk_that_takes_nothing_is_found_out_before_anybody_needs_it(
    log: SqliteEventLog,
) -> None:
    with no_file_larger_than(0):
        assert await trouble_of(log) == "disk"
        assert await trouble_of(log) == "disk"
    assert await trouble_of(log) is None


async def test_an_append_that_fails_is_known_to_whoever_looks_next(log: SqliteEventLog) -> None:
    assert await trouble_of(log) is None

    with no_file_larger_than(0):
        with pytest.raises(LogUnavailable):
            await log.append("ana", START, [b"one"], LATER)
        assert await trouble_of(log) == "disk"


async def test_whoever_looks_often_does_not_wear_out_the_disk(
    path: Path, log: SqliteEventLog
) -> None:
    await log.ping()
    before = bytes_on_disk(path)

    for _ in range(100):
        await log.ping()

    assert bytes_on_disk(path) == before


# Forgetting


async def test_nothing_of_an_erased_stream_is_left_in_any_file(
    path: Path, log: SqliteEventLog
) -> None:
    """Thirty streams grow side by side, so that their bytes get into each other's pages if they
    can; entries are small and, at times, larger than a page."""
    dice = random.Random(1)
    ends: dict[str, Position] = {}
    erased: list[bytes] = []
    for number in range(1_500):
        if len(ends) < 30:
            ends[f"s{number}"] = START
        stream = dice.choice(list(ends))
        entry = b"<%s>" % stream.encode() * dice.choice([4, 10, 20, 80, 1_200])
        ends[stream] = await log.append(stream, ends[stream], [b"%d" % number + entry], LATER)
        if number % 20 == 19:
            stream = dice.choice(list(ends))
            await log.erase(stream)
            del ends[stream]
            erased.append(b"<%s>" % stream.encode())
            stored = bytes_on_disk(path)
            assert [mark for mark in erased if mark in stored] == []
    for stream, end in ends.items():
        assert (await log.read(stream)).last == end


async def test_an_erasure_cut_off_in_the_middle_is_completed_by_the_next_opening(
    path: Path, tmp_path: Path, log: SqliteEventLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    await log.append("ana", START, [b"what was said in confidence"], LATER)
    monkeypatch.setattr(sqlite_log, "truncate_wal", lambda _: None)
    await log.erase("ana")
    after_a_crash = tmp_path / "after" / "log.sqlite"
    after_a_crash.parent.mkdir()
    for file in path.parent.glob("log.sqlite*"):
        shutil.copy(file, after_a_crash.parent)
    assert b"what was said" in bytes_on_disk(after_a_crash)

    again = await SqliteEventLog.open(after_a_crash)

    assert b"what was said" not in bytes_on_disk(after_a_crash)
    with pytest.raises(StreamErased):
        await again.read("ana")
    await again.close()
