"""A hub on a stage: real rooms on a real log, a moved clock, lines that keep what they get."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

from circlekeeper_protocol.bounds import MeetingId, MemberId, Millis, Role
from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.codec import decode_server
from circlekeeper_protocol.commands import AnyCommand, LowerHand, RaiseHand
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import (
    PROTOCOL,
    AnyServerFrame,
    Beat,
    Do,
    Done,
    Door,
    Entry,
    Hello,
    Join,
    Refused,
    Resumed,
    Welcome,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.event_log.port import EventLog, Position
from circlekeeper_server.hub import HubTime, Rooms, Visitor
from circlekeeper_server.hub.past import fold
from circlekeeper_server.hub.record import Record, decode

from tests.support.meetings import (
    FACILITATOR_INVITE,
    MAKE,
    NOW,
    OBSERVER_INVITE,
    PARTICIPANT_INVITE,
)

SECONDS: Millis = 1_000
MINUTES: Millis = 60 * SECONDS

INVITES: dict[Role, str] = {
    "facilitator": FACILITATOR_INVITE,
    "participant": PARTICIPANT_INVITE,
    "observer": OBSERVER_INVITE,
}


def still_time() -> HubTime:
    """Hub time that goes on only when it is moved."""
    return HubTime(wall=lambda: NOW / 1000, monotonic=lambda: 0.0)


FOR_EVER: Final = 60
"""Seconds after which what has not come is taken never to come."""


async def until(come: Callable[[], object]) -> None:
    """Wait for a state, however long that takes, but not for ever. Between two looks the loop is
    idle: one that spins keeps the log's thread from the interpreter."""
    loop = asyncio.get_running_loop()
    reached: asyncio.Future[None] = loop.create_future()

    def look() -> None:
        if come():
            reached.set_result(None)
        else:
            loop.call_later(0.001, look)

    look()
    await asyncio.wait_for(reached, FOR_EVER)


def up_and_down(times: int) -> list[AnyCommand]:
    """As many entries as one likes."""
    commands: list[AnyCommand] = [RaiseHand("speak"), LowerHand()]
    return commands * times


class Tape:
    """A line that writes down what it gets, write by write."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []
        self._read: list[AnyServerFrame] = []
        self.closed: CloseCode | None = None
        self.visitor: Visitor | None = None
        self.slow = False
        self.too_slow = False
        self.allowed = 0

    def write(self, frames: bytes, /) -> None:
        assert self.closed is None, "written to after the end"
        self.writes.append(frames)
        self._read += unframed(frames)

    def fill_up(self, *, too_much: bool = True) -> None:
        """From now on it takes bytes more slowly than they are written."""
        self.slow, self.too_slow = True, too_much
        if self.visitor is not None:
            self.visitor.lags()

    def allow(self, snapshot_bytes: int, /) -> None:
        self.allowed += snapshot_bytes

    def close(self, code: int, reason: str, /) -> None:
        if self.closed is None:
            self.closed = CloseCode(code)
            assert reason == CLOSINGS[self.closed].reason
            if self.visitor is not None:
                self.visitor.gone()

    @property
    def frames(self) -> list[AnyServerFrame]:
        """All but the beats."""
        return [frame for frame in self._read if not isinstance(frame, Beat)]

    @property
    def beats(self) -> list[Beat]:
        return [frame for frame in self._read if isinstance(frame, Beat)]


def unframed(frames: bytes) -> Iterator[AnyServerFrame]:
    while frames:
        assert frames[0] == 0x81, "one whole text frame"
        short = frames[1]
        extra = {126: 2, 127: 8}.get(short, 0)
        length = int.from_bytes(frames[2 : 2 + extra]) if extra else short
        text, frames = frames[2 + extra : 2 + extra + length], frames[2 + extra + length :]
        yield decode_server(text)


class Person:
    """Someone with a line, who knows what they were sent."""

    def __init__(self, stage: "Stage", seat: str) -> None:
        self.stage = stage
        self.seat = seat
        self.tape = Tape()

    @property
    def visitor(self) -> Visitor:
        assert self.tape.visitor is not None
        return self.tape.visitor

    @property
    def member(self) -> MemberId:
        assert self.visitor.member is not None
        return self.visitor.member

    # Coming and going

    async def come(self, hello: Hello) -> None:
        """On a new line. Raises `NoEntry`."""
        self.tape = Tape()
        self.tape.visitor = await self.stage.rooms.enter(hello, self.tape)

    async def come_to_the_door(self, role: Role) -> None:
        await self.come(Hello(PROTOCOL, self.stage.meeting, invite=INVITES[role]))

    async def come_back(self, *, seen: Position | None = None) -> None:
        """To the seat, with what they have seen or without."""
        epoch, seq = (None, 0) if seen is None else seen
        await self.come(Hello(PROTOCOL, self.stage.meeting, seat=self.seat, epoch=epoch, seq=seq))

    def lose_line(self) -> None:
        self.visitor.gone()

    # Asking

    def send(self, *commands: AnyCommand, acting_for: MemberId | None = None) -> list[str]:
        """Ask without waiting; the answer is the commands' ids."""
        ids = [self.stage.new_command_id() for _ in commands]
        for id, command in zip(ids, commands, strict=True):
            self.visitor.receive(Do(id, command, acting_for))
        return ids

    def repeat(self, id: str, command: AnyCommand) -> None:
        self.visitor.receive(Do(id, command))

    async def do(self, command: AnyCommand) -> Done | Refused:
        [id] = self.send(command)
        return await self.answer(id)

    async def join(self, name: str) -> Welcome | Refused:
        id = self.stage.new_command_id()
        before = len(self.answers_to_join(id))
        self.visitor.receive(Join(id, name, self.seat))
        await until(lambda: len(self.answers_to_join(id)) > before)
        return self.answers_to_join(id)[-1]

    # What was sent to them

    def answers_to_join(self, id: str) -> list[Welcome | Refused]:
        return [
            frame
            for frame in self.tape.frames
            if isinstance(frame, Welcome) or (isinstance(frame, Refused) and frame.id == id)
        ]

    def answers(self, id: str) -> list[Done | Refused]:
        return [
            frame
            for frame in self.tape.frames
            if isinstance(frame, Done | Refused) and frame.id == id
        ]

    async def answer(self, id: str) -> Done | Refused:
        """The first one."""
        await until(lambda: self.answers(id))
        return self.answers(id)[0]

    @property
    def entries(self) -> list[Entry]:
        return [frame for frame in self.tape.frames if isinstance(frame, Entry)]

    @property
    def event_types(self) -> list[str]:
        return [type(event).__name__ for entry in self.entries for event in entry.events]

    @property
    def seen(self) -> Position:
        """What a client would say when it comes back."""
        epoch, seq = "", 0
        for frame in self.tape.frames:
            match frame:
                case Door() | Welcome():
                    epoch, seq = frame.epoch, frame.seq
                case Entry() | Resumed():
                    seq = frame.seq
                case _:
                    pass
        return Position(epoch, seq)

    def replica(self, known: Meeting | None = None) -> Meeting:
        """The meeting as their client makes it out, from all that this line has brought."""
        meeting = known
        for frame in self.tape.frames:
            match frame:
                case Door() | Welcome():
                    meeting = frame.meeting
                case Entry():
                    assert meeting is not None
                    meeting = evolve_all(meeting, frame.events)
                case _:
                    pass
        assert meeting is not None
        return meeting


class Stage:
    """One meeting on one hub."""

    def __init__(self, log: EventLog, time: HubTime, rooms: Rooms) -> None:
        self.log = log
        self.time = time
        self.rooms = rooms
        self.meeting: MeetingId = ""
        self._numbers = count(1)

    @classmethod
    async def set_up(cls, log: EventLog) -> "Stage":
        time = still_time()
        stage = cls(log, time, Rooms(log, time))
        stage.meeting = await stage.rooms.make(MAKE)
        return stage

    def with_new_hub(self, log: EventLog | None = None, *, node: str = "one") -> "Stage":
        """Another process on the same meeting."""
        log, time = log or self.log, still_time()
        time.move(self.time.now() - time.now())
        stage = Stage(log, time, Rooms(log, time, node=node))
        stage.meeting = self.meeting
        stage._numbers = self._numbers
        return stage

    def new_command_id(self) -> str:
        return f"c{next(self._numbers)}"

    def somebody(self) -> Person:
        return Person(self, f"{next(self._numbers):0>22}")

    async def at_the_door(self, role: Role = "participant") -> Person:
        person = self.somebody()
        await person.come_to_the_door(role)
        return person

    async def seated(self, name: str, role: Role = "participant") -> Person:
        person = await self.at_the_door(role)
        welcome = await person.join(name)
        assert isinstance(welcome, Welcome)
        return person

    async def circle(self, *names: str) -> list[Person]:
        """A facilitator first, then participants."""
        first, *others = names
        return [
            await self.seated(first, "facilitator"),
            *[await self.seated(name) for name in others],
        ]

    async def records(self) -> list[Record]:
        tail = await self.log.read(self.meeting)
        return [decode(stored) for _, stored in tail.entries]

    async def state(self) -> Meeting:
        """As the log has it."""
        return (await fold(await self.log.read(self.meeting))).meeting

    async def present(self) -> dict[MemberId, bool]:
        """Whether each member is shown as here."""
        return {seat.id: seat.presence == "here" for seat in (await self.state()).seats}

    @property
    def rooms_open(self) -> int:
        return len(self.rooms._rooms)
