"""Vectors for whoever says what follows from more time or less, before it is pressed:
protocol/vectors/lengths.jsonl.

Each line is a meeting as facilitators see it, and what could be done in it at the moment `now`:
`{"meeting", "now", "cases": [{"does", "effect"}]}`. The effect is `{"ends_at", "changed"}`: when
the meeting ends then, and which parts that are to come get which length. `null` is a refusal.
"""

from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

import msgspec
from circlekeeper_protocol import commands as c
from circlekeeper_protocol.bounds import HUB, Millis, Minutes, PhaseId
from circlekeeper_protocol.events import MeetingMade
from circlekeeper_protocol.evolve import evolve_all, made
from circlekeeper_protocol.meeting import Meeting, Phase, Plan
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rules import decide, digest

from .story import ABOUT, BEGIN, FACILITATORS, HELLO, MARI, MINUTE, ROUND

PLAN: Final = Plan(
    id="lengths",
    title="Lengths",
    phases=(
        Phase(0, "opening", "One", 5, "quiet", (), (HELLO, ROUND)),
        Phase(1, "goals", "Two", 7, "open", (), ()),
        Phase(2, "in_depth", "Three", 20, "queue", (), ()),
        Phase(3, "wrap_up", "Four", 5, "open", (), ()),
        Phase(4, "closing", "Five", 3, "round", (), ()),
    ),
)
END: Final[Millis] = 40 * MINUTE
HALF: Final[Millis] = MINUTE // 2
MOVED: Final[tuple[Minutes, ...]] = (-30, -5, -1, 0, 1, 5, 30)
BREAK: Final = c.InsertPhase("A break", 4, "open", "", 2)


class Effect(msgspec.Struct, frozen=True):
    ends_at: Millis
    changed: tuple[tuple[PhaseId, Minutes], ...]


class Case(msgspec.Struct, frozen=True):
    does: c.AnyCommand
    effect: Effect | None


class Situation(msgspec.Struct, frozen=True):
    meeting: Meeting
    now: Millis
    cases: tuple[Case, ...]


def lengths() -> str:
    return "".join(msgspec.json.encode(each).decode() + "\n" for each in _situations())


class Way(NamedTuple):
    """How it came to stand as it does; instants from when the meeting was to begin."""

    before: tuple[tuple[Millis, c.AnyCommand], ...]
    now: Millis


def _situations() -> Iterator[Situation]:
    """Both with an end that moves, and with one that is fixed."""
    for way, fixed in product((*_beginnings(), *_running()), (False, True)):
        meeting, now = _made(), BEGIN + way.now
        if fixed:
            meeting = _after(meeting, BEGIN, c.SetFixedEnd(fixed=True))
        for at, command in way.before:
            meeting = _after(meeting, BEGIN + at, command)
        cases = tuple(Case(does, _effect(meeting, now, does)) for does in _wishes(meeting))
        yield Situation(view(meeting, "facilitator"), now, cases)


def _beginnings() -> Iterator[Way]:
    """In time, early, late, far too late; and with a part left out."""
    for late in (0, -5 * MINUTE, 13 * MINUTE + HALF, 36 * MINUTE, 50 * MINUTE):
        yield Way((), late)
    yield Way(((0, c.SetPhaseAside(2)),), 10 * MINUTE)
    yield Way(((0, BREAK), (0, c.MovePhase(1, None))), 10 * MINUTE)


def _running() -> Iterator[Way]:
    start = (0, c.StartMeeting())
    third = (10 * MINUTE, c.BeginPhase(2, blend=False))
    last = (33 * MINUTE, c.BeginPhase(4, blend=False))
    pause = (12 * MINUTE, c.PauseTime())
    late_pause = (END + 3 * MINUTE, c.PauseTime())
    yield Way((start,), MINUTE)
    yield Way((start, (4 * MINUTE + HALF, c.GoToStep(0, 1))), 9 * MINUTE)
    yield Way((start, third), 11 * MINUTE)
    yield Way((start, third, (11 * MINUTE, c.BeginPhase(1, blend=True))), 12 * MINUTE)
    yield Way((start, last), 34 * MINUTE)
    yield Way((start, last), END + 3 * MINUTE)
    yield Way((start, pause), 14 * MINUTE + HALF)
    yield Way((start, third, pause), 13 * MINUTE)
    yield Way((start, third, pause), END + 10 * MINUTE)
    yield Way((start, (1, c.SetPhaseAside(2)), pause), 20 * MINUTE)
    yield Way((start, (MINUTE, BREAK), (MINUTE, c.MovePhase(0, 3))), 2 * MINUTE)
    yield Way((start, third, (11 * MINUTE, c.MovePhase(1, None))), 12 * MINUTE)
    yield Way((start, last, late_pause), END + 9 * MINUTE)


def _wishes(meeting: Meeting) -> Iterator[c.AnyCommand]:
    if meeting.stage == "gathering":
        yield c.StartMeeting()
        return
    if meeting.time.paused_at is not None:
        yield c.ResumeTime()
    for minutes in MOVED:
        yield c.ExtendTime(minutes, None)
        for phase, progress in enumerate(meeting.course.progress):
            if progress.status == "active":
                yield c.ExtendTime(minutes, phase)
            if progress.step_ends_at is not None:
                yield c.ExtendStep(phase, minutes)
    for phase, progress in enumerate(meeting.course.progress):
        if progress.status == "upcoming":
            yield c.SetPhaseMinutes(phase, 2)
            yield c.SetPhaseMinutes(phase, 30)
    for minutes in (0, 1, 10, 60):
        yield c.InsertPhase("A break", minutes, "open", "", 3)


def _effect(meeting: Meeting, now: Millis, does: c.AnyCommand) -> Effect | None:
    try:
        after = evolve_all(meeting, decide(meeting, MARI, now, does))
    except Refused:
        return None
    assert after.time.ends_at is not None
    was = {phase.id: phase.minutes for phase in meeting.plan.phases}
    changed = tuple(
        (phase.id, phase.minutes)
        for phase in after.plan.phases
        if phase.minutes != was.get(phase.id, phase.minutes)
    )
    return Effect(after.time.ends_at, changed)


def _made() -> Meeting:
    make = c.MakeMeeting(ABOUT, PLAN, (10,), FACILITATORS, "p" * 22, "o" * 22)
    first, *rest = decide(None, HUB, BEGIN - END, make)
    assert isinstance(first, MeetingMade)
    meeting = evolve_all(made(first), tuple(rest))
    seat = c.TakeSeat(invite=FACILITATORS, name="Mari", key=digest("m" * 22), node="one")
    taken = decide(meeting, HUB, BEGIN - END, seat)
    return evolve_all(meeting, taken)


def _after(meeting: Meeting, now: Millis, command: c.AnyCommand) -> Meeting:
    return evolve_all(meeting, decide(meeting, MARI, now, command))
