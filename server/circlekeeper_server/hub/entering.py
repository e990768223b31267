"""The door: who may come in, and the first that they see."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from circlekeeper_protocol.bounds import Millis, Secret
from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.frames import Door, Hello, Resumed, Welcome
from circlekeeper_protocol.privacy import newcomer, viewer_of

from circlekeeper_server.rules import accepts_invite, digest, member_with_key

from .frames import Sendable, Views, ready
from .line import Line
from .past import Past
from .visitor import Visitor

if TYPE_CHECKING:
    from .room import Room


class NoEntry(Exception):
    """Close the line with `code`: nobody comes in this way. Unknown, erased and wrong are all
    `NO_ENTRY`; a hub that stops says `RESTART`, and one whose log fails `FAULT`."""

    def __init__(self, code: CloseCode = CloseCode.NO_ENTRY) -> None:
        super().__init__(CLOSINGS[code].reason)
        self.code = code


def admit(room: "Room", past: Past, hello: Hello, line: Line) -> Visitor:
    """To the door with an invite, to their seat with its secret. Raises `NoEntry`."""
    if past.meeting.stage == "erased" or (hello.invite is None) == (hello.seat is None):
        raise NoEntry
    if hello.seat is not None:
        return _to_their_seat(room, past, hello.seat, line)
    assert hello.invite is not None
    role = accepts_invite(past.meeting, hello.invite)
    if role is None:
        raise NoEntry
    return Visitor(room, line, role, newcomer(role), hello.invite, None)


def _to_their_seat(room: "Room", past: Past, secret: Secret, line: Line) -> Visitor:
    member = member_with_key(past.meeting, digest(secret))
    for seat in past.meeting.seats:
        if seat.id == member:
            viewer = viewer_of(past.meeting, seat.id, seat.role)
            return Visitor(room, line, seat.role, viewer, None, member)
    raise NoEntry


def snapshot(past: Past, views: Views, visitor: Visitor, now: Millis) -> bytes:
    """All that they may know, as it is now."""
    meeting = views.of(past.meeting, visitor.viewer, visitor.member)
    if visitor.member is None:
        return ready(
            Door(role=visitor.role, epoch=past.epoch, seq=past.seq, now=now, meeting=meeting)
        )
    return ready(
        Welcome(
            member=visitor.member,
            role=visitor.role,
            epoch=past.epoch,
            seq=past.seq,
            now=now,
            meeting=meeting,
        )
    )


def resumption(past: Past, missed: Sequence[Sendable], visitor: Visitor, now: Millis) -> bytes:
    """The entries that they missed."""
    frames = [ready(Resumed(seq=past.seq, now=now))]
    frames += [entry.frame_for(visitor.viewer, visitor.member) for entry in missed]
    return b"".join(frames)
