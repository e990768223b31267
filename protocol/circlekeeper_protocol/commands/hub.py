"""What the hub itself asks; never taken from a socket."""

from circlekeeper_protocol.bounds import (
    Digest,
    Line,
    MeetingId,
    MemberId,
    Minutes,
    Name,
    Role,
    Secret,
)
from circlekeeper_protocol.cards import Card
from circlekeeper_protocol.meeting import About, Plan, SeriesPlace

from .command import Command


class MakeMeeting(Command, frozen=True):
    """Causes: `MeetingMade`, `InviteRenewed`, `FacilitatorInviteRenewed`, `CardPut`,
    `SeriesJoined`, `ObserversAllowed`; the first entry of the log.

    Refused: `unclear_text`, `unsound_plan`, `too_far_ahead`.
    """

    about: About
    plan: Plan
    heads_ups: tuple[Minutes, ...]
    facilitator: Secret
    participant: Secret
    observer: Secret
    cards: tuple[Card, ...] = ()
    """What the meeting begins with: agreements, resources, and whatever a group has kept."""
    series: SeriesPlace | None = None
    series_id: MeetingId | None = None
    """With a place in it."""
    observers: bool = False
    """Whether observers may come."""
    why_observers: Line = ""
    observers_line: bool = False
    """Whether they may write to one another."""
    rehearsal: Line = ""
    """By which scenario simulated members come to it; empty where everyone is who they are."""
    seed: Line = ""
    """From which follows what chance makes simulated members do."""


class MakeNext(Command, frozen=True):
    """The series goes on to its next meeting. Causes: `NextMade`."""

    meeting: MeetingId


class TryAgain(Command, frozen=True):
    """A rehearsal goes on from an earlier moment, as another meeting. Causes: `TriedAgain`."""

    meeting: MeetingId


class BringAlong(Command, frozen=True):
    """Someone who sat down in a rehearsal after the moment from which it goes on as this meeting
    comes along, with the key that they have.

    Causes: `SeatTaken`, `SeatKeySet`. Refused: `no_entry`, `circle_is_full`.
    """

    name: Name
    role: Role
    key: Digest


class TakeSeat(Command, frozen=True):
    """Someone with an invite sits down, or comes back to the seat that has this key.

    Causes: `SeatTaken`, `SeatKeySet`, `LinesChanged`. Refused: `no_entry`, `unclear_name`,
    `circle_is_full`.
    """

    invite: Secret
    name: Name
    key: Digest
    node: str


class ChangeLines(Command, frozen=True):
    """Who is connected to this node now, and who no longer is.

    Causes: `LinesChanged`, `PresenceChanged`.
    """

    node: str
    opened: tuple[MemberId, ...]
    closed: tuple[MemberId, ...]


class RingDue(Command, frozen=True):
    """The clock: announce, hold or miss every signal whose moment has come.

    Causes: `SignalAnnounced`, `SignalHeld`, `SignalMissed`.
    """
