"""Entries that change who somebody is, or whether they may be here."""

import pytest
from circlekeeper_protocol.bounds import Role
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import (
    EraseMeeting,
    HandOver,
    Leave,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    StartMeeting,
)
from circlekeeper_protocol.frames import Done, Join, Refused, Welcome
from circlekeeper_protocol.privacy import view
from circlekeeper_server.event_log.port import StreamErased
from circlekeeper_server.hub import NoEntry

from tests.server.hub.stage import INVITES, Stage, until


async def test_a_new_role_brings_a_fresh_view_and_its_own_entries_from_then_on(
    stage: Stage,
) -> None:
    mari, ana, bo = await stage.circle("Mari", "Ana", "Bo")

    await mari.do(HandOver(to=ana.member))
    await ana.do(RenewInvite(role="observer", secret="n" * 22))

    assert [type(frame).__name__ for frame in ana.tape.frames[-3:]] == ["Welcome", "Entry", "Done"]
    assert ana.entries[-1].by == ana.member
    assert "InviteRenewed" not in mari.event_types
    state = await stage.state()
    assert ana.replica() == view(state, "facilitator")
    assert mari.replica() == bo.replica() == view(state, "participant")
    assert "RoleChanged" in bo.event_types
    assert "RoleChanged" not in ana.event_types


async def test_every_tab_of_a_member_gets_the_fresh_view(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    tab = stage.somebody()
    tab.seat = ana.seat
    await tab.come_back()

    await mari.do(HandOver(to=ana.member))

    assert isinstance(tab.tape.frames[-1], Welcome)
    assert tab.replica() == view(await stage.state(), "facilitator")


async def test_whoever_leaves_is_answered_and_their_lines_end(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    tab = stage.somebody()
    tab.seat = ana.seat
    await tab.come_back()

    answer = await ana.do(Leave())

    assert isinstance(answer, Done)
    assert ana.event_types[-1] == "MemberLeft"
    assert (ana.tape.closed, tab.tape.closed, mari.tape.closed) == (
        CloseCode.LEFT,
        CloseCode.LEFT,
        None,
    )
    with pytest.raises(NoEntry):
        await ana.come_back()


async def test_whoever_is_removed_sees_nothing_that_comes_after(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")

    _, last = mari.send(Remove(ana.member), Rename("Maria"))
    [late] = ana.send(Rename("Anna"))
    await mari.answer(last)

    assert ana.tape.closed is CloseCode.REMOVED
    assert ana.event_types == ["MemberLeft"]
    [refused] = ana.answers(late)
    assert isinstance(refused, Refused)
    assert refused.code == "no_such_member"
    assert mari.replica() == view(await stage.state(), "facilitator")


async def test_whoever_is_removed_while_they_sit_down_is_not_welcomed(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    ana = await stage.at_the_door()

    ana.visitor.receive(Join("j", "Ana", ana.seat))
    [remove] = mari.send(Remove(2))
    await mari.answer(remove)

    assert ana.tape.closed is CloseCode.REMOVED
    assert not any(isinstance(frame, Welcome) for frame in ana.tape.frames)


@pytest.mark.parametrize("role", ["facilitator", "participant", "observer"])
async def test_a_renewed_link_ends_lines_at_the_door_that_came_by_the_old_one(
    stage: Stage, role: Role
) -> None:
    [mari] = await stage.circle("Mari")
    visitors = {role: await stage.at_the_door(role) for role in INVITES}
    seated = await stage.seated("Ana", role)

    await mari.do(RenewInvite(role=role, secret="n" * 22))

    for theirs, visitor in visitors.items():
        assert visitor.tape.closed is (CloseCode.NO_ENTRY if theirs == role else None)
    assert seated.tape.closed is None
    with pytest.raises(NoEntry):
        await stage.at_the_door(role)


async def test_whoever_sat_down_just_before_their_link_was_renewed_may_stay(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    ana = await stage.at_the_door()

    ana.visitor.receive(Join("j", "Ana", ana.seat))
    [renewed] = mari.send(RenewInvite(role="participant", secret="n" * 22))
    await mari.answer(renewed)

    assert ana.tape.closed is None
    assert ana.replica() == view(await stage.state(), "participant")


async def test_erasing_closes_every_line_and_leaves_nothing_in_the_log(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    visitor = await stage.at_the_door()

    answer = await mari.do(EraseMeeting())

    assert isinstance(answer, Done)
    for person in (mari, ana, visitor):
        assert person.tape.closed is CloseCode.ERASED
        assert person.event_types[-1] == "MeetingErased"
    with pytest.raises(StreamErased):
        await stage.log.read(stage.meeting)
    with pytest.raises(NoEntry):
        await mari.come_back()
    assert stage.rooms_open == 0


async def test_a_line_that_ends_while_its_join_waits_leaves_a_seat_to_come_back_to(
    stage: Stage,
) -> None:
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())
    ana = await stage.at_the_door()

    ana.visitor.receive(Join("j", "Ana", ana.seat))
    ana.lose_line()
    await until(lambda: "SeatTaken" in mari.event_types)
    await ana.come_back()

    assert isinstance(await ana.do(RaiseHand("speak")), Done)
