"""The SQLite file of the event log: opening it, and saying kindly what is wrong with it.

Only one hub has the file open: SQLite holds its lock on it from start to end (`locking_mode`
EXCLUSIVE), and the kernel gives it up with the process, however that ends. So nobody else's long
read can make the WAL grow or keep erased bytes alive in it, and there is no -shm file.

Each stream has a table of its own. A table shared by all would keep copies of erased rows: when
SQLite moves rows between pages it leaves the old bytes behind, and `secure_delete` clears only
the place that a row was deleted from. A dropped table gives back whole pages, and those it does
overwrite with zeros.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from .port import LogUnavailable, Trouble

APPLICATION_ID = int.from_bytes(b"Circ")
LAYOUT_VERSION = 1

BUSY_MILLIS = 1_000

_SETTINGS = f"""
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA busy_timeout = {BUSY_MILLIS};
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -16000;
"""

_LAYOUT = f"""
    BEGIN EXCLUSIVE;
    CREATE TABLE streams (
        number INTEGER PRIMARY KEY,
        stream TEXT NOT NULL UNIQUE,
        epoch TEXT NOT NULL,
        seq INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
    );
    CREATE TABLE erased (stream TEXT PRIMARY KEY) WITHOUT ROWID;
    PRAGMA application_id = {APPLICATION_ID};
    PRAGMA user_version = {LAYOUT_VERSION};
    COMMIT;
"""

_WHAT_TO_DO = {
    sqlite3.SQLITE_BUSY: "is in use by another process. Stop that one, or choose another file",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that it is a file in a writable folder",
    sqlite3.SQLITE_PERM: "may not be opened. Check who owns it and its folder",
    sqlite3.SQLITE_READONLY: "cannot be written. Check who owns it and its folder",
    sqlite3.SQLITE_NOTADB: "is not an SQLite database. Choose another file",
    sqlite3.SQLITE_CORRUPT: "is damaged. Move it away to start with an empty one",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full. Make room and try again",
    sqlite3.SQLITE_IOERR: "cannot be read or written. Check the disk",
}

_TROUBLES: dict[int, Trouble] = {
    sqlite3.SQLITE_BUSY: "in_use",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "disk",
}


def open_database(path: Path) -> sqlite3.Connection:
    """The database at `path`, made if there is none, checked and ready; whichever thread uses it
    must be the only one at that time. Raises `LogUnavailable`; a foreign file is not touched."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_private(path)
        database = sqlite3.connect(
            path.absolute(), isolation_level=None, check_same_thread=False, cached_statements=512
        )
    except OSError as error:
        raise LogUnavailable(f"{path} cannot be used: {error.strerror}") from error
    except sqlite3.Error as error:
        raise unavailable(path, error) from error
    try:
        database.executescript(_SETTINGS)
        _require_ours(path, database)
        database.execute("PRAGMA journal_mode = WAL").fetchall()
        truncate_wal(database)
    except sqlite3.Error as error:
        database.close()
        raise unavailable(path, error) from error
    except LogUnavailable:
        database.close()
        raise
    return database


def truncate_wal(database: sqlite3.Connection) -> None:
    """Bring all that is in the WAL safely into the database and leave the WAL empty."""
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def write_something(database: sqlite3.Connection) -> None:
    """A page goes to the disk, as with an append, and all stays as it was."""
    database.execute(f"PRAGMA user_version = {LAYOUT_VERSION}")


def unavailable(path: Path, error: Exception) -> LogUnavailable:
    """What a person is told when SQLite gave up with `error`."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    told = f"{path} {_WHAT_TO_DO.get(code, 'failed')}. ({error})"
    return LogUnavailable(told, _TROUBLES.get(code, "refused"))


def _make_private(path: Path) -> None:
    """A new file is for its owner's eyes only; SQLite gives the WAL the same rights. An existing
    one is not opened here: closing it again would drop the locks this process has on it."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))


def _require_ours(path: Path, database: sqlite3.Connection) -> None:
    application = _number(database, "application_id")
    version = _number(database, "user_version")
    if (application, version, _number(database, "schema_version")) == (0, 0, 0):
        database.executescript(_LAYOUT)
        return
    if application != APPLICATION_ID:
        raise LogUnavailable(f"{path} belongs to another program. Choose another file.")
    if version != LAYOUT_VERSION:
        raise LogUnavailable(
            f"{path} was written by a newer Circlekeeper. Use that one, or choose another file."
        )
    found = database.execute("PRAGMA quick_check(1)").fetchall()
    if found != [("ok",)]:
        raise LogUnavailable(
            f"{path} is damaged. Move it away to start with an empty one. ({found[0][0]})"
        )


def _number(database: sqlite3.Connection, pragma: str) -> int:
    [(number,)] = database.execute(f"PRAGMA {pragma}").fetchall()
    return int(number)
