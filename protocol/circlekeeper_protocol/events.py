"""What happened. Events carry results, so that `evolve` never has to decide anything."""

from msgspec import Struct

from .bounds import (
    Digest,
    FloorMode,
    HandKind,
    MemberId,
    Millis,
    Minutes,
    Name,
    PhaseId,
    Presence,
    Role,
    Secret,
    SignalId,
    Text,
    TurnId,
)
from .meeting import About, OpenLine, Plan, Signal
from .names import snake


class Event(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag=snake):
    """The base of all events. The tag on the wire is the class name in snake_case."""


# The meeting as a whole


class MeetingMade(Event, frozen=True):
    """Always the first event; with it the meeting exists and its door is open."""

    about: About
    plan: Plan
    heads_ups: tuple[Minutes, ...]


class MeetingStarted(Event, frozen=True):
    pass


class MeetingEnded(Event, frozen=True):
    erases_at: Millis


class MeetingErased(Event, frozen=True):
    """The last event there can be: the log is erased right after it."""


# Seats


class SeatTaken(Event, frozen=True):
    member: MemberId
    name: Name
    twin: int
    role: Role
    without_device: bool


class SeatKeySet(Event, frozen=True):
    member: MemberId
    digest: Digest


class Renamed(Event, frozen=True):
    member: MemberId
    name: Name
    twin: int


class RoleChanged(Event, frozen=True):
    """The member concerned gets a fresh view instead."""

    member: MemberId
    role: Role


class MemberLeft(Event, frozen=True):
    """Left or was removed: the same to everyone."""

    member: MemberId


class LinesChanged(Event, frozen=True):
    opened: tuple[OpenLine, ...]
    closed: tuple[OpenLine, ...]


class PresenceChanged(Event, frozen=True):
    member: MemberId
    presence: Presence


class InviteRenewed(Event, frozen=True):
    """The link of participants or observers; an older one no longer opens the door."""

    role: Role
    secret: Secret


class FacilitatorInviteRenewed(Event, frozen=True):
    digest: Digest


# The plan


class PhaseBegun(Event, frozen=True):
    phase: PhaseId
    at: Millis
    ends_at: Millis


class PhaseFinished(Event, frozen=True):
    phase: PhaseId


class PhaseSetAside(Event, frozen=True):
    phase: PhaseId


class PhaseRetimed(Event, frozen=True):
    """An active phase ends at another time."""

    phase: PhaseId
    ends_at: Millis


class PhaseMinutesSet(Event, frozen=True):
    """The plan gives a phase another length."""

    phase: PhaseId
    minutes: Minutes


class PlanSetAside(Event, frozen=True):
    pass


class PlanTakenUp(Event, frozen=True):
    pass


class StepBegun(Event, frozen=True):
    phase: PhaseId
    step: int


class PromptShown(Event, frozen=True):
    text: Text
    """Empty when the prompt was taken away."""


# The floor


class FloorModeSet(Event, frozen=True):
    """Another way for the floor to move. A round that was going on is over; a turn goes on."""

    mode: FloorMode


class HandRaised(Event, frozen=True):
    """A hand at the end of the line, or another kind of a hand that keeps its place."""

    member: MemberId
    kind: HandKind


class HandLowered(Event, frozen=True):
    member: MemberId


class HandMoved(Event, frozen=True):
    member: MemberId
    place: int
    """0 is first in line."""


class TurnBegan(Event, frozen=True):
    """The member's hand is down and the round has reached them with it."""

    turn: TurnId
    member: MemberId
    at: Millis


class TurnHeld(Event, frozen=True):
    turn: TurnId
    at: Millis


class TurnResumed(Event, frozen=True):
    turn: TurnId
    began_at: Millis


class TurnEnded(Event, frozen=True):
    """Spoken, passed or moved on: the same to everyone."""

    turn: TurnId


class RoundBegan(Event, frozen=True):
    """It is over when nobody is to come any more."""

    members: tuple[MemberId, ...]


class RoundJoined(Event, frozen=True):
    """A late-comer, at the end of the round."""

    member: MemberId


class RoundPlaceKept(Event, frozen=True):
    """Someone whose line dropped in their turn is the next again."""

    member: MemberId


class RoundLeft(Event, frozen=True):
    member: MemberId


# Time


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


class TimeResumed(Event, frozen=True):
    """Everything has moved on by as long as the time was held."""

    ends_at: Millis
    phases: tuple[PhaseTimes, ...]


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


AnyEvent = (
    MeetingMade
    | MeetingStarted
    | MeetingEnded
    | MeetingErased
    | SeatTaken
    | SeatKeySet
    | Renamed
    | RoleChanged
    | MemberLeft
    | LinesChanged
    | PresenceChanged
    | InviteRenewed
    | FacilitatorInviteRenewed
    | PhaseBegun
    | PhaseFinished
    | PhaseSetAside
    | PhaseRetimed
    | PhaseMinutesSet
    | PlanSetAside
    | PlanTakenUp
    | StepBegun
    | PromptShown
    | FloorModeSet
    | HandRaised
    | HandLowered
    | HandMoved
    | TurnBegan
    | TurnHeld
    | TurnResumed
    | TurnEnded
    | RoundBegan
    | RoundJoined
    | RoundPlaceKept
    | RoundLeft
    | TimeStarted
    | EndMoved
    | TimePaused
    | TimeResumed
    | HeadsUpsSet
    | SignalsPlanned
    | SignalHeld
    | SignalAnnounced
    | SignalMissed
)
Events = tuple[AnyEvent, ...]
