"""Time: when the meeting ends, and the signals that tell everyone at the same instant.

Facilitators pause, resume, extend and end; the bell holds the time too. The schedule is state:
whenever the end moves, the signals are planned anew. A signal that comes due waits for the end of a
running turn, for two minutes at most. It is announced a moment before it rings, so that every
client rings it at the same instant; one id never rings twice. Nothing else happens by itself: past
the end there is overtime.

Minutes are the plan's own, which in a rehearsal may be shorter than that moment; how long a client
needs to hear of something, and what a clock may be late by, are times of life.
"""

from typing import Final

from circlekeeper_protocol.bounds import Millis, Minutes, SignalKind
from circlekeeper_protocol.commands import ExtendTime, SetHeadsUps, SetPhaseMinutes
from circlekeeper_protocol.events import (
    AnyEvent,
    EndMoved,
    Events,
    HeadsUpsSet,
    MeetingEnded,
    MeetingErased,
    PhaseMinutesSet,
    PhaseRetimed,
    PhaseTimes,
    SignalAnnounced,
    SignalHeld,
    SignalMissed,
    SignalsPlanned,
    TimePaused,
    TimeResumed,
    TimeStarted,
)
from circlekeeper_protocol.meeting import Meeting, PhaseProgress, Seat, Signal
from circlekeeper_protocol.refusals import Refused

from .guards import require_facilitator, require_phase

SECOND: Final[Millis] = 1000
HOUR: Final[Millis] = 60 * 60 * SECOND

LEAD: Final[Millis] = 3 * SECOND
"""How long before it rings a signal is announced."""
NOTICE: Final[Millis] = SECOND
"""The shortest time between announcing and ringing when the clock was late."""
HOLD: Final[Minutes] = 2
"""How long a signal waits for the end of a turn."""
MISSED_AFTER: Final[Millis] = 10 * SECOND
"""A signal that waited this much too long was missed while nobody was here; it rings no more."""
REMEMBERED: Final[Millis] = 5 * 60 * SECOND
"""How long a signal that has rung stays in the plan, for those who come back."""
LONGEST_PHASE: Final[Minutes] = 600

Moment = tuple[SignalKind, Minutes, Millis]
"""What a signal tells: its kind, the minutes left, and when it is due."""


def pause(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    return held(meeting, now)


def resume(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    return goes_on(meeting, now)


def held(meeting: Meeting, now: Millis) -> Events:
    return () if meeting.time.paused_at is not None else (TimePaused(at=now),)


def goes_on(meeting: Meeting, now: Millis) -> Events:
    time = meeting.time
    if time.paused_at is None or time.ends_at is None:
        return ()
    held = now - time.paused_at
    phases = tuple(
        PhaseTimes(phase=phase, began_at=was.began_at + held, ends_at=was.ends_at + held)
        for phase, was in enumerate(meeting.course.progress)
        if was.began_at is not None and was.ends_at is not None
    )
    return (TimeResumed(ends_at=time.ends_at + held, phases=phases),)


def extend(meeting: Meeting, by: Seat, now: Millis, command: ExtendTime) -> Events:
    """Past its end, a phase or meeting is extended from now on."""
    require_facilitator(by)
    moved = command.minutes * meeting.plan.minute
    if moved == 0:
        return ()
    if command.phase is None:
        return (EndMoved(ends_at=_moved(meeting, meeting.time.ends_at, moved, now)),)
    phase = require_phase(meeting, command.phase)
    progress = meeting.course.progress[phase.id]
    if progress.ends_at is None:
        raise Refused("no_such_phase")
    retimed = PhaseRetimed(phase=phase.id, ends_at=_moved(meeting, progress.ends_at, moved, now))
    following = _next_upcoming(meeting, phase.id)
    if moved < 0 and following is not None:
        minutes = meeting.plan.phases[following].minutes - command.minutes
        gained = PhaseMinutesSet(phase=following, minutes=min(minutes, LONGEST_PHASE))
        return (retimed, gained)
    return (retimed, EndMoved(ends_at=_moved(meeting, meeting.time.ends_at, moved, now)))


def set_phase_minutes(meeting: Meeting, by: Seat, now: Millis, command: SetPhaseMinutes) -> Events:
    require_facilitator(by)
    phase = require_phase(meeting, command.phase)
    progress = meeting.course.progress[phase.id]
    more = (command.minutes - phase.minutes) * meeting.plan.minute
    if more == 0:
        return ()
    events: list[AnyEvent] = [PhaseMinutesSet(phase=phase.id, minutes=command.minutes)]
    if progress.ends_at is not None:
        ends_at = _moved(meeting, progress.ends_at, more, now)
        events.append(PhaseRetimed(phase=phase.id, ends_at=ends_at))
    if meeting.time.ends_at is not None and _counts(progress):
        events.append(EndMoved(ends_at=_moved(meeting, meeting.time.ends_at, more, now)))
    return tuple(events)


def set_heads_ups(meeting: Meeting, by: Seat, command: SetHeadsUps) -> Events:
    require_facilitator(by)
    minutes = tuple(sorted(set(command.minutes), reverse=True))
    return () if minutes == meeting.time.heads_ups else (HeadsUpsSet(minutes=minutes),)


def end_meeting(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    return (MeetingEnded(erases_at=now + meeting.about.keep_hours * HOUR),)


def erase_meeting(by: Seat) -> Events:
    require_facilitator(by)
    return (MeetingErased(),)


def ring_due(meeting: Meeting, now: Millis) -> Events:
    """Announce, hold or miss each signal whose moment has come."""
    if meeting.time.paused_at is not None:
        return ()
    speaking = _someone_speaks(meeting)
    events: list[AnyEvent] = []
    for signal in meeting.time.signals:
        moment = ring_moment(signal)
        if moment is None or moment - LEAD > now:
            continue
        if now > signal.hold_until + MISSED_AFTER:
            events.append(SignalMissed(signal=signal.id))
        elif signal.state == "planned" and speaking and signal.kind != "turn":
            events.append(SignalHeld(signal=signal.id))
        else:
            ring_at = max(moment, now + NOTICE)
            events.append(SignalAnnounced(signal=signal.id, ring_at=ring_at))
    return tuple(events)


def ring_moment(signal: Signal) -> Millis | None:
    """When the signal rings, as things stand; `None` when it has been announced or missed."""
    if signal.state == "planned":
        return signal.due
    return signal.hold_until if signal.state == "held" else None


def schedule(meeting: Meeting, now: Millis) -> Events:
    """Always true: a running meeting has an end, and the planned signals fit that end."""
    if meeting.stage != "running":
        return ()
    if meeting.time.ends_at is None:
        length = _planned_minutes(meeting) * meeting.plan.minute
        return (TimeStarted(at=now, ends_at=now + length),)
    return _planned(meeting, now)


def release(meeting: Meeting, now: Millis) -> Events:
    """Always true: no signal is held while nobody speaks."""
    if meeting.stage != "running" or _someone_speaks(meeting):
        return ()
    return tuple(
        SignalAnnounced(signal=signal.id, ring_at=now + LEAD)
        for signal in meeting.time.signals
        if signal.state == "held"
    )


def _planned(meeting: Meeting, now: Millis) -> Events:
    wanted = _wanted(meeting)
    signals = meeting.time.signals
    standing = [s for s in signals if _key(s) in wanted or not _can_be_withdrawn(s, now)]
    missing = [want for want in wanted if _is_missing(want, standing, meeting, now)]
    if not missing and len(standing) == len(signals):
        return ()
    kept = [s for s in standing if (s.ring_at or s.due) > now - REMEMBERED]
    first = meeting.time.planned + 1
    fresh = [
        Signal(
            id=first + place,
            kind=kind,
            minutes=minutes,
            due=due,
            hold_until=due + HOLD * meeting.plan.minute,
            state="planned",
            ring_at=None,
        )
        for place, (kind, minutes, due) in enumerate(missing)
    ]
    return (SignalsPlanned(signals=(*kept, *fresh), planned=meeting.time.planned + len(fresh)),)


def _can_be_withdrawn(signal: Signal, now: Millis) -> bool:
    """What rings within a moment may have rung for somebody already."""
    return signal.state in ("planned", "held") or (signal.ring_at or 0) > now + NOTICE


def _is_missing(want: Moment, standing: list[Signal], meeting: Meeting, now: Millis) -> bool:
    """A moment that has just passed is still told, unless the same was told just now, or the
    meeting had not begun."""
    kind, minutes, due = want
    began = meeting.time.started_at or 0
    if any(_key(signal) == want for signal in standing) or due <= began:
        return False
    told = any((s.kind, s.minutes, s.state) == (kind, minutes, "announced") for s in standing)
    return due > (now if told else now - HOLD * meeting.plan.minute)


def _wanted(meeting: Meeting) -> list[Moment]:
    """Every signal that the present end asks for."""
    time = meeting.time
    if time.paused_at is not None or time.ends_at is None:
        return []
    wanted: list[tuple[SignalKind, Minutes]] = [("heads_up", m) for m in time.heads_ups]
    last = _minutes_from_wrap_up(meeting)
    if last is not None:
        wanted.append(("wrap_up", last))
    wanted.append(("end", 0))
    minute = meeting.plan.minute
    moments = [(kind, minutes, time.ends_at - minutes * minute) for kind, minutes in wanted]
    return moments + _turn_sign(meeting)


def _turn_sign(meeting: Meeting) -> list[Moment]:
    """Where the group wished it, a soft sign after some minutes of a turn. It is for the speaker,
    so it does not wait for the end of the turn; and it ends nothing."""
    turn, minutes = meeting.floor.turn, meeting.floor.customs.turn_minutes
    if turn is None or turn.held_at is not None or minutes == 0:
        return []
    return [("turn", minutes, turn.began_at + minutes * meeting.plan.minute)]


def _minutes_from_wrap_up(meeting: Meeting) -> Minutes | None:
    """How long wrap-up and closing take together, while wrap-up is still to come."""
    if meeting.course.aside:
        return None
    to_come = [
        phase
        for phase, progress in zip(meeting.plan.phases, meeting.course.progress, strict=True)
        if progress.status == "upcoming" and phase.kind in ("wrap_up", "closing")
    ]
    if not any(phase.kind == "wrap_up" for phase in to_come):
        return None
    return min(sum(phase.minutes for phase in to_come), LONGEST_PHASE)


def _someone_speaks(meeting: Meeting) -> bool:
    """Also while the speaker's line is down: people in one room hear them all the same."""
    return meeting.floor.turn is not None


def _key(signal: Signal) -> Moment:
    return (signal.kind, signal.minutes, signal.due)


def _moved(meeting: Meeting, ends_at: Millis | None, by: Millis, now: Millis) -> Millis:
    """Raises `Refused("too_short")` for an end that would lie in the past."""
    clock = meeting.time.paused_at or now
    if ends_at is None:
        raise Refused("not_started")
    moved = max(ends_at, clock) + by if by > 0 else ends_at + by
    if by < 0 and moved < clock:
        raise Refused("too_short")
    return moved


def _next_upcoming(meeting: Meeting, after: int) -> int | None:
    for phase in range(after + 1, len(meeting.course.progress)):
        if meeting.course.progress[phase].status == "upcoming":
            return phase
    return None


def _planned_minutes(meeting: Meeting) -> Minutes:
    """With every phase set aside, the meeting is as long as it was to be."""
    phases = meeting.plan.phases
    counted = [
        phase.minutes
        for phase, progress in zip(phases, meeting.course.progress, strict=True)
        if _counts(progress)
    ]
    return sum(counted) or sum(phase.minutes for phase in phases)


def _counts(progress: PhaseProgress) -> bool:
    return progress.status in ("upcoming", "active")
