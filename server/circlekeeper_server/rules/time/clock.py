"""Holding the time, ending and forgetting."""

from typing import Final

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import ChooseSounding, TellMuted
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    MeetingEnded,
    MeetingErased,
    PhaseTimes,
    SoundingMuted,
    SoundingSet,
    TimePaused,
    TimeResumed,
    TurnRetimed,
)
from circlekeeper_protocol.meeting import Meeting, Seat

from circlekeeper_server.rules.guards import require_facilitator, require_member, require_private

from .lengths import end_stands, given_up

HOUR: Final[Millis] = 60 * 60 * 1000


def pause(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    return held(meeting, now)


def resume(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    return goes_on(meeting, now)


def held(meeting: Meeting, now: Millis) -> Events:
    return () if meeting.time.paused_at is not None else (TimePaused(at=now),)


def goes_on(meeting: Meeting, now: Millis) -> Events:
    """Everything that was to come is as far away as it was; but an end that is fixed stands, and
    what follows gives up as much. What a turn was held itself, by a line or by the bell, it moves
    on by when it is resumed."""
    time, turn = meeting.time, meeting.floor.turn
    if time.paused_at is None or time.ends_at is None:
        return ()
    waited = now - time.paused_at
    phases = tuple(
        PhaseTimes(
            phase=phase,
            began_at=was.began_at + waited,
            ends_at=was.ends_at + waited,
            step_ends_at=None if was.step_ends_at is None else was.step_ends_at + waited,
        )
        for phase, was in enumerate(meeting.course.progress)
        if was.began_at is not None and was.ends_at is not None
    )
    ends_at = time.ends_at if end_stands(meeting) else time.ends_at + waited
    events: list[AnyEvent] = [
        TimeResumed(ends_at=ends_at, phases=phases),
        *given_up(meeting, now),
    ]
    if turn is not None and turn.ends_at is not None:
        stood = (now if turn.held_at is None else turn.held_at) - time.paused_at
        if stood > 0:
            events.append(TurnRetimed(turn=turn.id, ends_at=turn.ends_at + stood))
    return tuple(events)


def choose_sounding(meeting: Meeting, by: Seat, command: ChooseSounding) -> Events:
    require_facilitator(by)
    if command.member is not None:
        require_private(require_member(meeting, command.member))
    same = command.member == meeting.time.sounding
    return () if same else (SoundingSet(member=command.member),)


def tell_muted(meeting: Meeting, by: Seat, command: TellMuted) -> Events:
    rings = meeting.time.sounding == by.id
    news = rings and command.muted != meeting.time.muted
    return (SoundingMuted(muted=command.muted),) if news else ()


def end_meeting(meeting: Meeting, by: Seat, now: Millis) -> Events:
    require_facilitator(by)
    return (MeetingEnded(erases_at=now + meeting.about.keep_hours * HOUR),)


def erase_meeting(by: Seat) -> Events:
    require_facilitator(by)
    return (MeetingErased(),)
