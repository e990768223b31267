"""A series of three meetings, to be tried."""

from pathlib import Path

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import (
    EndMeeting,
    StartMeeting,
)
from circlekeeper_protocol.frames import PROTOCOL, Done, Hello
from circlekeeper_protocol.meeting import Meeting, SeriesPlace
from circlekeeper_server.event_log.port import EventLog
from circlekeeper_server.hub import HubTime, Rooms
from msgspec.structs import replace

from tests.server.hub.stage import MINUTES, Person, Stage, still_time, until
from tests.support.meetings import ABOUT, MAKE, NOW

HOURS: Millis = 60 * MINUTES
DAYS: Millis = 24 * HOURS


class SeriesStage(Stage):
    """A series of three meetings, once a week."""

    @classmethod
    async def of_three(cls, log: EventLog, time: HubTime | None = None) -> "SeriesStage":
        time = time or still_time()
        stage = cls(log, time, Rooms(log, time))
        about = replace(ABOUT, next_at=NOW + 7 * DAYS)
        series = SeriesPlace(number=1, of=3, every_days=7)
        stage.meeting = await stage.rooms.make(replace(MAKE, about=about, series=series))
        return stage

    async def held(self, *, erased: bool = True) -> Person:
        """One of its meetings, from the door to goodbye; and forgotten."""
        mari = await self.seated("Mari", "facilitator")
        assert isinstance(await mari.do(StartMeeting()), Done)
        assert isinstance(await mari.do(EndMeeting()), Done)
        if erased:
            mari.lose_line()
            self.time.move(25 * HOURS)
            await self.sweep()
        return mari

    async def sweep(self) -> None:
        await self.rooms.sweep()
        await until(lambda: self.rooms_open == 0)

    async def somebody_with(self, invite: str) -> Person:
        person = self.somebody()
        await person.come(Hello(PROTOCOL, self.meeting, invite=invite))
        return person

    async def door(self) -> Meeting:
        """What the participants' link shows."""
        visitor = await self.at_the_door()
        visitor.lose_line()
        return visitor.replica()


def bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def place(meeting: Meeting) -> tuple[int, int]:
    assert meeting.series is not None
    return meeting.series.number, meeting.series.of
