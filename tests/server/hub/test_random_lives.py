"""Whatever happens, and however often lines are lost: each screen is the view of its class."""

import asyncio
from random import Random

from circlekeeper_protocol.bounds import Role
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.commands import (
    AnyCommand,
    BringAlong,
    ChangeLines,
    MakeMeeting,
    MakeNext,
    RingDue,
    TakeSeat,
    TryAgain,
)
from circlekeeper_protocol.frames import Entry, Join, Welcome
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, viewer_of, visible_by, visible_events
from circlekeeper_protocol.readers import Viewer
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import Position
from circlekeeper_server.hub import NoEntry
from hypothesis import given
from hypothesis import strategies as st

from tests.server.hub.stage import Person, Stage, until
from tests.support.lives import WHOEVER_SPEAKS, Deed, about_a_card, lives_of_every_sort, named

ROLES: tuple[Role, ...] = ("facilitator", "participant", "observer")


class Client:
    """Someone whose screen outlives their lines."""

    def __init__(self, person: Person, role: Role) -> None:
        self.person = person
        self.role = role
        self.known: Meeting | None = None
        self.seen: Position | None = None
        self.sent: list[str] = []
        self.away = False
        self.shut_out = False
        """Their link was renewed, or their seat given up."""

    @property
    def viewer(self) -> Viewer:
        return self.person.visitor.viewer

    def lose_line(self) -> None:
        if self.away or self.person.tape.closed is not None:
            return
        self.look()
        self.person.lose_line()
        self.away = True

    def look(self) -> None:
        """See what the line has brought."""
        self.known = self.person.replica(self.known)
        before = self.seen.seq if self.seen else 0
        now = self.person.seen
        self.seen = Position(now.epoch or (self.seen.epoch if self.seen else ""), now.seq)
        assert self.seen.seq >= before

    async def come_back(self) -> None:
        if not self.away or self.shut_out:
            return
        self.sent = []
        try:
            if self.person.visitor.member is None:
                await self.person.come_to_the_door(self.role)
            else:
                await self.person.come_back(seen=self.seen)
            self.away = False
        except NoEntry:
            self.shut_out = True

    def send(self, command: AnyCommand, deed: Deed) -> None:
        if not self.away and self.person.tape.closed is None:
            self.sent += self.person.send(command, acting_for=deed.acting_for)

    def has_every_answer(self) -> bool:
        gone = self.away or self.person.tape.closed is not None
        return gone or all(len(self.person.answers(id)) == 1 for id in self.sent)


class Life:
    def __init__(self, stage: Stage, random: Random) -> None:
        self.stage = stage
        self.random = random
        self.clients: list[Client] = []

    async def gather(self) -> None:
        for name, role in zip(("Mari", "Ana", "Bo", "Cy", "Piret"), (*ROLES, *ROLES), strict=False):
            self.add(await self.stage.seated(name, role), role)

    def add(self, person: Person, role: Role) -> None:
        self.clients.append(Client(person, role))

    def somebody(self) -> Person:
        return self.stage.somebody()

    async def happen(self, deed: Deed) -> None:
        client = self.clients[deed.by % len(self.clients)]
        match deed.command:
            case ChangeLines():
                client = self.clients[(*deed.command.opened, *deed.command.closed)[0] % 5]
                client.lose_line()
            case TakeSeat():
                await self.come_to_the_door(deed.command.name)
            case MakeMeeting() | RingDue() | MakeNext() | TryAgain() | BringAlong():
                pass
            case command:
                client.send(self.meant(client, command), deed)
        for client in self.clients:
            if client.away and self.random.random() < 0.4:
                await client.come_back()
        for _ in range(self.random.randrange(3)):
            await asyncio.sleep(0)
        self.stage.time.move(deed.later)

    async def come_to_the_door(self, name: str) -> None:
        role = self.random.choice(ROLES)
        person = self.somebody()
        try:
            await person.come_to_the_door(role)
        except NoEntry:
            return
        self.add(person, role)
        if self.random.random() < 0.7:
            person.visitor.receive(Join("j", name, person.seat))

    def meant(self, client: Client, command: AnyCommand) -> AnyCommand:
        running = WHOEVER_SPEAKS
        if not client.away and client.person.visitor.viewer != "door":
            meeting = client.person.replica(client.known)
            running = meeting.floor.turn.id if meeting.floor.turn else 0
            command = about_a_card(meeting, command)
        return named(command, running)

    async def check(self) -> None:
        await until(lambda: all(client.has_every_answer() for client in self.clients))
        standing = [c for c in self.clients if not c.away and c.person.tape.closed is None]
        await self.stage.rooms.stop(0)
        state = await self.stage.state()
        for client in standing:
            assert client.person.tape.closed is CloseCode.RESTART
            who = client.person.visitor.member
            assert client.person.replica(client.known) == view(state, client.viewer, who)
        for client in self.clients:
            await self.check_entries(client)

    async def check_entries(self, client: Client) -> None:
        """Since the last fresh view, the line has brought the log as its member reads it."""
        frames = client.person.tape.frames
        fresh = [place for place, frame in enumerate(frames) if isinstance(frame, Welcome)]
        if not fresh:
            return
        welcome = frames[fresh[-1]]
        assert isinstance(welcome, Welcome)
        got = [frame for frame in frames[fresh[-1] :] if isinstance(frame, Entry)]
        last = got[-1].seq if got else welcome.seq
        reader = (viewer_of(welcome.meeting, welcome.member, welcome.role), welcome.member)
        expected = [
            Entry(
                seq=record.seq,
                at=record.at,
                by=visible_by(record.events, record.by, *reader),
                events=events,
            )
            for record in await self.stage.records()
            if welcome.seq < record.seq <= last
            and (events := visible_events(record.events, *reader))
        ]
        assert got == expected


@given(lives_of_every_sort, st.randoms(use_true_random=True))
def test_each_lines_frames_fold_to_the_view_of_its_member(life: list[Deed], random: Random) -> None:
    async def play() -> None:
        stage = await Stage.set_up(MemoryEventLog())
        played = Life(stage, random)
        await played.gather()
        for deed in life:
            await played.happen(deed)
        await played.check()

    asyncio.run(play())
