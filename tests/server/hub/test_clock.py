"""The clock: it asks like anybody else, when something is due, and once."""

from functools import partial

import pytest
from circlekeeper_protocol.commands import Rename, SetHeadsUps, StartMeeting
from circlekeeper_protocol.events import SignalAnnounced, SignalMissed
from circlekeeper_protocol.frames import AskTime, TellTime
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.hub import rooms

from tests.server.hub.stage import MINUTES, SECONDS, Person, Stage, until
from tests.server.hub.troubled import TroubledLog
from tests.support.meetings import MAKE

UNTIL_FIRST_HEADS_UP = 20 * MINUTES  # 35 minutes are planned, the first one tells of 15


def rung(person: Person) -> list[SignalAnnounced]:
    return [
        event
        for entry in person.entries
        for event in entry.events
        if isinstance(event, SignalAnnounced)
    ]


def has_rung(person: Person, times: int) -> bool:
    return len(rung(person)) == times


async def settle(person: Person) -> None:
    for _ in range(3):
        await person.do(Rename("Mari"))


async def test_a_signal_is_announced_ahead_to_everyone_and_once(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    start = stage.time.now()

    stage.time.move(UNTIL_FIRST_HEADS_UP - 3 * SECONDS - 1)
    await settle(mari)
    assert rung(ana) == []

    stage.time.move(1)
    await until(lambda: rung(ana))
    stage.time.move(30 * SECONDS)
    await settle(mari)

    assert [signal.ring_at for signal in rung(ana)] == [start + UNTIL_FIRST_HEADS_UP]
    assert rung(mari) == rung(ana)


async def test_it_rings_for_each_signal_of_a_meeting(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())

    signals = (await stage.state()).time.signals

    for due in sorted({signal.due for signal in signals}):
        stage.time.move(due - stage.time.now())
        expected = sum(signal.due <= due for signal in signals)
        await until(partial(has_rung, mari, expected))

    assert {ring.signal for ring in rung(mari)} == {signal.id for signal in signals}


async def test_the_timer_follows_a_change_of_plan(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())

    await mari.do(SetHeadsUps(minutes=(34,)))
    stage.time.move(1 * MINUTES)

    await until(lambda: rung(mari))


async def test_what_fell_due_while_nobody_was_here_is_missed(stage: Stage) -> None:
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())
    hub = stage.with_new_hub()
    hub.time.move(UNTIL_FIRST_HEADS_UP + 3 * MINUTES)
    mari.stage = hub

    await mari.come_back()
    await until(lambda: any(signal.state == "missed" for signal in mari.replica().time.signals))

    assert rung(mari) == []
    missed = [
        event.signal
        for record in await stage.records()
        for event in record.events
        if isinstance(event, SignalMissed)
    ]
    assert len(missed) == len(set(missed)) >= 1
    await hub.rooms.stop(0)


async def test_when_the_log_fails_the_clock_asks_again_a_little_later() -> None:
    log = TroubledLog(MemoryEventLog())
    stage = await Stage.set_up(log)
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())

    log.full = True
    stage.time.move(UNTIL_FIRST_HEADS_UP)
    await until(lambda: log.failures == 2)
    log.full = False
    await settle(mari)
    assert rung(mari) == []

    stage.time.move(1 * SECONDS)
    await until(lambda: rung(mari))
    await stage.rooms.stop(0)


async def test_the_clock_that_cannot_be_answered_does_not_spin() -> None:
    log = TroubledLog(MemoryEventLog())
    stage = await Stage.set_up(log)
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())
    log.full = True

    stage.time.move(UNTIL_FIRST_HEADS_UP)
    await until(lambda: log.failures == 2)
    for _ in range(10):
        await mari.do(Rename("Mari"))

    assert log.failures == 2
    await stage.rooms.stop(0)


async def test_the_time_is_told_at_once_and_to_who_asked(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")

    ana.visitor.receive(AskTime(sent=17))

    assert ana.tape.frames[-1] == TellTime(sent=17, now=stage.time.now())
    assert not any(isinstance(frame, TellTime) for frame in mari.tape.frames)


async def test_a_beat_comes_every_fifteen_seconds_and_whenever_time_was_moved(
    stage: Stage,
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")

    stage.time.move(1)
    await until(lambda: mari.tape.beats and ana.tape.beats)

    assert mari.tape.beats == ana.tape.beats
    assert mari.tape.beats[-1].now == stage.time.now()
    assert mari.tape.writes[-1] is ana.tape.writes[-1]


async def test_many_rooms_get_their_beats_by_turns(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "BEATS_AT_ONCE", 1)
    [mari] = await stage.circle("Mari")
    stage.meeting = await stage.rooms.make(MAKE)
    [tiina] = await stage.circle("Tiina")

    stage.time.move(1)
    await until(lambda: mari.tape.beats and tiina.tape.beats)

    assert len(mari.tape.beats) == len(tiina.tape.beats) == 1


async def test_at_never_goes_back_when_a_new_process_is_behind(stage: Stage) -> None:
    stage.time.move(10 * MINUTES)
    [mari] = await stage.circle("Mari")
    last = (await stage.records())[-1].at
    hub = stage.with_new_hub()
    hub.time = hub.rooms._time = type(hub.time)(lambda: 1.8e9, lambda: 0.0)
    mari.stage = hub

    await mari.come_back()
    await mari.do(Rename("Maria"))

    assert (await stage.records())[-1].at == last
    await hub.rooms.stop(0)
