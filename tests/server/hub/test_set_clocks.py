"""Somebody sets the machine's clock by an hour while people meet: nothing is early or twice."""

from dataclasses import dataclass

import pytest
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import FinishPhase, Rename, StartMeeting
from circlekeeper_protocol.events import SignalAnnounced
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.hub import HubTime, Rooms
from circlekeeper_server.hub.rooms import BEAT
from circlekeeper_server.rules.time import LEAD

from tests.server.hub.stage import MINUTES, Person, Stage
from tests.support.kept_log import kept_log
from tests.support.meetings import MAKE, NOW

HOUR: Millis = 60 * MINUTES


@dataclass
class Machine:
    """Its two clocks, in seconds."""

    wall: float = NOW / 1000
    since_start: float = 500.0

    def set_by(self, by: Millis) -> None:
        self.wall += by / 1000

    def pass_by(self, by: Millis) -> None:
        self.wall += by / 1000
        self.since_start += by / 1000

    def time(self) -> HubTime:
        return HubTime(lambda: self.wall, lambda: self.since_start)


async def hub_on(machine: Machine, log: EventLog, meeting: str = "") -> Stage:
    time = machine.time()
    stage = Stage(log, time, Rooms(log, time))
    stage.meeting = meeting or await stage.rooms.make(MAKE)
    return stage


async def live(stage: Stage, machine: Machine, person: Person, for_long: Millis) -> None:
    """Let time go by, beat by beat, as it does in a hub."""
    for _ in range(for_long // BEAT):
        machine.pass_by(BEAT)
        stage.time.slew()
        await person.do(Rename("Mari"))


async def announced(stage: Stage) -> list[tuple[Millis, SignalAnnounced]]:
    log = await kept_log(stage.log, stage.meeting)
    log.require_whole()
    return [
        (record.at, event)
        for record in log.records
        for event in record.events
        if isinstance(event, SignalAnnounced)
    ]


@pytest.mark.parametrize("by", [HOUR, -HOUR])
async def test_an_hour_set_on_the_machines_clock_rings_nothing_early_and_nothing_twice(
    by: Millis,
) -> None:
    machine = Machine()
    stage = await hub_on(machine, MemoryEventLog())
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())
    await mari.do(FinishPhase(phase=0))
    dues = {signal.id: signal.due for signal in (await stage.state()).time.signals}

    await live(stage, machine, mari, 10 * MINUTES)
    machine.set_by(by)
    await live(stage, machine, mari, 9 * MINUTES)
    assert await announced(stage) == []
    await live(stage, machine, mari, 8 * MINUTES)
    machine.set_by(-by)
    await live(stage, machine, mari, 9 * MINUTES)

    rung = {event.signal: event.ring_at for _, event in await announced(stage)}
    assert len(rung) == len(await announced(stage)), "one was announced twice"
    assert rung.keys() == dues.keys()
    for at, event in await announced(stage):
        assert dues[event.signal] - LEAD <= at
        assert dues[event.signal] <= event.ring_at
    await stage.rooms.stop(0)


async def test_a_hub_that_comes_back_with_an_earlier_clock_goes_on_in_order() -> None:
    machine, log = Machine(), MemoryEventLog()
    before = await hub_on(machine, log)
    [mari] = await before.circle("Mari")
    await mari.do(StartMeeting())
    await mari.do(FinishPhase(phase=0))
    await live(before, machine, mari, 21 * MINUTES)
    rung = await announced(before)
    assert len(rung) == 1

    await before.rooms.stop(0)
    machine.set_by(-HOUR)
    after = await hub_on(machine, log, before.meeting)
    mari.stage = after
    await mari.come_back()
    await live(after, machine, mari, 5 * MINUTES)

    assert await announced(after) == rung
    await after.rooms.stop(0)
