"""What several parts decide together, since they never import each other."""

from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import (
    InsertPhase,
    ResumeMeeting,
    RingBell,
    SetSeries,
)
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.floor import Bell
from circlekeeper_protocol.meeting import Meeting, Seat

from . import (
    bell,
    floor,
    pair,
    pause,
    plan,
    practicalities,
    series,
    time,
)


def set_series(meeting: Meeting, who: Seat, now: Millis, command: SetSeries) -> Events:
    """After the last meeting there is none to go to."""
    place = series.set_series(meeting, who, command)
    last = meeting.series is not None and command.of == meeting.series.number
    return (*place, *practicalities.meet_again(meeting, now, None if last else command.next_at))


def due(meeting: Meeting, now: Millis) -> Events:
    if meeting.stage == "ended":
        return pair.told(meeting, now)
    if meeting.bell is None:
        return (*floor.let_go(meeting, now), *time.ring_due(meeting, now))
    over = bell.over(meeting, now)
    return (*over, *_goes_on(meeting, meeting.bell, now)) if over else ()


def _goes_on(meeting: Meeting, bell: Bell, now: Millis) -> Events:
    """What stood still, after a bell or a pause: first the time, which the turn goes by."""
    goes_on = time.goes_on(meeting, now) if bell.holds_time else ()
    turn = floor.goes_on(evolve_all(meeting, goes_on), now)
    return (*goes_on, *turn, *floor.asks_on(meeting, now))


def start_meeting(meeting: Meeting, who: Seat, now: Millis) -> Events:
    shortened = time.fitted(meeting, now)
    begun = plan.start_meeting(evolve_all(meeting, shortened), who, now)
    return (*practicalities.takes_place(meeting), *shortened, *begun, *time.started(meeting, now))


def insert_phase(meeting: Meeting, who: Seat, now: Millis, command: InsertPhase) -> Events:
    inserted = plan.insert_phase(meeting, who, command)
    return (*inserted, *time.room_made(meeting, now, command.minutes))


def ring_bell(meeting: Meeting, who: Seat, now: Millis, command: RingBell) -> Events:
    rang = bell.ring(meeting, who, now, command)
    return (*rang, *time.held(meeting, now)) if rang else ()


def pause_meeting(meeting: Meeting, who: Seat, now: Millis) -> Events:
    paused = pause.pause(meeting, who, now)
    held = time.held(meeting, now) if paused and meeting.time.ends_at is not None else ()
    return (*paused, *held)


def resume_meeting(meeting: Meeting, who: Seat, now: Millis, command: ResumeMeeting) -> Events:
    resumed = pause.resume(meeting, who)
    if not resumed or meeting.bell is None:
        return ()
    shown = plan.prompt_shown(meeting, command.prompt) if command.prompt else ()
    return (*resumed, *_goes_on(meeting, meeting.bell, now), *shown)
