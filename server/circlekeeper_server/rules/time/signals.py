"""Signals: planned, held for the end of a turn, announced, or missed."""

from typing import Final

from circlekeeper_protocol.bounds import Millis, Minutes, SignalKind
from circlekeeper_protocol.events import (
    AnyEvent,
    Events,
    SignalAnnounced,
    SignalHeld,
    SignalMissed,
    SignalsPlanned,
)
from circlekeeper_protocol.meeting import Meeting, Signal

from .moments import LEAD, Moment, moment_of, moments

SECOND: Final[Millis] = 1000

NOTICE: Final[Millis] = SECOND
"""The shortest time between announcing and ringing when the clock was late."""
HOLD: Final[Minutes] = 2
"""How long a signal waits for the end of a turn."""
MISSED_AFTER: Final[Millis] = 10 * SECOND
"""A signal that waited this much too long was missed while nobody was here; it rings no more."""
REMEMBERED: Final[Millis] = 5 * 60 * SECOND
"""How long a signal that has rung stays in the plan, for those who come back; or longer, where it
would be told again, since the time was held meanwhile."""
WEIGHT: Final[dict[SignalKind, int]] = {
    "heads_up": 2,
    "wrap_up": 2,
    "end": 2,
    "quiet": 1,
    "phase": 0,
    "overtime": 0,
}
"""What goes before the others at one instant: the end that comes near, then what also rings for
everyone, then what is only shown. The sign of a turn is for one alone, and beside them all."""


def ring_due(meeting: Meeting, now: Millis) -> Events:
    """Announce, hold or miss each signal whose moment has come."""
    if meeting.time.paused_at is not None:
        return ()
    speaking = _someone_speaks(meeting)
    events: list[AnyEvent] = []
    rings: list[tuple[Signal, Millis]] = []
    for signal in meeting.time.signals:
        moment = ring_moment(signal)
        if moment is None or moment - LEAD > now:
            continue
        if now > signal.hold_until + MISSED_AFTER:
            events.append(SignalMissed(signal=signal.id))
        elif signal.state == "planned" and speaking and signal.kind != "turn":
            events.append(SignalHeld(signal=signal.id))
        else:
            rings.append((signal, max(moment, now + NOTICE)))
    return (*events, *_announced(meeting, rings))


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
    held = [signal for signal in meeting.time.signals if signal.state == "held"]
    return _announced(meeting, [(signal, now + LEAD) for signal in held])


def _announced(meeting: Meeting, rings: list[tuple[Signal, Millis]]) -> Events:
    """What would be told at one instant, since it waited or was late, is told as one: what weighs
    most, and of that the latest. Where another rings already, it comes a little later."""
    taken = {signal.ring_at for signal in meeting.time.signals if WEIGHT.get(signal.kind)}
    return tuple(
        SignalMissed(signal=signal.id)
        if any(ring_at == other_at and _outweighs(other, signal) for other, other_at in rings)
        else SignalAnnounced(signal=signal.id, ring_at=_free(ring_at, taken))
        for signal, ring_at in rings
    )


def _free(ring_at: Millis, taken: set[Millis | None]) -> Millis:
    while ring_at in taken:
        ring_at += LEAD
    return ring_at


def _outweighs(other: Signal, signal: Signal) -> bool:
    mine, theirs = WEIGHT.get(signal.kind), WEIGHT.get(other.kind)
    if mine is None or theirs is None:
        return False
    return (theirs, other.due, other.id) > (mine, signal.due, signal.id)


def _planned(meeting: Meeting, now: Millis) -> Events:
    wanted = moments(meeting, now)
    signals = meeting.time.signals
    standing = [s for s in signals if moment_of(s) in wanted or not _can_be_withdrawn(s, now)]
    missing = [want for want in wanted if _is_missing(want, standing, meeting, now)]
    if not missing and len(standing) == len(signals):
        return ()
    kept = [s for s in standing if _is_remembered(s, wanted, meeting, now)]
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
            step=step,
        )
        for place, (kind, minutes, due, phase, step) in enumerate(missing)
    ]
    return (SignalsPlanned(signals=(*kept, *fresh), planned=meeting.time.planned + len(fresh)),)


def _can_be_withdrawn(signal: Signal, now: Millis) -> bool:
    """What rings within a moment may have rung for somebody already."""
    return signal.state in ("planned", "held") or (signal.ring_at or 0) > now + NOTICE


def _is_remembered(signal: Signal, wanted: list[Moment], meeting: Meeting, now: Millis) -> bool:
    if meeting.time.paused_at is not None or (signal.ring_at or signal.due) > now - REMEMBERED:
        return True
    just_passed = now - HOLD * meeting.plan.minute
    return any(_same(signal, want) and just_passed < want.due <= now + NOTICE for want in wanted)


def _same(signal: Signal, want: Moment) -> bool:
    """They tell the same, though perhaps at another moment."""
    return moment_of(signal)._replace(due=want.due) == want


def _is_missing(want: Moment, standing: list[Signal], meeting: Meeting, now: Millis) -> bool:
    """A moment that has just passed is still told, unless the same was told just now, or the
    meeting had not begun. What was told as the time was held lies as far ahead after it as then."""
    began = meeting.time.started_at or 0
    if any(moment_of(signal) == want for signal in standing) or want.due <= began:
        return False
    told = any(_same(signal, want) and signal.state == "announced" for signal in standing)
    return want.due > (now + NOTICE if told else now - HOLD * meeting.plan.minute)


def _someone_speaks(meeting: Meeting) -> bool:
    """Also while the speaker's line is down: people in one room hear them all the same."""
    return meeting.floor.turn is not None
