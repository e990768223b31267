"""The hub as a keeper starts it: it serves, stops, and says in one sentence why it cannot."""

import contextlib
import os
import signal
import socket
import sqlite3
from pathlib import Path

import pytest
from circlekeeper_server.settings import VARIABLES

from tests.support.command import address_of, given, started, stopped
from tests.support.loopback import loopback


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_serves_until_it_is_asked_to_stop(tmp_path: Path, number: int) -> None:
    database = tmp_path / "data" / "circles.sqlite"
    async with started("serve", PORT=0, DATABASE=database) as process:
        async with loopback(await address_of(process)) as http:
            assert (await http.get("/readyz")).status_code == 200
            wanted = {"title": "Circle", "starts_at": 0, "plan": "check-in"}
            assert (await http.post("/api/meetings", json=wanted)).status_code == 201
        outcome = await stopped(process, number)

    assert (outcome.code, outcome.told) == (0, "")
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
