"""kill -9 in the middle of appending: what was acknowledged is there, once, without gaps."""

import subprocess
import sys
from pathlib import Path

from circlekeeper_server.event_log.port import NoSuchStream
from circlekeeper_server.event_log.sqlite import SqliteEventLog

from .event_log_load import STREAMS

LOAD = Path(__file__).with_name("event_log_load.py")
KILLS = 20

Entries = dict[tuple[str, int], str]
"""What stands at (stream, seq)."""


def acknowledged_before_a_kill(database: Path, kill: int, *hasty: str) -> Entries:
    """Let the load run up to some acknowledgement, another one each time, then kill it."""
    moment = 1 + kill * 7_919 % 2_000
    load = subprocess.Popen(
        [sys.executable, LOAD, database, f"kill{kill}", *hasty], stdout=subprocess.PIPE, text=True
    )
    assert load.stdout is not None
    with load, load.stdout:
        lines = [load.stdout.readline() for _ in range(moment)]
        load.kill()
        lines += load.stdout.readlines()
    acknowledged: Entries = {}
    for line in lines:
        stream, seq, entry = line.split()
        assert (stream, int(seq)) not in acknowledged
        acknowledged[stream, int(seq)] = entry
    return acknowledged


async def stored_in(database: Path) -> Entries:
    log = await SqliteEventLog.open(database)
    stored: Entries = {}
    for stream in map(str, range(STREAMS)):
        try:
            tail = await log.read(stream)
        except NoSuchStream:
            continue
        assert [seq for seq, _ in tail.entries] == list(range(1, tail.last.seq + 1))
        stored |= {(stream, seq): entry.decode() for seq, entry in tail.entries}
    await log.close()
    return stored


def missing(acknowledged: Entries, stored: Entries) -> Entries:
    return {place: entry for place, entry in acknowledged.items() if stored.get(place) != entry}


async def test_twenty_kills_lose_and_repeat_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    database = tmp_path / "log.sqlite"
    acknowledged: Entries = {}
    for kill in range(KILLS):
        acknowledged |= acknowledged_before_a_kill(database, kill)
        stored = await stored_in(database)

        assert missing(acknowledged, stored) == {}
        assert len(set(stored.values())) == len(stored)
    assert len(acknowledged) > 1_000 * KILLS / 2


async def test_the_same_check_sees_a_log_that_acknowledges_before_commit(tmp_path: Path) -> None:
    database = tmp_path / "log.sqlite"

    for kill in range(KILLS):
        acknowledged = acknowledged_before_a_kill(database, kill, "hasty")
        if missing(acknowledged, await stored_in(database)):
            return
    raise AssertionError(f"{KILLS} kills and nothing seen")
