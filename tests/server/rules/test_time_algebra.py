"""What is true of the schedule however it was paused, extended, shortened, jumped or rung over.

    elapsed = running + paused
    running + left - overtime = planned + extended - shortened

A ledger beside the meeting adds up what each command was meant to do, in milliseconds and without
knowing how the rules do it.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.commands import (
    AnyCommand,
    BeginPhase,
    ExtendStep,
    ExtendTime,
    PauseTime,
    ResumeTime,
    RingBell,
    RingDue,
    SetFixedEnd,
    SetFloorMode,
    SetPhaseMinutes,
    StartMeeting,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rules import carry_out, next_deadline
from circlekeeper_server.rules.time.signals import LEAD
from hypothesis import given
from hypothesis import strategies as st

from tests.support.meetings import MINUTE, NOW, circle_of, do

MARI, ANA = 1, 2
PLANNED: Millis = 35 * MINUTE


class Step(NamedTuple):
    later: Millis
    by: int
    command: AnyCommand


def random_steps(random: Random, length: int) -> list[Step]:
    return [_step(random) for _ in range(length)]


def _step(random: Random) -> Step:
    phase, minutes = random.randint(0, 3), random.randint(-6, 10)
    command: AnyCommand = random.choice(
        (
            PauseTime(),
            ResumeTime(),
            ResumeTime(),
            ExtendTime(minutes=minutes, phase=random.choice((None, phase))),
            ExtendStep(phase=0, minutes=minutes),
            BeginPhase(phase=phase, blend=random.random() < 0.3),
            SetPhaseMinutes(phase=phase, minutes=random.randint(1, 25)),
            SetFloorMode(mode=random.choice(("open", "round", "quiet"))),
            SetFixedEnd(fixed=random.random() < 0.5),
            RingBell(named=False),
        )
    )
    by = ANA if isinstance(command, RingBell) else MARI
    return Step(random.choice((0, 1_000, 17_000, MINUTE, 4 * MINUTE)), by, command)


class Ledger:
    """What an accountant writes down who hears what is asked and granted, and has a clock."""

    def __init__(self) -> None:
        self.moved: Millis = 0
        """Extended, less what was shortened."""
        self.running: Millis = 0
        self.paused: Millis = 0

    def pass_time(self, meeting: Meeting, millis: Millis) -> None:
        if meeting.time.paused_at is None:
            self.running += millis
        else:
            self.paused += millis

    def grant(self, before: Meeting, now: Millis, command: AnyCommand) -> None:
        """Past the end, more minutes count from now on."""
        minutes = _meeting_minutes(before, now, command)
        over = max(_clock(before, now) - _end(before), 0)
        self.moved += minutes * MINUTE + (over if minutes > 0 else 0)


def _meeting_minutes(meeting: Meeting, now: Millis, command: AnyCommand) -> int:
    """How many minutes more (or fewer) the whole meeting gets."""
    progress = meeting.course.progress
    fixed = meeting.time.fixed_end and now < _end(meeting)
    match command:
        case ExtendTime(minutes=minutes, phase=None):
            return minutes
        case ExtendTime(minutes=minutes) | ExtendStep(minutes=minutes):
            assert command.phase is not None
            following = any(p.status == "upcoming" for p in progress[command.phase + 1 :])
            return 0 if (following if minutes < 0 else fixed) else minutes
        case SetPhaseMinutes(phase=phase, minutes=minutes):
            in_it = progress[phase].status in ("upcoming", "active")
            more = minutes - meeting.plan.phases[phase].minutes
            return more if in_it and not meeting.time.fixed_end else 0
        case _:
            return 0


def _clock(meeting: Meeting, now: Millis) -> Millis:
    return now if meeting.time.paused_at is None else meeting.time.paused_at


def _end(meeting: Meeting) -> Millis:
    assert meeting.time.ends_at is not None
    return meeting.time.ends_at


class Moment(NamedTuple):
    now: Millis
    before: Meeting
    command: AnyCommand | RingDue
    after: Meeting


def live(life: list[Step]) -> Iterator[Moment]:
    """Everything that is granted; the clock rings whatever falls due in between."""
    meeting, now = do(circle_of("Mari", "Ana"), MARI, StartMeeting()), NOW
    for later, by, command in life:
        until = now + later
        while (due := next_deadline(meeting)) is not None and due <= until:
            now = max(now, due)
            after = carry_out(meeting, HUB, now, RingDue())[1]
            yield Moment(now, meeting, RingDue(), after)
            meeting = after
        now = until
        try:
            after = carry_out(meeting, by, now, command)[1]
        except Refused:
            continue
        yield Moment(now, meeting, command, after)
        meeting = after


lives = st.builds(random_steps, st.randoms(use_true_random=True), st.integers(0, 60))


@given(lives)
def test_the_end_is_what_was_planned_paused_and_moved(life: list[Step]) -> None:
    ledger, last = Ledger(), NOW
    for now, before, command, after in live(life):
        ledger.pass_time(before, now - last)
        last = now
        if not isinstance(command, RingDue):
            ledger.grant(before, now, command)
        clock = _clock(after, now)
        left, overtime = max(_end(after) - clock, 0), max(clock - _end(after), 0)

        assert now - NOW == ledger.running + ledger.paused
        assert ledger.running + left - overtime == PLANNED + ledger.moved


@given(lives)
def test_no_signal_is_due_or_rings_before_what_it_announces(life: list[Step]) -> None:
    for now, _, _, after in live(life):
        minute = after.plan.minute
        for signal in after.time.signals:
            if signal.state not in ("planned", "held"):
                continue
            assert signal.hold_until >= signal.due
            if signal.kind in ("heads_up", "wrap_up", "end"):
                assert signal.due == _end(after) - signal.minutes * minute
            elif signal.kind == "overtime":
                assert signal.due == _end(after) + signal.minutes * minute
            elif signal.kind == "phase":
                assert signal.phase is not None
                assert signal.due == after.course.progress[signal.phase].ends_at
        rung = [s for s in after.time.signals if s.state == "announced" and s.ring_at is not None]
        assert all(s.ring_at is not None and s.ring_at >= s.due for s in rung)
        assert all((s.ring_at or 0) >= s.due - LEAD for s in rung), now


@given(lives)
def test_while_the_time_is_held_nothing_is_told(life: list[Step]) -> None:
    for now, before, command, after in live(life):
        told = {s.id for s in after.time.signals if s.state == "announced"}
        known = {s.id for s in before.time.signals if s.state == "announced"}
        if before.time.paused_at is not None and isinstance(command, RingDue):
            assert after.time.paused_at is None or told <= known
        if after.time.paused_at is not None:
            assert not [s for s in after.time.signals if s.state in ("planned", "held")], now


@given(lives)
def test_parts_that_are_protected_keep_their_time(life: list[Step]) -> None:
    for _, before, command, after in live(life):
        for phase, was in zip(after.plan.phases, before.plan.phases, strict=True):
            asked = isinstance(command, SetPhaseMinutes) and command.phase == phase.id
            if phase.kind in ("wrap_up", "closing") and not asked:
                assert phase.minutes >= was.minutes
