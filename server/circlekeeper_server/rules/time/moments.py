"""Which moments the schedule has: everything that people are told of, as things stand."""

from typing import Final, NamedTuple

from circlekeeper_protocol.bounds import Millis, Minutes, PhaseId, SignalKind, StepKind
from circlekeeper_protocol.commands import SetHeadsUps
from circlekeeper_protocol.events import Events, HeadsUpsSet
from circlekeeper_protocol.meeting import Meeting, Seat, Signal
from circlekeeper_protocol.order import in_order, upcoming

from circlekeeper_server.rules.guards import require_facilitator

from .lengths import LONGEST_PHASE

OVERTIME: Final[tuple[Minutes, ...]] = (5, 10, 20, 30)
"""Minutes past the end at which it is said, without a sound, that the time is over."""

QUIET: Final[frozenset[StepKind]] = frozenset({"quiet", "breathe"})
"""Steps at whose end nobody looks at a screen."""

LEAD: Final[Millis] = 3_000
"""How long before it rings a signal is announced."""


class Moment(NamedTuple):
    """What a signal tells, and when it is due."""

    kind: SignalKind
    minutes: Minutes
    due: Millis
    phase: PhaseId | None = None
    step: int | None = None


def moment_of(signal: Signal) -> Moment:
    return Moment(signal.kind, signal.minutes, signal.due, signal.phase, signal.step)


def set_heads_ups(meeting: Meeting, by: Seat, command: SetHeadsUps) -> Events:
    require_facilitator(by)
    minutes = tuple(sorted(set(command.minutes), reverse=True))
    return () if minutes == meeting.time.heads_ups else (HeadsUpsSet(minutes=minutes),)


def moments(meeting: Meeting, now: Millis) -> list[Moment]:
    """Every moment that the present schedule asks for; none while the time is held. Wrap-up says
    itself how much time is left, so it needs no heads-up beside it."""
    time = meeting.time
    if time.paused_at is not None or time.ends_at is None:
        return []
    minute, last = meeting.plan.minute, _minutes_from_wrap_up(meeting)
    before_the_end: list[tuple[SignalKind, Minutes]] = [
        ("heads_up", minutes) for minutes in time.heads_ups if minutes != last
    ]
    if last is not None:
        before_the_end.append(("wrap_up", last))
    before_the_end.append(("end", 0))
    told = [Moment(kind, m, time.ends_at - m * minute) for kind, m in before_the_end]
    overtime = _overtime(time.ends_at, minute) if now + LEAD >= time.ends_at else []
    told += _quiets(meeting, told)
    return [*told, *_phases(meeting, told), *_turn(meeting), *overtime]


def _quiets(meeting: Meeting, told: list[Moment]) -> list[Moment]:
    """Eyes are closed in a quiet, so its end is heard; unless a bell rings at that moment anyhow.
    It goes before the end of its part, which is only shown."""
    taken = {moment.due for moment in told}
    return [
        Moment("quiet", 0, progress.step_ends_at, phase.id, progress.step)
        for phase, progress in in_order(meeting)
        if progress.step_ends_at is not None
        and progress.step_ends_at not in taken
        and phase.steps[progress.step].kind in QUIET
        and not meeting.course.aside
    ]


def _phases(meeting: Meeting, told: list[Moment]) -> list[Moment]:
    """The end of a part, unless something else is told at the same moment."""
    taken = {moment.due for moment in told}
    return [
        Moment("phase", 0, progress.ends_at, phase.id)
        for phase, progress in in_order(meeting)
        if progress.ends_at is not None
        and progress.ends_at not in taken
        and not meeting.course.aside
    ]


def _turn(meeting: Meeting) -> list[Moment]:
    """Where the group wished it, a soft sign when the time of a turn is over. It is for the
    speaker, so it does not wait for the end of the turn; and it ends nothing."""
    turn = meeting.floor.turn
    if turn is None or turn.held_at is not None or turn.ends_at is None:
        return []
    minutes = (turn.ends_at - turn.began_at) // meeting.plan.minute
    return [Moment("turn", min(max(minutes, 0), LONGEST_PHASE), turn.ends_at)]


def _overtime(ends_at: Millis, minute: Millis) -> list[Moment]:
    return [Moment("overtime", minutes, ends_at + minutes * minute) for minutes in OVERTIME]


def _minutes_from_wrap_up(meeting: Meeting) -> Minutes | None:
    """How long wrap-up takes with all that comes after it, while it is still to come."""
    if meeting.course.aside:
        return None
    to_come = upcoming(meeting)
    first = next((place for place, phase in enumerate(to_come) if phase.kind == "wrap_up"), None)
    if first is None:
        return None
    return min(sum(phase.minutes for phase in to_come[first:]), LONGEST_PHASE)
