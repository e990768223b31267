"""Seats: who is in the circle or on the bench, by which name and in which role.

Anyone may rename themselves and leave; facilitators remove, add seats for people without a device,
hand over, name a deputy, renew links and write to one another. Whoever has a phone may share it,
and acts for those beside them. A seat is present while any line to any node stands; how many there
are is nobody's business. Two people of one name are told apart by a number, the same for all.
"""

from typing import Final

from circlekeeper_protocol.bounds import Digest, MemberId, Millis, Presence, Role
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    BringAlong,
    ChangeLines,
    HandOver,
    NameDeputy,
    Remove,
    Rename,
    RenewInvite,
    SendNote,
    TakeSeat,
)
from circlekeeper_protocol.events import (
    DeputyNamed,
    Events,
    FacilitatorInviteRenewed,
    InviteRenewed,
    LinesChanged,
    MemberLeft,
    NoteSent,
    PresenceChanged,
    Renamed,
    RoleChanged,
    SeatKeySet,
    SeatTaken,
    SoundingSet,
)
from circlekeeper_protocol.meeting import Meeting, OpenLine, Seat
from circlekeeper_protocol.refusals import Refused

from .guards import (
    is_led,
    require_facilitator,
    require_member,
    require_private,
    require_voice,
)
from .secrets import accepts_invite, digest, member_with_key
from .texts import clean_name, clean_text, same_name

MOST_SEATS: Final = 2000
MOST_COMPANIONS: Final = 6
"""On one phone."""


def take_seat(meeting: Meeting, command: TakeSeat) -> Events:
    """With a key that has a seat already, it is that seat: the join was sent twice. After the end
    facilitators alone come in, to look after what is kept.
    """
    if member_with_key(meeting, command.key) is not None:
        return ()
    role = accepts_invite(meeting, command.invite)
    if role is None:
        raise Refused("no_entry")
    if meeting.stage == "ended" and role != "facilitator":
        raise Refused("meeting_is_over")
    line = OpenLine(member=_next_member(meeting), node=command.node)
    seated = _seated(meeting, command.name, role, command.key)
    return (*seated, LinesChanged(opened=(line,), closed=()))


def bring_along(meeting: Meeting, command: BringAlong) -> Events:
    """Nobody comes who would not be let in with a link."""
    if member_with_key(meeting, command.key) is not None:
        return ()
    stays_out = command.role == "observer" and not meeting.observing.welcome
    if stays_out or (meeting.stage == "ended" and command.role != "facilitator"):
        raise Refused("no_entry")
    return _seated(meeting, command.name, command.role, command.key)


def _seated(meeting: Meeting, wish: str, role: Role, key: Digest) -> Events:
    member = _next_member(meeting)
    name = clean_name(wish)
    return (
        SeatTaken(
            member=member,
            name=name,
            twin=_twin(meeting, name, member),
            role=role,
            without_device=False,
            shares=None,
        ),
        SeatKeySet(member=member, digest=key),
    )


def add_seat(meeting: Meeting, by: Seat, command: AddSeat) -> Events:
    require_facilitator(by)
    return _seated_without_device(meeting, command.name, None)


def add_companion(meeting: Meeting, by: Seat, command: AddCompanion) -> Events:
    require_voice(by)
    require_private(by)
    if sum(seat.shares == by.id for seat in meeting.seats) >= MOST_COMPANIONS:
        raise Refused("circle_is_full")
    return _seated_without_device(meeting, command.name, by.id)


def _seated_without_device(meeting: Meeting, wish: str, shares: MemberId | None) -> Events:
    member = _next_member(meeting)
    name = clean_name(wish)
    return (
        SeatTaken(
            member=member,
            name=name,
            twin=_twin(meeting, name, member),
            role="participant",
            without_device=True,
            shares=shares,
        ),
    )


def acted_for(meeting: Meeting, by: Seat, member: MemberId) -> Seat:
    """Someone who cannot press a button just now, on their spoken word: a facilitator acts for
    them, or whoever shares a phone with them."""
    if not any(seat.id == member and seat.shares == by.id for seat in meeting.seats):
        require_facilitator(by)
    who = require_member(meeting, member)
    if not who.without_device and who.presence == "here":
        raise Refused("not_for_them")
    return who


def rename(meeting: Meeting, by: Seat, command: Rename) -> Events:
    name = clean_name(command.name)
    if name == by.name:
        return ()
    return (Renamed(member=by.id, name=name, twin=_twin(meeting, name, by.id)),)


def leave(by: Seat) -> Events:
    return (MemberLeft(member=by.id),)


def remove(meeting: Meeting, by: Seat, command: Remove) -> Events:
    who = require_member(meeting, command.member)
    if who.shares != by.id:
        require_facilitator(by)
    return (MemberLeft(member=who.id),)


def hand_over(meeting: Meeting, by: Seat, command: HandOver) -> Events:
    require_facilitator(by)
    to = require_member(meeting, command.to)
    if to.id == by.id:
        return ()
    if to.role == "observer" or to.without_device or to.presence != "here":
        raise Refused("cannot_facilitate")
    taken: Events = ()
    if to.role != "facilitator":
        taken = (RoleChanged(member=to.id, role="facilitator"),)
    return (*taken, RoleChanged(member=by.id, role="participant"))


def name_deputy(meeting: Meeting, by: Seat, command: NameDeputy) -> Events:
    require_facilitator(by)
    if command.member is not None:
        who = require_member(meeting, command.member)
        if who.role != "participant" or who.without_device:
            raise Refused("cannot_facilitate")
    same = command.member == meeting.deputy
    return () if same else (DeputyNamed(member=command.member),)


def take_over(meeting: Meeting, by: Seat) -> Events:
    """Nothing changes when a facilitator returns: then there are two."""
    if meeting.deputy != by.id:
        raise Refused("not_the_deputy")
    if is_led(meeting):
        raise Refused("facilitator_is_here")
    return (RoleChanged(member=by.id, role="facilitator"), DeputyNamed(member=None))


def send_note(by: Seat, now: Millis, command: SendNote) -> Events:
    require_facilitator(by)
    text = clean_text(command.text)
    return (NoteSent(member=by.id, text=text, at=now),) if text else ()


def renew_invite(by: Seat, command: RenewInvite) -> Events:
    require_facilitator(by)
    if command.role == "facilitator":
        return (FacilitatorInviteRenewed(digest=digest(command.secret)),)
    return (InviteRenewed(role=command.role, secret=command.secret),)


def change_lines(meeting: Meeting, command: ChangeLines) -> Events:
    seated = {seat.id for seat in meeting.seats}
    standing = {line.member for line in meeting.vault.lines if line.node == command.node}
    opened = [m for m in command.opened if m in seated and m not in standing]
    closed = [m for m in command.closed if m in standing]
    if not opened and not closed:
        return ()
    return (
        LinesChanged(
            opened=tuple(OpenLine(member=member, node=command.node) for member in opened),
            closed=tuple(OpenLine(member=member, node=command.node) for member in closed),
        ),
    )


def follow_up(meeting: Meeting, _now: int) -> Events:
    """Always true: who has a line is here; who has none, and a device, is reconnecting; the deputy
    takes part."""
    connected = {line.member for line in meeting.vault.lines}
    moved = tuple(
        PresenceChanged(member=seat.id, presence=presence)
        for seat in meeting.seats
        if seat.presence != (presence := _presence(seat, connected))
    )
    return (*moved, *_deputy_gone(meeting), *_sounding_gone(meeting))


def _deputy_gone(meeting: Meeting) -> Events:
    deputy = meeting.deputy
    takes_part = any(s.id == deputy and s.role == "participant" for s in meeting.seats)
    return () if deputy is None or takes_part else (DeputyNamed(member=None),)


def _sounding_gone(meeting: Meeting) -> Events:
    """Whoever rang for all in one room has left: every device rings again."""
    sounding = meeting.time.sounding
    there = any(seat.id == sounding for seat in meeting.seats)
    return () if sounding is None or there else (SoundingSet(member=None),)


def _presence(seat: Seat, connected: set[MemberId]) -> Presence:
    return "here" if seat.without_device or seat.id in connected else "reconnecting"


def _next_member(meeting: Meeting) -> MemberId:
    if len(meeting.seats) >= MOST_SEATS:
        raise Refused("circle_is_full")
    return meeting.joined + 1


def _twin(meeting: Meeting, name: str, member: MemberId) -> int:
    """0 for the first of a name; the lowest free number from 2 for another."""
    taken = {
        seat.twin for seat in meeting.seats if seat.id != member and same_name(seat.name, name)
    }
    if not taken:
        return 0
    return next(number for number in range(2, len(taken) + 3) if number not in taken)
