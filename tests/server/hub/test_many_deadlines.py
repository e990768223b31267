"""Two hubs and one log: whichever is first announces, and the other one finds it done."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from circlekeeper_protocol.bounds import MeetingId, Millis
from circlekeeper_protocol.commands import Rename, StartMeeting
from circlekeeper_protocol.events import SignalAnnounced
from circlekeeper_protocol.frames import Done
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import Position
from circlekeeper_server.hub.record import Record
from circlekeeper_server.rules.time import LEAD

from tests.server.hub.stage import MINUTES, SECONDS, Person, Stage, until
from tests.support.kept_log import kept_log
from tests.support.meetings import MAKE

MEETINGS = 1_000
UNTIL_FIRST_HEADS_UP: Millis = 20 * MINUTES
HELD: Millis = 2 * MINUTES
"""As long as a signal can be held: nothing else is due until then."""


class BusyLog(MemoryEventLog):
    """Now one hub's entry comes first, now the other's, and both believe that they are."""

    def __init__(self) -> None:
        super().__init__()
        self._chance = Random(1)

    async def append(
        self, stream: str, after: Position, entries: Sequence[bytes], expires_at: Millis
    ) -> Position:
        for _ in range(self._chance.randrange(4)):
            await asyncio.sleep(0)
        return await super().append(stream, after, entries, expires_at)


class TwoHubs:
    """In each meeting somebody at either hub."""

    def __init__(self, one: Stage, two: Stage) -> None:
        self.one = one
        self.two = two
        self.people: dict[MeetingId, tuple[Person, Person]] = {}

    @classmethod
    async def set_up(cls, meetings: int) -> "TwoHubs":
        one = await Stage.set_up(BusyLog())
        hubs = cls(one, one.with_new_hub(node="two"))
        for _ in range(meetings):
            await hubs._begin_another()
        return hubs

    async def _begin_another(self) -> None:
        self.one.meeting = self.two.meeting = await self.one.rooms.make(MAKE)
        mari = await self.one.seated("Mari", "facilitator")
        assert isinstance(await mari.do(StartMeeting()), Done)
        self.people[self.one.meeting] = mari, await self.two.seated("Ana")

    def move(self, by: Millis) -> None:
        self.one.time.move(by)
        self.two.time.move(by)

    async def settle(self) -> None:
        """Everyone is answered, so whatever was due at either hub is done."""
        for mari, ana in self.people.values():
            await mari.do(Rename("Mari"))
            await ana.do(Rename("Ana"))

    async def announcements(self) -> list[tuple[MeetingId, Record, SignalAnnounced]]:
        return [
            (meeting, record, event)
            for meeting in self.people
            for record in (await kept_log(self.one.log, meeting)).records
            for event in record.events
            if isinstance(event, SignalAnnounced)
        ]

    async def stop(self) -> None:
        await self.one.rooms.stop(0)
        await self.two.rooms.stop(0)


def told(person: Person) -> list[SignalAnnounced]:
    return [
        event
        for entry in person.entries
        for event in entry.events
        if isinstance(event, SignalAnnounced)
    ]


async def test_a_thousand_signals_due_at_one_instant_are_announced_once_each_and_not_early() -> (
    None
):
    hubs = await TwoHubs.set_up(MEETINGS)
    due = hubs.one.time.now() + UNTIL_FIRST_HEADS_UP

    hubs.move(UNTIL_FIRST_HEADS_UP - LEAD - 1 * SECONDS)
    await hubs.settle()
    assert await hubs.announcements() == []

    hubs.move(1 * SECONDS)
    everyone = [person for both in hubs.people.values() for person in both]
    await hubs.settle()
    await until(lambda: all(told(person) for person in everyone))
    hubs.move(HELD)
    await hubs.settle()

    announcements = await hubs.announcements()
    assert Counter(meeting for meeting, _, _ in announcements) == dict.fromkeys(hubs.people, 1)
    assert {event.ring_at for _, _, event in announcements} == {due}
    assert min(record.at for _, record, _ in announcements) >= due - LEAD
    assert {record.node for _, record, _ in announcements} == {"one", "two"}
    assert all(len(told(person)) == 1 for person in everyone)
    for meeting in hubs.people:
        (await kept_log(hubs.one.log, meeting)).require_whole()
    await hubs.stop()


@pytest.mark.parametrize("first", ["one", "two"])
async def test_a_hub_that_comes_late_to_a_deadline_finds_it_done(first: str) -> None:
    hubs = await TwoHubs.set_up(1)
    early, late = (hubs.one, hubs.two) if first == "one" else (hubs.two, hubs.one)
    [(mari, ana)] = hubs.people.values()

    early.time.move(UNTIL_FIRST_HEADS_UP)
    await until(lambda: told(mari if first == "one" else ana))
    late.time.move(UNTIL_FIRST_HEADS_UP + 30 * SECONDS)
    await hubs.settle()

    [(_, record, _)] = await hubs.announcements()
    assert record.node == first
    assert told(mari) == told(ana)
    await hubs.stop()


async def test_each_signal_is_announced_once_however_often_hubs_die() -> None:
    """Every other hub dies just as the moment comes, before or after it has said a word."""
    stage = await Stage.set_up(MemoryEventLog())
    [mari] = await stage.circle("Mari")
    await mari.do(StartMeeting())
    dues = {signal.id: signal.due for signal in (await stage.state()).time.signals}
    for place, due in enumerate(sorted(set(dues.values()))):
        stage.time.move(due - LEAD - stage.time.now())
        if place % 2:
            await mari.do(Rename("Mari"))
        hub = stage.with_new_hub(node=f"after {due}")
        await stage.rooms.stop(0)
        mari.stage = stage = hub
        await mari.come_back()
        await mari.do(Rename("Mari"))
        await mari.do(Rename("Mari"))

    log = await kept_log(stage.log, stage.meeting)
    log.require_whole()
    events = [event for record in log.records for event in record.events]
    announced = [event for event in events if isinstance(event, SignalAnnounced)]
    assert Counter(e.signal for e in announced if e.signal in dues) == dict.fromkeys(dues, 1)
    assert all(event.ring_at >= dues.get(event.signal, 0) for event in announced)
    await stage.rooms.stop(0)
