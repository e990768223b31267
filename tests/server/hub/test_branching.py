"""Trying again: whatever happened, all of it can have happened as much later."""

import pytest
from circlekeeper_protocol.bounds import Secret, Seq
from circlekeeper_protocol.commands import (
    EndMeeting,
    HandOver,
    Leave,
    RaiseHand,
    Rename,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.hub.branches import AT_ONCE
from circlekeeper_server.hub.branching import Branch, moved
from circlekeeper_server.hub.past import fold
from circlekeeper_server.rules import next_deadline
from hypothesis import given
from msgspec.structs import replace

from tests.server.hub.stage import MINUTES, Stage, until
from tests.support.lives import Deed, live, lives_of_every_sort
from tests.support.meetings import MAKE

LATER = 987_654_321


@given(lives_of_every_sort)
def test_what_happened_can_have_happened_as_much_later(deeds: list[Deed]) -> None:
    for moment in live(deeds):
        later = evolve_all(moved(moment.before, LATER), moved(moment.events, LATER))
        assert later == moved(moment.after, LATER)
        due = next_deadline(moment.after)
        assert next_deadline(later) == (due if due is None else due + LATER)


async def rehearsal() -> Stage:
    stage = await Stage.set_up(MemoryEventLog())
    stage.meeting = await stage.rooms.make(replace(MAKE, rehearsal="first-evening"))
    return stage


async def branched(stage: Stage, seat: Secret, seq: Seq) -> Branch:
    """Some time after any other try."""
    stage.time.move(AT_ONCE)
    branch = await stage.rooms.branches.branch(stage.meeting, seat, seq)
    assert branch is not None
    return branch


async def test_one_goes_back_to_where_it_went_on_and_one_led_already() -> None:
    stage = await rehearsal()
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    await mari.do(HandOver(ana.member))
    led = len(await stage.records())
    await mari.do(RaiseHand("speak"))
    went_on = len(await stage.records())
    await ana.do(EndMeeting())
    over = len(await stage.records())

    for seq in (0, 1, led - 1, went_on + 1, over, over + 1):
        with pytest.raises(Refused, match="no_such_moment"):
            await stage.rooms.branches.branch(stage.meeting, ana.seat, seq)
    for seq in (led, went_on):
        branch = await branched(stage, ana.seat, seq)
        tail = await stage.log.read(branch.meeting)
        assert tail.last.seq == seq
        assert (await fold(tail)).meeting == branch.stands
        assert branch.stands.time.started_at == stage.time.now(), "it goes on now"
    with pytest.raises(Refused, match="not_a_facilitator"):
        await stage.rooms.branches.branch(stage.meeting, mari.seat, led)


async def test_a_meeting_of_people_who_are_there_is_never_tried_again() -> None:
    stage = await Stage.set_up(MemoryEventLog())
    [mari] = await stage.circle("Mari")

    for asked in (
        stage.rooms.branches.branch(stage.meeting, mari.seat, 3),
        stage.rooms.branches.moments(stage.meeting, mari.seat),
    ):
        with pytest.raises(Refused, match="no_entry"):
            await asked


async def test_lines_stand_at_the_node_that_goes_on_with_it() -> None:
    here = await rehearsal()
    there = here.with_new_hub(node="two")
    mari, _ = await here.circle("Mari", "Ana")

    branch = await branched(there, mari.seat, len(await here.records()))

    assert {line.node for line in branch.stands.vault.lines} == {"two"}
    assert [seat.presence for seat in branch.stands.seats] == ["here", "here"]


async def test_a_moment_has_the_name_by_which_somebody_goes_now() -> None:
    stage = await rehearsal()
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    await mari.do(SetFloorMode(mode="queue"))
    await ana.do(RaiseHand("speak"))
    await ana.do(Rename("Anneli"))

    names = [each.name for each in await stage.rooms.branches.moments(stage.meeting, mari.seat)]

    assert names == ["", "Anneli"]


async def test_those_who_are_there_learn_where_it_goes_on_and_come_along() -> None:
    here = await rehearsal()
    there = here.with_new_hub(node="two")
    mari, ana = await here.circle("Mari", "Ana")
    moment = len(await here.records())
    bo, kim = await there.seated("Bo", "facilitator"), await there.seated("Kim")
    along, of = there.rooms.branches.along, here.meeting
    with pytest.raises(Refused, match="no_entry"):
        await along(of, ana.seat)

    again = (await branched(there, mari.seat, moment)).meeting

    await until(lambda: all(who.replica().again == again for who in (mari, ana, bo, kim)))
    seats = (ana.seat, bo.seat, kim.seat, bo.seat)
    assert [await along(of, seat) for seat in seats] == [again] * 4
    with pytest.raises(Refused, match="no_entry"):
        await along(of, "x" * 22)
    stands = (await fold(await here.log.read(again))).meeting
    assert [(seat.name, seat.role) for seat in stands.seats] == [
        ("Mari", "facilitator"),
        ("Ana", "participant"),
        ("Bo", "facilitator"),
        ("Kim", "participant"),
    ]
    assert stands.again is None


async def test_whoever_comes_along_late_comes_to_where_it_goes_on_now() -> None:
    stage = await rehearsal()
    mari, ana = await stage.circle("Mari", "Ana")
    of, along = stage.meeting, stage.rooms.branches.along
    moment = len(await stage.records())
    stage.meeting = (await branched(stage, mari.seat, moment)).meeting
    once_more = (await branched(stage, mari.seat, moment)).meeting

    assert await along(of, ana.seat) == once_more
    assert (await branched(stage, mari.seat, moment + 1)).stands.again is None


async def test_two_who_try_again_at_once_go_the_same_way() -> None:
    stage = await rehearsal()
    mari, ana = await stage.seated("Mari", "facilitator"), await stage.seated("Ana", "facilitator")
    moment = len(await stage.records())
    again = (await branched(stage, mari.seat, moment)).meeting

    assert await stage.rooms.branches.branch(stage.meeting, ana.seat, moment) is None
    assert await stage.rooms.branches.along(stage.meeting, ana.seat) == again
    stage.time.move(AT_ONCE)
    assert (await branched(stage, ana.seat, moment)).meeting != again


async def test_only_what_has_begun_and_somebody_led_is_brought_to_its_end() -> None:
    stage = await rehearsal()
    end = stage.rooms.branches.end
    mari, bo = await stage.circle("Mari", "Bo")
    assert not await end(stage.meeting)
    await mari.do(StartMeeting())
    await mari.do(Leave())
    assert not await end(stage.meeting)
    ana = await stage.seated("Ana", "facilitator")
    assert await end(stage.meeting)
    await until(lambda: {bo.replica().stage, ana.replica().stage} == {"ended"})


async def test_one_that_is_looked_at_waits_at_whichever_hub_is_asked() -> None:
    here = await Stage.set_up(MemoryEventLog())
    here.meeting = await here.rooms.make(replace(MAKE, seed="7"))
    there = here.with_new_hub(node="two")
    mari, _ = await here.circle("Mari", "Ana")
    await mari.do(StartMeeting())

    def held_since() -> int | None:
        return mari.replica().time.paused_at

    await there.rooms.branches.pause(here.meeting)
    await until(held_since)
    was = held_since()
    there.time.move(MINUTES)
    await there.rooms.branches.pause(here.meeting)
    await until(lambda: held_since() not in (None, was))
    await there.rooms.branches.resume(here.meeting)
    await until(lambda: held_since() is None)


@pytest.mark.parametrize("rehearsal", ["", "first-evening"])
async def test_no_other_meeting_waits_because_somebody_asks(rehearsal: str) -> None:
    stage = await Stage.set_up(MemoryEventLog())
    seed = "7" if rehearsal else ""
    stage.meeting = await stage.rooms.make(replace(MAKE, rehearsal=rehearsal, seed=seed))
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())

    for ask in stage.rooms.branches.pause, stage.rooms.branches.resume:
        with pytest.raises(Refused, match="no_entry"):
            await ask(stage.meeting)
