"""Watching a meeting: lines of JSON for programs, a picture for people."""

import asyncio
import json
import os
import signal
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest
from circlekeeper_client import Circle
from circlekeeper_client.replica import Replica, fresh, with_entry
from circlekeeper_protocol.codec import decode_server
from circlekeeper_protocol.commands import (
    AnswerObservers,
    EndMeeting,
    EraseMeeting,
    GiveFloor,
    RaiseHand,
    StartMeeting,
)
from circlekeeper_protocol.frames import Entry, Welcome

from tests.support.circles import MeetingLinks, circle_at, until
from tests.support.command import WAIT_SECONDS, given, started, started_on, stopped
from tests.support.running_hub import RunningHub
from tests.support.terminal import terminal
from tests.support.way import Way


def folded(lines: list[str]) -> Replica:
    first, *rest = map(decode_server, lines)
    assert isinstance(first, Welcome)
    replica = fresh(first)
    for frame in rest:
        assert isinstance(frame, Entry | Welcome)
        replica = fresh(frame) if isinstance(frame, Welcome) else with_entry(replica, frame)
    return replica


async def agree(*circles: Circle) -> None:
    """To observers: who watches sees from the next phase on."""
    for circle in circles:
        await circle.do(AnswerObservers(welcome=True))


async def line_of(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(WAIT_SECONDS):
        return (await process.stdout.readline()).decode()


async def test_the_lines_make_the_meeting_and_end_with_it(links: MeetingLinks) -> None:
    async with (
        circle_at(links, "Mari", "Ana") as [mari, ana],
        started("watch", links.observer) as process,
    ):
        await until(mari, lambda meeting: len(meeting.seats) == 3)
        assert [seat.role for seat in mari.meeting.seats][-1] == "observer"
        await agree(mari, ana)
        await mari.do(StartMeeting())
        await ana.do(RaiseHand(kind="speak"))
        await mari.do(EndMeeting())
        shown = mari.meeting
        async with asyncio.timeout(WAIT_SECONDS):
            said, told = await process.communicate()
        await until(mari, lambda meeting: len(meeting.seats) == 2)

    replica = folded(said.decode().splitlines())
    assert replica.role == "observer"
    assert (replica.meeting.stage, replica.meeting.about) == ("ended", shown.about)
    assert (replica.meeting.seats, replica.meeting.course) == (shown.seats, shown.course)
    assert process.returncode == 0
    assert told.decode() == "The meeting is over. Thank you for being here.\n"


async def test_an_erased_meeting_is_over(links: MeetingLinks) -> None:
    async with (
        circle_at(links, "Mari") as [mari],
        started("watch", "-") as process,
    ):
        assert process.stdin is not None
        process.stdin.write(f"{links.observer}\n".encode())
        await line_of(process)
        await mari.do(EraseMeeting())
        async with asyncio.timeout(WAIT_SECONDS):
            said, _ = await process.communicate()

    assert json.loads(said)["events"] == [{"type": "meeting_erased"}]
    assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_who_stops_watching_leaves(links: MeetingLinks, number: int) -> None:
    async with (
        circle_at(links, "Mari") as [mari],
        started("watch", links.observer) as process,
    ):
        await line_of(process)
        await until(mari, lambda meeting: len(meeting.seats) == 2)
        outcome = await stopped(process, number)
        await until(mari, lambda meeting: len(meeting.seats) == 1)

    assert (outcome.code, outcome.told) == (0, "")


async def test_who_keeps_the_seat_comes_back_to_it(links: MeetingLinks, tmp_path: Path) -> None:
    seat = ("--seat", tmp_path / "ana.seat")
    members = []
    async with circle_at(links, "Mari") as [mari]:
        for words in ((links.participant, "--name", "Ana"), ()):
            async with started("watch", *words, *seat) as process:
                members.append(json.loads(await line_of(process))["member"])
                assert (await stopped(process, signal.SIGTERM)).code == 0
        assert [seat.name for seat in mari.meeting.seats] == ["Mari", "Ana"]

    assert len(set(members)) == 1


async def test_when_the_line_drops_it_comes_back_and_misses_nothing(
    hub: RunningHub, links: MeetingLinks
) -> None:
    async with (
        Way(hub.port).open() as way,
        circle_at(links, "Mari") as [mari],
        started("watch", links.by_way_of(way.port).participant, "--name", "Ana") as process,
    ):
        await line_of(process)
        await way.cut()
        await mari.do(StartMeeting())
        way.mend()
        missed = await line_of(process)
        await mari.do(EndMeeting())
        async with asyncio.timeout(WAIT_SECONDS):
            said, _ = await process.communicate()

    lines = [missed, *said.decode().splitlines()]
    kinds = [event["type"] for line in lines for event in json.loads(line)["events"]]
    assert kinds.count("meeting_started") == kinds.count("meeting_ended") == 1
    assert process.returncode == 0


async def test_who_has_read_enough_lets_it_end_also_while_nothing_happens(
    links: MeetingLinks,
) -> None:
    reading, writing = os.pipe()
    async with (
        circle_at(links, "Mari") as [mari],
        started_on(PIPE, writing, PIPE, ["watch", links.observer]) as process,
    ):
        os.close(writing)
        await until(mari, lambda meeting: len(meeting.seats) == 2)
        os.close(reading)
        await until(mari, lambda meeting: len(meeting.seats) == 1)
        async with asyncio.timeout(WAIT_SECONDS):
            _, told = await process.communicate()

    assert (process.returncode, told) == (0, b"")


async def test_what_opens_nothing_is_a_no(hub: RunningHub) -> None:
    unknown = f"http://127.0.0.1:{hub.port}/m/{'n' * 22}#{'n' * 22}"
    outcome = await given("watch", CIRCLEKEEPER_LINK=unknown)

    assert (outcome.code, outcome.said) == (1, "")
    assert outcome.told == "This link does not open a meeting. It may be old or cut off.\n"


async def test_on_a_terminal_it_is_a_picture_that_follows(links: MeetingLinks) -> None:
    with terminal() as screen:
        words = ("watch", links.observer)
        async with (
            circle_at(links, "Mari", "Ana") as [mari, ana],
            started_on(screen.far, screen.far, screen.far, words) as process,
        ):
            await screen.shows("The curtain is drawn.")
            assert "Mari" not in screen.shown
            await agree(mari, ana)
            await mari.do(StartMeeting())
            await mari.do(GiveFloor(to=ana.member, after=0))
            await screen.shows("Ana has the floor.")
            await mari.do(EndMeeting())
            await screen.shows("The meeting is over. Thank you for being here.")
            async with asyncio.timeout(WAIT_SECONDS):
                await process.wait()
            assert process.returncode == 0
        assert "Tuesday circle" in screen.shown
        assert "{" not in screen.shown


async def test_on_a_terminal_a_lost_line_is_said_and_comes_back(
    hub: RunningHub, links: MeetingLinks
) -> None:
    with terminal() as screen:
        async with (
            Way(hub.port).open() as way,
            circle_at(links, "Mari") as [mari],
            started_on(
                screen.far,
                screen.far,
                screen.far,
                ("watch", links.by_way_of(way.port).observer),
            ) as process,
        ):
            await screen.shows("The curtain is drawn.")
            await way.cut()
            # Sooner than the picture is drawn again because of the time.
            await screen.shows("Your line is down. We keep your seat.", seconds=3)
            await agree(mari)
            await mari.do(StartMeeting())
            way.mend()
            await screen.shows("We are quiet together.")
            process.send_signal(signal.SIGINT)
            async with asyncio.timeout(WAIT_SECONDS):
                await process.wait()


async def test_a_terminal_that_draws_nothing_gets_lines(links: MeetingLinks) -> None:
    with terminal() as screen:
        words = ("watch", links.observer)
        async with started_on(
            screen.far, screen.far, screen.far, words, {"TERM": "dumb"}
        ) as process:
            await screen.shows('{"type":"welcome"')
            process.send_signal(signal.SIGINT)
            async with asyncio.timeout(WAIT_SECONDS):
                await process.wait()


async def test_on_a_terminal_json_can_be_asked_for(links: MeetingLinks) -> None:
    with terminal() as screen:
        words = ("watch", links.observer, "--json")
        async with started_on(screen.far, screen.far, screen.far, words) as process:
            await screen.shows('{"type":"welcome"')
            process.send_signal(signal.SIGINT)
            async with asyncio.timeout(WAIT_SECONDS):
                await process.wait()
            assert process.returncode == 0
