"""Signals: planned, held for the end of a turn, announced, or missed."""

from typing import Final

from circlekeeper_protocol.bounds import Millis, Minutes
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    SignalAnnounced,
    SignalHeld,
    SignalMissed,
    SignalsPlanned,
)
from circlekeeper_protocol.meeting import Meeting, Signal

from .moments import Moment, moment_of, moments

SECOND: Final[Millis] = 1000

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
    """Always true: the planned signals fit the end of the running meeting."""
    return _planned(meeting, now) if meeting.stage == "running" else ()


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
    wanted = moments(meeting)
    signals = meeting.time.signals
    standing = [s for s in signals if moment_of(s) in wanted or not _can_be_withdrawn(s, now)]
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
            phase=phase,
            due=due,
            hold_until=due + HOLD * meeting.plan.minute,
            state="planned",
            ring_at=None,
        )
        for place, (kind, minutes, due, phase) in enumerate(missing)
    ]
    return (SignalsPlanned(signals=(*kept, *fresh), planned=meeting.time.planned + len(fresh)),)


def _can_be_withdrawn(signal: Signal, now: Millis) -> bool:
    """What rings within a moment may have rung for somebody already."""
    return signal.state in ("planned", "held") or (signal.ring_at or 0) > now + NOTICE


def _is_missing(want: Moment, standing: list[Signal], meeting: Meeting, now: Millis) -> bool:
    """A moment that has just passed is still told, unless the same was told just now, or the
    meeting had not begun."""
    kind, minutes, due, phase = want
    began = meeting.time.started_at or 0
    if any(moment_of(signal) == want for signal in standing) or due <= began:
        return False
    told = any(
        (s.kind, s.minutes, s.phase, s.state) == (kind, minutes, phase, "announced")
        for s in standing
    )
    return due > (now if told else now - HOLD * meeting.plan.minute)


def _someone_speaks(meeting: Meeting) -> bool:
    """Also while the speaker's line is down: people in one room hear them all the same."""
    return meeting.floor.turn is not None
