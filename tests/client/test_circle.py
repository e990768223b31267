"""The client at a real hub."""

import asyncio

import pytest
from circlekeeper_client import (
    EnteredAlready,
    KeptSeat,
    Left,
    NoEntry,
    NoHub,
    NotSeated,
    Refused,
    Removed,
    connect,
)
from circlekeeper_client.links import read_link
from circlekeeper_protocol.commands import (
    AddSeat,
    EraseMeeting,
    HandOver,
    Leave,
    LowerHand,
    RaiseHand,
    Remove,
    Rename,
    StartMeeting,
)
from circlekeeper_protocol.events import HandRaised

from tests.support.circles import MeetingLinks, circle_at, make_meeting, until
from tests.support.kept_log import kept_log
from tests.support.running_hub import WAIT_SECONDS, RunningHub


async def links_of(hub: RunningHub) -> MeetingLinks:
    return await make_meeting(f"http://127.0.0.1:{hub.port}", observers=True)


async def test_members_take_a_seat_and_see_each_other(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari", "Ana", observers=["Piret"]) as [mari, ana, piret]:
        await until(mari, lambda meeting: len(meeting.seats) == 3)

        assert [seat.name for seat in mari.meeting.seats] == ["Mari", "Ana", "Piret"]
        assert (mari.role, ana.role, piret.role) == ("facilitator", "participant", "observer")
        log = await kept_log(hub.log, links.meeting)
        for circle in (mari, ana, piret):
            log.require_agreement(circle)


async def test_a_command_is_done_when_it_is_in_the_log(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari", "Ana") as [mari, ana]:
        await mari.do(StartMeeting())
        done = await ana.do(RaiseHand(kind="speak"))

        log = await kept_log(hub.log, links.meeting)
        [record] = log.caused_by(ana.member, done.id)
        assert record.seq == done.seq
        assert [hand.member for hand in ana.meeting.floor.hands] == [ana.member]


async def test_a_no_is_raised_with_its_code_and_a_sentence(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari", "Ana") as [_, ana]:
        with pytest.raises(Refused, match="Only a facilitator") as refused:
            await ana.do(StartMeeting())
        assert refused.value.code == "not_a_facilitator"
        assert not refused.value.retry


async def test_a_text_of_any_length_is_a_no_and_never_an_end(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with connect(links.participant, "Ana") as ana:
        for length in (1_000, 100_000):
            with pytest.raises(Refused) as refused:
                await ana.do(Rename(name="a" * length))
            assert refused.value.code == "malformed"

        await ana.do(Rename(name="Anna"))


async def test_a_facilitator_acts_for_somebody_without_a_device(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari") as [mari]:
        await mari.do(AddSeat(name="Opa"))
        await mari.do(StartMeeting())
        opa = mari.meeting.seats[-1].id

        await mari.do(RaiseHand(kind="speak"), acting_for=opa)

        assert [hand.member for hand in mari.meeting.floor.hands] == [opa]


async def test_entries_tell_what_happens_in_order(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari", "Ana") as [mari, ana]:
        await mari.do(StartMeeting())
        entries, since = ana.entries(), ana.seq
        await ana.do(RaiseHand(kind="speak"))
        await ana.do(LowerHand())
        read = [await anext(entries), await anext(entries)]

        log = await kept_log(hub.log, links.meeting)
        assert read == log.entries_for("participant", ana.member, since, ana.seq)
        assert [type(event) for event in read[0].events] == [HandRaised]

    assert [entry async for entry in entries] == []


async def test_a_kept_seat_is_come_back_to(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with connect(links.participant, "Ana") as ana:
        seat, member = ana.seat, ana.member

    async with connect(seat) as again:
        assert again.member == member
        assert [seat.name for seat in again.meeting.seats] == ["Ana"]


async def test_who_hands_over_sees_the_meeting_as_a_participant(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari", "Ana") as [mari, ana]:
        await mari.do(HandOver(to=ana.member))
        await until(ana, lambda _: ana.role == "facilitator")

        assert mari.role == "participant"
        log = await kept_log(hub.log, links.meeting)
        log.require_agreement(mari)
        log.require_agreement(ana)


async def test_leaving_answers_the_command_and_ends_everything_else(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with connect(links.participant, "Ana") as ana:
        entries = ana.entries()
        await ana.do(Leave())
        async for _ in entries:
            pass
        with pytest.raises(Left):
            await ana.do(LowerHand())
        seat = ana.seat

    with pytest.raises(NoEntry):
        await connect(seat).__aenter__()


async def test_who_is_removed_is_told(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari", "Ana") as [mari, ana]:
        await mari.do(Remove(member=ana.member))

        with pytest.raises(Removed):
            await until(ana, lambda _: False)


async def test_an_erased_meeting_ends_for_all(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with circle_at(links, "Mari", "Ana") as [mari, ana]:
        entries = ana.entries()
        await mari.do(EraseMeeting())
        with pytest.raises(Exception, match="forgotten"):
            async for _ in entries:
                pass


async def test_a_wrong_link_opens_nothing(hub: RunningHub) -> None:
    links = await links_of(hub)
    wrong = links.participant[:-22] + "w" * 22
    with pytest.raises(NoEntry):
        await connect(wrong, "Ana").__aenter__()


async def test_a_name_that_cannot_be_read_is_refused_at_the_door(hub: RunningHub) -> None:
    links = await links_of(hub)
    with pytest.raises(Refused) as refused:
        await connect(links.participant, " ").__aenter__()
    assert refused.value.code == "unclear_name"


async def test_where_there_is_no_hub_it_gives_up_in_the_end() -> None:
    seat = KeptSeat(hub="http://127.0.0.1:9", meeting="m" * 22, secret="s" * 22)
    with pytest.raises(NoHub, match=r"127\.0\.0\.1:9"):
        await connect(seat, patience_seconds=0.05).__aenter__()


async def test_hub_time_is_known_also_after_it_was_moved(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with connect(links.participant, "Ana") as ana:
        hub.time.move(600_000)
        await until(ana, lambda _: abs(ana.hub_now - hub.time.now()) < 1_000)


async def test_before_it_is_entered_there_is_nothing_to_see_or_to_do() -> None:
    invite = read_link("http://127.0.0.1:9/m/" + "m" * 22 + "#" + "s" * 22)
    circle = connect(invite, "Ana")
    assert not circle.connected
    with pytest.raises(NotSeated, match="async with connect"):
        _ = circle.meeting
    with pytest.raises(NotSeated):
        await asyncio.wait_for(circle.do(LowerHand()), WAIT_SECONDS)
    with pytest.raises(ValueError, match="needs a name"):
        connect(invite)


async def test_it_is_entered_once_and_its_seat_again_and_again(hub: RunningHub) -> None:
    links = await links_of(hub)
    async with connect(links.participant, "Ana") as ana:
        with pytest.raises(EnteredAlready):
            await ana.__aenter__()
        within = ana.connected
    assert (within, ana.connected) == (True, False)
    with pytest.raises(EnteredAlready, match=r"connect\(circle\.seat\)"):
        await ana.__aenter__()
    await ana.__aexit__(None, None, None)

    async with connect(ana.seat) as again:
        assert again.member == ana.member
