"""How long the parts are, and what one that grows takes from the others.

The meeting is as long as its parts, and grows with them; or its end is fixed, and then the parts
fit: a late start, a pause, or more time for one of them, shortens those that follow. Wrap-up and
closing keep their time in any case, since nobody should have to leave in the middle of something
heavy.
"""

from typing import Final

from circlekeeper_protocol.bounds import Millis, Minutes, PhaseKind
from circlekeeper_protocol.commands import ExtendStep, ExtendTime, SetFixedEnd, SetPhaseMinutes
from circlekeeper_protocol.events import (
    AnyEvent,
    EndMoved,
    Events,
    FixedEndSet,
    PhaseMinutesSet,
    PhaseRetimed,
    StepRetimed,
    TimeStarted,
)
from circlekeeper_protocol.meeting import Meeting, Phase, PhaseProgress, Seat
from circlekeeper_protocol.order import behind, in_order, upcoming
from circlekeeper_protocol.refusals import Refused

from circlekeeper_server.rules.guards import require_facilitator, require_phase, require_unmoved

LONGEST_PHASE: Final[Minutes] = 600
SHORTEST_PHASE: Final[Minutes] = 1
"""What is left of a part from which time is taken."""
PROTECTED: Final[frozenset[PhaseKind]] = frozenset({"wrap_up", "closing"})


def extend(meeting: Meeting, by: Seat, now: Millis, command: ExtendTime) -> Events:
    """Past its end, a phase or meeting is extended from now on."""
    require_facilitator(by)
    moved = command.minutes * meeting.plan.minute
    if moved == 0:
        return ()
    if command.phase is None:
        require_unmoved(meeting.time.ends_at, command.was)
        return (_end_moved(meeting, moved, now),)
    phase = require_phase(meeting, command.phase)
    require_unmoved(meeting.course.progress[phase.id].ends_at, command.was)
    return _phase_extended(meeting, phase, command.minutes, now)


def extend_step(meeting: Meeting, by: Seat, now: Millis, command: ExtendStep) -> Events:
    require_facilitator(by)
    phase = require_phase(meeting, command.phase)
    ends_at = meeting.course.progress[phase.id].step_ends_at
    if ends_at is None:
        raise Refused("no_such_step")
    require_unmoved(ends_at, command.was)
    moved = command.minutes * meeting.plan.minute
    if moved == 0:
        return ()
    retimed = StepRetimed(phase=phase.id, ends_at=moved_end(meeting, ends_at, moved, now))
    return (retimed, *_phase_extended(meeting, phase, command.minutes, now))


def set_phase_minutes(meeting: Meeting, by: Seat, now: Millis, command: SetPhaseMinutes) -> Events:
    require_facilitator(by)
    phase = require_phase(meeting, command.phase)
    progress = meeting.course.progress[phase.id]
    more = (command.minutes - phase.minutes) * meeting.plan.minute
    if more == 0:
        return ()
    events: list[AnyEvent] = [PhaseMinutesSet(phase=phase.id, minutes=command.minutes)]
    if progress.ends_at is not None:
        ends_at = moved_end(meeting, progress.ends_at, more, now)
        events.append(PhaseRetimed(phase=phase.id, ends_at=ends_at))
    time = meeting.time
    if time.ends_at is not None and counts(progress) and not time.fixed_end:
        events.append(_end_moved(meeting, more, now))
    return tuple(events)


def room_made(meeting: Meeting, now: Millis, minutes: Minutes) -> Events:
    """For a part that is put into the plan. `meeting` is as it was before. Where the end is fixed,
    what is to come gives up as much as it can; nobody is refused a part for want of time."""
    time = meeting.time
    if time.ends_at is None or minutes == 0:
        return ()
    if time.fixed_end and now < time.ends_at:
        return _given(upcoming(meeting), minutes)[0]
    return (_end_moved(meeting, minutes * meeting.plan.minute, now),)


def set_fixed_end(meeting: Meeting, by: Seat, command: SetFixedEnd) -> Events:
    require_facilitator(by)
    same = command.fixed == meeting.time.fixed_end
    return () if same else (FixedEndSet(fixed=command.fixed),)


def started(meeting: Meeting, now: Millis) -> Events:
    """`meeting` is as it was before the start. Where all of its time has passed already, it is as
    long as it was to be."""
    planned = planned_end(meeting)
    fixed = meeting.time.fixed_end and planned > now
    end = planned if fixed else now + planned_minutes(meeting) * meeting.plan.minute
    return (TimeStarted(at=now, ends_at=end),)


def fitted(meeting: Meeting, now: Millis) -> Events:
    """What a late start takes from the parts, where the end is fixed. Nothing is lengthened."""
    if meeting.time.fixed_end and meeting.time.ends_at is None:
        left = (planned_end(meeting) - now) // meeting.plan.minute
        kept = sum(phase.minutes for phase in upcoming(meeting) if phase.kind in PROTECTED)
        parts = [phase for phase in upcoming(meeting) if phase.kind not in PROTECTED]
        wanted = sum(phase.minutes for phase in parts)
        room = max(left - kept, 0)
        if left > 0 and room < wanted:
            return tuple(
                PhaseMinutesSet(phase=phase.id, minutes=minutes)
                for phase in parts
                if phase.minutes > (minutes := max(phase.minutes * room // wanted, SHORTEST_PHASE))
            )
    return ()


def end_stands(meeting: Meeting) -> bool:
    """A fixed end stays where it is while the time is held, unless it was past already."""
    time = meeting.time
    if not time.fixed_end or time.ends_at is None:
        return False
    return time.paused_at is None or time.paused_at < time.ends_at


def given_up(meeting: Meeting, now: Millis) -> Events:
    """What the parts that are to come give up for the time that was held, where the end stands: as
    much as they can, in whole minutes, and no more than what would run past the end."""
    time, minute = meeting.time, meeting.plan.minute
    if time.paused_at is None or time.ends_at is None or not end_stands(meeting):
        return ()
    waited, to_come = now - time.paused_at, upcoming(meeting)
    active = [progress.ends_at for progress in meeting.course.progress if progress.ends_at]
    all_end = max((time.paused_at, *active)) + sum(phase.minutes for phase in to_come) * minute
    over = min(all_end + waited - time.ends_at, waited)
    return _given(to_come, max(-(-over // minute), 0))[0]


def planned_end(meeting: Meeting) -> Millis:
    """When the meeting was to end before it began."""
    return meeting.about.starts_at + planned_minutes(meeting) * meeting.plan.minute


def planned_minutes(meeting: Meeting) -> Minutes:
    """With every phase set aside, the meeting is as long as it was to be."""
    counted = [phase.minutes for phase, progress in in_order(meeting) if counts(progress)]
    return sum(counted) or sum(phase.minutes for phase in meeting.plan.phases)


def counts(progress: PhaseProgress) -> bool:
    return progress.status in ("upcoming", "active")


def moved_end(meeting: Meeting, ends_at: Millis | None, by: Millis, now: Millis) -> Millis:
    """Raises `Refused("too_short")` for an end that would lie in the past."""
    return _moved(ends_at, by, meeting.time.paused_at or now)


def _moved(ends_at: Millis | None, by: Millis, clock: Millis) -> Millis:
    if ends_at is None:
        raise Refused("not_started")
    moved = max(ends_at, clock) + by if by > 0 else ends_at + by
    if by < 0 and moved < clock:
        raise Refused("too_short")
    return moved


def _phase_extended(meeting: Meeting, phase: Phase, minutes: int, now: Millis) -> Events:
    progress, time = meeting.course.progress[phase.id], meeting.time
    if progress.ends_at is None:
        raise Refused("no_such_phase")
    moved = minutes * meeting.plan.minute
    retimed = PhaseRetimed(phase=phase.id, ends_at=moved_end(meeting, progress.ends_at, moved, now))
    following = behind(meeting, phase.id)
    if minutes < 0 and following:
        gained = min(following[0].minutes - minutes, LONGEST_PHASE)
        return (retimed, PhaseMinutesSet(phase=following[0].id, minutes=gained))
    if minutes > 0 and time.fixed_end and time.ends_at is not None and now < time.ends_at:
        return (retimed, *_taken_from(following, minutes))
    return (retimed, _end_moved(meeting, moved, now))


def _end_moved(meeting: Meeting, by: Millis, now: Millis) -> EndMoved:
    """An end that stands comes nearer also while the time is held."""
    paused_at = None if end_stands(meeting) else meeting.time.paused_at
    return EndMoved(ends_at=_moved(meeting.time.ends_at, by, paused_at or now))


def _taken_from(following: list[Phase], minutes: Minutes) -> Events:
    """Raises `Refused("too_short")` if the parts that follow do not have that much to give."""
    shortened, missing = _given(following, minutes)
    if missing:
        raise Refused("too_short")
    return shortened


def _given(following: list[Phase], minutes: Minutes) -> tuple[Events, Minutes]:
    """What the parts give, one after another, and what they do not have."""
    shortened: list[AnyEvent] = []
    for phase in following:
        spare = 0 if phase.kind in PROTECTED else max(phase.minutes - SHORTEST_PHASE, 0)
        taken = min(spare, minutes)
        if taken:
            shortened.append(PhaseMinutesSet(phase=phase.id, minutes=phase.minutes - taken))
            minutes -= taken
    return tuple(shortened), minutes
