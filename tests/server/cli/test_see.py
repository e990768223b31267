"""Seeing a meeting at once: at a hub that runs, or at one that is started for it."""

import asyncio
import json
import os
import signal
from asyncio.subprocess import PIPE, Process

import pytest
from circlekeeper_client import connect, knock
from circlekeeper_server.cli.asking import RehearsalWanted, hub_address, start_rehearsal
from circlekeeper_server.cli.exits import CannotDo, NobodyThere, SaidNo
from circlekeeper_server.rehearsal.rehearsals import MOST

from tests.support.circles import until
from tests.support.command import WAIT_SECONDS, given, started, started_on, stopped
from tests.support.running_hub import RunningHub
from tests.support.terminal import terminal

FAST = RehearsalWanted(minute_seconds=1)


@pytest.fixture
def address(hub: RunningHub) -> str:
    return f"http://127.0.0.1:{hub.port}"


async def line_of(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(WAIT_SECONDS):
        return (await process.stdout.readline()).decode()


async def test_a_link_to_look_on_is_printed(address: str) -> None:
    outcome = await given("see", address, "--minute", "1")

    assert outcome.code == 0
    assert outcome.told == "Open this link within a minute:\n"
    async with connect(outcome.said.strip(), "Piret") as piret:
        assert piret.role == "observer"
        await until(piret, lambda meeting: meeting.stage == "running")


async def test_the_hub_of_this_machine_is_found_by_its_port(hub: RunningHub) -> None:
    outcome = await given("see", PORT=hub.port)

    assert outcome.said.startswith(f"http://localhost:{hub.port}/m/")


async def test_where_none_runs_one_is_started_until_it_is_stopped() -> None:
    async with started("see", "--minute", "1", PORT=9) as process:
        link = (await line_of(process)).strip()
        assert (await knock(link)).role == "observer"
        outcome = await stopped(process, signal.SIGINT)

    assert outcome.code == 0
    assert "No hub runs here. One is started for this" in outcome.told
    assert "Traceback" not in outcome.told


async def test_it_can_be_looked_at_as_lines(address: str) -> None:
    async with started("see", address, "--here", "--minute", "1") as process:
        welcome = json.loads(await line_of(process))
        while "turn_began" not in await line_of(process):
            pass
        outcome = await stopped(process, signal.SIGTERM)

    assert (welcome["role"], welcome["meeting"]["stage"]) == ("observer", "gathering")
    assert outcome.code == 0


async def test_who_has_read_enough_lets_it_end(address: str) -> None:
    reading, writing = os.pipe()
    words = ("see", address, "--here", "--minute", "60")
    async with started_on(PIPE, writing, PIPE, words) as process:
        os.close(writing)
        await asyncio.to_thread(os.read, reading, 1)
        os.close(reading)
        async with asyncio.timeout(WAIT_SECONDS):
            _, told = await process.communicate()

    assert (process.returncode, told) == (0, b"")


async def test_it_can_be_looked_at_as_a_picture() -> None:
    words = ("see", "--here", "--minute", "1")
    with terminal() as screen:
        async with started_on(screen.far, screen.far, screen.far, words, {"PORT": 9}) as process:
            await screen.shows("has the floor.")
            process.send_signal(signal.SIGINT)
            async with asyncio.timeout(WAIT_SECONDS):
                await process.wait()
        assert process.returncode == 0
        assert "Traceback" not in screen.shown


async def test_a_seed_brings_the_same_people(address: str) -> None:
    titles = set()
    for _ in range(2):
        link = await start_rehearsal(address, RehearsalWanted(minute_seconds=1, seed=7))
        titles.add((await knock(link)).meeting.about.title)

    assert len(titles) == 1


async def test_enough_of_them_is_a_no(address: str) -> None:
    for _ in range(MOST):
        await start_rehearsal(address, FAST)

    with pytest.raises(SaidNo, match="Others are looking at a meeting"):
        await start_rehearsal(address, FAST)


async def test_where_nothing_or_no_hub_answers_it_says_so() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"}")
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as other:
        port = other.sockets[0].getsockname()[1]
        with pytest.raises(NobodyThere, match="is no hub"):
            await start_rehearsal(f"http://127.0.0.1:{port}", FAST)
    with pytest.raises(NobodyThere, match="No hub answered"):
        await start_rehearsal("http://127.0.0.1:9", FAST)


def test_an_address_is_checked_before_it_is_asked() -> None:
    assert hub_address(" https://circle.example/ ") == "https://circle.example"
    for wrong in ("circle.example", "file:///etc/passwd", "https://a@b", "https://b/?x", ""):
        with pytest.raises(CannotDo, match=r"looks like https://circle\.example"):
            hub_address(wrong)
