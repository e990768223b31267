"""`deploy/backup.sh` puts back what it has saved, and nothing of it that was erased since."""

import asyncio
import shutil
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from circlekeeper_server.event_log.port import EventLog, Position, StreamErased
from circlekeeper_server.event_log.redis import RedisEventLog
from circlekeeper_server.event_log.sqlite import SqliteEventLog

from tests.support.circles import MeetingLinks, circle_at, make_meeting
from tests.support.command import given
from tests.support.hearing import LATER
from tests.support.hub_process import hub_process
from tests.support.redis_server import redis_server, require_program

ROOT: Final = Path(__file__).parents[2]
SCRIPT: Final = ROOT / "deploy" / "backup.sh"
COMMAND: Final = Path(sys.executable).with_name("circlekeeper")
START: Final = Position("epoch", 0)
WORDS: Final = b"what only Ana knows"


@asynccontextmanager
async def closing_soon(log: EventLog) -> AsyncIterator[EventLog]:
    try:
        yield log
    finally:
        await log.close()


def cli_at(port: int) -> str:
    found = shutil.which("valkey-cli") or shutil.which("redis-cli")
    own = f"{sys.executable} -m tests.support.redis_cli {port}"
    return f"{found} -p {port}" if found is not None else own


async def backup(*words: object, port: int = 0, command: Path = COMMAND) -> str:
    process = await asyncio.create_subprocess_exec(
        *("sh", str(SCRIPT), *map(str, words)),
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "CLI": cli_at(port),
            "CIRCLEKEEPER": str(command),
            "PYTHON": sys.executable,
        },
        stdout=PIPE,
        stderr=PIPE,
    )
    said, told = await process.communicate()
    assert process.returncode == 0, told.decode()
    return said.decode()


async def held(hub: str, title: str) -> MeetingLinks:
    """One in the middle of its course."""
    links = await make_meeting(hub, title=title)
    async with circle_at(links, "Mari", "Ana"):
        return links


async def names_in(links: MeetingLinks, port: int) -> set[str]:
    """As somebody finds them who comes with the old link."""
    async with circle_at(links.by_way_of(port), "Bo") as [circle]:
        return {seat.name for seat in circle.meeting.seats}


async def test_a_file_that_is_put_back_has_its_meetings_and_none_that_was_erased_since(
    tmp_path: Path,
) -> None:
    database, saved = tmp_path / "data" / "circles.sqlite", tmp_path / "saved"
    async with hub_process(database) as hub:
        kept = await held(hub.address, "Kept")
        forgotten = await held(hub.address, "Forgotten")
        await hub.kill()
        await backup("save-file", database, saved)

        await hub.start()
        erased = await given("erase", "--yes", forgotten.by_way_of(hub.port).facilitator)
        await hub.kill()
        with pytest.raises(AssertionError, match=f"still there: .*{forgotten.meeting}"):
            await backup("put-file", database, saved, command=one_that_fails(tmp_path))
        await backup("put-file", database, saved)

        shutil.rmtree(database.parent)
        database.parent.mkdir()
        await backup("put-file", database, saved)

        await hub.start()
        assert await names_in(kept, hub.port) == {"Mari", "Ana", "Bo"}
    assert erased.code == 0
    async with closing_soon(await SqliteEventLog.open(database)) as log:
        await require_erased(log, forgotten.meeting)
    assert b"Forgotten" not in everything_in(database.parent)


def one_that_fails(folder: Path) -> Path:
    """A command that erases what has run out, and nothing else."""
    command = folder / "circlekeeper"
    command.write_text(f'#!/bin/sh\ncase $* in *--expired*) exec {COMMAND} "$@" ;; esac\nexit 1\n')
    command.chmod(0o700)
    return command


@pytest.mark.parametrize("kind", ["valkey", "redis"])
async def test_a_server_that_is_put_back_has_all_that_was_there_and_nothing_that_was_erased_since(
    tmp_path: Path, kind: str
) -> None:
    saved = tmp_path / "saved"
    async with redis_server(require_program(kind), tmp_path / "server") as server:
        async with closing_soon(await RedisEventLog.open(server.url)) as log:
            await log.append("kept", START, [b"one"], LATER)
            await log.append("-forgotten", START, [WORDS], LATER)
            saving = asyncio.create_task(backup("save-server", server.folder, saved))
            while_it_saves = await busy_until(saving, log)

            await log.append("kept", Position("epoch", 1), [b"after the backup"], LATER)
            await log.erase("-forgotten")
        await backup("erased", saved, port=server.port)
        server.kill()
        with pytest.raises(AssertionError, match="did not tell"):
            await backup("erased", saved, port=server.port)
        shutil.rmtree(server.folder)
        server.folder.mkdir()
        await backup("put-server", server.folder, saved)
        await server.start()
        await server.ask("CONFIG", "SET", "maxmemory", 1)
        with pytest.raises(AssertionError, match="did not erase all"):
            await backup("forget", saved, port=server.port)
        await server.ask("CONFIG", "SET", "maxmemory", 0)
        await backup("forget", saved, port=server.port)

        async with closing_soon(await RedisEventLog.open(server.url)) as log:
            assert (await log.read("kept")).entries == [(1, b"one")]
            busy = [entry for _, entry in (await log.read("busy")).entries]
            assert busy == while_it_saves[: len(busy)]
            await require_erased(log, "-forgotten")
        assert WORDS not in everything_in(server.folder)


async def busy_until(saving: asyncio.Task[str], log: EventLog) -> list[bytes]:
    """Entries are written while it is copied, and in the beginning its file anew."""
    entries: list[bytes] = []
    erasing = asyncio.create_task(log.erase("another"))
    while not saving.done():
        entries.append(b"entry %d" % len(entries))
        await log.append("busy", Position("epoch", len(entries) - 1), entries[-1:], LATER)
    await erasing
    await saving
    return entries


async def require_erased(log: EventLog, meeting: str) -> None:
    with pytest.raises(StreamErased):
        await log.read(meeting)


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
