"""Rooms come when somebody does, and go when nobody is left."""

import asyncio
import json

import pytest
from circlekeeper_protocol import refusals
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import EndMeeting, Rename, StartMeeting
from circlekeeper_protocol.events import MeetingMade
from circlekeeper_protocol.frames import PROTOCOL, Done, Hello, Restarting, Welcome
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog, NoSuchStream
from circlekeeper_server.hub import NoEntry
from msgspec.structs import replace

from tests.server.hub.stage import MINUTES, SECONDS, Stage, until
from tests.server.hub.troubled import TroubledLog
from tests.support.meetings import ABOUT, MAKE, PARTICIPANT_INVITE

HOURS = 60 * MINUTES
DAYS = 24 * HOURS


async def test_a_new_meeting_is_one_entry_under_an_id_that_nobody_can_guess(stage: Stage) -> None:
    other = await stage.rooms.make(MAKE)

    assert len(other) == len(stage.meeting) == 22
    assert other != stage.meeting
    [record] = await stage.records()
    assert isinstance(record.events[0], MeetingMade)
    assert (record.seq, record.by, record.cause) == (1, 0, None)


async def test_a_meeting_without_a_readable_title_is_not_made(stage: Stage) -> None:
    with pytest.raises(refusals.Refused):
        await stage.rooms.make(replace(MAKE, about=replace(ABOUT, title="\x07")))


async def test_the_log_holds_no_secret_but_the_links_that_are_shown_again(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    tail = await stage.log.read(stage.meeting)
    stored = b"".join(entry for _, entry in tail.entries).decode()

    for secret in (MAKE.facilitator, mari.seat, ana.seat):
        assert json.dumps(secret) not in stored


async def test_an_empty_room_goes_once_its_presence_is_written(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    for person in (mari, ana):
        person.lose_line()
    await asyncio.sleep(0)
    assert stage.rooms_open == 1

    stage.time.move(3 * SECONDS)
    await until(lambda: not stage.rooms_open)

    assert await stage.present() == {1: False, 2: False}
    await ana.come_back()
    await until(lambda: "PresenceChanged" in ana.event_types)
    assert await stage.present() == {1: False, 2: True}
    assert isinstance(await ana.do(Rename("Anna")), Done)


async def test_a_room_that_had_visitors_only_at_the_door_goes_at_once(stage: Stage) -> None:
    visitor = await stage.at_the_door()

    visitor.lose_line()

    await until(lambda: not stage.rooms_open)


async def test_a_room_that_nobody_could_enter_goes_after_a_while(stage: Stage) -> None:
    with pytest.raises(NoEntry):
        await stage.somebody().come(Hello(PROTOCOL, stage.meeting, invite="x" * 22))
    assert stage.rooms_open == 1

    stage.time.move(10 * SECONDS)

    await until(lambda: not stage.rooms_open)


async def test_an_empty_room_whose_presence_cannot_be_written_waits_until_it_can() -> None:
    log = TroubledLog(MemoryEventLog())
    stage = await Stage.set_up(log)
    mari = await stage.seated("Mari", "facilitator")
    mari.lose_line()
    await asyncio.sleep(0)

    log.full = True
    stage.time.move(3 * SECONDS)
    await until(lambda: log.failures == 2)
    log.full = False
    stage.time.move(1 * SECONDS)
    await until(lambda: not stage.rooms_open)

    assert await stage.present() == {1: False}


async def test_many_who_come_at_once_fold_a_meeting_once(log: EventLog) -> None:
    counting = TroubledLog(log)
    stage = await Stage.set_up(counting)

    await asyncio.gather(*(stage.at_the_door() for _ in range(20)))

    assert counting.reads == 1
    assert stage.rooms_open == 1
    await stage.rooms.stop(0)


async def test_who_gives_up_while_a_meeting_is_folded_takes_nothing_from_others(
    stage: Stage,
) -> None:
    impatient = asyncio.create_task(stage.at_the_door())
    patient = asyncio.create_task(stage.at_the_door())
    await asyncio.sleep(0)

    impatient.cancel()

    assert (await patient).tape.frames
    assert impatient.cancelled()


async def test_an_ended_meeting_is_erased_when_its_day_is_over(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    await mari.do(EndMeeting())
    ana.lose_line()

    stage.time.move(24 * HOURS - 1)
    await stage.rooms.sweep()
    assert isinstance(await stage.log.read(stage.meeting), tuple)

    stage.time.move(1)
    await stage.rooms.sweep()
    await until(lambda: mari.tape.closed)

    assert mari.tape.closed is CloseCode.ERASED
    with pytest.raises(NoSuchStream):
        await stage.log.read(stage.meeting)
    with pytest.raises(NoEntry):
        await ana.come_back()


async def test_an_abandoned_meeting_is_erased_after_a_week(stage: Stage) -> None:
    await stage.circle("Mari")
    hub = stage.with_new_hub()

    hub.time.move(7 * DAYS)
    await hub.rooms.sweep()
    assert await hub.rooms.trouble() is None
    await hub.state()

    hub.time.move(35 * MINUTES)
    await hub.rooms.sweep()
    with pytest.raises(NoSuchStream):
        await hub.state()


@pytest.mark.parametrize("people_are_here", [True, False])
async def test_a_meeting_can_be_erased_before_its_time(stage: Stage, people_are_here: bool) -> None:
    [mari] = await stage.circle("Mari")
    if not people_are_here:
        stage = stage.with_new_hub()

    await stage.rooms.erase(stage.meeting)
    if people_are_here:
        await until(lambda: mari.tape.closed)
        assert mari.tape.closed is CloseCode.ERASED

    with pytest.raises(NoSuchStream):
        await stage.log.read(stage.meeting)


async def test_who_comes_just_when_a_meeting_is_erased_does_not_get_what_was(
    log: EventLog,
) -> None:
    troubled = TroubledLog(log)
    stage = await Stage.set_up(troubled)
    stage.time.move(8 * DAYS)
    troubled.readable.clear()
    coming = asyncio.create_task(stage.at_the_door())
    await until(lambda: troubled.reads)

    sweeping = asyncio.create_task(stage.rooms.sweep())
    await asyncio.sleep(0)
    troubled.readable.set()
    await sweeping
    visitor = await coming
    await until(lambda: visitor.tape.closed)

    assert visitor.tape.closed is CloseCode.ERASED
    assert stage.rooms_open == 0


async def test_a_stop_answers_what_was_asked_and_sends_everyone_away_for_a_moment(
    stage: Stage,
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    [rename] = mari.send(Rename("Maria"))
    await asyncio.sleep(0)

    await stage.rooms.stop(4_000)

    assert mari.tape.closed is ana.tape.closed is CloseCode.RESTART
    assert mari.tape.frames[-1] == ana.tape.frames[-1] == Restarting(spread=4_000)
    assert isinstance(mari.answers(rename)[0], Done)
    assert stage.rooms_open == 0


async def test_nobody_gets_in_while_the_hub_stops(stage: Stage) -> None:
    waiting = asyncio.create_task(stage.at_the_door())
    await asyncio.sleep(0)

    await stage.rooms.stop(0)

    for coming in (waiting, stage.at_the_door()):
        with pytest.raises(NoEntry) as caught:
            await coming
        assert caught.value.code is CloseCode.RESTART


async def test_all_comes_back_as_it_was_after_a_restart(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    known, seen = ana.replica(), ana.seen
    await stage.rooms.stop(0)
    ana.stage = stage.with_new_hub()

    await ana.come_back()

    [welcome] = ana.tape.frames
    assert isinstance(welcome, Welcome)
    assert (welcome.meeting, welcome.epoch, welcome.seq) == (known, *seen)
    await ana.stage.rooms.stop(0)


async def test_two_meetings_know_nothing_of_each_other(stage: Stage) -> None:
    ana = await stage.seated("Ana")
    here, stage.meeting = stage.meeting, await stage.rooms.make(MAKE)
    bo = await stage.seated("Bo")
    await bo.do(Rename("Bob"))

    assert ana.entries == []
    with pytest.raises(NoEntry):
        await ana.come_back()
    stage.meeting = here
    await ana.come(Hello(PROTOCOL, here, invite=PARTICIPANT_INVITE))
