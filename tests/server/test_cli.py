"""The command as a keeper gives it: it serves, stops, and says in one sentence why it cannot."""

import asyncio
import contextlib
import os
import re
import signal
import socket
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from circlekeeper_server.settings import VARIABLES

COMMAND = (sys.executable, "-m", "circlekeeper_server")
WAIT_SECONDS = 20.0


async def given(*words: str, **variables: object) -> tuple[int | None, str, str]:
    """The exit code, stdout and stderr of a command that ends by itself."""
    async with started(*words, **variables) as process, asyncio.timeout(WAIT_SECONDS):
        stdout, stderr = await process.communicate()
    return process.returncode, stdout.decode(), stderr.decode()


@contextlib.asynccontextmanager
async def started(*words: str, **variables: object) -> AsyncIterator[Process]:
    own = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    environment = own | {name: str(value) for name, value in variables.items()}
    process = await asyncio.create_subprocess_exec(
        *COMMAND, *words, env=environment, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def address_of(process: Process) -> str:
    """Where a hub that starts says that it is found."""
    assert process.stdout is not None
    async with asyncio.timeout(WAIT_SECONDS):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"http://localhost:(\d+)", line):
                return f"http://127.0.0.1:{found[1]}"
    raise AssertionError("the hub ended without a word")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_serves_until_it_is_asked_to_stop(tmp_path: Path, number: int) -> None:
    database = tmp_path / "data" / "circles.sqlite"
    async with started("serve", PORT=0, DATABASE=database) as process:
        async with httpx2.AsyncClient(base_url=await address_of(process), trust_env=False) as http:
            assert (await http.get("/readyz")).status_code == 200
            wanted = {"title": "Circle", "starts_at": 0, "plan": "check-in"}
            assert (await http.post("/api/meetings", json=wanted)).status_code == 201
        process.send_signal(number)
        async with asyncio.timeout(WAIT_SECONDS):
            _, stderr = await process.communicate()

    assert process.returncode == 0
    assert stderr == b""
    assert database.exists()


async def test_a_second_hub_on_the_same_database_does_not_start(tmp_path: Path) -> None:
    database = tmp_path / "circles.sqlite"
    async with started("serve", PORT=0, DATABASE=database) as process:
        await address_of(process)
        code, said, why = await given("serve", PORT=0, DATABASE=database)

    assert (code, said) == (2, "")
    assert "in use by another process" in why
    assert "Traceback" not in why


@pytest.mark.parametrize("damage", ["not a database", "foreign", "cut short"])
async def test_a_database_that_is_damaged_or_foreign_stops_the_start(
    tmp_path: Path, damage: str
) -> None:
    database = tmp_path / "circles.sqlite"
    if damage == "not a database":
        database.write_bytes(b"a shopping list\n" * 500)
    else:
        with contextlib.closing(sqlite3.connect(database)) as other, other:
            other.execute("CREATE TABLE songs (title TEXT)")
            other.executemany("INSERT INTO songs VALUES (?)", [("x" * 500,)] * 100)
    if damage == "cut short":
        os.truncate(database, 9_000)
    before = database.read_bytes()

    code, said, why = await given("serve", PORT=0, DATABASE=database)

    assert (code, said) == (2, "")
    assert str(database) in why
    assert len(why.splitlines()) == 1
    assert database.read_bytes() == before


async def test_a_port_that_is_taken_stops_the_start() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said, why = await given("serve", PORT=port, BIND="127.0.0.1", DATABASE=":memory:")

    assert (code, said) == (2, "")
    assert f"port {port}: Address already in use" in why
    assert len(why.splitlines()) == 1


async def test_a_wrong_setting_stops_the_start() -> None:
    code, said, why = await given("serve", PORT="eight thousand")

    assert (code, said) == (2, "")
    assert why.startswith("Error: PORT cannot be used as it is set. Put a number")


async def test_help_teaches_every_setting() -> None:
    code, said, _ = await given("serve", "--help")

    assert code == 0
    for name, variable in VARIABLES.items():
        assert name in said
        assert variable.put in said


async def test_the_version_is_a_number() -> None:
    code, said, _ = await given("version")

    assert code == 0
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", said)
