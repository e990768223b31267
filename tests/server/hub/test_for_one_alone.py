"""What is for one person alone reaches their lines, and no other."""

from circlekeeper_protocol.commands import (
    DeclineInvitation,
    GiveFloor,
    InviteToSpeak,
    StartMeeting,
)
from circlekeeper_protocol.frames import Resumed, Welcome

from tests.server.hub.stage import Stage


async def test_an_invitation_is_seen_by_the_one_invited_and_by_facilitators(stage: Stage) -> None:
    mari, ana, bo = await stage.circle("Mari", "Ana", "Bo")
    await mari.do(StartMeeting())

    await mari.do(InviteToSpeak(member=ana.member))
    await mari.do(GiveFloor(to=mari.member, after=0))
    await bo.do(DeclineInvitation())

    assert "MemberInvited" in ana.event_types
    assert "MemberInvited" in mari.event_types
    assert "MemberInvited" not in bo.event_types
    assert ana.replica().floor.invited == (ana.member,)
    assert bo.replica().floor.invited == ()


async def test_it_is_there_again_by_entries_and_by_a_fresh_view(stage: Stage) -> None:
    mari, ana, bo = await stage.circle("Mari", "Ana", "Bo")
    await mari.do(StartMeeting())
    seen, known = ana.seen, ana.replica()
    for person in (ana, bo):
        person.lose_line()
    await mari.do(InviteToSpeak(member=ana.member))

    await ana.come_back(seen=seen)
    await bo.come_back(seen=seen)
    assert isinstance(ana.tape.frames[0], Resumed)
    assert ana.replica(known).floor.invited == (ana.member,)
    assert [frame for frame in bo.tape.frames if not isinstance(frame, Resumed)] == []

    await ana.come_back()
    await bo.come_back()
    assert isinstance(ana.tape.frames[0], Welcome)
    assert ana.replica().floor.invited == (ana.member,)
    assert bo.replica().floor.invited == ()


async def test_every_line_of_theirs_has_it(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    other_tab = stage.somebody()
    other_tab.seat = ana.seat
    await other_tab.come_back()
    await mari.do(StartMeeting())

    await mari.do(InviteToSpeak(member=ana.member))
    await mari.do(GiveFloor(to=mari.member, after=0))
    await ana.do(DeclineInvitation())

    for line in (ana, other_tab):
        assert line.event_types.count("MemberInvited") == 1
        assert line.replica().floor.invited == ()
