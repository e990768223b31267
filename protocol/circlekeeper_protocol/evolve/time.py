"""The end, the pause and the signals."""

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import SignalId
from circlekeeper_protocol.events import (
    EndMoved,
    FixedEndSet,
    HeadsUpsSet,
    SignalAnnounced,
    SignalHeld,
    SignalMissed,
    SignalsPlanned,
    SoundingMuted,
    SoundingSet,
    TimePaused,
    TimeStarted,
)
from circlekeeper_protocol.meeting import Signal, Time


def evolve_time(
    time: Time,
    event: TimeStarted
    | EndMoved
    | TimePaused
    | FixedEndSet
    | SoundingSet
    | SoundingMuted
    | HeadsUpsSet
    | SignalsPlanned
    | SignalHeld
    | SignalAnnounced
    | SignalMissed,
) -> Time:
    match event:
        case TimeStarted():
            return replace(time, started_at=event.at, ends_at=event.ends_at)
        case EndMoved():
            return replace(time, ends_at=event.ends_at)
        case TimePaused():
            return replace(time, paused_at=event.at)
        case FixedEndSet():
            return replace(time, fixed_end=event.fixed)
        case SoundingSet():
            return replace(time, sounding=event.member, muted=False)
        case SoundingMuted():
            return replace(time, muted=event.muted)
        case HeadsUpsSet():
            return replace(time, heads_ups=event.minutes)
        case SignalsPlanned():
            return replace(time, signals=event.signals, planned=event.planned)
        case SignalHeld():
            return _signal(time, event.signal, lambda was: replace(was, state="held"))
        case SignalAnnounced():
            ring_at = event.ring_at
            return _signal(
                time, event.signal, lambda was: replace(was, state="announced", ring_at=ring_at)
            )
        case SignalMissed():
            return _signal(time, event.signal, lambda was: replace(was, state="missed"))
        case _:
            assert_never(event)


def _signal(time: Time, signal: SignalId, change: Callable[[Signal], Signal]) -> Time:
    signals = tuple(change(was) if was.id == signal else was for was in time.signals)
    return replace(time, signals=signals)
