"""The end, and the signals on the way there."""

from msgspec import Struct

from circlekeeper_protocol.bounds import MemberId, Millis, Minutes, PhaseId, SignalId
from circlekeeper_protocol.meeting import Signal

from .event import Event


class TimeStarted(Event, frozen=True):
    at: Millis
    ends_at: Millis


class EndMoved(Event, frozen=True):
    ends_at: Millis


class TimePaused(Event, frozen=True):
    at: Millis


class PhaseTimes(Struct, frozen=True, forbid_unknown_fields=True):
    phase: PhaseId
    began_at: Millis
    ends_at: Millis
    step_ends_at: Millis | None


class TimeResumed(Event, frozen=True):
    """Everything has moved on by as long as the time was held, all but an end that is fixed."""

    ends_at: Millis
    phases: tuple[PhaseTimes, ...]


class FixedEndSet(Event, frozen=True):
    fixed: bool


class SoundingSet(Event, frozen=True):
    """Whose device rings for all; `None` when every device does again."""

    member: MemberId | None


class SoundingMuted(Event, frozen=True):
    """Whether the one device that rings for all cannot be heard."""

    muted: bool


class HeadsUpsSet(Event, frozen=True):
    minutes: tuple[Minutes, ...]


class SignalsPlanned(Event, frozen=True):
    """The whole list of signals that are to come, or have just been announced."""

    signals: tuple[Signal, ...]
    planned: int


class SignalHeld(Event, frozen=True):
    """It waits for the end of the turn that is running."""

    signal: SignalId


class SignalAnnounced(Event, frozen=True):
    """Every client rings it at `ring_at`, by its own estimate of hub time."""

    signal: SignalId
    ring_at: Millis


class SignalMissed(Event, frozen=True):
    signal: SignalId
