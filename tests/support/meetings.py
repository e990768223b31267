"""Meetings for tests: a short plan, a circle of people, and lives of meetings drawn at random."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import NamedTuple

import pytest
from circlekeeper_protocol.bounds import HUB, FloorMode, HandKind, MemberId, Millis, Role, TurnId
from circlekeeper_protocol.commands import (
    AddSeat,
    AnyCommand,
    AnyHubCommand,
    BeginPhase,
    ChangeLines,
    EndMeeting,
    EndTurn,
    ExtendTime,
    FinishPhase,
    GiveFloor,
    GoToStep,
    HandOver,
    JoinRound,
    Leave,
    LowerHand,
    MakeMeeting,
    MoveHand,
    NextSpeaker,
    PassRound,
    PassTurn,
    PauseTime,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    ResumeTime,
    RingDue,
    SetFloorMode,
    SetHeadsUps,
    SetPhaseAside,
    SetPhaseMinutes,
    SetPlanAside,
    ShowPrompt,
    StartMeeting,
    TakeSeat,
    TakeUpPlan,
)
from circlekeeper_protocol.events import AnyEvent, Events, MeetingMade
from circlekeeper_protocol.evolve import evolve, evolve_all, made
from circlekeeper_protocol.meeting import About, Meeting, Phase, Plan, Step
from circlekeeper_protocol.refusals import RefusalCode, Refused
from circlekeeper_server.rules import decide, digest, next_deadline
from hypothesis import strategies as st
from msgspec.structs import replace

NOW: Millis = 1_800_000_000_000
MINUTE: Millis = 60_000

FACILITATOR_INVITE = "f" * 22
PARTICIPANT_INVITE = "p" * 22
OBSERVER_INVITE = "o" * 22

ABOUT = About(
    title="Tuesday circle",
    starts_at=NOW,
    place="Linden House",
    place_link="",
    rhythm="every second Tuesday",
    contact="write to Mari",
    keep_hours=24,
)
PLAN = Plan(
    id="short",
    title="A short meeting",
    phases=(
        Phase(
            id=0,
            kind="opening",
            title="Opening",
            minutes=5,
            mode="quiet",
            prompts=(),
            steps=(
                Step("say", "Welcome", "We are here.", 2, "quiet", ""),
                Step("round", "Arriving", "One after another.", 3, "round", "How are you here?"),
            ),
        ),
        Phase(1, "in_depth", "In depth", 20, "queue", ("What is on your mind?",), ()),
        Phase(2, "wrap_up", "Wrap-up", 5, "open", ("What was good?", "What is light?"), ()),
        Phase(3, "closing", "Closing", 5, "round", ("What comes next today?",), ()),
    ),
)
MAKE = MakeMeeting(
    about=ABOUT,
    plan=PLAN,
    heads_ups=(15, 10),
    facilitator=FACILITATOR_INVITE,
    participant=PARTICIPANT_INVITE,
    observer=OBSERVER_INVITE,
)


def seat_secret(member: MemberId) -> str:
    return f"{member:0>22}"


def begun(events: Events) -> Meeting:
    """The meeting that the events of `MakeMeeting` make."""
    first = events[0]
    assert isinstance(first, MeetingMade)
    return evolve_all(made(first), events[1:])


def take_seat(name: str, member: MemberId, invite: str = PARTICIPANT_INVITE) -> TakeSeat:
    return TakeSeat(invite=invite, name=name, key=digest(seat_secret(member)), node="one")


def circle_of(*names: str, observers: tuple[str, ...] = ()) -> Meeting:
    """A meeting before its start: a facilitator first, then participants, then observers.

    Members have the ids 1, 2, 3… in this order.
    """
    meeting = begun(decide(None, HUB, NOW, MAKE))
    for place, name in enumerate((*names, *observers)):
        invite = FACILITATOR_INVITE if place == 0 else PARTICIPANT_INVITE
        if place >= len(names):
            invite = OBSERVER_INVITE
        meeting = do(meeting, HUB, take_seat(name, place + 1, invite))
    return meeting


def do(
    meeting: Meeting,
    by: MemberId,
    command: AnyCommand | AnyHubCommand,
    *,
    at: Millis = NOW,
    acting_for: MemberId | None = None,
) -> Meeting:
    return evolve_all(meeting, decide(meeting, by, at, command, acting_for))


def line_lost(meeting: Meeting, member: MemberId, *, at: Millis = NOW) -> Meeting:
    return do(meeting, HUB, ChangeLines(node="one", opened=(), closed=(member,)), at=at)


def line_back(meeting: Meeting, member: MemberId, *, at: Millis = NOW) -> Meeting:
    return do(meeting, HUB, ChangeLines(node="one", opened=(member,), closed=()), at=at)


@contextmanager
def refused(code: RefusalCode) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code


WHOEVER_SPEAKS: TurnId = 1_000_000
"""In a deed: the turn that is running when it is tried."""


HUB_WAS_DOWN: Millis = 9 * MINUTE
"""In a deed: so long before it, the clock had nobody to ring it."""


class Deed(NamedTuple):
    """Something that is tried in a random life; what it names may not exist."""

    by: MemberId
    acting_for: MemberId | None
    command: AnyCommand | AnyHubCommand
    later: Millis
    """How long after the deed before."""


class Moment(NamedTuple):
    """What one deed came to."""

    deed: Deed
    at: Millis
    before: Meeting
    events: Events
    after: Meeting
    refusal: RefusalCode | None


def steps(moment: Moment) -> Iterator[tuple[Meeting, AnyEvent, Meeting]]:
    """Each event of a moment, with the meeting before and after it."""
    meeting = moment.before
    for event in moment.events:
        after = evolve(meeting, event)
        yield meeting, event, after
        meeting = after


def live(deeds: list[Deed], start: Meeting | None = None) -> Iterator[Moment]:
    """The life of a meeting in which the deeds are tried one after another. The clock rings
    whatever falls due in between.
    """
    meeting = circle_of("Mari", "Ana", "Bo", "Cy", observers=("Piret",)) if start is None else start
    now = NOW
    for deed in deeds:
        until = now + deed.later
        now = until if deed.later == HUB_WAS_DOWN else now
        while (due := next_deadline(meeting)) is not None and due <= until:
            now = max(now, due)
            moment = _try(meeting, now, Deed(HUB, None, RingDue(), 0))
            meeting = moment.after
            yield moment
        now = until
        moment = _try(meeting, now, deed)
        meeting = moment.after
        yield moment


def _try(meeting: Meeting, now: Millis, deed: Deed) -> Moment:
    command = _meant(meeting, deed.command)
    by = deed.by
    turn = meeting.floor.turn
    if isinstance(command, EndTurn | PassTurn) and turn is not None and by % 2:
        by = turn.member
    deed = deed._replace(by=by, command=command)
    try:
        events = decide(meeting, deed.by, now, deed.command, deed.acting_for)
    except Refused as refusal:
        return Moment(deed, now, meeting, (), meeting, refusal.code)
    return Moment(deed, now, meeting, events, evolve_all(meeting, events), None)


def _meant(meeting: Meeting, command: AnyCommand | AnyHubCommand) -> AnyCommand | AnyHubCommand:
    turn = meeting.floor.turn
    current = turn.id if turn else 0
    match command:
        case EndTurn() | PassTurn() if command.turn == WHOEVER_SPEAKS:
            return replace(command, turn=current)
        case NextSpeaker() | GiveFloor() if command.after == WHOEVER_SPEAKS:
            return replace(command, after=current)
        case _:
            return command


def random_life(random: Random, length: int) -> list[Deed]:
    """The first `length` deeds of a life. Cut short, it is the same life up to there."""
    return [START, IN_DEPTH, *(_deed(random) for _ in range(length))]


START = Deed(1, None, StartMeeting(), 0)
IN_DEPTH = Deed(1, None, BeginPhase(phase=1, blend=False), 5 * MINUTE)

lives: st.SearchStrategy[list[Deed]] = st.builds(
    random_life, st.randoms(use_true_random=True), st.integers(0, 80)
)
"""Random lives of a meeting that has started. `live` plays them."""

_MEMBERS = (1, 2, 2, 3, 3, 4, 5, 6)
_PHASES = (0, 1, 1, 2, 3, 4)
_NAMES = ("Ana", "ana", "ليلى", "Konstantinos", "  Bo  ", "\u202eevil", "Zoë", "x" * 40)
_SECRETS = ("a" * 22, "b" * 22, PARTICIPANT_INVITE, OBSERVER_INVITE)
_INVITES = (FACILITATOR_INVITE, PARTICIPANT_INVITE, PARTICIPANT_INVITE, OBSERVER_INVITE)
_LATER = (0, 0, 1, 900, 20_000, MINUTE, 3 * MINUTE, HUB_WAS_DOWN)
_PACES = (_LATER, (0, 900, 5_000))


def _deed(random: Random) -> Deed:
    later = random.choice(random.choice(_PACES))
    member = random.choice(_MEMBERS)
    kind = random.random()
    if kind < 0.45:
        return Deed(member, None, _floor_command(random), later)
    if kind < 0.70:
        return Deed(1, None, _leading_command(random), later)
    if kind < 0.76:
        return Deed(1, member, _floor_command(random), later)
    if kind < 0.90:
        return Deed(HUB, None, _hub_command(random, member), later)
    if kind < 0.97:
        return Deed(member, None, _leading_command(random), later)
    return Deed(random.choice((1, member)), None, _rare_command(random), later)


def _floor_command(random: Random) -> AnyCommand:
    kind: HandKind = random.choice(("speak", "respond", "question", "process"))
    turn = random.choice((0, 1, 2, WHOEVER_SPEAKS, WHOEVER_SPEAKS, WHOEVER_SPEAKS))
    return random.choice(
        (
            RaiseHand(kind=kind),
            RaiseHand(kind="speak"),
            EndTurn(turn=turn),
            PassTurn(turn=turn),
            PassRound(),
            JoinRound(),
            LowerHand(),
            NextSpeaker(after=turn, keep_place=random.random() < 0.5),
        )
    )


def _leading_command(random: Random) -> AnyCommand:
    mode: FloorMode = random.choice(("open", "queue", "queue", "round", "round", "quiet"))
    phase = random.choice(_PHASES)
    minutes = random.randint(-10, 15)
    turn = random.choice((0, WHOEVER_SPEAKS))
    return random.choice(
        (
            GiveFloor(to=random.choice(_MEMBERS), after=turn),
            MoveHand(member=random.choice(_MEMBERS), place=random.randint(0, 3)),
            SetFloorMode(mode=mode),
            BeginPhase(phase=phase, blend=random.random() < 0.5),
            FinishPhase(phase=phase),
            SetPhaseAside(phase=phase),
            random.choice((SetPlanAside(), TakeUpPlan(), PauseTime(), ResumeTime())),
            GoToStep(phase=0, step=random.randint(0, 2)),
            ShowPrompt(text=random.choice(("", "What helps?", "\x07"))),
            ExtendTime(minutes=minutes, phase=random.choice((None, phase))),
            SetPhaseMinutes(phase=phase, minutes=random.randint(0, 30)),
            SetHeadsUps(minutes=tuple(random.sample(range(1, 20), random.randint(0, 4)))),
        )
    )


def _rare_command(random: Random) -> AnyCommand:
    role: Role = random.choice(("facilitator", "participant", "observer"))
    return random.choice(
        (
            Rename(name=random.choice(_NAMES)),
            AddSeat(name=random.choice(_NAMES)),
            HandOver(to=random.choice(_MEMBERS)),
            RenewInvite(role=role, secret=random.choice(_SECRETS)),
            Remove(member=random.choice(_MEMBERS)),
            StartMeeting(),
            Leave(),
            EndMeeting(),
        )
    )


def _hub_command(random: Random, member: MemberId) -> AnyHubCommand:
    node = random.choice(("one", "one", "two"))
    if random.random() < 0.3:
        key = digest(seat_secret(random.randint(1, 9)))
        name = random.choice(_NAMES)
        return TakeSeat(invite=random.choice(_INVITES), name=name, key=key, node=node)
    up = random.random() < 0.6
    return ChangeLines(node=node, opened=(member,) if up else (), closed=() if up else (member,))
