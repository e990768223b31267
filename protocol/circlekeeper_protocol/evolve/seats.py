"""Seats, their keys and lines, and the links."""

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.events import (
    BellNoted,
    FacilitatorInviteRenewed,
    InviteRenewed,
    LinesChanged,
    MemberLeft,
    MemberSpoke,
    PresenceChanged,
    Renamed,
    RoleChanged,
    SeatKeySet,
    SeatTaken,
)
from circlekeeper_protocol.meeting import Invites, Meeting, Seat, SeatKey, Spoken, Vault

from .observers import without


def evolve_seats(
    meeting: Meeting,
    event: SeatTaken | Renamed | RoleChanged | MemberLeft | PresenceChanged,
) -> Meeting:
    match event:
        case SeatTaken():
            seat = Seat(
                id=event.member,
                name=event.name,
                twin=event.twin,
                role=event.role,
                presence="here",
                without_device=event.without_device,
                shares=event.shares,
            )
            place = _beside(meeting.seats, event.shares)
            seats = (*meeting.seats[:place], seat, *meeting.seats[place:])
            return replace(meeting, seats=seats, joined=meeting.joined + 1)
        case MemberLeft():
            seats = tuple(
                replace(seat, shares=None) if seat.shares == event.member else seat
                for seat in meeting.seats
                if seat.id != event.member
            )
            keys = tuple(key for key in meeting.vault.seats if key.member != event.member)
            lines = tuple(line for line in meeting.vault.lines if line.member != event.member)
            vault = replace(meeting.vault, seats=keys, lines=lines)
            observing = without(meeting.observing, event.member)
            return replace(meeting, seats=seats, vault=vault, observing=observing)
        case Renamed():
            name, twin = event.name, event.twin
            return _seat(meeting, event.member, lambda seat: replace(seat, name=name, twin=twin))
        case RoleChanged():
            role = event.role
            return _seat(meeting, event.member, lambda seat: replace(seat, role=role))
        case PresenceChanged():
            presence = event.presence
            return _seat(meeting, event.member, lambda seat: replace(seat, presence=presence))
        case _:
            assert_never(event)


def _beside(seats: tuple[Seat, ...], shares: MemberId | None) -> int:
    """At the end; whoever shares a phone sits behind all who share it already."""
    together = [
        place
        for place, seat in enumerate(seats, 1)
        if shares is not None and shares in (seat.id, seat.shares)
    ]
    return together[-1] if together else len(seats)


def _seat(meeting: Meeting, member: MemberId, change: Callable[[Seat], Seat]) -> Meeting:
    seats = tuple(change(seat) if seat.id == member else seat for seat in meeting.seats)
    return replace(meeting, seats=seats)


def evolve_vault(
    vault: Vault,
    event: SeatKeySet | LinesChanged | FacilitatorInviteRenewed | MemberSpoke | BellNoted,
) -> Vault:
    match event:
        case SeatKeySet():
            key = SeatKey(member=event.member, digest=event.digest)
            return replace(vault, seats=(*vault.seats, key))
        case LinesChanged():
            kept = tuple(line for line in vault.lines if line not in event.closed)
            opened = tuple(line for line in event.opened if line not in kept)
            return replace(vault, lines=kept + opened)
        case FacilitatorInviteRenewed():
            return replace(vault, facilitator_invite=event.digest)
        case MemberSpoke():
            return replace(vault, spoken=_spoken(vault.spoken, event))
        case BellNoted():
            return replace(vault, bell=event.last)
        case _:
            assert_never(event)


def _spoken(known: tuple[Spoken, ...], event: MemberSpoke) -> tuple[Spoken, ...]:
    others = tuple(spoken for spoken in known if spoken.member != event.member)
    before = sum(spoken.millis for spoken in known if spoken.member == event.member)
    return (*others, Spoken(member=event.member, millis=before + event.millis))


def evolve_invites(invites: Invites, event: InviteRenewed) -> Invites:
    if event.role == "participant":
        return replace(invites, participant=event.secret)
    if event.role == "observer":
        return replace(invites, observer=event.secret)
    return invites
