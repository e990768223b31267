"""Seats, roles, lines and links."""

from circlekeeper_protocol.bounds import (
    Digest,
    Line,
    MemberId,
    Millis,
    Name,
    Presence,
    Role,
    Secret,
)
from circlekeeper_protocol.meeting import OpenLine

from .event import Event


class SeatTaken(Event, frozen=True):
    """A seat at the end of the order; beside the phone that it shares, if it does."""

    member: MemberId
    name: Name
    twin: int
    role: Role
    without_device: bool
    shares: MemberId | None


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


class DeputyNamed(Event, frozen=True):
    """Who may take over while no facilitator is here; or nobody any more."""

    member: MemberId | None


class NoteSent(Event, frozen=True):
    member: MemberId
    text: Line
    at: Millis
