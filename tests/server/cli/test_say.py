"""One command in a meeting: done, answered with no, or not understood."""

import json
from pathlib import Path

import pytest
from circlekeeper_client import read_link
from circlekeeper_protocol.commands import (
    AddSeat,
    AnyCommand,
    EraseMeeting,
    Leave,
    RaiseHand,
    StartMeeting,
)
from circlekeeper_server.cli import main
from circlekeeper_server.cli.entrance import Entrance, find_entrance
from circlekeeper_server.cli.exits import NobodyThere, SaidNo
from circlekeeper_server.cli.say import say
from circlekeeper_server.cli.wish import Wish
from click.testing import CliRunner

from tests.support.circles import MeetingLinks, circle_at, until
from tests.support.command import given
from tests.support.running_hub import RunningHub

NOWHERE = f"http://127.0.0.1:9/m/{'n' * 22}#{'n' * 22}"


async def said(link: str, name: str, command: AnyCommand, acting_for: int | None = None) -> None:
    """By a link alone: come in, say it, leave."""
    await say(Entrance(read_link(link), keep_in=None), name, Wish(command), acting_for)


async def said_by(
    seat: Path, command: AnyCommand, link: str | None = None, name: str = "Ana"
) -> None:
    """By somebody whose seat is kept."""
    await say(find_entrance(link, seat, name), name, Wish(command), None)


async def test_it_comes_in_says_it_and_leaves(
    links: MeetingLinks, capsys: pytest.CaptureFixture[str]
) -> None:
    async with circle_at(links, "Mari") as [mari]:
        await said(links.facilitator, "Kofi", StartMeeting())

        assert mari.meeting.stage == "running"
        await until(mari, lambda meeting: [seat.name for seat in meeting.seats] == ["Mari"])
        assert mari.meeting.joined == 2
    answer = json.loads(capsys.readouterr().out)
    assert (answer["type"], set(answer)) == ("done", {"type", "id", "seq"})


async def test_with_a_seat_that_is_kept_the_next_call_is_the_same_person(
    links: MeetingLinks, tmp_path: Path
) -> None:
    seat = tmp_path / "ana.seat"
    async with circle_at(links, "Mari") as [mari]:
        await mari.do(StartMeeting())
        await said_by(seat, RaiseHand(kind="speak"), links.participant)
        await until(mari, lambda meeting: len(meeting.floor.hands) == 1)
        [hand] = mari.meeting.floor.hands
        await said_by(seat, RaiseHand(kind="question"), name="")
        await until(mari, lambda meeting: len(meeting.floor.hands) == 2)

        assert {each.member for each in mari.meeting.floor.hands} == {hand.member}
        assert mari.meeting.joined == 2


async def test_who_leaves_gives_up_the_kept_seat(links: MeetingLinks, tmp_path: Path) -> None:
    seat = tmp_path / "ana.seat"
    async with circle_at(links, "Mari") as [mari]:
        await mari.do(StartMeeting())
        await said_by(seat, RaiseHand(kind="speak"), links.participant)
        assert seat.exists()
        await said_by(seat, Leave())
        await until(mari, lambda meeting: len(meeting.seats) == 1)

    assert not seat.exists()


async def test_a_kept_seat_that_opens_nothing_any_more_is_named(
    links: MeetingLinks, tmp_path: Path
) -> None:
    seat = tmp_path / "mari.seat"
    await said_by(seat, AddSeat(name="Opa"), links.facilitator)
    await said(links.facilitator, "Kofi", EraseMeeting())

    with pytest.raises(SaidNo, match=r"The seat in .*mari\.seat opens nothing any more"):
        await said_by(seat, StartMeeting())


async def test_a_no_is_the_hubs_own_sentence(
    links: MeetingLinks, capsys: pytest.CaptureFixture[str]
) -> None:
    async with circle_at(links, "Mari") as [mari]:
        with pytest.raises(SaidNo, match="Only a facilitator can do this"):
            await said(links.participant, "Ana", StartMeeting())
        await until(mari, lambda meeting: len(meeting.seats) == 1)
    assert capsys.readouterr().out == ""


async def test_a_facilitator_acts_for_somebody_without_a_device(links: MeetingLinks) -> None:
    async with circle_at(links, "Mari") as [mari]:
        await mari.do(AddSeat(name="Opa"))
        await mari.do(StartMeeting())
        opa = mari.meeting.seats[-1].id
        await said(links.facilitator, "Kofi", RaiseHand(kind="speak"), acting_for=opa)

        assert [hand.member for hand in mari.meeting.floor.hands] == [opa]


async def test_a_link_that_opens_nothing_is_a_no(hub: RunningHub) -> None:
    unknown = f"http://127.0.0.1:{hub.port}/m/{'n' * 22}#{'n' * 22}"

    with pytest.raises(SaidNo, match="does not open a meeting"):
        await said(unknown, "Ana", StartMeeting())


async def test_where_nobody_answers_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("circlekeeper_server.cli.coming_in.PATIENCE_SECONDS", 0.2)

    with pytest.raises(NobodyThere, match=r"http://127\.0\.0\.1:9"):
        await said(NOWHERE, "Ana", StartMeeting())


async def test_a_script_tells_yes_from_no_and_from_nonsense(
    links: MeetingLinks, tmp_path: Path
) -> None:
    seat = ("--seat", tmp_path / "mari.seat")
    yes = await given("say", links.facilitator, "--name", "Mari", *seat, "start_meeting")
    again = await given("say", *seat, '{"type":"start_meeting"}')
    nonsense = await given("say", "-", "begin", stdin=links.facilitator)

    assert (yes.code, json.loads(yes.said)["type"], yes.told) == (0, "done", "")
    assert again == (1, "", "The meeting has started already.\n")
    assert (nonsense.code, nonsense.said) == (2, "")
    assert nonsense.told.startswith("Error: There is no command `begin`.")


def test_what_cannot_be_understood_is_said_before_anybody_is_asked() -> None:
    for words in (
        ["say", NOWHERE, "--name", "Ana", "raise_hand"],
        ["say", NOWHERE, "start_meeting"],
        ["say", NOWHERE, "--name", "x" * 41, "start_meeting"],
        ["say", "start_meeting"],
        ["say"],
    ):
        result = CliRunner().invoke(main, words)
        assert (result.exit_code, result.stdout) == (2, ""), words
