"""A series that goes otherwise than planned: longer, called off, or held by a stand-in."""

import pytest
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import (
    ChangeAbout,
    EndMeeting,
    EraseSeries,
    InviteStandIn,
    RenewInvite,
    SetSeries,
    StartMeeting,
)
from circlekeeper_protocol.frames import Done, Refused, Welcome
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.event_log.port import NoSuchStream
from circlekeeper_server.hub import Rooms
from circlekeeper_server.hub.entering import NoEntry
from msgspec.structs import replace

from tests.server.hub.series_stage import DAYS, HOURS, SeriesStage, place
from tests.support.meetings import MAKE, NOW


async def test_a_stand_in_holds_one_meeting_and_no_more(series: SeriesStage) -> None:
    mari = await series.seated("Mari", "facilitator")
    await mari.do(InviteStandIn("t" * 22))
    stand_in = await series.somebody_with("t" * 22)
    assert isinstance(await stand_in.join("Lea"), Welcome)

    for command in (SetSeries(5, None), EraseSeries(), RenewInvite("facilitator", "x" * 22)):
        no = await stand_in.do(command)
        assert isinstance(no, Refused)
        assert no.code == "not_of_the_series"
    assert isinstance(await stand_in.do(StartMeeting()), Done)
    assert isinstance(await stand_in.do(EndMeeting()), Done)

    assert place(await series.door()) == (2, 3)
    with pytest.raises(NoEntry):
        await series.somebody_with("t" * 22)


async def test_once_the_next_meeting_has_its_door_it_is_changed_there(series: SeriesStage) -> None:
    mari = await series.held(erased=False)
    await series.door()

    no = await mari.do(SetSeries(4, None))

    assert isinstance(no, Refused)
    assert no.code == "moved_on"


async def test_a_series_may_be_longer_than_it_was_planned(series: SeriesStage) -> None:
    await series.held()
    await series.held()
    mari = await series.seated("Mari", "facilitator")
    await mari.do(SetSeries(4, NOW + 30 * DAYS))
    mari.lose_line()
    await series.held()

    door = await series.door()

    assert (place(door), door.about.starts_at) == ((4, 4), NOW + 30 * DAYS)


async def test_the_last_meeting_has_a_plan_for_parting_where_the_group_wishes(
    series: SeriesStage,
) -> None:
    parting = replace(MAKE.plan, title="A last meeting")
    series.rooms = Rooms(series.log, series.time, parting=parting)
    mari = await series.seated("Mari", "facilitator")
    await mari.do(SetSeries(3, NOW + 7 * DAYS, parting=True))
    mari.lose_line()

    titles = []
    for _ in range(3):
        titles.append((await series.door()).plan.title)
        await series.held()

    assert titles == ["A short meeting", "A short meeting", "A last meeting"]


async def test_a_meeting_that_is_called_off_comes_again_when_its_time_is_over(
    series: SeriesStage,
) -> None:
    mari = await series.seated("Mari", "facilitator")
    await mari.do(called_off(mari.replica()))
    assert (await series.door()).about.called_off

    series.time.move(HOURS)

    door = await series.door()
    assert (place(door), door.about.called_off) == ((1, 3), False)
    assert door.about.starts_at == NOW + 7 * DAYS


def called_off(meeting: Meeting) -> ChangeAbout:
    about = meeting.about
    return ChangeAbout(
        revision=about.revision,
        title=about.title,
        starts_at=about.starts_at,
        zone=about.zone,
        place=about.place,
        place_link=about.place_link,
        rhythm=about.rhythm,
        contact=about.contact,
        next_at=about.next_at,
        called_off=True,
    )


async def test_a_meeting_that_nobody_holds_waits_for_weeks_and_then_the_series_is_over(
    series: SeriesStage,
) -> None:
    await series.held()
    series.time.move(50 * DAYS)
    await series.sweep()
    assert place(await series.door()) == (2, 3)

    series.time.move(20 * DAYS)
    await series.sweep()
    await series.sweep()

    with pytest.raises(NoEntry):
        await series.door()
    with pytest.raises(NoSuchStream):
        await series.log.read(series.meeting)


@pytest.mark.parametrize("late", [7 * DAYS, 15 * DAYS])
async def test_one_that_is_held_weeks_late_is_followed_by_a_day_to_come(
    series: SeriesStage, late: Millis
) -> None:
    series.time.move(late + HOURS)
    await series.held(erased=False)

    door = await series.door()

    weeks = late // (7 * DAYS) + 1
    assert (place(door), door.about.starts_at) == ((2, 3), NOW + weeks * 7 * DAYS)
    assert door.about.next_at == NOW + (weeks + 1) * 7 * DAYS


async def test_a_meeting_that_nobody_ended_counts_as_held(series: SeriesStage) -> None:
    mari = await series.seated("Mari", "facilitator")
    await mari.do(StartMeeting())
    mari.lose_line()
    series.time.move(8 * DAYS)
    await series.sweep()

    assert place(await series.door()) == (2, 3)
