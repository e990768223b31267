"""What a long line of hands costs: the processor time of decide, evolve and visible in a room of
1,000, with 500 hands up and with ten.

Everything here is pure, so it is measured in this process, the two in turn; the figure is the
median of the rounds.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.commands import (
    AnyCommand,
    GiveFloor,
    LowerHand,
    MakeMeeting,
    NextSpeaker,
    RaiseHand,
    StartMeeting,
    TakeSeat,
)
from circlekeeper_protocol.meeting import About, Meeting, Phase, Plan
from circlekeeper_protocol.privacy import visible_events
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_server.hub.past import begin
from circlekeeper_server.hub.record import Record
from circlekeeper_server.rules import carry_out, decide, digest

from bench.comparison import HUB as OURS
from bench.comparison import Comparison, compare

NOW: Final[Millis] = 1_800_000_000_000
PEOPLE: Final = 1_000
MANY, FEW = 500, 10
ROUNDS: Final = 15
REPEATS: Final = 40
UNIT: Final = "µs of CPU"
FACILITATORS, PARTICIPANTS, OBSERVERS = "f" * 22, "p" * 22, "o" * 22
MARI: Final[MemberId] = 1
LAST: Final[MemberId] = PEOPLE


def hands() -> list[Comparison]:
    many, few = room(MANY), room(FEW)
    middle = FEW // 2
    return [
        beside(many, few, "floor/raise", 2, lambda _: (LAST, RaiseHand(kind="speak"))),
        beside(many, few, "floor/lower", 2, lambda _: (middle, LowerHand(kind="speak"))),
        beside(many, few, "floor/next", 5, lambda meeting: (MARI, on_from(meeting))),
    ]


Asked = Callable[[Meeting], tuple[MemberId, AnyCommand]]


def beside(many: Meeting, few: Meeting, name: str, aim: float, asked: Asked) -> Comparison:
    rounds: Sequence[Mapping[str, float]] = [
        {OURS: microseconds(many, asked), "ten hands": microseconds(few, asked)}
        for _ in range(ROUNDS)
    ]
    return compare(name, UNIT, rounds, aim=aim, aim_for="ten hands")


def microseconds(meeting: Meeting, asked: Asked) -> float:
    by, command = asked(meeting)
    before = time.process_time()
    for _ in range(REPEATS):
        events, _ = carry_out(meeting, by, NOW, command)
        for viewer in VIEWERS:
            visible_events(events, viewer)
    return (time.process_time() - before) / REPEATS * 1e6


def on_from(meeting: Meeting) -> NextSpeaker:
    assert meeting.floor.turn is not None
    return NextSpeaker(after=meeting.floor.turn.id, keep_place=False)


def room(hands_up: int) -> Meeting:
    """Mari facilitates and has the floor; the next so many have their hands up."""
    about = About("Circle", NOW, "", "", "", "", keep_hours=24)
    plan = Plan("bench", "Bench", (Phase(0, "in_depth", "In depth", 60, "queue", (), ()),))
    make = MakeMeeting(about, plan, (), FACILITATORS, PARTICIPANTS, OBSERVERS)
    first = Record(1, NOW, HUB, None, "bench", decide(None, HUB, NOW, make))
    meeting = begin("bench", first).meeting
    for member in range(1, PEOPLE + 1):
        invite = FACILITATORS if member == MARI else PARTICIPANTS
        name = f"Guest {member}"
        seat = TakeSeat(invite=invite, name=name, key=digest(f"{member:0>22}"), node="bench")
        meeting = done(meeting, HUB, seat)
    meeting = done(meeting, MARI, StartMeeting())
    meeting = done(meeting, MARI, GiveFloor(to=MARI, after=0))
    for member in range(2, hands_up + 2):
        meeting = done(meeting, member, RaiseHand(kind="speak"))
    return meeting


def done(meeting: Meeting, by: MemberId, command: AnyCommand | TakeSeat) -> Meeting:
    return carry_out(meeting, by, NOW, command)[1]
