"""The curtain: while it is drawn, or consent is lacking, observers are sent it and nothing else."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from circlekeeper_protocol.bounds import MemberId, Role, Seq
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.commands import (
    AllowObservers,
    AnswerObservers,
    AnyCommand,
    BeginPhase,
    ChangeLines,
    DrawCurtain,
    RaiseHand,
    Remove,
    Rename,
    StartMeeting,
)
from circlekeeper_protocol.events import (
    AboutChanged,
    AgreedAloud,
    AnyEvent,
    CurtainDrawn,
    MeetingEnded,
    MeetingErased,
    MemberLeft,
    ObserversAllowed,
    ObserversAnswered,
    PhaseBegun,
    RemarkGone,
    RemarkPut,
    SeatTaken,
)
from circlekeeper_protocol.floor import Advice, Floor
from circlekeeper_protocol.frames import (
    AnyServerFrame,
    Door,
    Entry,
    Refused,
    Resumed,
    Welcome,
)
from circlekeeper_protocol.meeting import Course, Invites, Meeting, Observing, Time, Vault
from circlekeeper_protocol.privacy import NO_PLAN, view
from circlekeeper_server.event_log.memory import MemoryEventLog
from circlekeeper_server.event_log.port import Position
from circlekeeper_server.hub.record import Record
from hypothesis import given
from hypothesis import strategies as st

from tests.server.hub.stage import Person, Stage, Tape, unframed, until
from tests.server.hub.test_random_lives import Client, Life
from tests.support.lives import Deed, lives, named, random_life

ALSO_OUTSIDE = (AboutChanged, MeetingEnded, MeetingErased, ObserversAllowed)
TELLS_NOTHING = {
    "curtain_is_drawn",
    "enough_remarks",
    "malformed",
    "meeting_is_over",
    "not_seated",
    "too_fast",
    "unclear_text",
}
OF_THE_CIRCLE = (b'"Ana"', b'"Bo"', b'"Cy"', b"What is on your mind", b"How are you here")


async def agree(*people: Person, welcome: bool = True) -> None:
    for person in people:
        await person.do(AnswerObservers(welcome=welcome))


def at_the_curtain(person: Person) -> bool:
    return person.visitor.viewer == "outside"


@pytest.fixture
async def watched(stage: Stage) -> list[Person]:
    """Mari facilitates Ana, and Piret observes: all have agreed, and the meeting is running."""
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    await agree(mari, ana)
    await mari.do(StartMeeting())
    await until(lambda: not at_the_curtain(piret))
    return [mari, ana, piret]


async def test_an_observer_at_the_door_sees_nobody(stage: Stage) -> None:
    await stage.circle("Mari", "Ana")
    visitor = await stage.at_the_door("observer")

    [door] = visitor.tape.frames

    assert isinstance(door, Door)
    assert door.role == "observer"
    assert_is_the_curtain(door.meeting, None)


async def test_observers_wait_outside_until_everyone_has_agreed_and_a_phase_begins(
    stage: Stage,
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    await agree(mari)
    await mari.do(StartMeeting())
    await agree(ana)
    assert_is_the_curtain(piret.replica(), piret.member)
    assert piret.entries == []

    await mari.do(BeginPhase(phase=1, blend=False))
    await until(lambda: not at_the_curtain(piret))

    assert piret.entries == []
    assert piret.replica() == view(await stage.state(), "observer", piret.member)


async def test_it_closes_before_all_observers_at_once_when_anybody_comes_late(
    stage: Stage, watched: list[Person]
) -> None:
    mari, ana, piret = watched
    tab = stage.somebody()
    tab.seat = piret.seat
    await tab.come_back()

    lea = await stage.seated("Lea")
    await mari.do(RaiseHand("speak"))

    for line in (piret, tab):
        assert_is_the_curtain(line.replica(), piret.member)
    assert mari.replica().observing.inside == ()

    await agree(lea)
    assert at_the_curtain(piret), "it opens with a phase alone"
    await mari.do(BeginPhase(phase=1, blend=False))
    await until(lambda: not at_the_curtain(tab))
    assert ana.replica().observing.inside == (piret.member,)


@pytest.mark.parametrize("deed", [DrawCurtain(), AnswerObservers(welcome=False)])
async def test_whoever_draws_it_or_agrees_no_longer_looks_the_same_to_everyone(
    watched: list[Person], deed: DrawCurtain | AnswerObservers
) -> None:
    mari, ana, piret = watched
    before = len(mari.entries)

    await ana.do(deed)
    await until(lambda: len(mari.entries) > before)

    assert [type(event).__name__ for event in mari.entries[-1].events] == ["CurtainDrawn"]
    assert mari.entries[-1].by is None
    assert_is_the_curtain(piret.replica(), piret.member)


async def test_what_happened_behind_it_is_not_told_to_those_who_come_back(
    watched: list[Person],
) -> None:
    mari, ana, piret = watched
    seen = piret.seen
    piret.lose_line()
    await ana.do(DrawCurtain())
    await mari.do(RaiseHand("speak"))
    await mari.do(BeginPhase(phase=1, blend=False))

    await piret.come_back(seen=seen)

    [welcome] = piret.tape.frames[:1]
    assert isinstance(welcome, Welcome)
    assert welcome.meeting.observing.inside == (piret.member,)


async def test_who_is_asked_to_leave_behind_it_is_told_nothing_of_what_came_before(
    watched: list[Person],
) -> None:
    mari, _, piret = watched
    heard = len(piret.entries)

    mari.send(DrawCurtain(), RaiseHand("speak"), Remove(member=piret.member))
    await until(lambda: piret.tape.closed is not None)

    assert piret.tape.closed is CloseCode.REMOVED
    assert "HandRaised" not in piret.event_types[heard:]


async def test_nothing_can_be_found_out_by_asking_from_outside(stage: Stage) -> None:
    mari, _ = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    for moment in (None, StartMeeting()):
        if moment is not None:
            await mari.do(moment)
        for command in (RaiseHand("speak"), Rename("Pi"), BeginPhase(9, blend=False)):
            answer = await piret.do(command)
            assert isinstance(answer, Refused)
            assert answer.code == "curtain_is_drawn"


async def test_when_observers_may_not_come_any_more_nobody_stands_at_their_door(
    stage: Stage, watched: list[Person]
) -> None:
    mari, _, piret = watched
    visitor = await stage.at_the_door("observer")

    await mari.do(AllowObservers(welcome=False, why=""))

    assert visitor.tape.closed is CloseCode.NO_ENTRY
    assert piret.tape.closed is None
    assert_is_the_curtain(piret.replica(), piret.member)


# Whatever happens


class FromAnywhere(Client):
    """Comes back saying that they have seen anything up to what they have."""

    def __init__(self, person: Person, role: Role, random: Random) -> None:
        super().__init__(person, role)
        self.random = random
        self.tapes: list[Tape] = [person.tape]

    async def come_back(self) -> None:
        if self.seen is not None:
            self.seen = Position(self.seen.epoch, self.random.randint(0, self.seen.seq))
            self.known = None
        await super().come_back()
        if not self.away:
            self.tapes.append(self.person.tape)

    def look(self) -> None:
        """See no more than where the line stands: this is about what it was sent."""
        now = self.person.seen
        self.seen = Position(now.epoch or (self.seen.epoch if self.seen else ""), now.seq)


class Watched(Life):
    """Mari, Ana, Bo and Cy with two who observe, on one hub or on two."""

    def __init__(self, stages: Sequence[Stage], random: Random) -> None:
        super().__init__(stages[0], random)
        self.stages = stages

    async def gather(self) -> None:
        people: tuple[tuple[str, Role], ...] = (
            ("Oleg", "observer"),
            ("Mari", "facilitator"),
            ("Ana", "participant"),
            ("Bo", "participant"),
            ("Cy", "participant"),
            ("Piret", "observer"),
        )
        for place, (name, role) in enumerate(people):
            stage = self.stages[place % len(self.stages)]
            person = await stage.seated(name, role)
            self.clients.append(FromAnywhere(person, role, self.random))

    async def happen(self, deed: Deed) -> None:
        if isinstance(deed.command, ChangeLines) and self.random.random() < 0.5:
            self.random.choice((self.clients[0], self.clients[5])).lose_line()
        await super().happen(deed)
        for stage in self.stages[1:]:
            stage.time.move(deed.later)

    def meant(self, _client: Client, command: AnyCommand) -> AnyCommand:
        """Whoever comes back from anywhere can only guess which turn is running."""
        return named(command, self.random.randint(0, 3))

    async def check(self) -> None:
        await until(lambda: all(client.has_every_answer() for client in self.clients))
        for stage in self.stages:
            await stage.rooms.stop(0)
        records = await self.stage.records()
        sees = who_sees(records)
        for client in self.clients:
            tapes = client.tapes if isinstance(client, FromAnywhere) else [client.person.tape]
            if client.role == "observer":
                for tape in tapes:
                    require_only_the_curtain(tape, client.person.visitor.member, sees)


def who_sees(records: Sequence[Record]) -> list[frozenset[MemberId]]:
    """Which observers may see after each entry, and none before the first: found by what was
    promised to people, without asking the state."""
    sees = [frozenset[MemberId]()]
    circle, bench, agreed = set[MemberId](), set[MemberId](), set[MemberId]()
    allowed = False
    for record in records:
        begins = draws = False
        for event in record.events:
            match event:
                case SeatTaken(member=member, role=role):
                    (bench if role == "observer" else circle).add(member)
                case MemberLeft(member=member):
                    for all_of in (circle, bench, agreed):
                        all_of.discard(member)
                case ObserversAllowed(welcome=welcome):
                    allowed = welcome
                    agreed.clear()
                case ObserversAnswered() | AgreedAloud():
                    (agreed.add if event.welcome else agreed.discard)(event.member)
                case PhaseBegun():
                    begins = True
                case CurtainDrawn():
                    draws = True
                case _:
                    pass
        if draws or not allowed or not circle <= agreed:
            sees.append(frozenset())
        else:
            sees.append(frozenset(bench) if begins else sees[-1] & frozenset(bench))
    return sees


def require_only_the_curtain(
    tape: Tape, member: MemberId | None, sees: Sequence[frozenset[MemberId]]
) -> None:
    at: Seq = 0
    back: Seq | None = None
    for write in tape.writes:
        saw = member in sees[at]
        for frame in unframed(write):
            at, back = look_at(frame, member, sees, at, back, saw=saw)


def look_at(
    frame: AnyServerFrame,
    member: MemberId | None,
    sees: Sequence[frozenset[MemberId]],
    at: Seq,
    back: Seq | None,
    *,
    saw: bool,
) -> tuple[Seq, Seq | None]:
    """How far the log has been told then, and since where it is told again. What was asked while
    they `saw` may be answered in the write that draws the curtain."""
    match frame:
        case Door():
            at = frame.seq
            assert_is_the_curtain(frame.meeting, None)
        case Welcome():
            at, back = frame.seq, None
            if member not in sees[at]:
                assert_is_the_curtain(frame.meeting, member)
                assert_names_nobody(frame)
        case Resumed():
            at = back = frame.seq
        case Entry():
            at = frame.seq
            goes = any(isinstance(e, MemberLeft) and e.member == member for e in frame.events)
            moments = (at - 1,) if goes else (at - 1, at, at if back is None else back)
            if not all(member in sees[moment] for moment in moments):
                assert all(is_for_outside(event, member) for event in frame.events), frame
                assert frame.by is None
                assert_names_nobody(frame)
        case Refused():
            if member is not None and member not in sees[at] and not saw:
                assert frame.code in TELLS_NOTHING, frame
        case _:
            assert_names_nobody(frame)
    return at, back


def is_for_outside(event: AnyEvent, member: MemberId | None) -> bool:
    own = isinstance(event, RemarkPut | RemarkGone) and event.member == member
    return own or isinstance(event, ALSO_OUTSIDE)


def assert_names_nobody(frame: AnyServerFrame) -> None:
    sent = encode(frame)
    assert not any(text in sent for text in OF_THE_CIRCLE), frame


def assert_is_the_curtain(meeting: Meeting, member: MemberId | None) -> None:
    assert all(remark.member == member for remark in meeting.remarks)
    observing = meeting.observing
    assert meeting.stage != "running"
    assert meeting == Meeting(
        about=meeting.about,
        plan=NO_PLAN,
        stage=meeting.stage,
        seats=(),
        joined=0,
        course=Course(),
        floor=Floor(),
        bell=None,
        advice=Advice(),
        time=Time(),
        deputy=None,
        observing=Observing(welcome=observing.welcome, why=observing.why, line=observing.line),
        notes=(),
        cards=(),
        own_cards=(),
        answers=(),
        counts=(),
        shown=(),
        keeper=None,
        going_on=(),
        invites=Invites(),
        vault=Vault(),
        erases_at=meeting.erases_at,
        remarks=meeting.remarks,
    )


@given(lives, st.randoms(use_true_random=True), st.sampled_from([1, 2]))
def test_with_the_curtain_drawn_nothing_else_leaves_an_observers_line(
    life: list[Deed], random: Random, hubs: int
) -> None:
    async def play() -> None:
        stage = await Stage.set_up(MemoryEventLog())
        stages = [stage, *(stage.with_new_hub(node=str(n)) for n in range(2, hubs + 1))]
        played = Watched(stages, random)
        await played.gather()
        for deed in life:
            await played.happen(deed)
        await played.check()

    asyncio.run(play())


def test_random_lives_open_it_and_draw_it() -> None:
    """The property would say little of meetings in which nobody ever sees."""

    async def play(seed: int) -> list[frozenset[MemberId]]:
        stage = await Stage.set_up(MemoryEventLog())
        played = Watched([stage], Random(seed))
        await played.gather()
        for deed in random_life(Random(seed), 60):
            await played.happen(deed)
        await stage.rooms.stop(0)
        return who_sees(await stage.records())

    opened = drawn = 0
    for seed in range(30):
        sees = asyncio.run(play(seed))
        moves = list(pairwise(sees))
        opened += sum(bool(after and not before) for before, after in moves)
        drawn += sum(bool(before and not after) for before, after in moves)
    assert opened > 10
    assert drawn > 10
